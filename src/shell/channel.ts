import { constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import type { SocketConstructorOpts } from 'node:net';
import { availableParallelism } from 'node:os';

/**
 * Milliseconds for which a notice is waited for without sleep. A core that sleeps, in a virtual machine above all, takes
 * a tenth of a millisecond to wake, and both ends of a short command would wait for that.
 */
const AWAKE_MS = 3;
/** With one core alone it would be taken from bash. */
const HAS_CORES = availableParallelism() > 1;

/** The FIFO through which bash says that something was written to the status file. Lines only; the file has the facts. */
export class Notifications {
  readonly #socket: Socket;
  readonly #listeners = new Set<(line: string) => void>();
  #rest = '';
  /** `performance.now()` until which nobody sleeps. */
  #awakeUntil = 0;
  /** An immediate is due. */
  #awake = false;

  /** `path` is an existing FIFO. */
  constructor(path: string) {
    // Read-write, so that it is never at its end while no writer has it open; as a socket it costs no thread.
    const fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
    // One buffer for all that comes: a stream of chunks would cost a command more than all else that the tool does.
    const buffer = Buffer.allocUnsafeSlow(4096);
    const onread = {
      buffer,
      callback: (length: number): boolean => {
        this.#receive(buffer.toString('latin1', 0, length));
        return true;
      },
    };
    const options: SocketConstructorOpts & { readonly onread: typeof onread } = {
      fd,
      readable: true,
      writable: false,
      onread,
    };
    this.#socket = new Socket(options);
    this.#socket.resume();
    this.#socket.unref();
  }

  on(listener: (line: string) => void): void {
    this.#listeners.add(listener);
  }

  off(listener: (line: string) => void): void {
    this.#listeners.delete(listener);
  }

  /** A notice may come soon: until the next one, and for a few milliseconds at most, the tool looks for it without sleep. */
  expect(): void {
    if (!HAS_CORES) return;
    this.#awakeUntil = performance.now() + AWAKE_MS;
    if (!this.#awake) setImmediate(this.#stayAwake);
    this.#awake = true;
  }

  close(): void {
    this.#awakeUntil = 0;
    this.#socket.destroy();
  }

  /** While an immediate is due the event loop looks at what has come, and does not wait for it. */
  readonly #stayAwake = (): void => {
    this.#awake = performance.now() < this.#awakeUntil;
    if (this.#awake) setImmediate(this.#stayAwake);
  };

  #receive(chunk: string): void {
    this.#awakeUntil = 0;
    const lines = (this.#rest + chunk).split('\n');
    // A writer that never ends its line is none of ours.
    this.#rest = (lines.pop() ?? '').slice(-256);
    for (const line of lines) for (const listener of [...this.#listeners]) listener(line);
  }
}
