import { totalTime } from '../../catalogue/total-time.ts';
import { duration } from './duration.ts';
import { put, words, type Desk } from './transcript-lines.ts';

/** Where the run's own beginning stands among those of phases and steps, none of which has an empty id. */
export const WHOLE = '';

/** Behind each phase but the last, whose end is the run's: the time of the whole against 回滚耗时 (language.md §7). */
export function putSoFar(desk: Desk, phase: string, begun: Date | undefined, at: Date): void {
  const { phases, overview } = desk.plan;
  const { estimateSeconds: estimate } = overview;
  if (estimate === null || begun === undefined || phases.at(-1)?.id === phase) return;
  const seconds = (at.getTime() - begun.getTime()) / 1000;
  const over = seconds > estimate;
  const { dim, yellow } = desk.screen.colors;
  const values = { elapsed: duration(seconds, desk.locale), estimate: duration(estimate, desk.locale) };
  const text = words(desk, totalTime[over ? 'so-far-over' : 'so-far'], values);
  put(desk, { text: over ? '  ! ' : '  ', paint: yellow }, { text, paint: over ? yellow : dim });
}
