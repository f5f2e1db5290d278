import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { runDirectoryIn, until } from '../cli/begun.ts';
import { builtProgram } from '../cli/program.ts';
import { HANG_UP, KEY, type Exchange } from '../helpers/terminal.ts';
import { BEGIN, bash, documentOf, rehearse, resume, stepOf, type Rehearsed } from '../terminal/rehearsal.ts';

/** A run on a real terminal that breaks off, and is taken up again on another. */

beforeAll(() => {
  builtProgram();
}, 60_000);

const ENGLISH = { flags: ['--lang', 'en'] };
const AFTER = stepOf('1.2', 'After', bash('echo after >> ledger'));
const ledger = ({ read }: Rehearsed): string => (read('ledger') ?? '').trim().split('\n').join(' ');
/** What the second executor has to say of how the first one ended. */
const taken = (ran: Rehearsed, exchanges: readonly Exchange[] = []): Promise<Rehearsed> =>
  resume(ran.cwd, exchanges, ENGLISH.flags);

describe.concurrent('a terminal that is closed while a command runs', () => {
  // The executor looks at the command a moment after it has noted that the run goes on.
  const taking =
    'until grep -q "run-[r]esumed" .mdrollback/runs/*/journal.jsonl; do sleep 0.05; done; sleep 2';
  it.each([
    ['waits for it', taking, false, '1.1/1 has been running since'],
    ['takes its result', 'sleep 0.3', true, '1.1/1 had ended by itself'],
  ])(
    'leaves the command to itself; taken up on another one the run %s, in its state, and ends',
    async (_what, wait, ends, said) => {
      const work = `echo begun; echo 1 >> ledger; ${wait}; X=kept; echo 2 >> ledger`;
      await rehearse(
        documentOf(stepOf('1.1', 'Work', bash(work, 'echo $X >> ledger')), AFTER),
        [BEGIN, ['│ begun', HANG_UP]],
        async (closed) => {
          expect(closed.status).toBe(129);
          expect(closed.events('run-ended').at(-1)).toMatchObject({ result: 'stopped', exitStatus: 129 });
          expect(closed.events('command-ended')).toEqual([]);
          const status = join(runDirectoryIn(closed.cwd), 'session/status');
          if (ends) await until('its end', () => /^end /m.test(readFileSync(status, 'latin1')));
          const again = await taken(closed);
          expect(again.screen).toContain(said);
          expect({ status: again.status, ledger: ledger(again) }).toEqual({
            status: 0,
            ledger: '1 2 kept after',
          });
          expect(again.events('command-started')).toHaveLength(3);
        },
        ENGLISH,
      );
    },
    60_000,
  );
});

describe.concurrent('a run that is stopped while a command runs', () => {
  const work = (signal: string): string =>
    `echo begun; echo 1 >> ledger; [ -e second ] || { touch second; ${signal}sleep 20; }; echo 2 >> ledger`;
  const documentFor = (signal: string): string =>
    documentOf(stepOf('1.1', 'Work', bash(work(signal))), AFTER);

  it.each([
    ['SIGTERM', 143, 'kill -TERM $PPID; ', []],
    [
      'Ctrl-C, twice',
      130,
      '',
      [
        ['│ begun', KEY.ctrlC],
        ['has not stopped it', KEY.ctrlC],
      ],
    ],
  ] as const)(
    'by %s ends the command with it, says so and is on record; taken up, a person says what becomes of the command',
    async (_how, status, signal, exchanges) => {
      await rehearse(
        documentFor(signal),
        [BEGIN, ...exchanges],
        async (stopped) => {
          expect(stopped.status).toBe(status);
          expect(stopped.screen).toMatch(/■ Stopped: /);
          expect(stopped.events('command-ended')).toMatchObject([{ how: 'stopped', exitStatus: null }]);
          expect(stopped.events('run-ended').at(-1)).toMatchObject({ result: 'stopped', exitStatus: status });
          expect(ledger(stopped)).toBe('1');
          const again = await taken(stopped, [
            ['1.1/1 failed. What now?', ''],
            ['Type a number', '1\r'],
          ]);
          expect({ status: again.status, ledger: ledger(again) }).toEqual({
            status: 0,
            ledger: '1 1 2 after',
          });
        },
        ENGLISH,
      );
    },
    60_000,
  );
});

describe.concurrent('a command of which nobody knows whether it was done', () => {
  /** The tool and its bash die together behind the first line: as when the machine loses its power. */
  const work = 'echo 1 >> ledger; [ -e second ] || { touch second; kill -9 $PPID $$; }; echo 2 >> ledger';
  const document = documentOf(stepOf('1.1', 'Work', bash(work)), AFTER);
  const QUESTION: Exchange = ['1.1/1 was started, and nobody knows whether it was done. What now?', ''];

  it.each([
    ['stop', [['Type a number', '3\r']], 4, '1'],
    ['run it once more', [['Type a number', '2\r']], 0, '1 1 2 after'],
    [
      'it was done',
      [
        ['Type a number', '1\r'],
        ['Why', 'seen in the table\r'],
      ],
      0,
      '1 after',
    ],
    ['nobody answers', [['Type a number', KEY.ctrlD]], 3, '1'],
  ] as const)(
    'is a question when the run is taken up: %s',
    async (what, answers, status, left) => {
      await rehearse(
        document,
        [BEGIN],
        async (died) => {
          expect(died.status).toBe(-9);
          expect(ledger(died)).toBe('1');
          const again = await taken(died, [QUESTION, ...answers]);
          expect({ status: again.status, ledger: ledger(again) }).toEqual({ status, ledger: left });
          if (status === 0) return;
          // It is asked as often as it is not answered.
          const third = await taken(again, [QUESTION, ['Type a number', '2\r']]);
          expect({ status: third.status, ledger: ledger(third) }, what).toEqual({
            status: 0,
            ledger: '1 1 2 after',
          });
        },
        ENGLISH,
      );
    },
    60_000,
  );
});
