import type { Command } from '../shellscript/types.ts';
import { exitsRemote, namesLocal } from '../vocabulary/comments.ts';

/**
 * Where the author's hands are: a bare `ssh host` takes them to another machine, and all that follows
 * is typed there until something clearly ends it (language.md §9, `remote`). A bare `mysql -p` opens a client;
 * a client ends with its fence at the latest.
 */
export class TerminalMode {
  #remote = false;
  #client = false;

  get remote(): boolean {
    return this.#remote;
  }

  get client(): boolean {
    return this.#client;
  }

  enterRemote(): void {
    this.#remote = true;
  }

  /** Text that nothing runs may still say that the author has gone to another machine. */
  see(text: string): void {
    if (/^\s*(?:[$>]\s+)*ssh\s+(?:-\S+\s+)*[^\s'"|;&-][^\s'"|;&]*\s*(?:#.*)?$/m.test(text))
      this.#remote = true;
  }

  enterClient(): void {
    this.#client = true;
  }

  leaveClient(): void {
    this.#client = false;
  }

  /** `exit`, `logout`, `quit`, `\q`: true when the command ends what was opened. It is typed there, not here. */
  closes(command: Command): boolean {
    const word = command.text.trim().replace(/;$/, '');
    if (this.#client && /^(?:exit|quit|\\q)$/i.test(word)) {
      this.#client = false;
      return true;
    }
    if (this.#remote && /^(?:exit|logout)$/.test(word)) {
      this.#remote = false;
      return true;
    }
    return false;
  }

  /** Words before commands: "on this machine" counts at once. */
  hear(text: string): void {
    if (namesLocal(text)) this.#remote = false;
  }

  /** Words whose commands are done: "leave the server" counts now, since the `exit` itself is typed over there. */
  heard(text: string): void {
    if (exitsRemote(text)) this.#remote = false;
  }

  /** The other side of a choice starts from where the choice began. */
  snapshot(): boolean {
    return this.#remote;
  }

  restore(remote: boolean): void {
    this.#remote = remote;
  }
}
