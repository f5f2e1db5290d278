import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtProgram, inDirectory, mdrollback } from '../cli/program.ts';
import { describeWith } from '../helpers/tools.ts';
import { BEGIN, bash, documentOf, rehearse, stepOf } from './rehearsal.ts';

beforeAll(() => {
  builtProgram();
});

const SLOW = documentOf(
  stepOf('1.1', 'Wait (about 2 min)', bash('seq 3', 'sleep 4; echo done', 'echo after')),
);
const CLOCK = /\d:\d\d/;
/** Lasts until the test has seen what it wants, however slow the machine is. */
const WAITING = 'until [ -e go ]; do sleep 0.1; done';

describe.concurrent('the line under a command that is quiet', () => {
  it('is shown on a terminal, with what the step was estimated to take', async () => {
    await rehearse(SLOW, [BEGIN, ['… 0:0', ''], ['│ done', '']], ({ status, screen }) => {
      expect(status).toBe(0);
      expect(screen).toMatch(/… 0:0\d · step 0:0\d of 2:00/);
      // `echo` is over too soon.
      expect(screen.slice(screen.indexOf('│ done'))).not.toContain('…');
    });
  });

  it('is not shown in a pipe', async () => {
    await inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'doc.md'), SLOW);
      const { stdout, stderr } = await mdrollback(['exec', 'doc.md', '--operator', 'li', '--yes'], { cwd });
      expect(stdout).toContain('│ done');
      expect(stdout + stderr).not.toMatch(/…|\u001b|\r/);
    });
  });

  it('leaves a command alone that has the terminal', async () => {
    await rehearse(
      documentOf(stepOf('1.1', 'Ask', bash('read -t 3 -rp "Which release? " release; echo "to $release"'))),
      [BEGIN, ['Which release? ', '']],
      ({ screen }) => {
        expect(screen).not.toContain('…');
      },
    );
  });

  it('leaves the question alone that Ctrl-C asks', async () => {
    await rehearse(
      SLOW,
      [BEGIN, ['… 0:0', '\u0003'], ['Type a number', ''], ['has ended by itself', '']],
      ({ screen }) => {
        expect(screen.slice(screen.indexOf('Ctrl-C'))).not.toMatch(CLOCK);
      },
    );
  });
});

describeWith('tmux', 'on the screen', (tmux) => {
  const run = promisify(execFile);

  /** The program in a window of tmux; `shown` is what is on its screen, or with what has scrolled away. */
  async function inWindow(
    document: string,
    [columns, rows]: readonly [number, number],
    look: (window: {
      readonly shown: (all?: boolean) => Promise<string>;
      readonly until: (wanted: RegExp) => Promise<string>;
      readonly call: (...words: readonly string[]) => Promise<unknown>;
      /** Ends a command that is `WAITING`. */
      readonly go: () => void;
    }) => Promise<void>,
  ): Promise<void> {
    await inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'doc.md'), document);
      const socket = join(cwd, 'tmux');
      const call = (...words: readonly string[]): Promise<{ readonly stdout: string }> =>
        run(tmux, ['-S', socket, '-f', '/dev/null', ...words], {
          cwd,
          env: { ...process.env, NO_COLOR: '1' },
        });
      const program = `'${process.execPath}' '${builtProgram()}' exec doc.md --operator li --lang en; sleep 20`;
      await call('new-session', '-d', '-x', String(columns), '-y', String(rows), program);
      const shown = async (all = false): Promise<string> =>
        (await call('capture-pane', '-p', ...(all ? ['-S', '-'] : []))).stdout;
      const until = async (wanted: RegExp): Promise<string> => {
        for (let waited = 0; waited < 20_000; waited += 50) {
          const screen = await shown(true);
          if (wanted.test(screen)) return screen;
          await delay(50);
        }
        throw new Error(`waited in vain for ${String(wanted)}:\n${await shown(true)}`);
      };
      const go = (): void => {
        writeFileSync(join(cwd, 'go'), '');
      };
      try {
        await until(/Type yes to begin/);
        await call('send-keys', 'yes', 'Enter');
        await look({ shown, until, call, go });
      } finally {
        await call('kill-server');
      }
    });
  }

  it('stands alone under the output, outlives a narrower window, and leaves nothing behind', async () => {
    const document = documentOf(stepOf('1.1', 'Wait (about 2 min)', bash('seq 30', `${WAITING}; echo done`)));
    await inWindow(document, [70, 12], async ({ until, shown, call, go }) => {
      expect((await until(/step 0:\d\d of 2:00/)).match(/…/g)).toHaveLength(1);
      await call('resize-window', '-x', '24', '-y', '12');
      await until(/… step 0:\d\d of 2:00\n/);
      expect((await shown()).match(/step \d:\d\d/g)).toHaveLength(1);
      go();
      const story = await until(/report:/);
      expect(story).not.toMatch(/…|step \d:\d\d/);
      for (let line = 1; line <= 30; line++) expect(story).toContain(`    │ ${line}\n`);
    });
  });

  it('does not touch what a program has asked by itself, nor what is typed behind it', async () => {
    const ask = '/bin/sh -c \'printf "Really? " >/dev/tty; read -r word </dev/tty; echo "got $word"\'';
    await inWindow(
      documentOf(stepOf('1.1', 'Ask', bash(`true && ${ask}`))),
      [70, 30],
      async ({ until, call }) => {
        const before = await until(CLOCK);
        expect(before).toMatch(/\n *Really\? *\n/);
        await call('send-keys', 'ye');
        await until(/\n *Really\? ye *\n/);
        const [first = ''] = CLOCK.exec(before) ?? [];
        const after = await until(new RegExp(`… (?!${first})${CLOCK.source}`));
        expect(after).toMatch(/\n *Really\? ye *\n/);
        await call('send-keys', 's', 'Enter');
        await until(/│ got yes/);
      },
    );
  });
});
