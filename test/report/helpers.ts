/** Small plans and journals for the report's tests, read off a document without the analyser. */
import { createHash } from 'node:crypto';
import type { Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { JournalEvent, JournalRecord, StreamRange } from '../../src/journal/events.ts';
import type {
  Action,
  CheckpointAction,
  CheckpointCheck,
  Choice,
  ChoiceRef,
  CommandAction,
  Expectation,
  ManualAction,
  Parameter,
  Phase,
  Plan,
} from '../../src/plan/types.ts';

const markdown = unified().use(remarkParse).use(remarkGfm, { singleTilde: false });

export function parse(text: string): Root {
  return markdown.parse(text);
}

/** Front matter and a byte order mark are no Markdown. */
export function bodyStart(source: string): number {
  const frontMatter =
    /^\ufeff?---[ \t]*(\r\n|\n|\r)([\s\S]*?(\r\n|\n|\r))??(---|\.\.\.)[ \t]*(\r\n|\n|\r|$)/.exec(source);
  return frontMatter?.[0].length ?? (source.startsWith('\ufeff') ? 1 : 0);
}

function sha256(source: string): string {
  return createHash('sha256').update(source, 'utf8').digest('hex');
}

function lineOf(source: string, offset: number): number {
  return source.slice(0, offset).split(/\r\n|\n|\r/).length;
}

function lineEnd(source: string, offset: number): number {
  const end = source.slice(offset).search(/[\r\n]/);
  return end === -1 ? source.length : offset + end;
}

interface Common {
  readonly id: string;
  readonly choice?: ChoiceRef;
}

/** A command whose fence ends with the first line after it that is nothing but back-quotes. */
export function command(
  source: string,
  text: string,
  options: Common & { readonly expectations?: readonly Expectation[] },
): CommandAction {
  const offset = source.indexOf(text);
  if (offset === -1) throw new Error(`not in the document: ${text}`);
  const closing = /^[ \t>]*```[ \t]*$/m.exec(
    source.slice(offset).replace(/\r\n?/g, (ending) => '\n'.padStart(ending.length)),
  );
  const fenceEnd = closing === null ? source.length : offset + closing.index + closing[0].trimEnd().length;
  return {
    kind: 'command',
    id: options.id,
    text,
    line: lineOf(source, offset),
    endLine: lineOf(source, offset + text.length),
    choice: options.choice ?? null,
    evidenceOffset: fenceEnd,
    title: null,
    verifies: false,
    readOnly: false,
    terminal: false,
    programs: [],
    settings: { timeoutSeconds: null, retryable: false, recordAs: null, skipIf: null, runIf: null },
    bindings: [],
    expectations: options.expectations ?? [],
  };
}

export function manual(source: string, text: string, options: Common): ManualAction {
  const { id, line, endLine, choice, evidenceOffset } = command(source, text, options);
  return { kind: 'manual', id, text, line, endLine, choice, evidenceOffset, reason: 'interactive' };
}

/** A checkpoint: the item whose box stands right before the text. */
export function checkpoint(
  source: string,
  text: string,
  options: Common & { readonly check?: string },
): CheckpointAction {
  const start = source.indexOf(`] ${text}`);
  if (start === -1) throw new Error(`not a checkpoint of the document: ${text}`);
  const check: CheckpointCheck | null =
    options.check === undefined
      ? null
      : { text: options.check, column: 1, readOnly: false, programs: [], bindings: [], expectations: [] };
  return {
    kind: 'checkpoint',
    id: options.id,
    text,
    line: lineOf(source, start),
    endLine: lineOf(source, start),
    choice: options.choice ?? null,
    evidenceOffset: lineEnd(source, start),
    checked: source[start - 1] !== ' ',
    boxOffset: start - 1,
    check,
  };
}

export interface PlanParts {
  readonly actions?: readonly Action[];
  readonly phases?: readonly Phase[];
  readonly choices?: readonly Choice[];
  readonly parameters?: readonly Parameter[];
  readonly estimateSeconds?: number;
}

export function phase(
  id: string,
  title: string,
  actions: readonly Action[],
  estimateSeconds: number | null = null,
): Phase {
  const common = { line: 1, optional: false, irreversible: false };
  const step = {
    ...common,
    purpose: null,
    owner: null,
    confirmWord: null,
    host: null,
    estimateSeconds: null,
    choice: null,
  };
  return {
    ...common,
    id,
    title,
    role: 'steps',
    estimateSeconds,
    steps: [{ ...step, id: `${id}.1`, title, actions }],
  };
}

export function planOf(source: string, parts: PlanParts): Plan {
  return {
    schema: 'mdrollback.plan/1',
    title: 'plan',
    source: { path: 'rollback.md', sha256: sha256(source) },
    digest: 'sha256:0011',
    cwd: null,
    overview: { window: null, estimateSeconds: parts.estimateSeconds ?? null, dataImpact: null },
    sections: [],
    parameters: parts.parameters ?? [],
    environment: [],
    choices: parts.choices ?? [],
    phases: parts.phases ?? [phase('1', 'Roll back', parts.actions ?? [])],
    onDemand: [],
    decision: null,
    notifications: [],
    contacts: { team: [], escalation: [] },
    backupChecks: [],
    metrics: [],
    followups: [],
    notRun: [],
    messages: [],
  };
}

/** Every bash fence is a command and every box a checkpoint, as remark sees them. */
export function planFrom(source: string): Plan {
  const start = bodyStart(source);
  const actions: Action[] = [];
  const visit = (node: Root | RootContent): void => {
    const from = (node.position?.start.offset ?? 0) + start;
    const end = (node.position?.end.offset ?? 0) + start;
    const place = { line: lineOf(source, from), endLine: lineOf(source, end), choice: null };
    if (node.type === 'code' && node.lang === 'bash') {
      const id = `1.1/${actions.length + 1}`;
      const model = command('x', 'x', { id });
      actions.push({ ...model, ...place, text: node.value, evidenceOffset: end });
    }
    if (node.type === 'listItem' && typeof node.checked === 'boolean') {
      const box = source.indexOf('[', from);
      const evidenceOffset = lineEnd(source, box);
      const text = source.slice(box + 4, evidenceOffset);
      actions.push({
        ...place,
        kind: 'checkpoint',
        id: `1.1/c${actions.length + 1}`,
        text,
        evidenceOffset,
        checked: node.checked,
        boxOffset: box + 1,
        check: null,
      });
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(parse(source.slice(start)));
  return planOf(source, { actions });
}

/** 11:12:45 in Shanghai. */
const START = Date.parse('2026-11-22T03:12:45.000Z');

/** Records a second apart, unless an event comes with its own time. */
export function records(...events: readonly JournalEvent[]): readonly JournalRecord[] {
  return events.map((event, index) => ({ seq: index + 1, at: time(index), host: 'paygw-1', event }));
}

export function time(seconds: number): string {
  return new Date(START + seconds * 1000).toISOString();
}

export function started(plan: Plan): JournalEvent {
  return {
    type: 'run-started',
    schema: 'mdrollback.journal/1',
    run: '2026-11-22T03-12-45-paygw-1f3a',
    version: '0.1.0',
    planDigest: plan.digest,
    source: plan.source,
    operator: '张三',
    cwd: '/srv/pay',
    unattended: false,
    vouched: false,
  };
}

export function ended(
  result: 'succeeded' | 'failed' | 'waiting' | 'stopped' | 'not-begun',
  reason: string | null = null,
): JournalEvent {
  const exitStatus = { succeeded: 0, failed: 1, waiting: 3, stopped: 4, 'not-begun': 2 }[result];
  return { type: 'run-ended', result, exitStatus, reason };
}

type Verdict = Extract<JournalEvent, { type: 'judged' }>['expectations'][number];

export interface Ran {
  readonly exitStatus?: number;
  readonly durationMs?: number;
  readonly attempt?: number;
  readonly at?: number;
  readonly stdout?: StreamRange;
  readonly stderr?: StreamRange;
  readonly outcome?: Extract<JournalEvent, { type: 'judged' }>['outcome'];
  readonly expectations?: readonly Verdict[];
  readonly reason?: string;
}

const NOTHING: StreamRange = { path: 'out', offset: 0, bytes: 0 };

/** Started, ended, judged. */
export function ran(action: string, options: Ran = {}): JournalEvent[] {
  const attempt = options.attempt ?? 1;
  return [
    startedCommand(action, attempt),
    {
      type: 'command-ended',
      action,
      attempt,
      how: 'exited',
      exitStatus: options.exitStatus ?? 0,
      startedAt: time(options.at ?? 10),
      durationMs: options.durationMs ?? 120,
      stdout: options.stdout ?? NOTHING,
      stderr: options.stderr ?? NOTHING,
      shellEnded: false,
      notRestored: [],
      reason: null,
    },
    {
      type: 'judged',
      action,
      attempt,
      outcome: options.outcome ?? 'passed',
      expectations: options.expectations ?? [],
      reason: options.reason ?? null,
    },
  ];
}

export function startedCommand(action: string, attempt = 1): JournalEvent {
  return {
    type: 'command-started',
    action,
    attempt,
    ordinal: 1,
    nonce: 'n',
    text: 'text',
    ran: 'text',
    again: null,
  };
}

export function answer(
  action: string,
  said: 'yes' | 'no' | 'not-applicable',
  options: {
    readonly reason?: string;
    readonly how?: 'asked' | 'vouched' | 'option';
    readonly question?: string;
    readonly line?: number;
  } = {},
): JournalEvent {
  return {
    type: 'answered',
    action,
    question: options.question ?? 'checkpoint',
    answer: said,
    reason: options.reason ?? null,
    by: '李四',
    how: options.how ?? 'asked',
    line: options.line ?? null,
  };
}
