/** Runs a plan, yields facts. Knows no Markdown. */
export { AUTHOR_TICKED } from '../journal/events.ts';
export { execute } from './execute.ts';
export type { Excerpt, Failure } from './account.ts';
export type { Clock } from './clock.ts';
export type { BackupState } from './backup.ts';
export type { EscalationView } from './escalation.ts';
export type {
  Answer,
  Attendance,
  Chosen,
  Host,
  Menu,
  Pick,
  Picked,
  Progress,
  Question,
  ToldValue,
  Running,
  Waiting,
} from './host.ts';
export { waitOf } from './poll-course.ts';
export { preflight, refusalText, undecidedSteps } from './preflight.ts';
export { rehearse } from './rehearsal.ts';
export type {
  Bind,
  EditedCommand,
  Ended,
  ExecuteOptions,
  Policy,
  ReadCommand,
  Refusal,
  Query,
  Refused,
  Resume,
  RunResult,
} from './types.ts';
export type { Edits } from '../journal/resumption.ts';
