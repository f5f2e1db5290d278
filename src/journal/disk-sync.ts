import { fdatasync, fdatasyncSync } from 'node:fs';

/** A disk that took no longer the last time is waited for on the spot, in milliseconds. */
const QUICK_MS = 3;

/**
 * fdatasync(2), which every command waits for. By the thread pool it costs half as much again on a quick disk, for two
 * threads must be woken; but a slow one must not hold up Ctrl-C, so only a disk that was quick the last time is waited
 * for on the spot. The first time nobody knows.
 */
export class DiskSync {
  readonly #now: () => number;
  #quick = false;

  /** `now` gives milliseconds since some moment. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Null: it is done. Throws, or rejects with, what the system says. */
  start(fd: number): Promise<void> | null {
    const before = this.#now();
    if (!this.#quick) return this.#byPool(fd, before);
    fdatasyncSync(fd);
    this.#took(before);
    return null;
  }

  /** Less than half of what the same costs through a `FileHandle`. */
  #byPool(fd: number, before: number): Promise<void> {
    return new Promise((resolve, reject) => {
      fdatasync(fd, (error) => {
        this.#took(before);
        if (error === null) resolve();
        else reject(error);
      });
    });
  }

  #took(before: number): void {
    this.#quick = this.#now() - before <= QUICK_MS;
  }
}
