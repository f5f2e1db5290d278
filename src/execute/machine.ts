import type { Phase, Step } from '../plan/types.ts';
import { answeredBefore } from './gates.ts';
import { waiting, words, type Halt, type Run } from './context.ts';
import { shellTextOf } from './parameters.ts';
import { ask, byOption, recordAnswer, type Answered } from './questions.ts';
import type { ExecuteOptions } from './types.ts';

/** Hosts that a person has said this machine is, folded. */
export type AgreedHosts = Set<string>;

/**
 * Before the first action of a step that names a host (执行主机) which this machine does not seem to be: a person says
 * whether it is, once for each name. Without a yes the run waits. A step that sends nothing to bash needs no machine:
 * what a person does by hand is done wherever the person is.
 */
export async function passHost(
  run: Run,
  phase: Phase,
  step: Step,
  agreed: AgreedHosts,
): Promise<Halt | null> {
  const { options } = run;
  const { host } = step;
  const { machine, policy } = options;
  if (host === null || !isElsewhere(step, options)) return null;
  if (agreed.has(fold(host))) return null;
  const question = { kind: 'host', phase, step, host, machine } as const;
  const subject = { id: step.id, line: null };
  if (answeredBefore(run.recorder, 'host', step.id)?.answer === 'yes') {
    agreed.add(fold(host));
    return null;
  }
  let answer: Answered;
  if (policy.hostsHere.some((name) => fold(name) === fold(host))) {
    answer = byOption(options, 'yes');
    await recordAnswer(run, question.kind, subject, answer);
  } else {
    const reply = await ask(run, question, subject);
    if (!reply.ok) return reply.halt;
    answer = reply.answer;
  }
  if (answer.answer !== 'yes') {
    const why = words(options, 'other-machine', { id: step.id, host, machine, by: answer.by });
    await run.recorder.record({ type: 'run-paused', action: step.id, why });
    return waiting(why, question);
  }
  agreed.add(fold(host));
  return null;
}

/** The step names a machine that this one does not seem to be, and sends something to bash. */
export function isElsewhere(
  { host, actions }: Step,
  { machine, alwaysHere }: Pick<ExecuteOptions, 'machine' | 'alwaysHere'>,
): boolean {
  if (host === null || actions.every((action) => shellTextOf(action) === null)) return false;
  return !isNamed(host, machine) && !alwaysHere.some((name) => fold(name) === fold(host));
}

/** The same name; or one of them is a short name and the other's first label. Addresses have no labels. */
export function isNamed(host: string, machine: string): boolean {
  const [one, other] = [fold(host), fold(machine)];
  if (one === '' || other === '') return false;
  if (one === other) return true;
  if ([one, other].some((name) => /^[\d.]+$|:/.test(name))) return false;
  const isShort = !one.includes('.') || !other.includes('.');
  return isShort && one.split('.', 1)[0] === other.split('.', 1)[0];
}

function fold(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/^[\s`*]+|[\s`*]+$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
}
