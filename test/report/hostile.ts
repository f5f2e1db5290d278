/** A run in which everything that others wrote tries to break the report. */
import type { JournalRecord } from '../../src/journal/events.ts';
import type { Decision } from '../../src/plan/decision.ts';
import type { Plan } from '../../src/plan/types.ts';
import {
  answer,
  checkpoint,
  command,
  ended,
  phase,
  planOf,
  ran,
  records,
  started,
  startedCommand,
} from './helpers.ts';

export const HOSTILE = [
  '</pre></details></main></style></script></title>',
  '<script>document.title="pwned"</script>',
  '"><img src=x onerror="document.title=1">\' onmouseover=',
  '<style>*{display:none}</style><!-- <svg onload=alert(1)>',
  ']]> &lt; &amp; &#x3c;b> ``` ~~~ `` | a | <!--/mdrollback:1-->',
  '\u001b[31mred\u001b[0m \u001b]8;;https://example.com\u0007link\u001b]8;;\u0007',
  'nul \0, bell \u0007, back\b, escape \u001b, del \u007f, C1 \u009b31m',
  '\u202eright to left\u202c \u2066isolate\u2069 \ufeffmark \u200bzero',
  '\ud800 lone, \ufffe no character, \u{1ffff} nor this, \u2028 line \u2029 paragraph',
  '{by} $& %s ${x} {{y}}',
];
const ALL = HOSTILE.join(' ');

export interface HostileRun {
  readonly source: string;
  readonly plan: Plan;
  readonly records: readonly JournalRecord[];
  readonly output: () => string;
}

export function hostileRun(): HostileRun {
  const source = '# T\n\n```bash\ntrue\nfalse\nsleep 1\n```\n- [ ] seen\n- [ ] open\n';
  const bad = {
    stdout: { path: 'session/stdout.1', offset: 0, bytes: 500 },
    stderr: { path: 'a"b\'<c', offset: 9, bytes: 500 },
  };
  const verdict = { line: 4, reading: ALL, actual: ALL, nearest: `${ALL}!`, by: ALL };
  const actions = [
    { ...command(source, 'true', { id: '1.1/1' }), text: ALL },
    command(source, 'false', { id: '1.1/2' }),
    command(source, 'sleep 1', { id: '1.1/3' }),
    { ...checkpoint(source, 'seen', { id: '1.1/c1' }), text: ALL },
    checkpoint(source, 'open', { id: '1.1/c2' }),
  ];
  const whole = phase('1', ALL, actions, 1);
  const steps = whole.steps.map((step) => ({ ...step, title: ALL, purpose: ALL, owner: ALL, host: ALL }));
  const expectation = {
    kind: 'literal',
    text: ALL,
    reading: ALL,
    judged: true,
    spec: null,
    line: 8,
    column: 1,
  };
  const cells = { before: null, after: null, status: null };
  const metric = { name: ALL, line: 8, source: null, requirement: expectation, cells };
  const parameter = { secret: false, default: null, description: null, pattern: null, places: [] };
  const plan: Plan = {
    ...planOf(source, { phases: [{ ...whole, steps }] }),
    title: ALL,
    source: { ...planOf(source, {}).source, path: ALL },
    overview: { window: ALL, estimateSeconds: 60, dataImpact: ALL },
    parameters: [{ ...parameter, name: ALL, value: ALL }],
    choices: [{ id: '1.1', options: ['a', ALL], chosen: ALL, line: 1 }],
    notRun: [{ line: 1, text: HOSTILE.join('\n'), reason: 'config' }],
    section: ALL,
    metrics: ['metric-1', 'metric-2'].map((id) => ({ ...metric, id })),
    followups: [{ id: 'f1', text: ALL, group: ALL, dueSeconds: 3600, dueUntil: null, line: 9 }],
  };
  const begun = started(plan);
  const notified = { type: 'notified', occasion: 'failure', state: 'open', attempts: 3 } as const;
  const decision: Decision = {
    holds: [{ force: 'must', text: ALL }],
    facts: [{ name: ALL, value: ALL }],
    severity: ALL,
    scope: ALL,
    since: ALL,
    verdict: 'match',
    outcome: ALL,
    rows: [3],
    reason: null,
    by: ALL,
  };
  const measured = { type: 'measured', ordinal: null, verdict: null, by: ALL } as const;
  return {
    source,
    plan,
    records: records(
      begun.type === 'run-started' ? { ...begun, operator: ALL, cwd: ALL, of: ALL } : begun,
      { type: 'decided', decision },
      { ...measured, metric: 'metric-1', when: 'before', value: ALL, reason: null },
      { ...measured, metric: 'metric-1', when: 'after', value: ALL, reason: null, verdict: 'failed' },
      { ...measured, metric: 'metric-2', when: 'after', value: null, reason: ALL },
      { type: 'phase-started', phase: '1' },
      { type: 'step-started', phase: '1', step: '1.1' },
      ...ran('1.1/1', { ...bad, expectations: [{ ...verdict, verdict: 'passed' }] }),
      ...ran('1.1/2', {
        ...bad,
        outcome: 'failed',
        exitStatus: 1,
        reason: ALL,
        expectations: [{ ...verdict, verdict: 'failed' }],
      }),
      startedCommand('1.1/3'),
      { ...answer('1.1/c1', 'no', { reason: ALL }), by: ALL } as ReturnType<typeof answer>,
      answer('1.1', 'yes', { question: 'host', reason: ALL }),
      { type: 'skipped', action: '1.1/c2', reason: ALL, by: ALL },
      ended('failed', ALL),
      { ...notified, message: ALL, channel: ALL, reason: ALL },
    ),
    output: () => HOSTILE.join('\n'),
  };
}
