import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import {
  execute,
  type Answer,
  type Chosen,
  type Clock,
  type Ended,
  type ExecuteOptions,
  type Host,
  type Menu,
  type Pick,
  type Picked,
  type Policy,
  type Progress,
  type Question,
  type RunResult,
  type ToldValue,
} from '../../src/execute/index.ts';
import { readExpectation } from '../../src/expectations/index.ts';
import {
  createRunDirectory,
  openJournal,
  readJournal,
  type Journal,
  type JournalRecord,
  type RunDirectory,
} from '../../src/journal/index.ts';
import type { Expectation, Metric, Plan } from '../../src/plan/types.ts';
import { openBashSession } from '../../src/shell/index.ts';
import { bindPlaceholders } from '../../src/shellscript/index.ts';

/** A run in a directory of its own, with real bash, a real journal, and a person who answers as the test says. */

const rooms: string[] = [];
afterAll(async () => {
  for (const room of rooms) await rm(room, { recursive: true, force: true });
  // Hundreds of runs, on a machine that may have much else to do.
}, 120_000);

type Said = Exclude<Answer, { readonly answer: 'unanswered' }>;
export const yes: Said = { answer: 'yes', reason: null, by: 'wang', how: 'asked' };
export const no: Said = { ...yes, answer: 'no' };
export const nobody: Answer = { answer: 'unanswered', why: 'nobody is here' };

export interface Scene {
  /** Answers a question; by default a question is a mistake of the test. */
  readonly answer?: (question: Question) => Answer | Promise<Answer>;
  /** Takes a way on from a menu; by default nobody is there to choose. */
  readonly choose?: (menu: Menu) => Chosen | Promise<Chosen>;
  /** Picks what to look at while diagnosing; by default nothing. */
  readonly pick?: (pick: Pick) => Picked | Promise<Picked>;
  /** Tells a value that nothing measures; by default nobody is there. */
  readonly tellValue?: (metric: Metric) => ToldValue;
  readonly policy?: Partial<Policy>;
  readonly clock?: Clock;
  readonly stop?: AbortController;
  readonly options?: Partial<ExecuteOptions>;
  /** Counts the records that are in the file and not yet on disk. */
  readonly watch?: { unsynced: number };
  readonly onShow?: (progress: Progress, runDirectory: RunDirectory) => void;
}

export interface Played {
  readonly result: RunResult;
  /** The result of a run that was not refused. */
  readonly ended: Ended;
  readonly records: readonly JournalRecord[];
  readonly asked: readonly Question[];
  readonly offered: readonly Menu[];
  readonly told: readonly Progress[];
  /** What commands appended to `ledger` in their working directory, line by line. */
  readonly ledger: readonly string[];
  readonly runDirectory: RunDirectory;
  readonly cwd: string;
}

export async function play(plan: Plan, scene: Scene = {}): Promise<Played> {
  const cwd = await mkdtemp(join(tmpdir(), 'execute-'));
  rooms.push(cwd);
  const now = (): Date => new Date();
  const source = Buffer.from('# 回滚方案\n');
  const base = join(cwd, '.mdrollback');
  const runDirectory = await createRunDirectory({ base, document: 'plan.md', plan, source, now: now() });
  const journal = watched(await openJournal(runDirectory.directory, 'here', now), scene.watch);
  const asked: Question[] = [];
  const offered: Menu[] = [];
  const told: Progress[] = [];
  const host: Host = {
    now,
    ...(scene.clock === undefined ? {} : { clock: scene.clock }),
    signal: (scene.stop ?? new AbortController()).signal,
    ask: async (question) => {
      asked.push(question);
      if (scene.answer === undefined) throw new Error(`unexpected question: ${question.kind}`);
      return scene.answer(question);
    },
    choose: async (menu) => {
      offered.push(menu);
      return scene.choose?.(menu) ?? { way: 'unanswered', why: 'nobody is here' };
    },
    pick: async (pick) => scene.pick?.(pick) ?? { picked: 'back' },
    tellValue: (metric) => Promise.resolve(scene.tellValue?.(metric) ?? null),
    show: (progress) => {
      told.push(progress);
      scene.onShow?.(progress, runDirectory);
    },
  };
  const result = await execute(plan, {
    host,
    openSession: openBashSession,
    journal,
    runDirectory,
    cwd,
    operator: 'li',
    machine: 'here.example.com',
    alwaysHere: ['localhost', '本机'],
    version: '0.0.0-test',
    locale: 'en',
    unattended: false,
    vouched: false,
    terminal: false,
    policy: {
      allowIrreversible: [],
      skipSteps: [],
      withSteps: [],
      hostsHere: [],
      timeoutSeconds: null,
      ...scene.policy,
    },
    parameters: {},
    sessionEnvironment: { RUN_DIRECTORY: runDirectory.directory },
    bind: bindPlaceholders,
    ...scene.options,
  });
  await journal.close().catch(() => undefined);
  const records = await readJournal(runDirectory.journal).then(
    (reading) => reading.records,
    () => [],
  );
  const ledger = await linesOf(join(cwd, 'ledger'));
  const played = { result, records, asked, offered, told, ledger, runDirectory, cwd };
  return {
    ...played,
    get ended() {
      if (result.result === 'refused') throw new Error(`refused: ${JSON.stringify(result.refusals)}`);
      return result;
    },
  };
}

function watched(journal: Journal, watch = { unsynced: 0 }): Journal {
  return {
    append: async (event) => {
      const record = await journal.append(event);
      watch.unsynced++;
      return record;
    },
    sync: async () => {
      const before = watch.unsynced;
      await journal.sync();
      watch.unsynced -= before;
    },
    close: () => journal.close(),
  };
}

/** An expectation as the compiler would read it behind a command. */
export function expected(words: string, line = 7, programs: readonly string[] = ['echo']): Expectation {
  const reading = readExpectation(words, {
    locale: 'en',
    programs,
    command: programs.join(' '),
    block: false,
  });
  if ('error' in reading) throw new Error(reading.error);
  return { ...reading, text: words, line, column: 1 };
}

async function linesOf(path: string): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}

/** The outcome of each action that the journal knows. */
export function outcomes({ ended }: Played): Readonly<Record<string, string>> {
  return Object.fromEntries([...ended.state.actions].map(([id, { outcome }]) => [id, outcome]));
}

/** The kinds of the events, without the frame of the run. */
export function kindsOf(records: readonly JournalRecord[]): readonly string[] {
  return records.map(({ event }) => event.type);
}
