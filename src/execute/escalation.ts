import type { Contacts, EscalationLevel } from '../plan/types.ts';

/** Whom to call now (language.md §7). */
export interface EscalationView {
  readonly contacts: Contacts;
  readonly levels: readonly LevelView[];
}

export interface LevelView {
  readonly level: EscalationLevel;
  /** It is this level's turn. */
  readonly fits: boolean;
  /** The team's entries that the level names. */
  readonly team: Contacts['team'];
  /** Until an answer is due, in seconds from now; negative: it is over. Null for a level that does not fit or names no time. */
  readonly dueInSeconds: number | null;
  /** Until it is this level's turn, in seconds; null: it does not wait for a time. */
  readonly turnInSeconds: number | null;
}

export interface FailureTime {
  /** The id of the step that failed. */
  readonly step: string;
  readonly since: Date;
  readonly now: Date;
}

/**
 * The fitting level: one whose condition names the failing step; else the last whose time has come; else the first that
 * names neither. Its countdown begins with the failure, or with its own time.
 */
export function escalationAt(contacts: Contacts, { step, since, now }: FailureTime): EscalationView {
  const elapsed = Math.max(0, (now.getTime() - since.getTime()) / 1000);
  const fitting = fittingLevel(contacts.escalation, step, elapsed);
  const levels = contacts.escalation.map((level): LevelView => {
    const fits = level === fitting;
    const begins = level.afterSeconds ?? 0;
    const due = level.responseSeconds === null ? null : begins + level.responseSeconds - elapsed;
    return {
      level,
      fits,
      team: contacts.team.filter((person) => isNamed(person, level.contact)),
      dueInSeconds: fits ? due : null,
      turnInSeconds: level.afterSeconds === null ? null : Math.max(0, level.afterSeconds - elapsed),
    };
  });
  return { contacts, levels };
}

function fittingLevel(
  levels: readonly EscalationLevel[],
  step: string,
  elapsed: number,
): EscalationLevel | null {
  return (
    levels.find(({ steps }) => steps.includes(step)) ??
    levels.findLast(({ afterSeconds }) => afterSeconds !== null && afterSeconds <= elapsed) ??
    levels.find(({ steps, afterSeconds }) => steps.length === 0 && afterSeconds === null) ??
    null
  );
}

function isNamed({ role, name }: Contacts['team'][number], contact: string | null): boolean {
  if (contact === null) return false;
  return [role, name].some((text) => text !== null && text !== '' && contact.includes(text));
}
