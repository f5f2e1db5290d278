import { hostname } from 'node:os';

import { say } from '../catalogue/index.ts';
import { shellState } from '../catalogue/shell-state.ts';
import { shell } from '../catalogue/shell.ts';
import { causeAndMend } from '../catalogue/system-errors.ts';
import type { Bash } from './bash.ts';
import { carriedBehind } from './carried.ts';
import type { Carried } from './carried.ts';
import type { Opened } from './carry-over.ts';
import { dispatch, isSystemError } from './dispatch.ts';
import type { Job, Parts } from './dispatch.ts';
import { openOperatorShell } from './operator-shell.ts';
import { removeDriver } from './paths.ts';
import { checkRequest, refusal, stoppedBefore } from './refusal.ts';
import { replaceBash } from './replace.ts';
import { fateOf, hasKept, notStarted, seenOf, withOmitted } from './result.ts';
import { SessionError } from './types.ts';
import type {
  CommandRequest,
  CommandResult,
  ProcessIdentity,
  Session,
  ShellLeft,
  ShellRequest,
} from './types.ts';
import type { Ending } from './watch.ts';

/** Milliseconds that bash has to leave once its script has ended: its EXIT trap may have work to do. */
const LEAVE_MS = 10_000;

/** One bash for all commands, as at a terminal. `open.ts` makes it. */
export class BashSession implements Session {
  readonly host = hostname();
  readonly #parts: Parts;
  #bash: Bash;
  #carried: Carried;
  /** The texts of this bash's life that reached into what no snapshot holds. */
  #touched = { descriptors: false, limits: false };
  #running: Promise<CommandResult> | null = null;
  #job: Job | null = null;
  /** Why nothing can be run any more. */
  #closed: string | null = null;

  readonly notRestored: readonly string[];
  #stateLost: string | null;

