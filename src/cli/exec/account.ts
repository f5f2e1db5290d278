import { planView } from '../../catalogue/plan-view.ts';
import { runView } from '../../catalogue/run-view.ts';
import type { Ended, Excerpt, Failure } from '../../execute/index.ts';
import { runCounts, type Counted } from '../../report/index.ts';
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
  const counts = runCounts(desk.plan, state);
  const look = {
    succeeded: { mark: '✓ ', paint: green },
    failed: { mark: '✗ ', paint: red },
    'not-begun': { mark: '✗ ', paint: red },
    waiting: { mark: '? ', paint: yellow },
    stopped: { mark: '■ ', paint: yellow },
  }[result];
  const text =
    result === 'succeeded'
      ? doneWords(desk, counts)
      : words(desk, runView[`result-${result}`], { reason: reason ?? '' });
  const paint = (line: string): string => bold(look.paint(line));
  put(desk, { text: look.mark, paint }, { text, paint });
  const told = [...counts].map(([counted, n]) => words(desk, runView[`count-${counted}`], { n }));
  put(desk, '  ', told.join(' · '));
  if (state.startedAt !== null && state.endedAt !== null) {
    const seconds = (Date.parse(state.endedAt) - Date.parse(state.startedAt)) / 1000;
    putElapsed(desk, seconds, desk.plan.overview.estimateSeconds);
  }
}

/** Law 2: what nobody verified is named in the same line. */
function doneWords(desk: Desk, counts: ReadonlyMap<Counted, number>): string {
  const open = (['unverified', 'vouched'] as const).flatMap((counted) => {
    const n = counts.get(counted) ?? 0;
    return n === 0 ? [] : [words(desk, runView[`result-succeeded-${counted}`], { n })];
  });
  if (open.length === 0) return words(desk, runView['result-succeeded']);
  return [words(desk, runView['result-succeeded-but']), ...open].join(words(desk, runView['result-join']));
}
