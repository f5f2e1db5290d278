/**
 * The executor, for a process of its own that can be made to die (launch.ts). It begins a run in
 * its room, or goes on with the one that is there, and writes how it ended. On standard output `UP` says that it has been
 * loaded, `GO` that a command is about to be sent.
 */
import { existsSync, fstatSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  execute,
  type Answer,
  type Chosen,
  type Host,
  type Menu,
  type Question,
  type RunResult,
} from '../../src/execute/index.ts';
import {
  createRunDirectory,
  findRun,
  lockRun,
  openJournal,
  readJournal,
  reopenJournal,
  type JournalRecord,
  type Lock,
  type OpenJournal,
  type RunDirectory,
} from '../../src/journal/index.ts';
import type { Plan } from '../../src/plan/types.ts';
import {
  openBashSession,
  traceCommand,
  type SentCommand,
  type Session,
  type Trace,
} from '../../src/shell/index.ts';
import { LEDGER } from './document.ts';
import { breakAt, noteLines } from './driver-lines.ts';
import { ASKED, ENDED, GO, SYNCED, UP, type EndedRun, type Orders } from './orders.ts';
import { makeMortal } from './points.ts';

const orders = JSON.parse(process.argv[2] ?? '{}') as Orders;
const { room, point, torn, line, mortal: victim, both, rule, rebooted } = orders;

/** What is done in it is none of the executor's: no crash point. */
let unnoticed = (work: () => void): void => {
  work();
};

function note(name: string, text: string): void {
  unnoticed(() => {
    writeFileSync(join(room, name), text, { flag: 'a' });
  });
}

/** How much of each file a power failure would leave, by its inode: its name may be another by then. */
function noteSynced(fd: number): void {
  const { ino, size } = fstatSync(fd);
  note(SYNCED, `${ino} ${size}\n`);
}

/** A person who knows what happened: the ledger has a line of the command, or not. */
function isDone(id: string): boolean {
  const ledger = join(room, LEDGER);
  return existsSync(ledger) && readFileSync(ledger, 'utf8').split('\n').includes(id);
}

function choose({ kind, failure, ways }: Menu): Chosen {
  const { id } = failure.action;
  const way = isDone(id)
    ? kind === 'failed'
      ? 'by-hand'
      : 'done'
    : kind === 'failed'
      ? 'retry'
      : 'run-again';
  note(ASKED, `${kind} ${id} ${way}\n`);
  return { way: ways.includes(way) ? way : 'stop', reason: 'I looked', text: null, by: 'wang' };
}

function answer(question: Question): Answer {
  // What a command had printed may be lost with the power.
  const known = question.kind === 'expectation' && isDone(question.action.id);
  if (question.kind !== 'shell-state' && !known) return { answer: 'unanswered', why: 'nobody is here' };
  note(ASKED, `${question.kind} ${question.action.id} yes\n`);
  return { answer: 'yes', reason: null, by: 'wang', how: 'asked' };
}

const stop = new AbortController();
process.on('SIGHUP', () => {
  stop.abort('SIGHUP');
});

const host: Host = {
  now: () => new Date(),
  signal: stop.signal,
  ask: (question) => Promise.resolve(answer(question)),
  choose: (menu) => Promise.resolve(choose(menu)),
  show: () => undefined,
};

/** `pass`: a crash point. */
function mortal(session: Session, pass: () => void): Session {
  return {
    host: session.host,
    get pid() {
      return session.pid;
    },
    get identity() {
      return session.identity;
    },
    get stateLost() {
      if (rule === 'careless') session.acceptState?.();
      return session.stateLost ?? null;
    },
    acceptState: () => session.acceptState?.(),
    notRestored: session.notRestored ?? [],
    run: async (request) => {
      process.stdout.write(GO);
      if (rule === 'careless') session.acceptState?.();
      const result = await session.run(request);
      // What bash had to say has been received.
      pass();
      return result;
    },
    leave: () => {
      session.leave();
    },
    close: () => session.close(),
  };
}