  constructor(parts: Parts, opened: Opened) {
    this.#parts = parts;
    this.#bash = opened.bash;
    this.#carried = opened.carried;
    this.notRestored = opened.notRestored;
    this.#stateLost = opened.stateLost;
    parts.starter.notifications.on((line) => {
      if (line === `kept ${this.#bash.token}`) parts.output.kept();
      else if (line === this.#job?.request.nonce) this.#job.watch.notified();
    });
  }

  get pid(): number {
    return this.#bash.pid;
  }

  get identity(): ProcessIdentity {
    return this.#bash.identity;
  }

  get stateLost(): string | null {
    return this.#stateLost;
  }

  acceptState(): void {
    this.#stateLost = null;
  }

  async run(request: CommandRequest): Promise<CommandResult> {
    checkRequest(request);
    if (this.#running !== null) throw new Error('a session runs one command at a time');
    this.#bash.hold(true);
    this.#running = this.#run(request);
    try {
      return await this.#running;
    } finally {
      this.#running = null;
      this.#job = null;
      this.#bash.hold(false);
    }
  }

  async openShell({ label, signal }: ShellRequest): Promise<ShellLeft> {
    if (this.#running !== null) throw new Error('a session runs one command at a time');
    // bash may have ended since: the next one's state is the one to start from.
    if (this.#closed === null && this.#bash.ended) await this.#replace(null);
    const { state } = this.#carried;
    return openOperatorShell({ ...this.#parts, last: state, closed: this.#closed, label, signal });
  }

  leave(): void {
    this.#closed = say(shell['closed'], this.#parts.locale);
    this.#job?.watch.abandon();
    this.#job?.follower.abandon();
    this.#bash.hold(false);
  }

  async close(): Promise<void> {
    const { paths, starter, status, output, left, locale } = this.#parts;
    const reason = say(shell['closed'], locale);
    if (this.#closed === reason) return;
    this.#closed = reason;
    this.#job?.watch.stop('stopped');
    await this.#running?.catch(() => undefined);
    this.#bash.hold(true);
    await this.#bash.close(LEAVE_MS);
    starter.close();
    removeDriver(paths);
    status.close();
    output.close();
    left.close();
  }

  async #run(request: CommandRequest): Promise<CommandResult> {
    const { terminal, locale } = this.#parts;
    const reason = this.#closed ?? (await refusal(request, terminal, locale));
    if (reason !== null) return notStarted(this.#parts, reason);
    // bash may have ended between two commands: by a trap, by a background job, by someone else.
    const late = this.#bash.ended ? await this.#replace(null) : [];
    const stopped = this.#closed ?? stoppedBefore(request, locale) ?? this.#notAgreed();
    if (stopped !== null) return { ...notStarted(this.#parts, stopped), notRestored: late };
    if (request.terminal) await this.#parts.screens.prepare();
    const job = dispatch(this.#parts, this.#bash, this.#carried, request);
    if (typeof job === 'string') {
      await this.#bash.exit;
      return notStarted(this.#parts, job);
    }
    this.#job = job;
    if (!request.terminal) await job.watch.stayAwake();
    const result = await this.#conclude(job, await job.watch.ending);
    return { ...result, notRestored: [...late, ...result.notRestored] };
  }

  #notAgreed(): string | null {
    return this.#stateLost === null ? null : say(shellState['not-agreed'], this.#parts.locale);
  }

  async #conclude(job: Job, ending: Ending): Promise<CommandResult> {
    const { output, curl, left, screens } = this.#parts;
    const durationMs = performance.now() - job.start;
    const bash = this.#bash;
    if (ending.kind === 'silent') {
      bash.signal('SIGKILL');
      await bash.exit;
    }
    const screen = await screens.end(job.request, ending.kind === 'recorded');
    const fate = fateOf(this.#parts, job, ending, bash);
    if (output.moving && hasKept(this.#parts, bash)) output.kept();
    const leftRunning = 'left' in ending ? ending.left : await left.find(() => job.watch.mark());
    const responseHeaders = curl.take();
    const seen = seenOf(this.#parts, job, ending);
    const omitted = await job.follower.finish(seen);
    const emptied = (['stdout', 'stderr'] as const).filter((stream) => seen[stream].emptied);
    const { stdout, stderr } = output.settle(seen, leftRunning.length > 0);
    left.remember(leftRunning);
    this.#carried = { ...this.#carried, crowded: leftRunning.length > 0 };
    if (fate.outcome !== 'not-started') this.#carry(job, ending);
    const ended = ending.kind !== 'recorded';
    return {
      ...fate,
      startedAt: job.startedAt,
      durationMs,
      stdout: withOmitted(stdout, omitted.stdout),
      stderr: withOmitted(stderr, omitted.stderr),
      copies: [seen.stdout.range, seen.stderr.range].filter((range) => range !== stdout && range !== stderr),
      emptied,
      ...(screen === null ? {} : { screen }),
      responseHeaders,
      shellEnded: ended,
      notRestored: ended && this.#closed === null ? await this.#replace(job) : [],
      leftRunning,
    };
  }

  /** Keeps what the next command must find. */
  #carry(job: Job, ending: Ending): void {
    if (ending.kind !== 'recorded') {
      this.#carried = { ...this.#carried, status: this.#bash.status ?? 0, pipeStatus: [] };
      return;
    }
    this.#carried = carriedBehind(this.#carried, job, ending.record, this.#parts.paths);
    if (job.unchanged) return;
    if (/\bexec\b/.test(job.request.text)) this.#touched.descriptors = true;
    if (/\bulimit\b/.test(job.request.text)) this.#touched.limits = true;
  }

  /** Puts a new bash in the place of one that has ended. Returns what it could not be given. */
  async #replace(job: Job | null): Promise<readonly string[]> {
    const { paths, starter, output, locale } = this.#parts;
    const old = this.#bash;
    await old.close(0);
    try {
      this.#parts.status.mend();
      const { state: last, before, slot } = this.#carried;
      const byCommand = job !== null;
      const replacement = await replaceBash({
        starter,
        paths,
        output: output.current,
        curlHome: this.#parts.curl.home,
        locale,
        old,
        last,
        before,
        spare: paths.states[slot],
        byCommand,
      });
      this.#bash = replacement.bash;
      this.#stateLost ??= replacement.stateLost;
      this.#carried = {
        ...this.#carried,
        state: replacement.state,
        flags: replacement.flags,
        replaced: true,
        still: false,
      };
      const lost = [...replacement.notRestored];
      if (this.#touched.descriptors) lost.push(say(shell['descriptors'], locale));
      if (this.#touched.limits) lost.push(say(shell['limits'], locale));
      this.#touched = { descriptors: false, limits: false };
      return lost;
    } catch (error) {
      if (!(error instanceof SessionError) && !isSystemError(error)) throw error;
      const reason = causeAndMend(error, locale);
      this.#closed = say(shell['lost'], locale, { reason });
      return [say(shell['no-bash'], locale, { reason })];
    }
  }
}
