import { resumeView } from '../../catalogue/resume-view.ts';
import { runView } from '../../catalogue/run-view.ts';
import type { JournalEvent } from '../../journal/index.ts';
import { clockOf } from '../../report/index.ts';
import { put, words, type Desk } from './transcript-lines.ts';

type EventOf<Type extends JournalEvent['type']> = Extract<JournalEvent, { readonly type: Type }>;

/** A command of the executor before still runs, and its output follows. */
export function putRejoined(desk: Desk, id: string, since: Date): void {
  const { yellow } = desk.screen.colors;
  put(
    desk,
    { text: '    … ', paint: yellow },
    words(desk, resumeView.rejoined, { id, since: clockOf(undefined, null).full(since.toISOString()) }),
  );
}

/** A command of the executor before had ended by itself. */
export function putAdopted(desk: Desk, id: string): void {
  const { yellow } = desk.screen.colors;
  put(desk, { text: '    … ', paint: yellow }, words(desk, resumeView.adopted, { id }));
}

/** How what was in doubt was settled. */
export function putResolved(desk: Desk, { action: id, as, by, reason }: EventOf<'resolved'>): void {
  const { yellow } = desk.screen.colors;
  const values = { id, by, reason: reason ?? '' };
  put(desk, { text: '    ! ', paint: yellow }, words(desk, resumeView[`resolved-${as}`], values));
}

/** What of an earlier shell's state the new one lacks. */
export function putSessionOpened(desk: Desk, { notRestored = [] }: EventOf<'session-opened'>): void {
  if (notRestored.length === 0) return;
  const what = notRestored.join(', ');
  const text = words(desk, runView['not-restored'], { what });
  put(desk, '  ', { text, paint: desk.screen.colors.yellow });
}
