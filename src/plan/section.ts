import { planDigest } from './digest.ts';
import type { Message, OnDemand, Plan, Step } from './types.ts';

/** The section that an operator names, by its id in any case; null: there is none. */
export function sectionNamed(plan: Plan, id: string): OnDemand | null {
  return plan.onDemand.find((section) => section.id === id.trim().toLowerCase()) ?? null;
}

/**
 * A plan whose whole program is one section that otherwise runs only on demand (language.md §1): the same guards, journal
 * and report as any other. What belongs to a rollback as a whole (window, decision, metrics, messages, follow-ups) is no
 * part of it. Null: there is no such section. Pure.
 */
export function sectionPlan(plan: Plan, id: string): Plan | null {
  const section = sectionNamed(plan, id);
  if (section === null) return null;
  const { choices, environment } = section;
  const phases = [phaseOf(section)];
  return {
    ...plan,
    title: plan.title === '' ? section.title : `${plan.title} · ${section.title}`,
    digest: planDigest({ phases, choices, cwd: plan.cwd }),
    section: section.id,
    overview: { window: null, estimateSeconds: section.estimateSeconds, dataImpact: null },
    environment,
    choices,
    phases,
    onDemand: plan.onDemand.filter((each) => each !== section),
    decision: null,
    notifications: [],
    metrics: [],
    followups: [],
    messages: plan.messages
      .filter(({ ruleId }) => ruleId !== ONLY_ON_DEMAND)
      .map((message) => asError(message, section)),
  };
}

/** Says of the whole document that it has no program; here is one. */
const ONLY_ON_DEMAND = 'only-on-demand';

/** A section is one step; the phase around it is called by the letter of its kind, since no two places share an id. */
function phaseOf(section: OnDemand): Plan['phases'][number] {
  const { id, title, line, purpose, owner, host, estimateSeconds, irreversible, confirmWord, actions } =
    section;
  const step: Step = {
    id,
    title,
    line,
    purpose,
    owner,
    host,
    estimateSeconds,
    optional: false,
    irreversible,
    confirmWord,
    choice: null,
    actions,
  };
  const letter = section.section === 'data' ? 'd' : 't';
  return {
    id: letter,
    title,
    line,
    role: 'steps',
    estimateSeconds,
    optional: false,
    irreversible: false,
    steps: [step],
  };
}

/** What was a warning while the section was not to be run keeps it from running now. */
function asError(message: Message, { id }: OnDemand): Message {
  return message.section === id ? { ...message, severity: 'error' } : message;
}
