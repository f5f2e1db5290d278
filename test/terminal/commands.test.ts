import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtProgram, inDirectory, mdrollback } from '../cli/program.ts';
import { KEY } from '../helpers/terminal.ts';
import { BEGIN, bash, documentOf, rehearse, stepOf } from './rehearsal.ts';

beforeAll(() => {
  builtProgram();
});

const TERRAFORM = `#!/bin/sh
printf 'Do you want to perform these actions?\\n  Enter a value: '
read -r value
[ "$value" = yes ] || { echo 'Apply cancelled.'; exit 1; }
echo 'Apply complete!' | tee applied.txt
`;
const MYSQL = `#!/bin/bash
read -rsp 'Password: ' password </dev/tty
echo
printf '%s' "$password" | wc -c > length.txt
exit 3
`;

describe.concurrent('a command that asks on the terminal', () => {
  it('gets the operator’s own, and its status and time are journaled', async () => {
    await rehearse(
      documentOf(
        stepOf('1.1', 'Apply', bash('export PATH="$PWD:$PATH"', 'terraform apply', 'cat applied.txt')),
      ),
      [
        BEGIN,
        ['this command has the terminal to itself', ''],
        ['Enter a value: ', 'yes\r'],
        ['Apply complete!', ''],
      ],
      ({ status, screen, events, report }) => {
        expect(status).toBe(0);
        expect(screen).toContain('│ Apply complete!');
        const [, apply] = events('command-ended');
        expect(apply).toMatchObject({ action: '1.1/2', how: 'exited', exitStatus: 0 });
        expect(apply?.durationMs).toBeGreaterThan(0);
        expect(apply?.screen).toBe('kept');
        expect(report).toContain('terraform apply');
        // What the operator saw and typed, in the report; nothing of it was shown twice.
        expect(report).toMatch(
          /the screen \(lines: 3, [^]*Do you want[^]*Enter a value: yes\n.*Apply complete!/,
        );
        expect(screen.match(/Apply complete!/g)).toHaveLength(2);
      },
      { files: { terraform: TERRAFORM } },
    );
  });

  it('that is told no fails, and leads to the menu', async () => {
    await rehearse(
      documentOf(stepOf('1.1', 'Apply', bash('export PATH="$PWD:$PATH"', 'terraform apply'))),
      [
        BEGIN,
        ['Enter a value: ', 'no\r'],
        ['Apply cancelled', ''],
        ['1.1/2 failed. What now?', ''],
        ['Type a number', '1\r'],
        ['Enter a value: ', 'yes\r'],
      ],
      ({ status, read, report }) => {
        expect({ status, applied: read('applied.txt') }).toEqual({ status: 0, applied: 'Apply complete!\n' });
        expect(report).toMatch(/retried · 1\.1\/2 · li/);
      },
      { files: { terraform: TERRAFORM } },
    );
  });

  it('reads a password that nothing keeps', async () => {
    await rehearse(
      documentOf(stepOf('1.1', 'Log in', bash('export PATH="$PWD:$PATH"', 'mysql -p -e "select 1"'))),
      [
        BEGIN,
        ['Password: ', 'hunter2\r'],
        ['1.1/2 failed', ''],
        ['Type a number', '4\r'],
        ['Why', 'later\r'],
      ],
      ({ status, screen, records, report, read, events }) => {
        expect(status).toBe(1);
        expect(read('length.txt')?.trim()).toBe('7');
        expect(events('command-ended').at(-1)).toMatchObject({ exitStatus: 3 });
        for (const text of [screen, report, JSON.stringify(records)]) expect(text).not.toContain('hunter2');
      },
      { files: { mysql: MYSQL } },
    );
  });

  it('leaves no secret of the run in what is kept of its screen, nor beside it', async () => {
    const document = `---\nparameters:\n  token: { secret: true }\n---\n${documentOf(
      stepOf('1.1', 'Apply', bash('export PATH="$PWD:$PATH"', 'terraform apply -var t=<token>')),
    )}`;
    await rehearse(
      document,
      [BEGIN, ['Enter a value: ', 'yes\r']],
      ({ status, events, report, cwd }) => {
        expect(status).toBe(0);
        expect(events('command-ended').at(-1)?.screen).toBe('kept');
        expect(report).toMatch(/with t=\*+/);
        const left = readdirSync(join(cwd, '.mdrollback'), { recursive: true, withFileTypes: true });
        for (const file of left.filter((each) => each.isFile()))
          expect(readFileSync(join(file.parentPath, file.name), 'latin1'), file.name).not.toContain(
            's3cr3t-t0ken',
          );
      },
      {
        files: { terraform: TERRAFORM.replace('#!/bin/sh', '#!/bin/sh\necho "with $3"') },
        env: { MDROLLBACK_TOKEN: 's3cr3t-t0ken' },
      },
    );
  });

  it('has Ctrl-C to itself', async () => {
    await rehearse(
      documentOf(stepOf('1.1', 'Apply', bash('export PATH="$PWD:$PATH"', 'terraform apply'))),
      [BEGIN, ['Enter a value: ', KEY.ctrlC], ['1.1/2 failed', ''], ['Type a number', '6\r']],
      ({ status, events }) => {
        expect(status).toBe(1);
        expect(events('command-ended').at(-1)).toMatchObject({ how: 'exited', exitStatus: 130 });
      },
      { files: { terraform: TERRAFORM } },
    );
  });

  it('of plain read, too', async () => {
    await rehearse(
      documentOf(stepOf('1.1', 'Ask', bash('read -rp "Which release? " release', 'echo "to $release"'))),
      [BEGIN, ['Which release? ', 'v1\r']],
      ({ status, screen, report }) => {
        expect(screen).toContain('│ to v1');
        expect(status).toBe(0);
        expect(report).toMatch(/read -rp.*no screen transcript: .*a builtin/);
      },
    );
  });

  it('is refused before anything runs where no terminal is', async () => {
    await inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'terraform'), TERRAFORM, { mode: 0o755 });
      const steps = bash('echo begun > begun.txt', './terraform apply', 'terraform apply');
      writeFileSync(join(cwd, 'doc.md'), documentOf(stepOf('1.1', 'Apply', steps)));
      const { status, stderr } = await mdrollback(['exec', 'doc.md', '--operator', 'li', '--yes'], {
        cwd,
        env: { PATH: `${cwd}:${process.env['PATH'] ?? ''}` },
      });
      expect(status).toBe(2);
      expect(stderr).toContain('terminal');
      expect(readdirSync(cwd).sort()).toEqual(['doc.md', 'terraform']);
    });
  });
});
