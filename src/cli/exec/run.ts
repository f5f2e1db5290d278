import { hostname } from 'node:os';
import { resolve } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { journalFaults } from '../../catalogue/journal-faults.ts';
import { planView } from '../../catalogue/plan-view.ts';
import { resumeView } from '../../catalogue/resume-view.ts';
import { runView } from '../../catalogue/run-view.ts';
import { execute, type Ended, type ExecuteOptions, type Resume } from '../../execute/index.ts';
import {
  JournalError,
  type Lock,
  createRunDirectory,
  faultWords,
  lockRun,
  openJournal,
  readJournal,
  runName,
  type OpenJournal,
  type RunDirectory,
} from '../../journal/index.ts';
import type { Decision } from '../../plan/decision.ts';
import type { Plan } from '../../plan/types.ts';
import { openBashSession } from '../../shell/index.ts';
import { bindPlaceholders } from '../../shellscript/index.ts';
import { maskFor } from '../../secrets/index.ts';
import { THIS_MACHINE } from '../../vocabulary/hosts.ts';
import { cwdOf, type Call } from './call.ts';
import { EXIT } from '../exit-status.ts';
import { renderReport, renderReports } from '../report-format.ts';
import { runBase } from '../run-place.ts';
import { interactiveHost } from '../terminal/interactive-host.ts';
import { put, words, type Desk } from '../terminal/transcript-lines.ts';
import { unattendedHost } from '../terminal/unattended-host.ts';
import { putGoOn } from './go-on.ts';
import { putAccount } from './account.ts';
import { editedReader } from './edited.ts';
import { answeringFor } from './metrics-config.ts';
import { closeNotices, openNotices } from './notices.ts';
import type { Notifier } from './notifier.ts';
import { writeReport } from './report-file.ts';
import { valueGuard } from './value-flow.ts';

type OutsideWindow = NonNullable<ExecuteOptions['outsideWindow']> | null;

/** Makes the run directory, runs the plan in it and writes the report; gives the exit status of language.md §8. */
export async function runPlan(call: Call, desk: Desk, plan: Plan, beforehand: Beforehand): Promise<number> {
  let place: RunPlace;
  try {
    place = await takePlace(call, plan);
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    const reason = faultWords(error, { locale: desk.locale, run: null, resumable: false });
    call.io.stderr.write(`${words(desk, runView['no-run-directory'], { reason })}\n`);
    return EXIT.wrong;
  }
  return drive({ ...place, plan, cwd: cwdOf(call, plan.cwd), resume: null, ...beforehand }, call, desk);
}

/** Drives a run to where it ends or halts, writes the report and lets go of the run; gives the exit status. */
export async function drive(driven: Driven, call: Call, desk: Desk): Promise<number> {
  const { run, journal, lock, plan } = driven;
  try {
    if (call.prompter === null) put(desk, '', { text: plan.title, paint: desk.screen.colors.bold });
    put(desk, `${words(desk, runView.operator)}${words(desk, planView.colon)}`, call.operator ?? '');
    const directory = { text: run.directory, whole: true };
    put(desk, `${words(desk, runView.directory)}${words(desk, planView.colon)}`, directory);
    const notifier = openNotices(
      {
        io: call.io,
        document: call.document.path,
        operator: call.operator ?? '',
        fence: lock.fence,
        earlier: driven.resume?.records ?? [],
        decision: driven.decision,
      },
      desk,
      run,
    );
    const told = new Set<string>();
    const ended = await executeIn(driven, call, desk, { notifier, told });
    if (ended.journalError?.code === 'taken-over') {
      await notifier?.abandon();
      // Whoever has the run now tells how it ended.
      put(desk, '', { text: words(desk, resumeView['taken-away']), paint: desk.screen.colors.red });
      return EXIT.failed;
    }
    putAccount(desk, ended, told);
    await closeNotices(notifier, journal, call.signal.aborted);
    await leaveReport(run, call, desk, plan);
    putGoOn(desk, ended, { name: runName(run), attended: call.prompter !== null });
    return ended.exitStatus;
  } finally {
    // Every record was synced when it counted; a journal that cannot be closed changes no outcome.
    const { position } = journal;
    await journal.close().catch(() => undefined);
    await lock.release(position).catch(() => undefined);
  }
}

/** A run directory of this run's own, locked, with its journal open. */
interface RunPlace {
  readonly run: RunDirectory;
  readonly journal: OpenJournal;
  readonly lock: Lock;
}

/** A run that this process holds, new or taken up again. */
export interface Driven extends RunPlace, Beforehand {
  readonly plan: Plan;
  /** Where its commands run. */
  readonly cwd: string;
  readonly resume: Resume | null;
}

