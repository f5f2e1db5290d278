import { say } from '../../catalogue/index.ts';
import { windowTexts } from '../../catalogue/window.ts';
import type { ExecuteOptions } from '../../execute/index.ts';
import { deployedAt, deploymentName } from '../../plan/deployment.ts';
import type { Plan } from '../../plan/types.ts';
import { readMoment } from '../../vocabulary/window.ts';
import { put, type Desk } from '../terminal/transcript-lines.ts';
import type { Call } from './call.ts';
import type { Findings } from './preflight.ts';
import { windowAt } from './window.ts';

type Outside = NonNullable<ExecuteOptions['outsideWindow']>;

/**
 * What the rollback window says to a run that would begin now. One that is closed, or of which the machine cannot say
 * whether it is, refuses the run where nobody can be asked (language.md §0.4).
 */
export function windowFindings({ document, flags, prompter }: Call, plan: Plan): Findings {
  const state = windowAt(plan, new Date(), document.locale);
  if (state.kind === 'open' || reasonOf(flags.outsideWindow) !== null) return { refusals: [], warnings: [] };
  if (prompter === null) return { refusals: [state.why], warnings: [] };
  // A rehearsal asks nothing.
  return { refusals: [], warnings: flags.dryRun === true ? [state.why] : [] };
}

export interface WindowAnswer {
  /** With the time of the deployment, where a person has told it. */
  readonly plan: Plan;
  /** Why it is run outside of its window, or without knowing; null when the window is open. */
  readonly outside: Outside | null;
}

/** What a person says to a window that is closed, or that only a person knows. `declined`: nobody gave a reason. */
export async function askOutside(call: Call, desk: Desk, given: Plan): Promise<WindowAnswer | 'declined'> {
  const plan = await withTime(call, desk, given);
  if (plan === null) return 'declined';
  const state = windowAt(plan, new Date(), desk.locale);
  if (state.kind === 'open') return { plan, outside: null };
  const window = plan.overview.window ?? '';
  const by = call.operator ?? '';
  const option = reasonOf(call.flags.outsideWindow);
  const question = state.kind === 'outside' ? 'ask' : (`ask-${state.wants}` as const);
  const reason = option ?? reasonOf(await call.prompter?.ask(prompt(desk, question, window)));
  if (reason === null) return 'declined';
  const accepted = state.kind === 'outside' ? 'accepted' : 'accepted-unknown';
  put(desk, '! ', say(windowTexts[accepted], desk.locale, { window, by, reason }));
  return { plan, outside: { reason, state: state.kind, how: option === null ? 'asked' : 'option' } };
}

/** Asks when it was deployed where the window wants that and nobody has said; an empty line: not known. Null: nobody answers. */
async function withTime({ prompter, flags }: Call, desk: Desk, plan: Plan): Promise<Plan | null> {
  const { locale } = desk;
  const state = windowAt(plan, new Date(), locale);
  const wanted = state.kind === 'unknown' && state.wants === 'deployment';
  if (!wanted || prompter === null || reasonOf(flags.outsideWindow) !== null) return plan;
  const window = plan.overview.window ?? '';
  const name = deploymentName(plan, locale === 'zh-CN');
  desk.write('\n');
  put(desk, { text: '? ', paint: desk.screen.colors.yellow }, say(windowTexts.counts, locale, { window }));
  for (;;) {
    const given = await prompter.ask(`  ${say(windowTexts['ask-time'], locale, { name })}: `);
    if (given === null) return null;
    if (given === '') return plan;
    const moment = readMoment(given);
    if (moment !== null) return deployedAt(plan, name, moment.replace('T', ' '));
    put(desk, '  ', say(windowTexts['no-time'], locale, { given }));
  }
}

function prompt(desk: Desk, question: 'ask' | 'ask-deployment' | 'ask-person', window: string): string {
  return `${say(windowTexts[question], desk.locale, { window })}: `;
}

function reasonOf(text: string | null | undefined): string | null {
  return text === null || text === undefined || text.trim() === '' ? null : text.trim();
}
