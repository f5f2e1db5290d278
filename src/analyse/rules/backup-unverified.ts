import type { Rule } from './types.ts';

/** Irreversible steps, and nothing before them that verifies a backup (language.md §1, reminders). */
export const backupUnverified: Rule = ({ plan, findings }) => {
  let verified = false;
  const checks = new Set(plan.backupChecks);
  for (const { steps } of plan.phases) {
    for (const step of steps) {
      const { id, line, irreversible, actions } = step;
      if (irreversible && !verified && actions.length > 0) {
        findings.report('backup-unverified', { line, column: 1 }, { id });
        return;
      }
      verified ||= actions.some((action) => checks.has(action.id));
    }
  }
};
