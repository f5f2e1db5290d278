import { say } from '../catalogue/index.ts';
import { onTerminal } from '../catalogue/on-terminal.ts';
import { judgeCommand, type CommandJudgement } from '../expectations/index.ts';
import type { Observation } from '../expectations/types.ts';
import type { ExpectationVerdict } from '../journal/events.ts';
import { aborted, words, type Halt, type Run } from './context.ts';
import type { Exited, Invocation, Runnable } from './invocation.ts';
import { haltAt } from './failure.ts';
import { ask } from './questions.ts';
import { keepValue, recordNameOf, valuesOf } from './recording.ts';

/** Of the output, as much goes to a person who is asked about it; the rest is in the file. */
const SHOWN_CHARACTERS = 64 * 1024;

/** Judges a command that exited, journals the verdicts, and asks a person where only a person can say (language.md §3). */
export async function settle(
  run: Run,
  placed: Runnable,
  invocation: Invocation,
  exited: Exited,
  judgement: CommandJudgement = judge(run, placed, invocation, exited),
): Promise<Halt | null> {
  const { options, recorder } = run;
  const { expectations: verdicts, outcome, reason } = judgement;
  const expectations = verdicts.map((each): ExpectationVerdict => ({ ...each, by: 'machine' }));
  const { id: action } = placed.action;
  const { attempt } = exited;
  await recorder.record({ type: 'judged', action, attempt, outcome, expectations, reason });
  if (outcome === 'failed') {
    // Ctrl-C reaches the command as well: that it failed is then the stop's doing.
    if (options.host.signal.aborted) return aborted(options);
    return haltAt(run, placed, reason ?? words(options, 'expectation-failed'));
  }
  if (outcome === 'needs-person') {
    const halt = await askAboutEach(run, placed, invocation, expectations, exited);
    if (halt !== null) return halt;
  }
  if (recordNameOf(placed.action) !== null)
    await keepValue(run, placed.action, observationOf(run, invocation, exited));
  return null;
}

/** What the machine says of it; nothing is journaled. */
export function judge(run: Run, placed: Runnable, invocation: Invocation, exited: Exited): CommandJudgement {
  const { options } = run;
  const judgement = unseenIf(
    run,
    invocation.terminal,
    judgeCommand(invocation.expectations, observationOf(run, invocation, exited), options.locale),
  );
  // A checkpoint's command is itself the assertion: without other words it holds when it exits 0 (language.md §6).
  const assertsItself = placed.action.kind === 'checkpoint' && invocation.expectations.length === 0;
  if (assertsItself && judgement.outcome === 'unverified')
    return { ...judgement, outcome: 'passed', reason: null };
  const unseen = judgement.outcome === 'needs-person' && !exited.complete;
  return unseen ? { ...judgement, reason: judgement.reason ?? words(options, 'output-not-seen') } : judgement;
}

/** A command that had the terminal printed there: nothing was too long, and nothing was lost. */
function unseenIf({ options }: Run, terminal: boolean, judgement: CommandJudgement): CommandJudgement {
  if (!terminal) return judgement;
  const actual = say(onTerminal['judged-by-a-person'], options.locale);
  const expectations = judgement.expectations.map((each) =>
    each.verdict === 'needs-person' ? { ...each, actual } : each,
  );
  return { ...judgement, expectations };
}

function observationOf(run: Run, { programs, text, edited }: Invocation, exited: Exited): Observation {
  const { exitStatus, stdout, stderr, responseHeaders, complete } = exited;
  return {
    exitStatus,
    stdout,
    stderr,
    responseHeaders,
    programs,
    command: edited?.text ?? text,
    recorded: valuesOf(run),
    truncated: !complete,
    ...(exited.sifted === null || exited.sifted === undefined ? {} : { sifted: exited.sifted }),
  };
}

/** Every expectation that the machine could not judge is a question; the first "no" fails the command. */
export async function askAboutEach(
  run: Run,
  placed: Runnable,
  invocation: Invocation,
  verdicts: readonly ExpectationVerdict[],
  exited: Exited,
): Promise<Halt | null> {
  const output = [exited.stdout, exited.stderr]
    .filter((part) => part !== '')
    .join('\n')
    .slice(-SHOWN_CHARACTERS);
  const { step, action } = placed;
  for (const [index, { line, verdict, reading, actual }] of verdicts.entries()) {
    if (verdict !== 'needs-person') continue;
    const text = invocation.expectations[index]?.text ?? reading;
    const question = { kind: 'expectation', step, action, line, text, reading, actual, output } as const;
    const reply = await ask(run, question, { id: action.id, line });
    if (!reply.ok) return reply.halt;
    if (reply.answer.answer === 'no') return haltAt(run, placed, refusalOf(run, reply.answer));
  }
  return null;
}

/** "Li answered no: still 3 connections" */
export function refusalOf(
  run: Run,
  { by, reason }: { readonly by: string; readonly reason: string | null },
): string {
  return reason === null || reason.trim() === ''
    ? words(run.options, 'answered-no', { by })
    : words(run.options, 'answered-no-because', { by, reason });
}
