import { say } from '../catalogue/index.ts';
import { metricTexts as texts } from '../catalogue/metrics.ts';
import { judgeExpectation, measuredValue, type Observation } from '../expectations/index.ts';
import type { MeasuredWhen } from '../journal/measurement.ts';
import type { Metric, MetricSource } from '../plan/types.ts';
import { SessionError } from '../shell/types.ts';
import { randomNonce } from './announce.ts';
import { noteSession } from './session-note.ts';
import type { Run } from './context.ts';
import { JUDGED_BYTES, rangeIn, readOutput } from './output.ts';
import { boundText, valueOf } from './parameters.ts';
import { answerOrAbort } from './questions.ts';
import { valuesOf } from './recording.ts';

/** How long one metric may take. */
const PATIENCE_MS = 10_000;
/** Characters of a value that are kept. */
const LONGEST_VALUE = 1024;

/** A value, or why there is none. */
type Reading =
  { readonly value: string; readonly by: string } | { readonly value: null; readonly reason: string };

/**
 * Measures the metrics of the plan (language.md §7). It decides nothing: whatever becomes of it, the run goes on. What
 * the journal knows already is not measured again, and what a run had begun to change is no value from before it.
 */
export async function measure(run: Run, when: MeasuredWhen): Promise<void> {
  const { plan, recorder, options } = run;
  const { state } = recorder;
  const begun = plan.phases.some(({ id, role }) => role === 'steps' && state.phases.has(id));
  if (when === 'before' && begun) return;
  const known = new Set(state.measured.filter((each) => each.when === when).map(({ metric }) => metric));
  for (const metric of plan.metrics) {
    if (known.has(metric.id) || options.host.signal.aborted) continue;
    const ordinal = metric.source?.kind === 'command' ? recorder.started + 1 : null;
    const found = await readingOf(run, metric);
    const reading =
      found.value === null && when === 'after' ? await askFor(run, metric, found.reason) : found;
    // Nobody has said anything: whoever takes the run up is asked.
    if (reading === 'aborted') break;
    await recorder.record({
      type: 'measured',
      metric: metric.id,
      when,
      ordinal,
      value: reading.value?.slice(0, LONGEST_VALUE) ?? null,
      reason: reading.value === null ? reading.reason : null,
      verdict: when === 'after' ? verdictOf(run, metric, reading.value) : null,
      by: reading.value === null ? 'machine' : reading.by,
    });
  }
  if (plan.metrics.length > 0) await recorder.commit();
}

async function readingOf(run: Run, metric: Metric): Promise<Reading> {
  const { options, recorder } = run;
  const { source } = metric;
  if (source === null) return none(run, 'no-source');
  switch (source.kind) {
    case 'recorded': {
      const kept = recorder.state.recorded.get(source.name);
      if (kept === undefined) return none(run, 'not-recorded', { name: source.name });
      return { value: kept.value, by: 'machine' };
    }
    case 'promql': {
      if (options.query === undefined) return none(run, 'no-query');
      const answer = await options.query(source.query, options.host.signal);
      return answer.value === null ? answer : { value: answer.value, by: 'machine' };
    }
    case 'command':
      return runFor(run, metric, source);
  }
}

/** In the run's own bash, so that it finds what earlier commands have set; known to change nothing, it is never in doubt. */
async function runFor(
  run: Run,
  metric: Metric,
  source: Extract<MetricSource, { kind: 'command' }>,
): Promise<Reading> {
  const { plan, options, session, recorder, redaction } = run;
  for (const { parameter: name } of source.bindings)
    if ((valueOf(plan, options.parameters, name) ?? '') === '') return none(run, 'no-parameter', { name });
  const text = boundText(plan, options.bind, source);
  if (text === null) return none(run, 'not-run', { detail: source.text });
  const unsafe = options.guard?.(plan, metric.id, source.text, source.bindings) ?? null;
  if (unsafe !== null) return none(run, 'not-run', { detail: unsafe });
  await noteSession(run);
  // What was told before it is on disk before its output can be seen.
  await recorder.commit();
  const result = await session
    .run({
      ordinal: recorder.started + 1,
      nonce: (options.nonce ?? randomNonce)(),
      text,
      terminal: false,
      timeoutMs: PATIENCE_MS,
      signal: options.host.signal,
    })
    .catch((cause: unknown) => {
      if (cause instanceof SessionError) return cause;
      throw cause;
    });
  if (result instanceof SessionError) return none(run, 'not-run', { detail: result.message });
  const { directory } = options.runDirectory;
  const [out, err] = [rangeIn(directory, result.stdout), rangeIn(directory, result.stderr)];
  const stdout = await readOutput(directory, out, JUDGED_BYTES);
  await redaction.atRest([out, err, ...result.copies.map((range) => rangeIn(directory, range))]);
  if (result.outcome === 'timed-out') return none(run, 'timed-out', { seconds: PATIENCE_MS / 1000 });
  if (result.outcome === 'stopped') return none(run, 'stopped');
  if (result.outcome !== 'exited' || result.exitStatus === null)
    return none(run, 'not-run', { detail: result.reason ?? result.outcome });
  if (result.exitStatus !== 0) return none(run, 'exit-status', { status: result.exitStatus });
  const seen = { ...observationOf(run, stdout.text), programs: source.programs, command: source.text };
  const value = measuredValue(metric.name, metric.requirement, seen, options.locale);
  return value === '' ? none(run, 'no-output') : { value, by: 'machine' };
}

/** Nobody is kept: whoever is asked may pass it over. `aborted`: the run was stopped, or the terminal is gone. */
async function askFor(run: Run, metric: Metric, reason: string): Promise<Reading | 'aborted'> {
  const { options, recorder } = run;
  const { host } = options;
  const missing: Reading = { value: null, reason };
  if (host.tellValue === undefined) return missing;
  await recorder.commit();
  const told = await answerOrAbort(
    options,
    async () => host.tellValue?.(metric, metric.source === null ? null : reason) ?? null,
    () => null,
  );
  if (told === 'aborted') return told;
  return told === null || told.value.trim() === '' ? missing : told;
}

function verdictOf(run: Run, { requirement }: Metric, value: string | null): Verdict {
  if (requirement === null || value === null) return null;
  return judgeExpectation(requirement, observationOf(run, value), run.options.locale).verdict;
}

type Verdict = ReturnType<typeof judgeExpectation>['verdict'] | null;

function observationOf(run: Run, stdout: string): Observation {
  return {
    exitStatus: 0,
    stdout,
    stderr: '',
    responseHeaders: null,
    programs: [],
    command: '',
    recorded: valuesOf(run),
  };
}

function none(
  { options }: Run,
  id: keyof typeof texts,
  values: Readonly<Record<string, string | number>> = {},
): Reading {
  return { value: null, reason: say(texts[id], options.locale, values) };
}
