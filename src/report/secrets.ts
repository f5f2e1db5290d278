import type { Plan } from '../plan/types.ts';
import { maskFor } from '../secrets/index.ts';

export { MASKED } from '../secrets/index.ts';

/**
 * Hides every secret's value in a text (language.md §5). The executor has masked what it recorded; this is for what
 * reaches a report by another way, such as a value that a person repeats in a reason.
 */
export function maskOf(plan: Plan): (text: string) => string {
  return maskFor(plan.parameters.flatMap(({ secret, value }) => (secret && value !== null ? [value] : [])))
    .text;
}
