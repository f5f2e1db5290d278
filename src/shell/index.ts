/** One terminal on one host. The only folder that starts processes, and the only importer of execa. */
export { runAttached, type Attached } from './attached.ts';
export { openBashSession } from './open.ts';
export { checkSyntax } from './syntax.ts';
export type { SyntaxProblem } from './syntax.ts';
export { bashVersion, findPrograms } from './programs.ts';
export { parseStatusFile } from './status.ts';
export type {
  BegunRecord,
  EndRecord,
  ExitRecord,
  FencedRecord,
  KeptRecord,
  ReadyRecord,
  SentRecord,
  StatusRecord,
} from './status.ts';
export { traceCommand } from './trace.ts';
export { SessionError } from './types.ts';
export type {
  CommandRequest,
  CommandResult,
  OutputRange,
  ProcessIdentity,
  Session,
  SessionFactory,
  SentCommand,
  SessionOptions,
  ShellLeft,
  ShellRequest,
  Trace,
} from './types.ts';
