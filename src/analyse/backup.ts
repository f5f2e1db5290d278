import type { Action, Phase } from '../plan/types.ts';
import { saysBackupCheck } from '../vocabulary/gates.ts';

/**
 * Ids of the actions that verify a backup (数据备份验证): all of a step or a phase that is called so, and single ones that
 * say so. What an irreversible step destroys can come back only from there.
 */
export function findBackupChecks(phases: readonly Phase[]): readonly string[] {
  return phases.flatMap((phase) =>
    phase.steps.flatMap((step) => {
      const whole = saysBackupCheck(step.title) || saysBackupCheck(phase.title);
      return step.actions.filter((action) => whole || checksBackup(action)).map(({ id }) => id);
    }),
  );
}

function checksBackup(action: Action): boolean {
  if (action.kind === 'checkpoint') return saysBackupCheck(action.text);
  return action.kind === 'command' && action.verifies && saysBackupCheck(action.title ?? '');
}
