import type { Plan } from '../plan/types.ts';

export const MASKED = '••••';

/**
 * Hides every secret's value in a text (language.md §5). The executor has masked what it recorded; this is for what
 * reaches a report by another way, such as a value that a person repeats in a reason.
 */
export function maskOf(plan: Plan): (text: string) => string {
  const secrets = plan.parameters
    .flatMap(({ secret, value }) => (secret && value !== null && value !== '' ? [value] : []))
    // The longest first: a secret may contain another.
    .sort((a, b) => b.length - a.length);
  return (text) => secrets.reduce((masked, secret) => masked.replaceAll(secret, MASKED), text);
}
