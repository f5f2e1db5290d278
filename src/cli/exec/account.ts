import { planView } from '../../catalogue/plan-view.ts';
import { runView } from '../../catalogue/run-view.ts';
import type { Ended, Excerpt, Failure } from '../../execute/index.ts';
import { outcomeOf } from '../../journal/index.ts';
import { duration } from '../terminal/duration.ts';
import { put, putElapsed, words, type Desk } from '../terminal/transcript-lines.ts';

const LAST_LINES = 8;

/** How the run ended, for the person who has to act on it: what failed and how it was seen, then the result line. */
export function putAccount(desk: Desk, ended: Ended): void {
  desk.write('\n');
  if (ended.failure !== null) putFailure(desk, ended.failure);
  putResult(desk, ended);
}

function putFailure(desk: Desk, failure: Failure): void {
  const { red, bold } = desk.screen.colors;
  const { action, step, ran, exitStatus, durationMs } = failure;
  const where = { id: action.id, line: action.line, step: `${step.id} ${step.title}` };
  put(desk, '', { text: words(desk, runView['failed-at'], where), paint: (text) => bold(red(text)) });
  if (ran !== null) putFact(desk, words(desk, runView.command), ran);
  if (exitStatus !== null) {
    const took = durationMs === null ? '' : ` (${duration(durationMs / 1000, desk.locale)})`;
    putFact(desk, words(desk, runView['exit-status']), `${exitStatus}${took}`);
  }
  for (const { reading, verdict, actual, nearest } of failure.expectations) {
    const mark = { passed: '✓', failed: '✗', 'needs-person': '?' }[verdict];
    putFact(desk, words(desk, runView.expectation), `${mark} ${reading}`);
    if (actual !== '') putFact(desk, words(desk, runView.actual), actual);
    if (verdict === 'failed' && nearest !== null && nearest !== actual)
      putFact(desk, words(desk, runView.nearest), nearest);
  }
  putExcerpt(desk, words(desk, runView['last-stderr']), failure.stderr);
  // Programs that complain on their standard output are not rare.
  if ((failure.stderr?.lastLines ?? []).length === 0) {
    putExcerpt(desk, words(desk, runView['last-stdout']), failure.stdout);
  }
  const logs = [failure.stdout, failure.stderr].flatMap((excerpt) =>
    excerpt === null || excerpt.range.bytes === 0 ? [] : [excerpt.path],
  );
  for (const path of new Set(logs)) putFact(desk, words(desk, runView['full-log']), path);
  desk.write('\n');
}

function putExcerpt(desk: Desk, name: string, excerpt: Excerpt | null): void {
  if (excerpt === null || excerpt.lastLines.length === 0) return;
  const { dim } = desk.screen.colors;
  put(desk, '  ', `${name}${words(desk, planView.colon)}`);
  for (const line of excerpt.lastLines.slice(-LAST_LINES)) put(desk, { text: '    │ ', paint: dim }, line);
}

function putFact(desk: Desk, name: string, text: string): void {
  const { dim } = desk.screen.colors;
  const [first = '', ...more] = text.split('\n');
  put(desk, { text: `  ${name}${words(desk, planView.colon)}`, paint: dim }, first);
  for (const line of more) put(desk, '    ', line);
}

function putResult(desk: Desk, ended: Ended): void {
  const { green, red, yellow, bold } = desk.screen.colors;
  const { result, reason, state } = ended;
  const all = desk.plan.phases.flatMap(({ steps }) => steps.flatMap(({ actions }) => actions));
  const outcomes = all.map(({ id }) => outcomeOf(state, id));
  const count = (outcome: string): number => outcomes.filter((each) => each === outcome).length;
  const [passed, unverified, failed, skipped] = ['passed', 'unverified', 'failed', 'skipped'].map(count);
  const values = {
    passed: passed ?? 0,
    unverified: unverified ?? 0,
    failed: failed ?? 0,
    skipped: skipped ?? 0,
  };
  const rest = outcomes.length - Object.values(values).reduce((sum, n) => sum + n, 0);
  const look = {
    succeeded: { mark: '✓ ', paint: green },
    failed: { mark: '✗ ', paint: red },
    waiting: { mark: '? ', paint: yellow },
    stopped: { mark: '■ ', paint: yellow },
  }[result];
  const done = values.unverified > 0 ? 'result-succeeded-unverified' : 'result-succeeded';
  const text =
    result === 'succeeded'
      ? words(desk, runView[done], { n: values.unverified })
      : words(desk, runView[`result-${result}`], { reason: reason ?? '' });
  const paint = (line: string): string => bold(look.paint(line));
  put(desk, { text: look.mark, paint }, { text, paint });
  put(desk, '  ', words(desk, runView.counts, { ...values, rest }));
  if (state.startedAt !== null && state.endedAt !== null) {
    const seconds = (Date.parse(state.endedAt) - Date.parse(state.startedAt)) / 1000;
    putElapsed(desk, seconds, desk.plan.overview.estimateSeconds);
  }
}
