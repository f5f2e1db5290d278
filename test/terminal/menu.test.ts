import { beforeAll, describe, expect, it } from 'vitest';
import { builtProgram } from '../cli/program.ts';
import { KEY } from '../helpers/terminal.ts';
import { BEGIN, bash, documentOf, rehearse, resume, stepOf } from './rehearsal.ts';

beforeAll(() => {
  builtProgram();
});

const SWITCH = stepOf('1.1', 'Switch', bash('echo try >> tries.txt', 'test -e ready'));
const AFTER = stepOf('1.2', 'After', bash('echo after > after.txt'));
const HELP = `
## Troubleshooting

### Scenario 1: ready is missing

**Symptom**: the switch fails, ready is not there.

\`\`\`bash
ls -d .
touch mended
\`\`\`

## Emergency contacts

### Escalation path

| Level | Condition | Contact | Response time |
|---|---|---|---|
| 1 | any step fails | Zhou Yan | 5 min |
`;

/** In the order of the menu where there is help: retry, edit, by hand, skip, shell, diagnose, contacts, stop. */
const WAY = {
  retry: '1\r',
  edit: '2\r',
  byHand: '3\r',
  skip: '4\r',
  shell: '5\r',
  diagnose: '6\r',
  contacts: '7\r',
  stop: '8\r',
};
const MENU = '1.1/2 failed. What now?';
const NUMBER = 'Type a number';

describe.concurrent('the menu of a failure', () => {
  it('comes behind what went wrong, once for each attempt, and without its output again', async () => {
    const text = bash("printf 'one\\nAll tests failed\\n' | tee -a seen", '# Expected: All tests passed');
    const menu = '1.1/1 failed. What now?';
    await rehearse(
      documentOf(stepOf('1.1', 'Test', text)),
      [
        BEGIN,
        ['+++', ''],
        [menu, ''],
        [NUMBER, WAY.shell],
        ['[mdrollback 1.1/1]', 'exit\r'],
        [menu, ''],
        [NUMBER, WAY.retry],
        ['+++', ''],
        [menu, ''],
        [NUMBER, '6\r'],
      ],
      ({ status, screen }) => {
        expect(status).toBe(1);
        const [first = '', again = '', retried = '', end = ''] = screen.split(menu);
        const marked =
          /expected text:\n +All tests passed\n +-+\n +nearest line:\n +All tests failed\n +\++\n/;
        expect([first, again, retried, end].map((part) => marked.test(part))).toEqual([
          true,
          false,
          true,
          false,
        ]);
        expect([first, again, retried, end].map((part) => part.includes('│ one'))).toEqual([
          true,
          false,
          true,
          false,
        ]);
        expect(end).toContain('Failed at 1.1/1 (line ');
        expect(end).toContain('as told above');
        expect(first.match(/│ one/g)).toHaveLength(1);
      },
    );
  });

  it('goes through every entry, and each answer is on record with who gave it', async () => {
    await rehearse(
      documentOf(SWITCH, AFTER) + HELP,
      [
        BEGIN,
        [MENU, ''],
        [NUMBER, '9\r'],
        ['not understood', ''],
        [NUMBER, KEY.enter],
        [NUMBER, WAY.contacts],
        ['Zhou Yan', ''],
        [NUMBER, WAY.diagnose],
        ['1  $ ls -d .', ''],
        ['go back: ', '1\r'],
        ['│ .', ''],
        ['go back: ', '2\r'],
        ['Type t1/2 to run it, or n to leave it: ', 'y\r'],
        ['not understood', ''],
        ['leave it: ', 'n\r'],
        ['go back: ', '\r'],
        [MENU, ''],
        [NUMBER, WAY.shell],
        ['[mdrollback 1.1/2]', 'echo from-$((40+2)); exit 3\r'],
        ['from-42', ''],
        [NUMBER, WAY.retry],
        [MENU, ''],
        [NUMBER, WAY.edit],
        ['test -e ready', '\u0015test -e tries.txt\r'],
      ],
      ({ status, screen, events, report, records, read }) => {
        expect(status).toBe(0);
        expect(read('mended')).toBeNull();
        expect(read('after.txt')).toBe('after\n');
        expect(events('chosen').map(({ way, by, action }) => [way, by, action])).toEqual(
          ['contacts', 'diagnose', 'shell', 'retry', 'edit'].map((way) => [way, 'li', '1.1/2']),
        );
        expect(events('chosen').at(-1)).toMatchObject({ text: 'test -e tries.txt' });
        expect(events('shell-closed')).toMatchObject([{ action: '1.1/2', exitStatus: 3 }]);
        expect(records.every(({ at }) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(at))).toBe(true);
        expect(screen).toMatch(/Runs instead: test -e tries\.txt\n {4}\$ test -e tries\.txt\n/);
        for (const said of [
          /retried · 1\.1\/2 · li · \d/,
          /a shell was opened in the state of the run · 1\.1\/2 · li · \d/,
          /edited · 1\.1\/2 · li · \d.* · `test -e tries\.txt`/,
        ])
          expect(report).toMatch(said);
      },
    );
  });

  it('stops; the run taken up again begins at the menu, and a reason has somebody else’s name', async () => {
    await rehearse(
      documentOf(SWITCH, AFTER),
      [BEGIN, [MENU, ''], [NUMBER, '6\r']],
      async ({ status, cwd, read }) => {
        expect({ status, after: read('after.txt') }).toEqual({ status: 1, after: null });
        const again = await resume(cwd, [
          // What the one before had seen.
          ['Failed at 1.1/2', ''],
          ['exit status: 1', ''],
          [MENU, ''],
          [NUMBER, '3\r'],
          ['Why', '\r'],
          ['Why', 'switched at the balancer\r'],
        ]);
        expect(again.status).toBe(0);
        expect(again.read('tries.txt')).toBe('try\n');
        expect(again.report).toMatch(/done by hand · 1\.1\/2 · wang · \d.*switched at the balancer/);
      },
    );
  });

  it('skips with a reason; the run goes on and is no success', async () => {
    await rehearse(
      documentOf(SWITCH, AFTER),
      [BEGIN, [NUMBER, '4\r'], ['Why', 'not in use tonight\r']],
      ({ status, report, read }) => {
        expect({ status, after: read('after.txt') }).toEqual({ status: 1, after: 'after\n' });
        expect(report).toMatch(/skipped · 1\.1\/2 · li · \d.*not in use tonight/);
      },
    );
  });
});

