import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtProgram, inDirectory } from '../cli/program.ts';
import { atTerminal, type Exchange } from '../helpers/terminal.ts';
import { BEGIN, bash, documentOf, rehearse, resume, stepOf } from './rehearsal.ts';

beforeAll(() => {
  builtProgram();
});

const DONE = 'Is it done?';

describe.concurrent('what a person does in the middle of a run', () => {
  it('is done in a shell where the run stands, if wanted, and is told where to be typed', async () => {
    await rehearse(
      documentOf(
        stepOf('1.1', 'There', bash('mkdir there; cd there; V=7', 'ssh box', 'rm -rf cache', 'exit')),
      ),
      [
        ['Type yes to begin', 'y\r'],
        ['“y” does not count', ''],
        BEGIN,
        ['1.1/m1 (typed in a remote shell)', ''],
        [DONE, 's\r'],
        ['[mdrollback 1.1/m1]', 'echo "$V" > seen.txt; exit\r'],
        // What was done in it is no answer.
        [DONE, 'y: moved\r'],
        ['1.1/m2 (typed in a remote shell)', ''],
        [DONE, 'y\r'],
        [DONE, 'y\r'],
      ],
      ({ status, read, events, report }) => {
        expect(status).toBe(0);
        expect(read('there/seen.txt')).toBe('7\n');
        expect(events('shell-closed')).toMatchObject([{ action: '1.1/m1', exitStatus: 0 }]);
        expect(events('answered').map(({ action, reason }) => [action, reason])).toEqual([
          ['1.1/m1', 'moved'],
          ['1.1/m2', null],
          ['1.1/m3', null],
        ]);
        expect(report).toContain('moved');
      },
    );
  });

  it('is the judging of what a command showed on the terminal itself, which says so', async () => {
    const asks = bash('read -rp "Which? " release; echo "to $release"', '# Expected: to v1');
    await rehearse(
      documentOf(stepOf('1.1', 'Ask', asks)),
      [BEGIN, ['Which? ', 'v1\r'], ['seen: it was shown on the terminal itself', ''], ['fit?', 'y\r']],
      ({ status, events }) => {
        expect(status).toBe(0);
        expect(events('judged')[0]?.expectations[0]).toMatchObject({ verdict: 'needs-person' });
      },
    );
  });

  it('is told how the run goes on, by a call and a path that no line break takes apart', async () => {
    const LEFT = documentOf(stepOf('1.1', 'Fail', bash('echo x; test -e ready')));
    const failed: Exchange = ['1.1/1 failed', ''];
    await rehearse(
      LEFT,
      [BEGIN, failed, ['Type a', '6\r']],
      async ({ cwd, screen, status }) => {
        expect(status).toBe(1);
        const [, run = ''] = /\n {0,2}(?:go on with: )?mdrollback resume (\S+)\n$/.exec(screen) ?? [];
        expect(screen).toContain(`${cwd}/.mdrollback/runs/${run}/session/`);
        const taken = await resume(
          cwd,
          [failed, ['number', '4\r'], ['Why', 'later\r']],
          [run, '--lang', 'en'],
        );
        // Nothing is left of it.
        expect(taken).toMatchObject({ status: 1 });
        expect(taken.screen).not.toContain('mdrollback resume');
      },
      { columns: 40 },
    );
  });
});

describe('Ctrl-Z at a question', () => {
  it('halts the tool, and the question is there again when it comes back', async () => {
    const text = `---\nparameters:\n  token: { secret: true }\n---\n${documentOf(
      stepOf('1.1', 'Use it', bash('echo <token> | wc -c')),
    )}`;
    await inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'doc.md'), text);
      const call = `${process.execPath} ${builtProgram()} exec doc.md --operator li\r`;
      const { screen } = await atTerminal(
        ['bash', '--norc', '--noprofile', '-i'],
        [
          ['bash-', call],
          ['token = ', 'hun\u001a'],
          ['Stopped', 'fg\r'],
          // Behind the call that bash shows.
          ['exec doc.md', ''],
          ['token = ', 'ter2\r'],
          ['Type yes to begin: ', 'ye\u001a'],
          ['Stopped', 'fg\r'],
          ['Type yes to begin: ye', 's\r'],
          ['│ 8', ''],
          ['report: ', 'exit\r'],
        ],
        { cwd },
      );
      expect(screen).not.toContain('hun');
    });
  });
});
