import type { ActionState, AnswerState, RunState } from '../journal/state.ts';
import type { Action, Plan, Step } from '../plan/types.ts';

/** What stands behind an irreversible step: a backup that was verified in this run, or not (language.md §1, reminders). */
export type BackupState =
  /** Nothing before the step verifies one. */
  | { readonly kind: 'none' }
  | { readonly kind: 'held'; readonly checks: readonly BackupCheck[] }
  | {
      readonly kind: 'not-held';
      readonly checks: readonly BackupCheck[];
      /** The reason that somebody gave earlier in the run to go on without. */
      readonly overridden: AnswerState | null;
    };

export interface BackupCheck {
  readonly action: Action;
  readonly held: 'held' | 'not-applicable' | 'unverified' | 'vouched' | 'failed' | 'skipped' | 'not-run';
}

/**
 * The checks before a step and what became of them. It held where at least one did, by machine or by a person who was
 * asked, and each other one did or does not apply: what was vouched for beforehand, or ran with nothing asserted, is no
 * verification (law 2).
 */
export function backupBefore(plan: Plan, state: RunState, step: Step): BackupState {
  const ids = new Set(plan.backupChecks);
  const before: Action[] = [];
  for (const each of plan.phases.flatMap(({ steps }) => steps)) {
    if (each.id === step.id) break;
    before.push(...each.actions.filter(({ id }) => ids.has(id)));
  }
  if (before.length === 0) return { kind: 'none' };
  const checks = before.map((action) => ({ action, held: heldBy(state.actions.get(action.id)) }));
  const held =
    checks.some((check) => check.held === 'held') &&
    checks.every((check) => check.held === 'held' || check.held === 'not-applicable');
  if (held) return { kind: 'held', checks };
  const overridden = state.gates.findLast(
    ({ question, answer }) => question === 'backup-override' && answer === 'yes',
  );
  return { kind: 'not-held', checks, overridden: overridden ?? null };
}

function heldBy(state: ActionState | undefined): BackupCheck['held'] {
  const word = state?.answers.findLast(({ question }) => !question.endsWith('-condition'));
  switch (state?.outcome) {
    case 'passed':
      return word !== undefined && word.how !== 'asked' ? 'vouched' : 'held';
    case 'unverified':
      return 'unverified';
    case 'failed':
      return 'failed';
    case 'skipped':
      return word?.answer === 'not-applicable' ? 'not-applicable' : 'skipped';
    default:
      return 'not-run';
  }
}
