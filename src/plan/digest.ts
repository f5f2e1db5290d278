import { createHash } from 'node:crypto';
import type { Action, Phase, Plan } from './types.ts';

/** Lower-case hex SHA-256 of bytes or text (as UTF-8). */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/**
 * `sha256:…` of what would run: ids, texts, expectations, gates and parameters' places, in order (§9).
 * Lines and titles are left out: an edit of prose elsewhere keeps the digest.
 */
export function planDigest(plan: Pick<Plan, 'phases' | 'choices' | 'cwd'>): string {
  const what = {
    cwd: plan.cwd,
    choices: plan.choices.map(({ id, options, chosen }) => [id, options, chosen]),
    phases: plan.phases.map(phaseIdentity),
  };
  return `sha256:${sha256(JSON.stringify(what))}`;
}

function phaseIdentity(phase: Phase): unknown {
  return [
    phase.id,
    phase.role,
    phase.steps.map((step) => [
      step.id,
      step.host,
      step.optional,
      step.irreversible,
      step.choice,
      step.actions.map(actionIdentity),
    ]),
  ];
}

function actionIdentity(action: Action): unknown {
  const common = [action.kind, action.id, action.text, action.choice];
  switch (action.kind) {
    case 'command':
      return [
        ...common,
        action.terminal,
        action.settings,
        action.bindings,
        action.expectations.map(({ kind, spec }) => [kind, spec]),
      ];
    case 'manual':
      return [...common, action.reason];
    case 'checkpoint':
      return [
        ...common,
        action.checked,
        action.check === null
          ? null
          : [
              action.check.text,
              action.check.bindings,
              action.check.expectations.map(({ kind, spec }) => [kind, spec]),
            ],
      ];
  }
}
