import type { Expectation } from '../plan/types.ts';
import { field, stringField } from './spec-fields.ts';

/** When an expectation is judged (language.md §3); milliseconds, null where the author says nothing. */
export interface Timing {
  /** `60秒内`: the command is run again until it holds. */
  readonly within: number | null;
  /** `持续30秒`: it holds every time. */
  readonly hold: number | null;
  /** `10秒后`: so long after the command's end is it judged first. */
  readonly after: number | null;
  /** `每5秒`: between two runs. */
  readonly interval: number | null;
}

/** Kinds that only a person judges: to run their command again would not bring an answer. */
const FOR_A_PERSON: ReadonlySet<string> = new Set(['prose']);

/** The times that an expectation's modifiers give; null when there are none. Pure; never throws. */
export function timingOf(expectation: Pick<Expectation, 'kind' | 'spec'>): Timing | null {
  if (expectation.kind !== 'modified') return null;
  const { spec } = expectation;
  const milliseconds = (name: string): number | null => {
    const seconds = field(spec, name);
    return typeof seconds === 'number' && seconds > 0 ? Math.round(seconds * 1000) : null;
  };
  const repeats = !FOR_A_PERSON.has(stringField(field(spec, 'inner') ?? null, 'kind') ?? 'prose');
  const timing: Timing = {
    within: repeats ? milliseconds('withinSeconds') : null,
    hold: repeats ? milliseconds('holdSeconds') : null,
    after: milliseconds('afterSeconds'),
    interval: repeats ? milliseconds('intervalSeconds') : null,
  };
  return Object.values(timing).every((one) => one === null) ? null : timing;
}
