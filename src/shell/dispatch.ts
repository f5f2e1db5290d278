import { writeFileSync } from 'node:fs';

import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import { shell } from '../catalogue/shell.ts';
import { causeAndMend } from '../catalogue/system-errors.ts';
import type { Bash } from './bash.ts';
import { staysStill } from './carried.ts';
import type { Carried } from './carried.ts';
import { Follower } from './follow.ts';
import { buildFrame } from './frame.ts';
import type { Frame } from './frame.ts';
import type { CurlHeaders } from './headers.ts';
import type { LeftRunning } from './left-running.ts';
import type { OutputFiles } from './output.ts';
import type { SessionPaths } from './paths.ts';
import type { Screens } from './screens.ts';
import type { BashStarter } from './start.ts';
import { sentLine } from './status.ts';
import type { SentRecord } from './status.ts';
import type { StatusFile } from './status-file.ts';
import type { CommandRequest } from './types.ts';
import { onlyStartsPrograms } from './unchanged.ts';
import { Watch } from './watch.ts';

/** What lives as long as the session. */
export interface Parts {
  readonly paths: SessionPaths;
  /** A terminal is attached. */
  readonly terminal: boolean;
  readonly locale: Locale;
  readonly starter: BashStarter;
  readonly curl: CurlHeaders;
  readonly screens: Screens;
  readonly status: StatusFile;
  readonly output: OutputFiles;
  readonly left: LeftRunning;
}

/** A command that bash has been given. */
export interface Job {
  readonly request: CommandRequest;
  readonly frame: Frame;
  /** It only starts programs. */
  readonly onlyPrograms: boolean;
  /** No snapshot is taken behind it. */
  readonly unchanged: boolean;
  readonly watch: Watch;
  readonly follower: Follower;
  readonly startedAt: Date;
  /** `performance.now()`. */
  readonly start: number;
}

/**
 * Hands a command to bash. A string is the reason that it could not be: then nothing of it was delivered, and bash
 * is ended, for one that cannot be given a command is of no use to the next either.
 */
export function dispatch(parts: Parts, bash: Bash, carried: Carried, request: CommandRequest): Job | string {
  const { paths, output, status, left, locale } = parts;
  const cookie = `${paths.token}.${request.ordinal}`;
  try {
    const onlyPrograms = !request.terminal && onlyStartsPrograms(request.text, parts.starter.facts.builtins);
    const unchanged = onlyPrograms && staysStill(carried);
    const frame = prepare(parts, carried, request, unchanged);
    left.begin();
    status.begin();
    const sent = (stream: 'stdout' | 'stderr'): SentRecord['stdout'] => ({
      number: output.current[stream].number,
      offset: output.start(stream),
    });
    status.append(sentLine({ nonce: request.nonce, stdout: sent('stdout'), stderr: sent('stderr') }));
    const startedAt = new Date();
    const start = performance.now();
    bash.write(frame.bytes);
    const mark = { cookie, shellCookie: `${paths.token}.0`, shellPid: bash.pid, spared: left.pids };
    const { nonce, timeoutMs, signal } = request;
    const watch = new Watch({ bash, status, nonce, timeoutMs, signal, mark });
    const follower = new Follower(output, request);
    return { request, frame, onlyPrograms, unchanged, watch, follower, startedAt, start };
  } catch (error) {
    if (!isSystemError(error)) throw error;
    bash.signal('SIGKILL');
    return say(shell['not-sent'], locale, { reason: causeAndMend(error, locale) });
  }
}

function prepare(parts: Parts, carried: Carried, request: CommandRequest, unchanged: boolean): Frame {
  const { paths, output, curl } = parts;
  const before = output.begin(carried.crowded, request.terminal);
  if (carried.crowded) curl.renew();
  const screen = parts.screens.begin(request, output.current.stdout.path, carried.flags);
  const frame = buildFrame({
    paths,
    ordinal: request.ordinal,
    nonce: request.nonce,
    text: request.text,
    terminal: request.terminal,
    screen,
    shielded: parts.terminal && !request.terminal,
    lastStatus: carried.status,
    lastPipeStatus: carried.pipeStatus,
    flags: carried.flags,
    slot: unchanged ? null : carried.slot,
    hiddenTraps: carried.hiddenTraps,
    curlHome: carried.crowded || carried.replaced ? curl.home : null,
    output: output.current,
    before,
  });
  if (frame.viaFile) writeFileSync(paths.text, `${request.text}\n`, { mode: 0o600 });
  return frame;
}

/** A failing file operation: the session directory has gone, the disk is full. */
export function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'errno' in error;
}