/** Rejects with `JournalError`; nothing has run then. */
async function takePlace({ io, document, flags }: Call, plan: Plan): Promise<RunPlace> {
  const run = await createRunDirectory({
    base: runBase(io),
    document: document.path,
    plan,
    source: document.bytes,
    now: new Date(),
    ...(flags.runDir === undefined ? {} : { directory: resolve(io.cwd, flags.runDir) }),
  });
  const wish = { host: hostname(), now: new Date(), takeover: 'never' } as const;
  const lock = await lockRun(run.directory, wish);
  if (!lock.ok) throw new Error(`a new run directory is locked: ${run.directory}`);
  const journal = await openJournal(run.directory, hostname(), () => new Date(), lock.fence);
  return { run, lock, journal };
}

/** What was said before the run. */
export interface Beforehand {
  readonly outsideWindow: OutsideWindow;
  readonly decision: Decision | null;
  readonly earlier: Earlier | null;
}

/** The run of the same document that this one goes with (`--of`). */
export type Earlier = NonNullable<ExecuteOptions['earlier']>;

interface Telling {
  readonly notifier: Notifier | null;
  /** Of these actions the operator has been told what went wrong. */
  readonly told: Set<string>;
}

async function executeIn(driven: Driven, call: Call, desk: Desk, telling: Telling): Promise<Ended> {
  const { notifier, told } = telling;
  const { run, journal, lock, plan, cwd, resume, outsideWindow, decision, earlier } = driven;
  const { document, flags, prompter, signal, policy, terminal } = call;
  const operator = call.operator ?? '';
  const vouched = flags.confirmCheckpoints === true;
  const answering = answeringFor(plan, document.path, call.io, document.locale);
  const secrets = [...(notifier?.secrets ?? []), ...(answering?.secrets ?? [])];
  const masked = maskFor(secrets);
  const shown: Desk = { ...desk, secrets, mask: (text) => masked.text(desk.mask(text)) };
  const hostOptions = { desk: shown, operator, signal, vouched, earlier: resume?.records ?? [] };
  const host =
    prompter === null
      ? unattendedHost(hostOptions)
      : interactiveHost({ ...hostOptions, interrupts: call.interrupts, told }, prompter, editorOf(call.io));
  const result = await execute(plan, {
    host: notifier === null ? host : notifier.watch(host),
    openSession: (options) => openBashSession({ ...options, fence: lock.fence }),
    journal,
    runDirectory: run,
    cwd,
    resume,
    places: { document: resolve(call.io.cwd, document.path), report: call.report },
    operator,
    machine: hostname(),
    alwaysHere: THIS_MACHINE,
    version: packageJson.version,
    locale: document.locale,
    unattended: prompter === null,
    vouched,
    terminal,
    policy,
    outsideWindow,
    decision,
    earlier,
    parameters: {},
    sessionEnvironment: {},
    secrets,
    bind: bindPlaceholders,
    guard: valueGuard(document.locale),
    ...(answering === null ? {} : { query: answering.query }),
    readCommand: editedReader({ locale: document.locale, cwd: cwdOf(call, plan.cwd), terminal }),
  });
  if (result.result === 'refused')
    throw new Error(`refused after the preflight: ${JSON.stringify(result.refusals)}`);
  return result;
}

function editorOf({ env }: Call['io']): string | null {
  const editor = env['VISUAL'] ?? env['EDITOR'] ?? '';
  return editor.trim() === '' ? null : editor;
}

/** In the run directory always; where the operator wants it, too. The rollback's result does not hang on it. */
async function leaveReport(run: RunDirectory, call: Call, desk: Desk, plan: Plan): Promise<void> {
  const { io, document, flags } = call;
  const reading = await readJournal(run.journal).catch((error: unknown) => {
    if (error instanceof JournalError) return error;
    throw error;
  });
  if (reading instanceof JournalError) {
    // The run's own fault was said; with it mended the report can still be written.
    const reason = faultWords(reading, { locale: desk.locale, run: runName(run), resumable: false });
    putNotWritten(desk, run, call.report, reason);
    return;
  }
  const { records } = reading;
  const { directory } = run;
  const reported = { source: document.text, plan, records, locale: document.locale, directory };
  const paths = [run.report, call.report];
  for (const [index, text] of renderReports(reported, paths).entries()) {
    const path = paths[index] ?? run.report;
    const reason = writeReport(path, text, desk.locale);
    if (reason !== null) putNotWritten(desk, run, path, reason);
    else if (path === call.report)
      put(desk, `${words(desk, runView['report-at'])}${words(desk, planView.colon)}`, {
        text: path,
        whole: true,
      });
  }
  if (flags.format === 'json') io.stdout.write(renderReport(reported, 'json', null));
}

function putNotWritten(desk: Desk, run: RunDirectory, path: string, reason: string): void {
  put(desk, '! ', words(desk, runView['report-not-written'], { path, reason }));
  put(desk, '  ', words(desk, journalFaults['report-again'], { run: runName(run) }));
}
