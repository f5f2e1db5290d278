/**
 * The public API. The list of exports is held by test/index.test.ts.
 *
 * `compile` reads a document into a plan, `execute` runs a plan, `fill` writes what happened back into the document,
 * and `remarkRollback` does the first within any unified pipeline.
 */

export { compile, type CompileOptions } from './analyse/index.ts';
export type { Locale } from './catalogue/index.ts';
export { execute } from './execute/index.ts';
export type { Answer, ExecuteOptions, Host, Progress, Question, RunResult } from './execute/index.ts';
export type { Journal, JournalEvent, JournalRecord, Outcome } from './journal/events.ts';
export type * from './plan/types.ts';
export type { Decisions, DecisionProblem, Selection } from './plan/select.ts';
export { remarkRollback, type RemarkRollbackOptions } from './remark-rollback.ts';
export { fill } from './report/index.ts';
export type { Session, SessionFactory } from './shell/types.ts';
