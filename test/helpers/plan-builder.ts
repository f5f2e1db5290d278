import { createHash } from 'node:crypto';
import type {
  Action,
  CheckpointAction,
  CheckpointCheck,
  CommandAction,
  Expectation,
  ManualAction,
  Phase,
  Plan,
  Step,
} from '../../src/plan/types.ts';

/**
 * Plans by hand, as small as a test wants them. Ids and lines are given out as the compiler would:
 *
 *     plan(phase('1', step('1.1', command('systemctl stop app'), checkpoint('无用户投诉'))))
 */

/** What has no place in a step yet; `step` gives it its id. */
type Placed<T> = Omit<T, 'id'> & { readonly id?: string };
export type Draft = Placed<CommandAction> | Placed<CheckpointAction> | Placed<ManualAction>;

let line = 1;
const place = (): { line: number; endLine: number; evidenceOffset: number; choice: null } => {
  line += 2;
  return { line, endLine: line, evidenceOffset: line * 80, choice: null };
};

export function command(text: string, more: Partial<CommandAction> = {}): Placed<CommandAction> {
  return {
    kind: 'command',
    text,
    ...place(),
    title: null,
    verifies: false,
    readOnly: false,
    terminal: false,
    programs: [text.split(/\s/)[0] ?? ''],
    settings: { timeoutSeconds: null, retryable: false, recordAs: null, skipIf: null, runIf: null },
    bindings: [],
    expectations: [],
    ...more,
  };
}

export function checkpoint(text: string, more: Partial<CheckpointAction> = {}): Placed<CheckpointAction> {
  return { kind: 'checkpoint', text, ...place(), checked: false, boxOffset: 0, check: null, ...more };
}

/** The inline command of a checkpoint. */
export function check(text: string, ...expectations: readonly Expectation[]): CheckpointCheck {
  return {
    text,
    column: 8,
    readOnly: false,
    programs: [text.split(/\s/)[0] ?? ''],
    bindings: [],
    expectations,
  };
}

export function manual(text: string, more: Partial<ManualAction> = {}): Placed<ManualAction> {
  return { kind: 'manual', text, ...place(), reason: 'interactive', ...more };
}

export function step(id: string, ...actions: readonly Draft[]): Step {
  return stepWith(id, {}, ...actions);
}

export function stepWith(id: string, more: Partial<Step>, ...drafts: readonly Draft[]): Step {
  const counts = { command: 0, checkpoint: 0, manual: 0 };
  const letters = { command: '', checkpoint: 'c', manual: 'm' };
  const actions = drafts.map((draft): Action => {
    counts[draft.kind]++;
    return { ...draft, id: draft.id ?? `${id}/${letters[draft.kind]}${counts[draft.kind]}` };
  });
  return {
    id,
    title: `步骤 ${id}`,
    line: place().line,
    purpose: null,
    owner: null,
    host: null,
    estimateSeconds: null,
    optional: false,
    irreversible: false,
    confirmWord: null,
    choice: null,
    actions,
    ...more,
  };
}

export function phase(id: string, ...steps: readonly Step[]): Phase {
  return phaseWith(id, {}, ...steps);
}

export function phaseWith(id: string, more: Partial<Phase>, ...steps: readonly Step[]): Phase {
  return {
    id,
    title: `阶段 ${id}`,
    line: place().line,
    role: 'steps',
    estimateSeconds: null,
    optional: false,
    irreversible: false,
    steps,
    ...more,
  };
}

export function plan(...phases: readonly Phase[]): Plan {
  return planWith({}, ...phases);
}

export function planWith(more: Partial<Plan>, ...phases: readonly Phase[]): Plan {
  const text = JSON.stringify(phases);
  const sha256 = createHash('sha256').update(text).digest('hex');
  return {
    schema: 'mdrollback.plan/1',
    title: '回滚方案',
    source: { path: 'plan.md', sha256 },
    digest: `sha256:${sha256}`,
    cwd: null,
    overview: { window: null, estimateSeconds: null, dataImpact: null },
    sections: [],
    parameters: [],
    environment: [],
    choices: [],
    phases,
    onDemand: [],
    decision: null,
    notifications: [],
    contacts: { team: [], escalation: [] },
    backupChecks: [],
    metrics: [],
    followups: [],
    notRun: [],
    messages: [],
    ...more,
  };
}
