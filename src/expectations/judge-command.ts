import { expectations as text } from '../catalogue/expectations.ts';
import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import type { Expectation } from '../plan/types.ts';
import { isAnswer } from './answer-status.ts';
import { judgeExpectation } from './judge.ts';
import { kindNamed } from './registry.ts';
import type { Judgement, Observation } from './types.ts';

export interface JudgedExpectation extends Judgement {
  readonly line: number;
  readonly reading: string;
}

export interface CommandJudgement {
  readonly outcome: 'passed' | 'failed' | 'needs-person' | 'unverified';
  readonly expectations: readonly JudgedExpectation[];
  /** Why, where the expectations alone do not say it: the exit status, or that nothing was asserted. In the user's language. */
  readonly reason: string | null;
}

type StatusFinding = 'zero' | 'owned' | 'explained' | 'answer' | 'wrong';

function judgeStatus(
  expectations: readonly Expectation[],
  judged: readonly JudgedExpectation[],
  observation: Observation,
): StatusFinding {
  if (expectations.some(({ kind, spec }) => kindNamed(kind)?.ownsExitStatus?.(spec) === true)) return 'owned';
  if (observation.exitStatus === 0) return 'zero';
  const explained = expectations.some(
    ({ kind, spec }, index) =>
      judged[index]?.verdict !== 'failed' &&
      kindNamed(kind)?.explainsExitStatus?.(spec, observation) === true,
  );
  if (explained) return 'explained';
  return isAnswer(observation.command, observation.exitStatus) ? 'answer' : 'wrong';
}

/** Of a long output each expectation sees what was sifted for it. */
function seenBy(index: number, observation: Observation): Observation {
  const sifted = observation.sifted?.[index] ?? null;
  return sifted === null ? observation : { ...observation, ...sifted };
}

function worstOf(judged: readonly JudgedExpectation[]): Judgement['verdict'] {
  const verdicts = new Set(judged.map(({ verdict }) => verdict));
  return verdicts.has('failed') ? 'failed' : verdicts.has('needs-person') ? 'needs-person' : 'passed';
}

/**
 * The outcome of a command that ran to its end (language.md §3).
 * Without an expectation the exit status must be 0, and then nothing was verified. With expectations all must hold and the status
 * be 0, unless an expectation says otherwise or the status is an answer (`ANSWER_STATUSES`). Failed beats needs-person beats passed.
 * `退出码 任意` asserts nothing, so alone it verifies nothing. Pure; never throws.
 */
export function judgeCommand(
  expectations: readonly Expectation[],
  observation: Observation,
  locale: Locale,
): CommandJudgement {
  const status = observation.exitStatus;
  if (expectations.length === 0) {
    return status === 0
      ? { outcome: 'unverified', expectations: [], reason: say(text['reason.nothing-asserted'], locale) }
      : { outcome: 'failed', expectations: [], reason: say(text['reason.exit-status'], locale, { status }) };
  }
  const judged = expectations.map((expectation, index) => ({
    line: expectation.line,
    reading: expectation.reading,
    ...judgeExpectation(expectation, seenBy(index, observation), locale),
  }));
  const finding = judgeStatus(expectations, judged, observation);
  if (finding === 'wrong') {
    return {
      outcome: 'failed',
      expectations: judged,
      reason: say(text['reason.exit-status'], locale, { status }),
    };
  }
  const outcome = worstOf(judged);
  if (
    outcome === 'passed' &&
    expectations.every(({ kind, spec }) => kindNamed(kind)?.assertsNothing?.(spec) === true)
  ) {
    return {
      outcome: 'unverified',
      expectations: judged,
      reason: say(text['reason.nothing-asserted'], locale),
    };
  }
  const reason = finding === 'answer' ? say(text['reason.answer'], locale, { status }) : null;
  return { outcome, expectations: judged, reason };
}
