import { goOn } from '../../catalogue/go-on.ts';
import { planView } from '../../catalogue/plan-view.ts';
import type { Ended } from '../../execute/index.ts';
import { outcomeOf } from '../../journal/index.ts';
import { shellWord } from '../shell-word.ts';
import { put, words, type Desk } from '../terminal/transcript-lines.ts';

const SETTLED: ReadonlySet<string> = new Set(['passed', 'unverified', 'skipped']);

/** How a run that has something left is taken up again, ready to be copied; nothing where all of it is settled. */
export function putGoOn(
  desk: Desk,
  { result, state, journalError }: Ended,
  { name, attended }: { readonly name: string; readonly attended: boolean },
): void {
  // The words for a journal that cannot be kept say it themselves, behind what is to be mended first.
  if (result === 'succeeded' || result === 'not-begun' || journalError !== null) return;
  const actions = desk.plan.phases.flatMap(({ steps }) => steps.flatMap(({ actions: own }) => own));
  const open = actions.map(({ id }) => ({ id, outcome: outcomeOf(state, id) }));
  const left = open.filter(({ outcome }) => !SETTLED.has(outcome));
  if (left.length === 0) return;
  // With nobody there what failed is tried again only where it is named.
  const failed = attended ? [] : left.filter(({ outcome }) => outcome === 'failed');
  const retry = failed.map(({ id }) => ` --retry ${id}`).join('');
  const lead = `${words(desk, goOn['go-on'])}${words(desk, planView.colon)}`;
  put(desk, lead, { text: `mdrollback resume ${shellWord(name)}${retry}`, whole: true });
}
