import type {
  CheckpointAction,
  CommandAction,
  Expectation,
  ManualAction,
  Phase,
  Plan,
  Step,
} from '../../src/plan/types.ts';

/** Plans made by hand: what a test does not say is empty. */
export function planOf(parts: Partial<Plan>): Plan {
  return {
    schema: 'mdrollback.plan/1',
    title: '回滚方案',
    source: { path: 'rollback.md', sha256: '0'.repeat(64) },
    digest: `sha256:${'1'.repeat(64)}`,
    cwd: null,
    overview: { window: null, estimateSeconds: null, dataImpact: null },
    sections: [],
    parameters: [],
    environment: [],
    choices: [],
    phases: [],
    onDemand: [],
    decision: null,
    notifications: [],
    contacts: { team: [], escalation: [] },
    backupChecks: [],
    metrics: [],
    followups: [],
    notRun: [],
    messages: [],
    ...parts,
  };
}

export function phaseOf(parts: Partial<Phase>): Phase {
  return {
    id: '1',
    title: '准备回滚',
    line: 1,
    role: 'steps',
    estimateSeconds: null,
    optional: false,
    irreversible: false,
    steps: [],
    ...parts,
  };
}

export function stepOf(parts: Partial<Step>): Step {
  return {
    id: '1.1',
    title: '启用维护模式',
    line: 2,
    purpose: null,
    owner: null,
    host: null,
    estimateSeconds: null,
    optional: false,
    irreversible: false,
    confirmWord: null,
    choice: null,
    actions: [],
    ...parts,
  };
}

const place = { line: 3, endLine: 3, choice: null, evidenceOffset: 0 } as const;

export function commandOf(parts: Partial<CommandAction>): CommandAction {
  return {
    kind: 'command',
    id: '1.1/1',
    text: 'true',
    ...place,
    title: null,
    verifies: false,
    readOnly: false,
    terminal: false,
    programs: ['true'],
    settings: { timeoutSeconds: null, retryable: false, recordAs: null, skipIf: null, runIf: null },
    bindings: [],
    expectations: [],
    ...parts,
  };
}

export function manualOf(parts: Partial<ManualAction>): ManualAction {
  return { kind: 'manual', id: '1.1/m1', text: 'vim app.conf', ...place, reason: 'interactive', ...parts };
}

export function checkpointOf(parts: Partial<CheckpointAction>): CheckpointAction {
  return {
    kind: 'checkpoint',
    id: '1.1/c1',
    text: '维护模式已启用',
    ...place,
    checked: false,
    boxOffset: 0,
    check: null,
    ...parts,
  };
}

export function expectationOf(parts: Partial<Expectation>): Expectation {
  return {
    line: 4,
    column: 1,
    kind: 'literal',
    text: 'ok',
    reading: '输出包含 ok',
    judged: true,
    spec: null,
    ...parts,
  };
}
