/** What happened, append-only. */
export {
  createRunDirectory,
  keptPlan,
  pathsOf,
  runId,
  type NewRun,
  type RunDirectory,
  type RunPaths,
} from './directory.ts';
export { JournalError, type JournalErrorCode } from './error.ts';
export * from './events.ts';
export { faultWords, runName, type FaultContext } from './fault-words.ts';
export type { Edits, Holder } from './resumption.ts';
export { foldJournal, outcomeOf, startFold, type Fold } from './fold.ts';
export type { JournalPosition } from './line.ts';
export {
  holderOf,
  lockHistory,
  lockRun,
  type Lock,
  type Locked,
  type LockHolder,
  type Takeover,
} from './lock.ts';
export { parseJournal, readJournal, type JournalCut, type JournalReading } from './read.ts';
export { findRun, listRuns, type FoundRun, type NotFound, type RunSummary } from './runs.ts';
export { brokenSeals, sealSecrets, type Seal } from './seal.ts';
export { JournalTail, LineTail } from './tail.ts';
export { verifyRun, type Fault, type Remark, type Verification } from './verify.ts';
export type { ActionState, AnswerState, RunResultName, RunState, Span } from './state.ts';
export { openJournal, reopenJournal, type OpenJournal, type Reopened } from './write.ts';
