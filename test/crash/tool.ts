import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../src/analyse/index.ts';
import { execute, type Chosen, type Host, type Menu } from '../../src/execute/index.ts';
import {
  createRunDirectory,
  findRun,
  lockRun,
  openJournal,
  readJournal,
  reopenJournal,
  type Journal,
} from '../../src/journal/index.ts';
import { fill } from '../../src/report/index.ts';
import { openBashSession, traceCommand, type Session, type Trace } from '../../src/shell/index.ts';
import { bindPlaceholders } from '../../src/shellscript/index.ts';
import { crashDocument, LEDGER } from './document.ts';

/**
 * The executor as a process of its own that can be made to die: with SIGKILL at its crash point number `point`, counted
 * before and after every write, sync, send and receive. It begins a run in `room`, or goes on with the one that is there,
 * and writes how it ended. `naive` takes the rule that the harness must be able to catch: no end record, run it again.
 * `line`: bash dies there in the scripts that its fifth command is framed by. `rebooted`: the boot is another one by now.
 */
const [room = '', point = '0', mode = '', line = '0', rebooted = ''] = process.argv.slice(2);

let passed = 0;
function crashPoint(): void {
  passed += 1;
  if (String(passed) === point) process.kill(process.pid, 'SIGKILL');
}

async function around<T>(work: () => Promise<T>): Promise<T> {
  crashPoint();
  const result = await work();
  crashPoint();
  return result;
}

/** How much of the journal a power failure would leave. */
function noteSynced(): void {
  writeFileSync(join(room, 'synced'), String(statSync(made.journal).size));
}

/** Both scripts of the driver as one, counted from 1; a line that may stand nowhere is told by bash itself. */
function breakDriver(): void {
  const session = made.session;
  const driver = readdirSync(session, { withFileTypes: true }).find((entry) => entry.isDirectory());
  let left = Number(line);
  for (const name of ['b', 'e']) {
    const path = join(session, driver?.name ?? '', name);
    const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
    if (left >= 1 && left <= lines.length) {
      lines.splice(left - 1, 0, 'case $1 in 5) \\builtin kill -9 "$$" ;; esac');
      writeFileSync(path, `${lines.join('\n')}\n`);
    }
    left -= lines.length;
  }
}

function dying(journal: Journal): Journal {
  return {
    append: (event) => around(() => journal.append(event)),
    sync: () =>
      around(async () => {
        await journal.sync();
        noteSynced();
      }),
    close: () => journal.close(),
  };
}

function dyingSession(session: Session): Session {
  return {
    host: session.host,
    get pid() {
      return session.pid;
    },
    get identity() {
      return session.identity;
    },
    notRestored: session.notRestored ?? [],
    run: (request) => around(() => session.run(request)),
    leave: () => {
      session.leave();
    },
    close: () => around(() => session.close()),
  };
}

/** A person who knows what happened: the ledger has a line of the command, or not. */
function truth({ kind, failure, ways }: Menu): Chosen {
  if (kind !== 'in-doubt') return { way: 'unanswered', why: 'nobody is here' };
  const ledger = join(room, LEDGER);
  const lines = existsSync(ledger) ? readFileSync(ledger, 'utf8').split('\n') : [];
  const way = lines.includes(failure.action.id) ? 'done' : 'run-again';
  return { way: ways.includes(way) ? way : 'stop', reason: 'I looked', text: null, by: 'wang' };
}

const stop = new AbortController();
process.on('SIGHUP', () => {
  stop.abort('SIGHUP');
});

const host: Host = {
  now: () => new Date(),
  signal: stop.signal,
  ask: () => Promise.resolve({ answer: 'unanswered', why: 'nobody is here' }),
  choose: (menu) => Promise.resolve(truth(menu)),
  show: () => undefined,
};

const now = (): Date => new Date();
const base = join(room, '.mdrollback');
const source = crashDocument();
const plan = compile(source, { path: 'plan.md', locale: 'en' });
const found = await findRun(base, 'latest', room);
const made = found.ok
  ? found.run
  : await createRunDirectory({ base, document: 'plan.md', plan, source: Buffer.from(source), now: now() });
crashPoint();
const lock = await lockRun(made.directory, { host: 'here', now: now(), takeover: 'stale' });
if (!lock.ok) throw new Error('the run is driven by another');
crashPoint();
const opened = found.ok ? await reopenJournal(made.directory, 'here', now, lock.fence) : null;
const journal = opened?.journal ?? (await openJournal(made.directory, 'here', now, lock.fence));
crashPoint();
noteSynced();
const records = opened?.reading.records ?? [];
const naive = (): Promise<Trace> => Promise.resolve({ kind: 'never-began' });
const trace: typeof traceCommand = (command) =>
  traceCommand(
    rebooted === '' || command.shell === null
      ? command
      : { ...command, shell: { ...command.shell, bootId: 'another' } },
  );
const result = await execute(plan, {
  host,
  openSession: async (options) => {
    const session = await around(() => openBashSession({ ...options, fence: lock.fence }));
    if (line !== '0') breakDriver();
    return dyingSession(session);
  },
  journal: dying(journal),
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
  sessionEnvironment: {},
  bind: bindPlaceholders,
  resume:
    records.length === 0
      ? null
      : {
          records,
          trace: mode === 'naive' ? naive : (command) => around(() => trace(command)),
          takenFrom: null,
          edits: null,
          retry: [],
          onTaken: () => undefined,
        },
});
await journal.close();
await lock.release(journal.position);
// A terminal that went away ends the executor, not the run.
if (!stop.signal.aborted) {
  const outcomes =
    'state' in result ? [...result.state.actions].map(([id, { outcome }]) => [id, outcome]) : [];
  const reading = await readJournal(made.journal);
  const report = fill({ source, plan, records: reading.records, locale: 'en', timeZone: 'UTC' });
  const ended = { result: result.result, points: passed, outcomes, report };
  writeFileSync(join(room, 'ended'), JSON.stringify(ended));
}
