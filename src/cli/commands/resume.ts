import { existsSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { say } from '../../catalogue/index.ts';
import { planView } from '../../catalogue/plan-view.ts';
import { resumeView } from '../../catalogue/resume-view.ts';
import {
  brokenSeals,
  faultWords,
  foldJournal,
  outcomeOf,
  JournalError,
  lockRun,
  reopenJournal,
  type Lock,
  type Reopened,
  type Locked,
  type Seal,
} from '../../journal/index.ts';
import type { RunState } from '../../journal/index.ts';
import { clockOf } from '../../report/index.ts';
import { usedParameters } from '../../plan/select.ts';
import type { Plan } from '../../plan/types.ts';
import { traceCommand } from '../../shell/index.ts';
import { collectDecisions, stepsDecided } from '../decisions.ts';
import { callOf, deskOf, type Call, type ExecFlags } from '../exec/call.ts';
import { askOpen } from '../exec/decide.ts';
import { descriptorProblem } from '../exec/descriptors.ts';
import { drive } from '../exec/run.ts';
import { EXIT } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { chooseLocale } from '../locale.ts';
import { putBeside, putInPlace, versionFor, type Version } from '../resume/edits.ts';
import { findStored, type StoredRun } from '../resume/stored.ts';
import { put, words, type Desk } from '../terminal/transcript-lines.ts';

export interface ResumeFlags extends ExecFlags {
  readonly takeover?: boolean;
  readonly acceptEdits?: boolean;
  readonly retry?: readonly string[];
}

/** `mdrollback resume`: goes on with a run on the machine that it was begun on. What is refused changes nothing. */
export async function resume(wanted: string | undefined, flags: ResumeFlags, io: Io): Promise<number> {
  const refuse = (problem: string): number => {
    io.stderr.write(`${problem.trimEnd()}\n`);
    return EXIT.wrong;
  };
  const narrow = descriptorProblem(chooseLocale(flags.lang, null, io.env));
  if (narrow !== null) return refuse(narrow);
  try {
    const found = await findStored(wanted, flags.lang, io);
    if (!found.ok) return refuse(found.problem);
    const { stored } = found;
    const { run, state, locale } = stored;
    if (state.result === 'succeeded')
      return refuse(say(resumeView['already-done'], locale, { run: run.run }));
    const unknown = (flags.retry ?? []).filter((id) => state.actions.get(id)?.outcome !== 'failed');
    if (unknown.length > 0) return refuse(retryProblem(stored, unknown));
    const checked = versionFor(stored, flags.acceptEdits === true, io);
    if (!checked.ok) return refuse(checked.problem);
    if (checked.remark !== null) io.stderr.write(`${checked.remark}\n`);
    const call = callFor(stored, checked.version, flags, io);
    const plan = await withSecrets(stored, call, checked.version.plan);
    if (typeof plan === 'string') return refuse(plan);
    const takeover = flags.takeover === true ? 'any' : 'stale';
    const lock = await lockRun(run.directory, { host: hostname(), now: new Date(), takeover });
    if (!lock.ok) return refuse(heldBy(stored, lock));
    return await goOn(stored, { ...checked.version, plan }, call, lock, flags);
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    const locale = chooseLocale(flags.lang, null, io.env);
    const reason = faultWords(error, { locale, run: wanted ?? null, resumable: true });
    return refuse(say(resumeView['cannot-resume'], locale, { reason }));
  }
}

function retryProblem({ state, locale }: StoredRun, unknown: readonly string[]): string {
  const failed = failedIn(state).join(', ');
  const given = unknown.join(', ');
  if (failed === '') return say(resumeView['retry-none'], locale, { given });
  return say(resumeView['retry-unknown'], locale, { given, failed });
}

function failedIn({ actions }: RunState): readonly string[] {
  return [...actions.values()].flatMap(({ action, outcome }) => (outcome === 'failed' ? [action] : []));
}

/** Those that are only tried again when somebody says so: what could not be started is started. */
function waitingFor(state: RunState, retry: readonly string[]): readonly string[] {
  return failedIn(state).filter((id) => state.actions.get(id)?.how !== 'not-started' && !retry.includes(id));
}

/** The flags of the first call that a resume takes from the journal. */
function callFor(stored: StoredRun, { plan, bytes, text }: Version, flags: ResumeFlags, io: Io): Call {
  const { state, locale } = stored;
  const path = state.document ?? plan.source.path ?? 'rollback.md';
  const report = flags.report ?? state.report ?? undefined;
  const steps = stepsDecided(plan, { with: flags.with ?? [], skip: flags.skip ?? [] });
  const given = { ...flags, ...steps, ...(report === undefined ? {} : { report }) };
  return callOf({ ok: true, path, plan, text, bytes, locale }, given, io);
}

/** The plan with its secrets, which are not kept; a string says which is missing. */
async function withSecrets({ run }: StoredRun, call: Call, plan: Plan): Promise<Plan | string> {
  const { flags, io, document, prompter } = call;
  const { locale } = document;
  const collected = await collectDecisions(flags, document, io);
  if (!collected.ok) return collected.problem;
  let { parameters: values } = collected.decisions;
  const seal = existsSync(run.seal) ? (JSON.parse(readFileSync(run.seal, 'utf8')) as Seal) : null;
  // One that only a section on demand uses was not asked for when the run began.
  const used = new Set([...usedParameters(plan.phases), ...(seal?.secrets ?? []).map(({ name }) => name)]);
  const open = (): Plan['parameters'] =>
    plan.parameters.filter(
      ({ name, value }) => used.has(name) && value === null && values[name] === undefined,
    );
  if (open().length > 0 && prompter !== null) {
    const problems = open().map((parameter) => ({ kind: 'unfilled', parameter }) as const);
    const asked = await askOpen(deskOf(call, plan), problems, collected.decisions, prompter);
    values = asked?.parameters ?? values;
  }
  const missing = open().map(({ name }) => say(resumeView['missing-parameter'], locale, { name }));
  if (missing.length > 0) return missing.join('\n');
  const parameters = plan.parameters.map((each) => ({
    ...each,
    value: each.value ?? values[each.name] ?? null,
  }));
  const others = seal === null ? [] : await brokenSeals(seal, parameters);
  if (others.length > 0) return say(resumeView['other-secret'], locale, { names: others.join(', ') });
  return { ...plan, parameters };
}

function heldBy({ run, locale }: StoredRun, { holder }: Locked): string {
  if (holder === null) return say(resumeView['is-driven-unknown'], locale, { run: run.run });
  const { pid, host, at } = holder;
  const since = clockOf(undefined, null).full(at);
  return say(resumeView['is-driven'], locale, { run: run.run, pid, host, since });
}

async function goOn(
  { run }: StoredRun,
  version: Version,
  call: Call,
  lock: Lock,
  flags: ResumeFlags,
): Promise<number> {
  const { locale } = call.document;
  const { plan, edits } = version;
  const desk = deskOf(call, plan);
  // From here on no executor before this one can do anything; only now is what the journal says the last word.
  const { journal, reading } = await reopened(run, lock);
  putBeside(run, version);
  const { takenFrom: held } = lock;
  const takenFrom = held === null ? null : { host: held.host, pid: held.pid, since: held.at };
  const started = reading.records[0]?.event;
  const cwd = started?.type === 'run-started' ? started.cwd : call.io.cwd;
  const resumed = {
    records: reading.records,
    trace: (command: Parameters<typeof traceCommand>[0]) => traceCommand(command, locale),
    takenFrom,
    edits,
    retry: flags.retry ?? [],
    onTaken: () => {
      putInPlace(run, version);
    },
  };
  const state = foldJournal(reading.records);
  putProgress(desk, run.run, state);
  const failed = waitingFor(state, flags.retry ?? []);
  if (call.prompter === null && failed.length > 0)
    put(desk, '', words(desk, resumeView['retry-hint'], { ids: failed.join(', ') }));
  if (takenFrom !== null) put(desk, '', words(desk, resumeView['taken-from'], takenFrom));
  return drive(
    { run, journal, lock, plan, cwd, resume: resumed, outsideWindow: null, decision: null, earlier: null },
    call,
    desk,
  );
}

/** Rejects with `JournalError`; the run is let go of then. */
async function reopened({ directory }: StoredRun['run'], lock: Lock): Promise<Reopened> {
  try {
    return await reopenJournal(directory, hostname(), () => new Date(), lock.fence);
  } catch (error) {
    await lock.release(null).catch(() => undefined);
    throw error;
  }
}

/** What is done and where the run goes on. */
function putProgress(desk: Desk, run: string, state: RunState): void {
  const actions = desk.plan.phases.flatMap(({ steps }) => steps.flatMap(({ actions: own }) => own));
  const settled = new Set(['passed', 'unverified', 'skipped']);
  const open = actions.filter(({ id }) => !settled.has(outcomeOf(state, id)));
  const values = { done: actions.length - open.length, total: actions.length };
  put(desk, `${words(desk, resumeView.resuming)}${words(desk, planView.colon)}`, run);
  const next = open[0];
  const text =
    next === undefined
      ? words(desk, resumeView['resuming-end'], values)
      : words(desk, resumeView['resuming-progress'], { ...values, next: next.id });
  put(desk, '', text);
}
