import type { Action, CheckpointAction, CommandAction, OnDemand } from '../plan/types.ts';
import { runOnce } from './command.ts';
import { aborted, words, type Halt, type Run } from './context.ts';
import { boundText, shellTextOf, valueOf } from './parameters.ts';
import { answerOrAbort, ask } from './questions.ts';
import type { Broken } from './broken.ts';
import { rankScenarios } from './scenarios.ts';
import type { Pick, Picked } from './host.ts';

/**
 * Lets an operator look for the cause with the document's own scenarios (language.md §7): one is picked, its commands are
 * run one by one on request, their output goes into the journal. Nothing of it decides anything. Null: back to the menu.
 */
export async function diagnose(run: Run, broken: Broken): Promise<Halt | null> {
  const scenarios = rankScenarios(run.plan, broken.failure);
  const [only] = scenarios;
  for (;;) {
    const index =
      scenarios.length === 1 ? 0 : await pick(run, { kind: 'scenario', failure: broken.failure, scenarios });
    if (run.options.host.signal.aborted) return aborted(run.options);
    const scenario = typeof index === 'number' ? scenarios[index]?.scenario : undefined;
    if (scenario === undefined || only === undefined) return null;
    const halt = await lookInto(run, broken, scenario);
    if (halt !== null || scenarios.length === 1) return halt;
  }
}

async function lookInto(run: Run, broken: Broken, scenario: OnDemand): Promise<Halt | null> {
  run.recorder.tell({ kind: 'scenario', scenario });
  await run.recorder.commit();
  // What mends is shown with the scenario, and run with `run-section` or by hand.
  const actions = scenario.actions.filter(
    (action) => shellTextOf(action) !== null && !scenario.remedies.includes(action.id),
  );
  for (;;) {
    if (actions.length === 0) return null;
    const index = await pick(run, { kind: 'diagnostic', scenario, actions });
    if (run.options.host.signal.aborted) return aborted(run.options);
    const action = typeof index === 'number' ? actions[index] : undefined;
    if (action === undefined || action.kind === 'manual') return null;
    const halt = await runDiagnostic(run, broken, action);
    if (halt !== null) return halt;
  }
}

async function pick(run: Run, what: Pick): Promise<number | null> {
  const { host } = run.options;
  const taken = await answerOrAbort<Picked>(
    run.options,
    async () => host.pick?.(what) ?? { picked: 'back' },
    (why) => ({ picked: 'unanswered', why }),
  );
  return taken === 'aborted' || typeof taken.picked !== 'number' ? null : taken.picked;
}

/** Read-only ones run at once, any other behind a question. How it ends is on record and fails nothing. */
async function runDiagnostic(
  run: Run,
  { placed }: Broken,
  action: CommandAction | CheckpointAction,
): Promise<Halt | null> {
  const { options, recorder } = run;
  const problem = problemOf(run, action);
  if (problem !== null) {
    recorder.tell({ kind: 'not-diagnosed', action, reason: problem });
    await recorder.commit();
    return null;
  }
  if (action.kind !== 'command' || !action.readOnly) {
    const question = { kind: 'diagnostic', step: placed.step, action } as const;
    const reply = await ask(run, question, { id: action.id, line: null });
    if (!reply.ok) return options.host.signal.aborted ? reply.halt : null;
    if (reply.answer.answer !== 'yes') return null;
  }
  const { text, programs } =
    action.kind === 'command' ? action : (action.check ?? { text: '', programs: [] });
  const again = (recorder.state.actions.get(action.id)?.attempts ?? 0) > 0 ? 'on-demand' : null;
  const invocation = {
    text,
    edited: null,
    programs,
    expectations: [],
    terminal: action.kind === 'command' && action.terminal,
    timeoutSeconds: options.policy.timeoutSeconds,
  };
  const ran = await runOnce(run, { ...placed, action }, invocation, again);
  if (!ran.ok) return options.host.signal.aborted ? ran.halt : null;
  await recorder.record({
    type: 'judged',
    action: action.id,
    attempt: ran.exited.attempt,
    outcome: 'unverified',
    expectations: [],
    reason: words(options, 'diagnostic', { status: ran.exited.exitStatus }),
  });
  await recorder.commit();
  return null;
}

function problemOf(run: Run, action: Action): string | null {
  const { plan, options } = run;
  const shellText = shellTextOf(action);
  if (shellText === null || boundText(plan, options.bind, shellText) === null)
    return words(options, 'refused-unbound', { id: action.id, line: action.line });
  for (const { parameter: name } of shellText.bindings) {
    if ((valueOf(plan, options.parameters, name) ?? '') === '')
      return words(options, 'refused-unfilled', { name });
  }
  if (action.kind === 'command' && action.terminal && !options.terminal)
    return words(options, 'refused-no-terminal', { id: action.id, line: action.line });
  return options.guard?.(plan, action.id, shellText.text, shellText.bindings) ?? null;
}
