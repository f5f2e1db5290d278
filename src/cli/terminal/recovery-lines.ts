import { recover } from '../../catalogue/recover.ts';
import type { JournalEvent } from '../../journal/index.ts';
import { duration } from './duration.ts';
import { isCheck } from './menus.ts';
import { put, words, type Desk } from './transcript-lines.ts';

type EventOf<Type extends JournalEvent['type']> = Extract<JournalEvent, { readonly type: Type }>;

/** Ways that leave a trace of their own say it there; these two would leave none. */
export function putChosen(desk: Desk, { action: id, way, by, reason, text }: EventOf<'chosen'>): void {
  const { yellow, dim } = desk.screen.colors;
  if (way === 'edit') {
    const [first = '', ...more] = (text ?? '').split('\n');
    put(desk, { text: `    ✎ ${words(desk, recover['edited-runs'])} `, paint: yellow }, first);
    for (const line of more) put(desk, '      ', line);
    return;
  }
  if (way !== 'by-hand' && way !== 'skip') return;
  const action = desk.plan.phases
    .flatMap(({ steps }) => steps.flatMap(({ actions }) => actions))
    .find((each) => each.id === id);
  const overridden = way === 'by-hand' && action !== undefined && isCheck(action);
  const entry = overridden ? recover['chosen-check-by-hand'] : recover[`chosen-${way}` as const];
  const mark = { text: way === 'skip' ? '    – ' : '    ✋ ', paint: way === 'skip' ? dim : yellow };
  put(desk, mark, words(desk, entry, { id, by, reason: reason ?? '' }));
}

export function putShellClosed(desk: Desk, { durationMs, reason }: EventOf<'shell-closed'>): void {
  const { yellow } = desk.screen.colors;
  const text =
    reason === null
      ? words(desk, recover['shell-left'], { duration: duration(durationMs / 1000, desk.locale) })
      : words(desk, recover['shell-not-opened'], { reason });
  put(desk, '      ', { text, paint: yellow });
}
