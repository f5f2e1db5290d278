/**
 * A run as JUnit XML, for CI: a suite a phase, a test case an action. What nobody verified is never a plain pass of
 * the same looks: its outcome stands in words in the case's output; what nobody looked at is skipped.
 */
import { say } from '../catalogue/index.ts';
import { report } from '../catalogue/report.ts';
import { reportPage } from '../catalogue/report-page.ts';
import { shownOutcome } from './facts.ts';
import type { ActionFacts, Shown } from './facts.ts';
import { escape } from './html/markup.ts';
import { allowances, outputsOf } from './output-cut.ts';
import type { Allowance } from './output-cut.ts';
import { answerWords, facing, whyWords } from './phrases.ts';
import { runFactsOf, wordingOf } from './run-facts.ts';
import type { ReportInput, RunFacts, Wording } from './run-facts.ts';
import { between } from './time.ts';

/** How a case is counted. */
type Kind = 'passed' | 'failure' | 'error' | 'skipped';

const KIND_OF: Readonly<Record<Shown, Kind>> = {
  passed: 'passed',
  confirmed: 'passed',
  'by-hand': 'passed',
  'skipped-failed': 'failure',
  unverified: 'passed',
  failed: 'failure',
  'in-doubt': 'error',
  'needs-person': 'skipped',
  vouched: 'skipped',
  skipped: 'skipped',
  'not-applicable': 'skipped',
  'not-run': 'skipped',
  'author-ticked': 'skipped',
};

interface Case {
  readonly kind: Kind;
  readonly seconds: number;
  readonly xml: string;
}

interface Suite {
  readonly name: string;
  readonly startedAt: string | null;
  readonly cases: readonly Case[];
}

