import { runView } from '../../catalogue/run-view.ts';
import { sectionTexts } from '../../catalogue/section.ts';
import type { Ended } from '../../execute/index.ts';
import { runCounts, type Counted } from '../../report/index.ts';
import { putFailure, putToldFailure } from '../terminal/failure.ts';
import { put, putElapsed, words, type Desk } from '../terminal/transcript-lines.ts';

/**
 * How the run ended, for the person who has to act on it: what failed and how it was seen, then the result line. Of an
 * action in `told` the operator has been told it at the menu.
 */
export function putAccount(desk: Desk, ended: Ended, told: ReadonlySet<string>): void {
  desk.write('\n');
  if (ended.failure !== null) {
    if (told.has(ended.failure.action.id)) putToldFailure(desk, ended.failure);
    else putFailure(desk, ended.failure, { outputShown: false });
    desk.write('\n');
  }
  putResult(desk, ended);
}

/** The result line, the counts and the time. */
export function putResult(desk: Desk, ended: Pick<Ended, 'result' | 'reason' | 'state'>): void {
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
  const text = result === 'succeeded' ? doneWords(desk, counts) : otherWords(desk, result, reason ?? '');
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
  const { section: id } = desk.plan;
  const whole = id === undefined ? runView['result-succeeded'] : sectionTexts.done;
  const but = id === undefined ? runView['result-succeeded-but'] : sectionTexts['done-but'];
  if (open.length === 0) return words(desk, whole, { id: id ?? '' });
  return [words(desk, but, { id: id ?? '' }), ...open].join(words(desk, runView['result-join']));
}

/** Of a section that was run by itself nothing is said about the rollback. */
function otherWords(desk: Desk, result: Exclude<Ended['result'], 'succeeded'>, reason: string): string {
  const { section: id } = desk.plan;
  if (result === 'failed' && id !== undefined) return words(desk, sectionTexts.failed, { id, reason });
  return words(desk, runView[`result-${result}`], { reason });
}
