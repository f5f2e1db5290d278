import { existsSync, fstatSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  execute,
  type Answer,
  type Chosen,
  type Host,
  type Menu,
  type Question,
} from '../../src/execute/index.ts';
import {
  createRunDirectory,
  findRun,
  lockRun,
  openJournal,
  readJournal,
  reopenJournal,
} from '../../src/journal/index.ts';
import type { Plan } from '../../src/plan/types.ts';
import { openBashSession, traceCommand, type Session, type Trace } from '../../src/shell/index.ts';
import { LEDGER } from './document.ts';
import { breakAt, linesIn } from './driver-lines.ts';
import { ASKED, ENDED, SYNCED, type EndedRun, type Orders } from './orders.ts';
import { makeMortal } from './points.ts';

/**
 * The executor as a process of its own that can be made to die. It begins a run in its room, or goes on with the one that
 * is there, and writes how it ended. `LINES` on standard output says at which places bash can die, `GO` that the first
 * command is about to be sent.
 */
const orders = JSON.parse(process.argv[2] ?? '{}') as Orders;
const { room, point, torn, line, both, rule, rebooted } = orders;

function note(name: string, text: string): void {
  aside(() => {
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

const { pass, passed, aside } = await makeMortal({ point, torn, onSynced: noteSynced });

function mortal(session: Session): Session {
  let gone = false;
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
      if (!gone) process.stdout.write('GO\n');
      gone = true;
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
const base = join(room, '.mdrollback');
const { plan, source } = JSON.parse(readFileSync(orders.plan, 'utf8')) as {
  readonly plan: Plan;
  readonly source: string;
};
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
    : await createRunDirectory({ base, document: 'plan.md', plan, source: Buffer.from(source), now: now() });
const lock = await lockRun(made.directory, { host: 'here', now: now(), takeover: 'stale' });
if (!lock.ok) throw new Error(`the run is driven by another: ${JSON.stringify(lock)}`);
const opened = begun ? await reopenJournal(made.directory, 'here', now, lock.fence) : null;
const journal = opened?.journal ?? (await openJournal(made.directory, 'here', now, lock.fence));
const records = opened?.reading.records ?? [];

const boot = rebooted ? 'another' : null;
const trace = (command: Parameters<typeof traceCommand>[0]): Promise<Trace> => {
  if (rule === 'naive') return Promise.resolve({ kind: 'never-began' });
  const { shell } = command;
  return traceCommand(
    boot === null || shell === null ? command : { ...command, shell: { ...shell, bootId: boot } },
  );
};

const result = await execute(plan, {
  host,
  openSession: async (options) => {
    const session = await openBashSession({ ...options, fence: lock.fence });
    if (line === 'list') process.stdout.write(`LINES ${JSON.stringify(linesIn(made.session))}\n`);
    else if (line !== null) breakAt(made.session, line, both);
    return mortal(session);
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
  resume: begun
    ? { records, trace, takenFrom: null, edits: null, retry: [], onTaken: () => undefined }
    : null,
});
await journal.close();
await lock.release(journal.position);
// A terminal that went away ends the executor, not the run.
if (!stop.signal.aborted) {
  const outcomes =
    'state' in result ? [...result.state.actions].map(([id, { outcome }]) => [id, outcome] as const) : [];
  const ended: EndedRun = { result: result.result, directory: made.directory, points: passed(), outcomes };
  note(ENDED, JSON.stringify(ended));
}
