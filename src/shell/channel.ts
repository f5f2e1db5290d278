import { constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import type { SocketConstructorOpts } from 'node:net';

/** The FIFO through which bash says that something was written to the status file. Lines only; the file has the facts. */
export class Notifications {
  readonly #socket: Socket;
  readonly #listeners = new Set<(line: string) => void>();
  #rest = '';

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

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: string): void {
    const lines = (this.#rest + chunk).split('\n');
    // A writer that never ends its line is none of ours.
    this.#rest = (lines.pop() ?? '').slice(-256);
    for (const line of lines) for (const listener of [...this.#listeners]) listener(line);
  }
}
