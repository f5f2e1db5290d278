import { once } from 'node:events';
import type { run as text } from '../catalogue/run.ts';
import { aborted, waiting, words, type Halt } from './context.ts';
import type { Answer, Question } from './host.ts';
import type { Recorder } from './recorder.ts';
import type { ExecuteOptions } from './types.ts';

export type Answered = Exclude<Answer, { readonly answer: 'unanswered' }>;

export type Reply =
  { readonly ok: true; readonly answer: Answered } | { readonly ok: false; readonly halt: Halt };

interface Asking {
  readonly options: ExecuteOptions;
  readonly recorder: Recorder;
}

/** What the question is about, for the journal. */
interface Subject {
  /** The action's, step's or phase's id. */
  readonly id: string;
  /** For an expectation: its line. */
  readonly line: number | null;
}

/**
 * Puts a question to a person and journals it and its answer; without an answer the run waits (law 4).
 * Everything before the question is on disk before it is put, and the answer is before it counts.
 */
export async function ask(
  { options, recorder }: Asking,
  question: Question,
  subject: Subject,
): Promise<Reply> {
  if (options.host.signal.aborted) return { ok: false, halt: aborted(options) };
  await recorder.record({ type: 'asked', action: subject.id, question: question.kind });
  await recorder.commit();
  const given = await answerOrAbort(
    options,
    () => options.host.ask(question),
    (why): Answer => ({ answer: 'unanswered', why }),
  );
  if (given === 'aborted') return { ok: false, halt: aborted(options) };
  const answer = acceptable(options, question, given);
  if (answer.answer === 'unanswered') {
    const why = answer.why.trim() === '' ? words(options, 'no-one-answered') : answer.why;
    await recorder.record({ type: 'run-paused', action: subject.id, why });
    return { ok: false, halt: waiting(why, question) };
  }
  await recordAnswer({ options, recorder }, question.kind, subject, answer);
  return { ok: true, answer };
}

/** Journals an answer: a person's, or the one that an option gave before the run. */
export async function recordAnswer(
  { recorder }: Asking,
  question: Question['kind'],
  subject: Subject,
  { answer, reason, by, how }: Answered,
): Promise<void> {
  await recorder.record({
    type: 'answered',
    action: subject.id,
    question,
    answer,
    reason,
    by,
    how,
    line: subject.line,
  });
  await recorder.commit();
}

/** An answer that an option gives in the operator's name. */
export function byOption(options: ExecuteOptions, answer: 'yes' | 'no'): Answered {
  return { answer, reason: null, by: options.operator, how: 'option' };
}

/** What is no answer to this question leaves it unanswered, whatever the host says. */
function acceptable(options: ExecuteOptions, { kind }: Question, given: Answer): Answer {
  if (given.answer === 'unanswered') return given;
  const refuse = (id: keyof typeof text): Answer => ({ answer: 'unanswered', why: words(options, id) });
  // Only checks can be vouched for beforehand: a decision or a deed cannot.
  const isCheck = kind === 'checkpoint' || kind === 'expectation';
  if (given.how === 'vouched' && !isCheck) return refuse('answer-not-accepted');
  const needsReason = isCheck || kind === 'manual';
  if (kind === 'backup-override' && given.answer === 'yes' && (given.reason ?? '').trim() === '')
    return refuse('override-reason-missing');
  const reasonMissing = given.reason === null || given.reason.trim() === '';
  if (given.answer === 'not-applicable' && needsReason && reasonMissing) return refuse('reason-missing');
  return given;
}

/** What a person says, or that the run was stopped meanwhile. A prompt that breaks is no answer; the run can go on with another one. */
export async function answerOrAbort<T>(
  options: ExecuteOptions,
  put: () => Promise<T>,
  broken: (why: string) => T,
): Promise<T | 'aborted'> {
  const { host } = options;
  const over = new AbortController();
  const stop = once(host.signal, 'abort', { signal: over.signal }).then((): 'aborted' => 'aborted');
  try {
    return await Promise.race([stop, Promise.resolve().then(put)]);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return broken(words(options, 'host-failed', { detail }));
  } finally {
    over.abort();
  }
}
