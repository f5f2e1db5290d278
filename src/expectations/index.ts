/** What an expectation means: one file a kind, read when the document is compiled, judged when its command has run (language.md §3). */
export type { AnswerStatus } from './answer-status.ts';
export { referredNames, unmodified } from './inner.ts';
export { judgeCommand } from './judge-command.ts';
export type { CommandJudgement, JudgedExpectation } from './judge-command.ts';
export { judgeExpectation } from './judge.ts';
export { readExpectation } from './read.ts';
export type { ExpectationReading } from './offer.ts';
export { measuredValue } from './measured.ts';
export { recordedValue } from './recorded.ts';
export { KINDS } from './registry.ts';
export { Sieve } from './sieve.ts';
export { timingOf } from './timing.ts';
export type { Timing } from './timing.ts';
export type { ExpectationKind, Judgement, Observation, ReadingContext } from './types.ts';
export { wantedText } from './wanted.ts';
