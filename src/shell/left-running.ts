import { setTimeout } from 'node:timers/promises';

import { PidCounter, belongs, isRunning, pidsBetween, processFacts } from './processes.ts';
import type { CommandMark } from './processes.ts';

const AGAIN_MS = [5, 20, 75];
/** Milliseconds for which a reading of the counter stands for a new one: what was started since is looked at, too. */
const FRESH_MS = 50;

/** Processes that outlive their command. */
export class LeftRunning {
  readonly #counter = new PidCounter();
  readonly #pids = new Set<number>();
  #before: number | null = null;
  /** The last reading, and when it was taken. */
  #last: { readonly pid: number | null; readonly at: number } | null = null;

  /** `pid`: a process that has just been started. */
  constructor(pid: number) {
    this.#counter.test(pid);
  }

  /** What earlier commands left. */
  get pids(): ReadonlySet<number> {
    return this.#pids;
  }

  /** A command is about to be sent. */
  begin(): void {
    const fresh = this.#last !== null && performance.now() - this.#last.at <= FRESH_MS;
    this.#before = fresh ? (this.#last?.pid ?? null) : this.#read();
    for (const pid of this.#pids) if (!isRunning(pid)) this.#pids.delete(pid);
  }

  /**
   * Its processes that still run. `mark` is only asked for when something was started that has not ended. A subshell in
   * which the driver looks at traps is bash's own and gone in a moment: what is found is looked at again.
   */
  async find(mark: () => CommandMark): Promise<number[]> {
    let found = this.#look(mark);
    for (const milliseconds of AGAIN_MS) {
      if (found.length === 0) break;
      await setTimeout(milliseconds);
      found = found.filter(isRunning);
    }
    return found;
  }

  #look(mark: () => CommandMark): number[] {
    const alive = pidsBetween(this.#before, this.#read()).flatMap((pid) => processFacts(pid) ?? []);
    if (alive.length === 0) return [];
    const known = mark();
    return alive.filter((facts) => belongs(facts, known)).map((facts) => facts.pid);
  }

  #read(): number | null {
    this.#last = { pid: this.#counter.last(), at: performance.now() };
    return this.#last.pid;
  }

  remember(pids: readonly number[]): void {
    for (const pid of pids) this.#pids.add(pid);
  }

  close(): void {
    this.#counter.close();
  }
}
