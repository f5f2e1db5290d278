import type { FollowUp } from '../plan/types.ts';

/** When a follow-up is due, counted from the run's end; in the machine's own zone where a day or a week must be over. */
export function dueOf(
  { dueSeconds, dueUntil }: Pick<FollowUp, 'dueSeconds' | 'dueUntil'>,
  endedAt: string | null,
): Date | null {
  if (endedAt === null) return null;
  const end = new Date(endedAt);
  if (dueSeconds !== null) return new Date(end.getTime() + dueSeconds * 1000);
  if (dueUntil === null) return null;
  const [year, month, day] = [end.getFullYear(), end.getMonth(), end.getDate()];
  // Weeks end on Sunday; `over` is midnight behind the last day.
  const over = {
    day: () => new Date(year, month, day + 1),
    week: () => new Date(year, month, day + 1 + ((7 - end.getDay()) % 7)),
    month: () => new Date(year, month + 1, 1),
  }[dueUntil]();
  return new Date(over.getTime() - 1000);
}
