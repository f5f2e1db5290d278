import type { JournalEvent } from './events.ts';
import type { ActionDraft } from './fold-action.ts';
import type { AnswerState, RecordedValue, Resumption, RunState, Span } from './state.ts';

/** How the events that frame a run move its state. */

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface RunDraft extends Mutable<RunState> {
  phases: Map<string, Span>;
  steps: Map<string, Span>;
  actions: Map<string, ActionDraft>;
  gates: AnswerState[];
  recorded: Map<string, RecordedValue>;
  resumptions: Resumption[];
  sessions: { readonly pid: number; readonly startTime: string; readonly bootId: string }[];
}

export function newRun(): RunDraft {
  return {
    run: '',
    version: '',
    planDigest: '',
    source: { path: null, sha256: '' },
    operator: '',
    host: '',
    cwd: '',
    unattended: false,
    vouched: false,
    startedAt: null,
    endedAt: null,
    result: 'running',
    exitStatus: null,
    reason: null,
    pending: null,
    paused: null,
    phases: new Map(),
    steps: new Map(),
    actions: new Map(),
    gates: [],
    recorded: new Map(),
    measured: [],
    document: null,
    report: null,
    planSha256: null,
    resumptions: [],
    sessions: [],
    decision: null,
    notified: [],
    of: null,
  };
}

/** Events that only a run which goes on can have; any other, also one of a newer version, may follow its end. */
export const GOES_ON: ReadonlySet<JournalEvent['type']> = new Set<JournalEvent['type']>([
  'run-started',
  'run-resumed',
  'resolved',
  'probed',
  'session-opened',
  'phase-started',
  'phase-ended',
  'step-started',
  'step-ended',
  'command-started',
  'command-ended',
  'judged',
  'asked',
  'answered',
  'chosen',
  'skipped',
  'measured',
  'run-paused',
  'run-ended',
]);

/** Events that change nothing about whether a run goes on. */
const BESIDE: ReadonlySet<JournalEvent['type']> = new Set<JournalEvent['type']>([
  'notified',
  'decided',
  'recorded',
  'shell-closed',
  'interrupted',
]);

/** Whether this version knows what an event of that name means; a newer one may write others. */
export function isKnownEvent(type: string): boolean {
  return [GOES_ON, BESIDE].some((known) => (known as ReadonlySet<string>).has(type));
}

export function begin(
  run: RunDraft,
  event: Extract<JournalEvent, { type: 'run-started' }>,
  at: string,
  host: string,
): void {
  const { run: id, version, planDigest, source, operator, cwd, unattended, vouched } = event;
  const { document = null, report = null, planSha256 = null, of = null } = event;
  Object.assign(run, {
    run: id,
    version,
    planDigest,
    source,
    operator,
    cwd,
    unattended,
    vouched,
    document,
    report,
    planSha256,
    of,
    host,
    startedAt: at,
  });
}

/** Whoever began the run stays its operator; who took it up again is named beside. An open question is put again. */
export function resume(
  run: RunDraft,
  event: Extract<JournalEvent, { type: 'run-resumed' }>,
  at: string,
): void {
  const { version, operator, unattended, vouched, takenFrom, edits } = event;
  run.resumptions.push({ version, operator, unattended, vouched, takenFrom, edits, at });
  Object.assign(run, { pending: null, paused: null });
  if (event.edits === null) return;
  const { planDigest, source, planSha256 } = event.edits;
  Object.assign(run, { planDigest, source, planSha256 });
}
