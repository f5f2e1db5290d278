import { createHash } from 'node:crypto';
import type { Action, Plan, Step } from './types.ts';

/** Lower-case hex SHA-256 of bytes or text (as UTF-8). */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** Of the text that is hashed at a time: each call costs as much as some kilobytes do. */
const PART_LENGTH = 65_536;

/**
 * `sha256:…` of what would run: ids, texts, expectations, gates and parameters' places, in order (§9).
 * Lines and titles are left out: an edit of prose elsewhere keeps the digest.
 */
export function planDigest(plan: Pick<Plan, 'phases' | 'choices' | 'cwd'>): string {
  const hash = createHash('sha256');
  let pending = '';
  // In parts: of ten thousand steps, the whole would be twice the document in memory.
  const put = (text: string): void => {
    pending += text;
    if (pending.length < PART_LENGTH) return;
    hash.update(pending);
    pending = '';
  };
  const choices = plan.choices.map(({ id, options, chosen }) => [id, options, chosen]);
  put(`{"cwd":${JSON.stringify(plan.cwd)},"choices":${JSON.stringify(choices)},"phases":[`);
  plan.phases.forEach((phase, index) => {
    put(`${index === 0 ? '' : ','}[${JSON.stringify(phase.id)},${JSON.stringify(phase.role)},[`);
    phase.steps.forEach((step, at) => {
      put(`${at === 0 ? '' : ','}${JSON.stringify(stepIdentity(step))}`);
    });
    put(']]');
  });
  return `sha256:${hash.update(`${pending}]}`).digest('hex')}`;
}

function stepIdentity(step: Step): unknown {
  return [
    step.id,
    step.host,
    step.optional,
    step.irreversible,
    step.choice,
    step.actions.map(actionIdentity),
  ];
}

/** What makes an action the one that it is, wherever it stands. JSON-safe. */
export function actionIdentity(action: Action): unknown {
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
