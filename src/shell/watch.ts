import { availableParallelism } from 'node:os';
import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';

import type { Bash } from './bash.ts';
import { ticksNow } from './processes.ts';
import type { CommandMark } from './processes.ts';
import type { EndRecord } from './status.ts';
import type { StatusFile } from './status-file.ts';
import { endTree } from './stop.ts';

/** How a command's wait ended. */
export type Ending =
  /** bash recorded its end. */
  | { readonly kind: 'recorded'; readonly record: EndRecord }
  /** bash has ended. */
  | { readonly kind: 'died' }
  /** bash lives, waits for more, and has recorded nothing. */
  | { readonly kind: 'silent' }
  /** We ended bash and the command; `left`: what could not be ended. */
  | { readonly kind: 'timed-out' | 'stopped'; readonly left: readonly number[] };

export interface WatchOptions {
  readonly bash: Bash;
  readonly status: StatusFile;
  readonly nonce: string;
  readonly timeoutMs: number | null;
  readonly signal: AbortSignal | undefined;
  readonly mark: Omit<CommandMark, 'sinceTicks'>;
}

/** Milliseconds between two looks at a bash from which nothing was heard; two in a row must find it waiting. */
const LOOK_MS = 100;
/** Milliseconds after which a killed bash is taken to hang in the kernel, as on a dead network disk. */
const STUCK_MS = 3000;
/** The longest delay that a timer takes. */
const MAX_DELAY_MS = 2 ** 31 - 1;

/** Milliseconds for which the end of a short command is waited for without sleep. */
const AWAKE_MS = 3;
/** With one core alone that time would be taken from bash. */
const HAS_CORES = availableParallelism() > 1;

/** Waits for the end of one command, whichever comes first: its record, bash's death, a time-out, the operator. */
export class Watch {
  readonly ending: Promise<Ending>;
  readonly #options: WatchOptions;
  readonly #startedAt = performance.now();
  readonly #timers: NodeJS.Timeout[] = [];
  #resolve: (ending: Ending) => void = () => undefined;
  #done = false;
  #stopping = false;
  #idleLooks = 0;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.ending = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    const { bash, timeoutMs, signal } = options;
    this.#timers.push(
      setInterval(() => {
        this.#look();
      }, LOOK_MS),
    );
    if (timeoutMs !== null)
      this.#timers.push(setTimeout(this.stop, Math.min(timeoutMs, MAX_DELAY_MS), 'timed-out'));
    signal?.addEventListener('abort', this.#abort, { once: true });
    bash.onEnd = () => {
      this.#died();
    };
    if (bash.ended) this.#died();
  }

  /** Nobody waits for it any more; it is left to run. */
  abandon(): void {
    this.#done = true;
    this.#options.bash.onEnd = null;
    this.#release();
  }

  /**
   * Waits without sleep for a command that ends soon. All else that waits has its turn before, while bash reads; then
   * nothing else happens.
   */
  async stayAwake(): Promise<void> {
    if (!HAS_CORES) return;
    await turn();
    if (this.#done || this.#stopping) return;
    const { status, nonce } = this.#options;
    const end = status.watchFor(nonce, AWAKE_MS);
    if (end !== null) this.notified(end);
  }

  /** bash says that it has recorded the end. `record`: it was seen. */
  notified(record = this.record()): void {
    if (this.#stopping) return;
    this.#settle(record === null ? { kind: 'silent' } : { kind: 'recorded', record });
  }

  /** The end record of the command, if there is one. */
  record(): EndRecord | null {
    const { status, nonce } = this.#options;
    return status.end(nonce);
  }

  /** The command's mark, as of now. */
  mark(): CommandMark {
    // /proc counts in ticks of 10 ms; the margin covers rounding.
    const ticks = Math.ceil((performance.now() - this.#startedAt) / 10) + 1;
    return { ...this.#options.mark, sinceTicks: ticksNow() - ticks };
  }

  #look(): void {
    if (this.#stopping) return;
    this.#idleLooks = this.#options.bash.isIdle() ? this.#idleLooks + 1 : 0;
    if (this.#idleLooks >= 2) this.notified();
  }

  #died(): void {
    if (this.#stopping || this.#done) return;
    const record = this.record();
    this.#settle(record === null ? { kind: 'died' } : { kind: 'recorded', record });
  }

  readonly #abort = (): void => {
    this.stop('stopped');
  };

  /** Ends bash and everything that the command started. */
  readonly stop = (kind: 'timed-out' | 'stopped'): void => {
    if (this.#done || this.#stopping) return;
    this.#stopping = true;
    const { bash } = this.#options;
    bash.signal('SIGSTOP');
    const record = this.record();
    // It ended in the last moment: that is a fact, and bash may go on.
    if (record !== null) {
      bash.signal('SIGCONT');
      this.#settle({ kind: 'recorded', record });
      return;
    }
    void endTree(bash, this.mark()).then(async (left) => {
      await Promise.race([bash.exit, delay(STUCK_MS)]);
      this.#settle({ kind, left: bash.ended ? left : [...left, bash.pid] });
    });
  };

  #settle(ending: Ending): void {
    if (this.#done) return;
    this.#done = true;
    this.#options.bash.onEnd = null;
    this.#resolve(ending);
    // The next command waits for the ending, and not for this.
    setImmediate(this.#release);
  }

  readonly #release = (): void => {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#options.signal?.removeEventListener('abort', this.#abort);
  };
}