const now = (): Date => new Date();

interface Opened {
  readonly made: RunDirectory;
  readonly lock: Lock;
  readonly journal: OpenJournal;
  /** Of the run that is gone on with; null: it begins. */
  readonly records: readonly JournalRecord[] | null;
}

async function open(plan: Plan, source: string): Promise<Opened> {
  const base = join(room, '.mdrollback');
  const found = await findRun(base, 'latest', room);
  const begun =
    found.ok &&
    (await readJournal(found.run.journal).then(
      ({ records }) => records.length > 0,
      () => false,
    ));
  const made =
    found.ok && begun
      ? found.run
      : await createRunDirectory({
          base,
          document: 'plan.md',
          plan,
          source: Buffer.from(source),
          now: now(),
        });
  const lock = await lockRun(made.directory, { host: 'here', now: now(), takeover: 'stale' });
  if (!lock.ok) throw new Error(`the run is driven by another: ${JSON.stringify(lock)}`);
  const opened = begun ? await reopenJournal(made.directory, 'here', now, lock.fence) : null;
  const journal = opened?.journal ?? (await openJournal(made.directory, 'here', now, lock.fence));
  return { made, lock, journal, records: opened?.reading.records ?? null };
}

function trace(command: SentCommand): Promise<Trace> {
  if (rule === 'naive') return Promise.resolve({ kind: 'never-began' });
  const { shell } = command;
  const another = rebooted && shell !== null ? { ...shell, bootId: 'another' } : shell;
  return traceCommand({ ...command, shell: another });
}

function drive(plan: Plan, { made, lock, journal, records }: Opened, pass: () => void): Promise<RunResult> {
  return execute(plan, {
    host,
    openSession: async (options) => {
      const session = await openBashSession({ ...options, fence: lock.fence });
      if (line === 'list') noteLines(made.session, victim);
      else if (line !== null) breakAt(made.session, line, both, victim);
      return mortal(session, pass);
    },
    journal,
    runDirectory: made,
    cwd: room,
    operator: 'li',
    machine: 'here',
    alwaysHere: [],
    version: '0.0.0-test',
    locale: 'en',
    unattended: false,
    vouched: false,
    terminal: false,
    policy: { allowIrreversible: [], skipSteps: [], withSteps: [], hostsHere: [], timeoutSeconds: null },
    parameters: {},
    sessionEnvironment: { ROOM: room },
    bind: (text) => ({ ok: true, text }),
    resume:
      records === null
        ? null
        : { records, trace, takenFrom: null, edits: null, retry: [], onTaken: () => undefined },
  });
}

export async function main(): Promise<void> {
  const { pass, passed, aside } = await makeMortal({ point, torn, onSynced: noteSynced });
  unnoticed = aside;
  process.stdout.write(UP);
  const { plan, source } = JSON.parse(readFileSync(orders.plan, 'utf8')) as {
    readonly plan: Plan;
    readonly source: string;
  };
  const opened = await open(plan, source);
  const result = await drive(plan, opened, pass);
  await opened.journal.close();
  await opened.lock.release(opened.journal.position);
  // A terminal that went away ends the executor, not the run.
  if (stop.signal.aborted) return;
  const outcomes =
    'state' in result ? [...result.state.actions].map(([id, { outcome }]) => [id, outcome] as const) : [];
  const reason = 'reason' in result ? (result.reason ?? '') : JSON.stringify(result.refusals);
  const { directory } = opened.made;
  const ended: EndedRun = { result: result.result, reason, directory, points: passed(), outcomes };
  // Whole or not there: a blow may fall in between.
  unnoticed(() => {
    writeFileSync(join(room, `${ENDED}.new`), JSON.stringify(ended));
    renameSync(join(room, `${ENDED}.new`), join(room, ENDED));
  });
}
