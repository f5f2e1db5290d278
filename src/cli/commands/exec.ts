import { resolve } from 'node:path';
import { say } from '../../catalogue/index.ts';
import { runView } from '../../catalogue/run-view.ts';
import type { ExecuteOptions } from '../../execute/index.ts';
import { selectPlan, type Decisions, type Selection } from '../../plan/select.ts';
import { bindPlaceholders } from '../../shellscript/index.ts';
import { isOpen } from '../decision-problems.ts';
import { collectDecisions } from '../decisions.ts';
import { loadDocument } from '../document.ts';
import { callOf, cwdOf, deskOf, type Call, type ExecFlags } from '../exec/call.ts';
import { askOpen } from '../exec/decide.ts';
import { findRefusals, type Findings } from '../exec/preflight.ts';
import { descriptorProblem } from '../exec/descriptors.ts';
import { placeOf } from '../exec/report-file.ts';
import { askOutside, windowFindings } from '../exec/outside.ts';
import { roomProblem } from '../exec/room.ts';
import { runBase } from '../run-place.ts';
import { rehearseRun } from '../exec/rehearse.ts';
import { runPlan } from '../exec/run.ts';
import { BY_BASH, withoutProcess } from '../exec/shell-ways.ts';
import { putFindings, putSummary } from '../exec/summary.ts';
import { decisionFor } from '../decide/for-exec.ts';
import { EXIT, SIGNAL_STATUS, type StopSignal } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { chooseLocale } from '../locale.ts';
import { isPlanPath, openPlanFile, type Opened } from '../prepared/open.ts';
import { put, words } from '../terminal/transcript-lines.ts';

/** `mdrollback exec`: everything that forbids the run is said before anything is written; then the run, its report and its account. */
export async function exec(path: string, given: ExecFlags, io: Io): Promise<number> {
  const narrow = descriptorProblem(chooseLocale(given.lang, null, io.env));
  if (narrow !== null) {
    io.stderr.write(`${narrow}\n`);
    return EXIT.wrong;
  }
  const opened = isPlanPath(path) ? await openPlanFile(path, given, io) : await openDocument(path, given, io);
  if (opened === null) return EXIT.wrong;
  const { document, collected } = opened;
  const flags: ExecFlags = { ...given, ...collected.steps };
  const call = callOf(document, flags, io);
  const decided = await decide(call, collected.decisions);
  if (decided === null) return notBegun(call);
  const { selection, findings } = decided;
  const desk = deskOf(call, selection.plan);
  putFindings(desk, { ...findings, warnings: [...collected.warnings, ...findings.warnings] }, io);
  if (findings.refusals.length > 0) return EXIT.wrong;
  if (flags.dryRun === true) return rehearseRun(call, desk, selection.plan);
  const outside = await askOutside(call, desk, selection.plan);
  if (outside === 'declined') return notBegun(call);
  const reasons = await decisionFor(call, desk);
  if (reasons === 'wrong') return EXIT.wrong;
  if (reasons === 'gone') return notBegun(call);
  if (call.prompter !== null) {
    putSummary(desk, call);
    const begin = await call.prompter.ask(`${words(desk, runView['ask-start'])}: `);
    if (begin?.toLowerCase() !== 'yes') return notBegun(call);
  }
  return runPlan(call, desk, selection.plan, { outsideWindow: outside, decision: reasons });
}

/** A document with what the call decides of it. Null: one of them is wrong, which was said. */
async function openDocument(path: string, flags: ExecFlags, io: Io): Promise<Opened | null> {
  const document = await loadDocument(path, flags.lang, io);
  const collected = document.ok ? await collectDecisions(flags, document, io) : document;
  if (document.ok && collected.ok && 'decisions' in collected) return { document, collected };
  if (!collected.ok) io.stderr.write(collected.problem);
  return null;
}

interface Decided {
  readonly selection: Selection;
  readonly findings: Findings;
}

/** Asks for what is open, but only when nothing else is in the way. Null: the operator went away. */
async function decide(call: Call, decisions: Decisions): Promise<Decided | null> {
  const { document, prompter } = call;
  const selection = selectPlan(document.plan, decisions);
  const open = selection.problems.filter(isOpen);
  const findings = await findingsOf(call, selection);
  const onlyOpen = findings.refusals.length === open.length;
  if (prompter === null || open.length === 0 || !onlyOpen) return { selection, findings };
  const more = await askOpen(deskOf(call, selection.plan), open, decisions, prompter);
  return more === null ? null : decide(call, more);
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
  const reason: unknown = call.signal.reason;
  return call.signal.aborted && isStopSignal(reason) ? SIGNAL_STATUS[reason] : EXIT.stopped;
}

function isStopSignal(reason: unknown): reason is StopSignal {
  return typeof reason === 'string' && reason in SIGNAL_STATUS;
}
