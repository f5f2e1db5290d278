import { say } from '../../catalogue/index.ts';
import { windowTexts } from '../../catalogue/window.ts';
import type { ExecuteOptions } from '../../execute/index.ts';
import type { Plan } from '../../plan/types.ts';
import { put, type Desk } from '../terminal/transcript-lines.ts';
import type { Call } from './call.ts';
import type { Findings } from './preflight.ts';
import { windowAt } from './window.ts';

type Outside = NonNullable<ExecuteOptions['outsideWindow']>;

/** What the rollback window says to a run that would begin now. A closed one refuses it where nobody can be asked why it should. */
export function windowFindings({ document, flags, prompter }: Call, plan: Plan): Findings {
  const state = windowAt(plan, new Date(), document.locale);
  if (state.kind === 'open') return { refusals: [], warnings: [] };
  if (state.kind === 'unknown') return { refusals: [], warnings: [state.why] };
  const asks = prompter !== null && flags.dryRun !== true;
  const refuses = reasonOf(flags.outsideWindow) === null && !asks;
  return { refusals: refuses ? [state.why] : [], warnings: [] };
}

/** Why it is run outside of its window; null when the window is open. `declined`: nobody gave a reason. */
export async function askOutside(call: Call, desk: Desk, plan: Plan): Promise<Outside | null | 'declined'> {
  if (windowAt(plan, new Date(), desk.locale).kind !== 'outside') return null;
  const window = plan.overview.window ?? '';
  const given = reasonOf(call.flags.outsideWindow);
  const typed = given ?? reasonOf((await call.prompter?.ask(prompt(desk, window))) ?? undefined);
  if (typed === null) return 'declined';
  const by = call.operator ?? '';
  put(desk, '! ', say(windowTexts.accepted, desk.locale, { window, by, reason: typed }));
  return { reason: typed, how: given === null ? 'asked' : 'option' };
}

function prompt(desk: Desk, window: string): string {
  return `${say(windowTexts.ask, desk.locale, { window })}: `;
}

function reasonOf(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim();
}