describe.concurrent('a question that fails', () => {
  const steps = documentOf(
    stepOf('1.1', 'Ask', '- [ ] users are told\n- [ ] the page is up\n- [ ] the phone is quiet\n'),
    AFTER,
  );

  it('yes, no with a reason, not applicable with a reason: each in the journal and in the report', async () => {
    await rehearse(
      steps,
      [
        BEGIN,
        ['users are told', ''],
        // An empty line is no word that was not understood: the question stands there again.
        ['Is it true?', '\r'],
        ['Is it true?', 'ok\r'],
        ['not understood', 'y: by mail\r'],
        ['the page is up', ''],
        ['Is it true?', 'n\r'],
        ['Why', 'a white page\r'],
        ['1.1/c2 was not confirmed. What now?', '1\r'],
        ['Is it true?', 'y\r'],
        ['the phone is quiet', ''],
        ['Is it true?', 'na\r'],
        ['Why does it not apply', '\r'],
        ['Why does it not apply', 'there is none\r'],
      ],
      ({ status, events, report }) => {
        expect(status).toBe(0);
        expect(events('answered').map(({ action, answer, reason }) => [action, answer, reason])).toEqual([
          ['1.1/c1', 'yes', 'by mail'],
          ['1.1/c2', 'no', 'a white page'],
          ['1.1/c2', 'yes', null],
          ['1.1/c3', 'not-applicable', 'there is none'],
        ]);
        expect(report).toMatch(/- \[x\] users are told.*li.*by mail/);
        expect(report).toMatch(/- \[x\] the page is up.*li/);
        expect(report).toMatch(/- \[ \] the phone is quiet.*there is none/);
        expect(report).toMatch(/retried · 1\.1\/c2 · li/);
      },
    );
  });

  it('a manual action is done with a note, could not be, or does not apply', async () => {
    await rehearse(
      documentOf(
        stepOf('1.1', 'Edit', bash('vim app.conf')),
        stepOf('1.2', 'Edit more', bash('vim web.conf')),
        stepOf('1.3', 'After', bash('echo after')),
      ),
      [
        BEGIN,
        ['vim app.conf', ''],
        ['Is it done?', 'y: set v1\r'],
        ['vim web.conf', ''],
        ['Is it done?', 'n\r'],
        ['Why', 'no rights\r'],
        ['1.2/m1 was not confirmed. What now?', ''],
        [NUMBER, '2\r'],
        ['Why', 'Zhou did it\r'],
      ],
      ({ status, events, report }) => {
        expect(status).toBe(0);
        expect(events('answered')).toMatchObject([
          { action: '1.1/m1', answer: 'yes', reason: 'set v1', by: 'li' },
          { action: '1.2/m1', answer: 'no', reason: 'no rights', by: 'li' },
        ]);
        expect(report).toContain('set v1');
        expect(report).toContain('no rights');
        expect(report).toMatch(/done by hand · 1\.2\/m1 · li · \d.*Zhou did it/);
      },
    );
  });
});
