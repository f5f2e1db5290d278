import { resolve } from 'node:path';
import { say } from '../../catalogue/index.ts';
import { onTerminal } from '../../catalogue/on-terminal.ts';
import { runView } from '../../catalogue/run-view.ts';
import type { ExecuteOptions } from '../../execute/index.ts';
import type { Decision } from '../../plan/decision.ts';
import { selectPlan, type Decisions, type Selection } from '../../plan/select.ts';
import { bindPlaceholders } from '../../shellscript/index.ts';
import { decisionFor } from '../decide/for-exec.ts';
import { isOpen } from '../decision-problems.ts';
import { EXIT, stoppedBy } from '../exit-status.ts';
import type { Io } from '../io.ts';
import type { Opened } from '../prepared/open.ts';
import { runBase } from '../run-place.ts';
import { readAnswer } from '../terminal/answers.ts';
import type { Prompter } from '../terminal/prompter.ts';
import { put, words, type Desk } from '../terminal/transcript-lines.ts';
import { callOf, cwdOf, deskOf, type Call, type ExecFlags } from './call.ts';
import { askOpen } from './decide.ts';
import { askOutside, windowFindings } from './outside.ts';
import { findRefusals, type Findings } from './preflight.ts';
import { rehearseRun } from './rehearse.ts';
import { hasPlace, placeOf } from './report-file.ts';
import { roomProblem } from './room.ts';
import { runPlan, type Earlier } from './run.ts';
import { runBefore } from './runs-before.ts';
import { BY_BASH, withoutProcess } from './shell-ways.ts';
import { putFindings, putSummary } from './summary.ts';

/**
 * Begins a new run of an opened document: everything that forbids it is said before anything is written; then the run,
 * its report and its account. `earlier`: the run of the same document that this one goes with. Gives the exit status.
 */
export async function beginRun(
  { document, collected }: Opened,
  given: ExecFlags,
  io: Io,
  earlier: Earlier | null = null,
): Promise<number> {
  const flags: ExecFlags = { ...given, ...collected.steps };
  const call = callOf(document, flags, io);
  if (!(await passRunBefore(call))) return EXIT.wrong;
  const decided = await decide(call, collected.decisions);
  if (decided === 'wrong') return EXIT.wrong;
  if (decided === 'gone') return notBegun(call);
  const { selection, findings } = decided;
  const desk = deskOf(call, selection.plan);
  putFindings(desk, { ...findings, warnings: [...collected.warnings, ...findings.warnings] }, io);
  if (findings.refusals.length > 0) return EXIT.wrong;
  if (flags.dryRun === true) return rehearseRun(call, desk, selection.plan);
  const window = await askOutside(call, desk, selection.plan);
  if (window === 'declined') return notBegun(call);
  const reasons = decided.reasons === undefined ? await decisionFor(call, desk) : decided.reasons;
  if (reasons === 'wrong') return EXIT.wrong;
  if (reasons === 'gone') return notBegun(call);
  if (call.prompter !== null) {
    putSummary(desk, call);
    if (!(await wantsToBegin(desk, call.prompter))) return notBegun(call);
  }
  return runPlan(call, desk, window.plan, { outsideWindow: window.outside, decision: reasons, earlier });
}

/** Before anybody is asked anything. False: somebody runs the document now. */
async function passRunBefore(call: Call): Promise<boolean> {
  const { flags, document } = call;
  if (flags.dryRun === true || document.plan.section !== undefined) return true;
  const before = await runBefore(call);
  if (before === null) return true;
  const { forbids, words: said } = before;
  putFindings(
    deskOf(call, document.plan),
    { refusals: forbids ? [said] : [], warnings: forbids ? [] : [said] },
    call.io,
  );
  return !forbids;
}

/** All that was answered before would be lost to a mere `y`: it is asked again. */
async function wantsToBegin(desk: Desk, prompter: Prompter): Promise<boolean> {
  for (;;) {
    const given = await prompter.ask(`${words(desk, runView['ask-start'])}: `);
    if (given === null || given === '' || readAnswer(given)?.word === 'no') return false;
    if (given.normalize('NFKC').toLowerCase() === 'yes') return true;
    put(desk, '', words(desk, onTerminal['begin-in-full'], { given }));
  }
}

interface Decided {
  readonly selection: Selection;
  readonly findings: Findings;
  /** Why it is rolled back; undefined: that was not asked yet. */
  readonly reasons: Decision | null | undefined;
}

/**
 * Asks for what is open, but only when nothing else is in the way: whether to roll back at all, then how. `gone`: the
 * operator went away.
 */
async function decide(
  call: Call,
  decisions: Decisions,
  known?: Decision | null,
): Promise<Decided | 'wrong' | 'gone'> {
  const { document, prompter, flags } = call;
  const selection = selectPlan(document.plan, decisions);
  const open = selection.problems.filter(isOpen);
  const findings = await findingsOf(call, selection);
  const onlyOpen = findings.refusals.length === open.length;
  if (prompter === null || open.length === 0 || !onlyOpen) return { selection, findings, reasons: known };
  const desk = deskOf(call, selection.plan);
  const reasons = known === undefined && flags.dryRun !== true ? await decisionFor(call, desk) : known;
  if (reasons === 'wrong' || reasons === 'gone') return reasons;
  // Choices first: they decide which parameters are wanted at all.
  const choices = open.filter(({ kind }) => kind === 'undecided');
  const more = await askOpen(desk, choices.length > 0 ? choices : open, decisions, prompter);
  return more === null ? 'gone' : decide(call, more, reasons);
}

async function findingsOf(call: Call, { plan, problems }: Selection): Promise<Findings> {
  const { document, policy, terminal, prompter, io, flags } = call;
  const { locale } = document;
  const options: Pick<ExecuteOptions, 'policy' | 'parameters' | 'bind' | 'terminal'> = {
    policy,
    terminal,
    parameters: {},
    bind: bindPlaceholders,
  };
  const cwd = cwdOf(call, plan.cwd);
  const found = await findRefusals({
    plan,
    problems,
    options,
    unattended: prompter === null,
    cwd,
    environment: io.env,
    ways: flags.dryRun === true ? withoutProcess(io.env['PATH'] ?? '') : BY_BASH,
    locale,
  });
  const place = placeOf(call.report, resolve(io.cwd, document.path));
  const own = [
    ...(call.operator === null ? [say(runView['no-operator'], locale)] : []),
    ...(place === 'document' || place === 'foreign'
      ? [say(runView[`report-${place}`], locale, { path: call.report })]
      : []),
    // Where nobody has named it, the report is left in the run directory at least.
    ...(flags.report !== undefined && !hasPlace(call.report)
      ? [say(runView['report-nowhere'], locale, { path: call.report })]
      : []),
  ];
  const window = windowFindings(call, plan);
  const room = roomProblem(flags.runDir === undefined ? runBase(io) : resolve(io.cwd, flags.runDir), locale);
  return {
    refusals: [...found.refusals, ...own, ...window.refusals, ...(room === null ? [] : [room])],
    warnings: [...found.warnings, ...window.warnings],
  };
}

function notBegun(call: Call): number {
  const desk = deskOf(call, call.document.plan);
  put(desk, '', words(desk, runView['not-started']));
  return stoppedBy(call.signal);
}
