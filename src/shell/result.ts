import { say } from '../catalogue/index.ts';
import { shell } from '../catalogue/shell.ts';
import type { Bash } from './bash.ts';
import type { Job, Parts } from './dispatch.ts';
import { withoutTail } from './output.ts';
import type { Seen, StreamName } from './output.ts';
import type { CommandResult, Omitted, OutputRange } from './types.ts';
import type { Ending } from './watch.ts';

/** For a command of which nothing reached bash. */
export function notStarted(parts: Parts, reason: string): CommandResult {
  const { stdout, stderr } = parts.output.current;
  return {
    outcome: 'not-started',
    exitStatus: null,
    pipeStatus: [],
    startedAt: new Date(),
    durationMs: 0,
    stdout: { path: stdout.path, offset: parts.output.start('stdout'), bytes: 0 },
    stderr: { path: stderr.path, offset: parts.output.start('stderr'), bytes: 0 },
    copies: [],
    responseHeaders: null,
    shellEnded: false,
    notRestored: [],
    leftRunning: [],
    reason,
  };
}

type Fate = Pick<CommandResult, 'outcome' | 'exitStatus' | 'pipeStatus' | 'reason'>;

/** What is known of a command's end. */
export function fateOf(parts: Parts, job: Job, ending: Ending, bash: Bash): Fate {
  const none = { exitStatus: null, pipeStatus: [], reason: null };
  switch (ending.kind) {
    case 'recorded': {
      const { status, pipeStatus } = ending.record;
      return { ...none, outcome: 'exited', exitStatus: status, pipeStatus };
    }
    case 'died':
      return begun(parts, job)
        ? { ...none, outcome: 'exited', exitStatus: bash.status }
        : { ...none, outcome: 'not-started', reason: say(shell['not-begun'], parts.locale) };
    case 'silent':
      return { ...none, outcome: 'unknown', reason: say(shell['no-record'], parts.locale) };
    case 'timed-out':
    case 'stopped':
      return { ...none, outcome: ending.kind };
  }
}

/** bash has stayed with the old output files. The notice of it may still be on its way; the record is not. */
export function hasKept(parts: Parts, bash: Bash): boolean {
  return parts.status.records().some((record) => record.type === 'kept' && record.token === bash.token);
}

function begun(parts: Parts, job: Job): boolean {
  const { nonce } = job.request;
  const types = parts.status
    .records()
    .flatMap((record) => ('nonce' in record && record.nonce === nonce ? [record.type] : []));
  return types.includes('begun') && !types.includes('fenced');
}

/** What the command has written, without what `set -v` echoed of the driver's own line. */
export function seenOf(parts: Parts, job: Job, ending: Ending): Record<StreamName, Seen> {
  const { output } = parts;
  const stderr = output.look('stderr');
  const verbose = ending.kind === 'recorded' && ending.record.flags.includes('v');
  return {
    stdout: output.look('stdout'),
    stderr: verbose ? withoutTail(stderr, output.current.stderr, job.frame.echoed) : stderr,
  };
}

export function withOmitted(range: OutputRange, omitted: Omitted | undefined): OutputRange {
  return omitted === undefined ? range : { ...range, omitted };
}