/** The report as JUnit XML; valid XML whatever a command has written. Secrets are masked. */
export function junitReport(input: ReportInput): string {
  const run = runFactsOf(input);
  const wording = wordingOf(input, run);
  const { plan, state, facts } = run;
  const allowanceOf = allowances(facts, wording.share);
  const cases = (of: readonly ActionFacts[]): Case[] =>
    of.map((fact) => caseOf(fact, allowanceOf(fact), wording));
  const suites: Suite[] = plan.phases.map((phase) => ({
    name: `${phase.id} ${wording.mask(phase.title)}`,
    startedAt: state.phases.get(phase.id)?.startedAt ?? state.startedAt,
    cases: cases(facts.filter((fact) => fact.phase === phase)),
  }));
  const onDemand = facts.filter(({ phase }) => phase === null);
  if (onDemand.length > 0) {
    const name = say(reportPage['on-demand'], input.locale);
    suites.push({ name, startedAt: state.startedAt, cases: cases(onDemand) });
  }
  suites.push(...runSuite(run, wording, suites));
  const all = suites.flatMap((suite) => suite.cases);
  const attributes = [attribute('name', `mdrollback ${state.run}`), ...totals(all)].join(' ');
  const body = suites.map((suite) => suiteXml(suite, state.host)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${attributes}>\n${body}</testsuites>\n`;
}

/** A run that has not succeeded never reads as green: if no action says so, a case of the run itself does. */
function runSuite({ state, plan }: RunFacts, { locale, mask }: Wording, suites: readonly Suite[]): Suite[] {
  const isRed = suites.some(({ cases }) => cases.some(({ kind }) => kind === 'failure' || kind === 'error'));
  if (state.result === 'succeeded' || isRed) return [];
  const result = say(reportPage[`result-${state.result}`], locale);
  const reason = mask(state.reason ?? state.paused?.why ?? '');
  const message = reason === '' ? result : `${result} · ${reason}`;
  const kind = state.result === 'failed' ? 'failure' : 'error';
  const xml = `    <testcase ${attribute('name', say(report.result, locale))} ${attribute('classname', mask(plan.title))} time="0.000">\n      <${kind} ${attribute('message', message)} ${attribute('type', state.result)}/>\n    </testcase>\n`;
  const name = say(reportPage.run, locale);
  return [{ name, startedAt: state.startedAt, cases: [{ kind, seconds: 0, xml }] }];
}

function suiteXml({ name, startedAt, cases }: Suite, host: string): string {
  // The schema knows no fraction of a second and no zone; the time is UTC.
  const timestamp = (startedAt ?? '1970-01-01T00:00:00').slice(0, 19);
  const attributes = [
    attribute('name', name),
    attribute('timestamp', timestamp),
    attribute('hostname', host),
    ...totals(cases),
  ];
  const body = cases.map(({ xml }) => xml).join('');
  return `  <testsuite ${attributes.join(' ')}>\n${body}  </testsuite>\n`;
}

function totals(cases: readonly Case[]): string[] {
  const count = (wanted: Kind): number => cases.filter(({ kind }) => kind === wanted).length;
  const seconds = cases.reduce((sum, each) => sum + each.seconds, 0);
  return [
    `tests="${cases.length}"`,
    `failures="${count('failure')}"`,
    `errors="${count('error')}"`,
    `skipped="${count('skipped')}"`,
    `time="${seconds.toFixed(3)}"`,
  ];
}

function caseOf(fact: ActionFacts, allowance: Allowance, wording: Wording): Case {
  const { action, state, step } = fact;
  const { locale, mask } = wording;
  const shown = shownOutcome(fact);
  const kind = KIND_OF[shown];
  const seconds =
    (state?.durationMs ?? between(state?.startedAt ?? null, state?.endedAt ?? null) ?? 0) / 1000;
  const word = say(reportPage[`shown-${shown}`], locale);
  const told = [word, ...phrases(fact, wording)].filter(Boolean);
  const [first = ''] = mask(action.text).split('\n');
  const attributes = [
    attribute('name', `${action.id} ${first}`),
    attribute('classname', step === null ? '' : `${step.id} ${mask(step.title)}`),
    `time="${seconds.toFixed(3)}"`,
  ];
  const message = attribute('message', told.join(' · '));
  const detail = escape(expectations(fact, wording).join('\n'));
  const sign =
    kind === 'passed'
      ? ''
      : kind === 'skipped'
        ? `      <skipped ${message}/>\n`
        : `      <${kind} ${message} ${attribute('type', shown)}>${detail}</${kind}>\n`;
  const outputs = outputsOf(fact, allowance, wording);
  const out = [told.join(' · '), ...expectations(fact, wording), ...linesOf(outputs, 'stdout')];
  const err = linesOf(outputs, 'stderr');
  const xml =
    `    <testcase ${attributes.join(' ')}>\n${sign}` +
    `      <system-out>${escape(out.join('\n'))}</system-out>\n` +
    (err.length === 0 ? '' : `      <system-err>${escape(err.join('\n'))}</system-err>\n`) +
    '    </testcase>\n';
  return { kind, seconds, xml };
}

function phrases(fact: ActionFacts, wording: Wording): string[] {
  const { state } = fact;
  const asItIs = (text: string): string => text;
  const said = whyWords(fact, wording, asItIs);
  if (state === null || fact.why !== null) return said;
  said.push(...(state.attempts > 0 ? facing : answerWords)(state, wording, asItIs));
  if (state.reason !== null && fact.outcome !== 'not-run') said.push(wording.mask(state.reason));
  return said;
}

function expectations({ state }: ActionFacts, { locale, mask }: Wording): string[] {
  return (state?.expectations ?? []).map(({ line, reading, verdict, actual }) => {
    const held = say(report[`verdict-${verdict}`], locale);
    const seen = actual === '' ? '' : ` · ${say(report.actual, locale, { actual: mask(actual) })}`;
    return say(report.expectation, locale, { line, reading: mask(reading), verdict: `${held}${seen}` });
  });
}

function linesOf(outputs: ReturnType<typeof outputsOf>, stream: 'stdout' | 'stderr'): string[] {
  return outputs
    .filter((output) => output.stream === stream)
    .flatMap(({ summary, lines, isCut, place }) => [summary, ...(lines ?? []), ...(isCut ? [place] : [])]);
}

/** Line ends would become blanks in an attribute anyway. */
function attribute(name: string, value: string): string {
  return `${name}="${escape(value.replace(/\s+/g, ' ').trim())}"`;
}
