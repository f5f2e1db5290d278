import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import { shell } from '../catalogue/shell.ts';
import { Bash } from './bash.ts';
import type { Restore } from './bash.ts';
import { Notifications } from './channel.ts';
import type { OutputPair } from './output.ts';
import type { SessionPaths } from './paths.ts';
import { askBash } from './prepare.ts';
import type { BashFacts } from './prepare.ts';
import { SessionError } from './types.ts';
import type { SessionOptions } from './types.ts';

/** A new bash answers within milliseconds; this is for a machine that hardly moves. */
const PATIENCE_MS = 15_000;
/** FIFOs are made several at a time, since making them costs a process. */
const FIFOS = 6;

/** Starts the bash processes of one session, one after the other. */
export class BashStarter {
  readonly facts: BashFacts;
  readonly notifications: Notifications;
  readonly #options: SessionOptions;
  readonly #paths: SessionPaths;
  readonly #terminal: boolean;
  readonly #locale: Locale;
  #fifos: string[];

  private constructor(setup: Setup, facts: BashFacts, fifos: string[]) {
    this.facts = facts;
    this.notifications = new Notifications(setup.paths.notify);
    this.#options = setup.options;
    this.#paths = setup.paths;
    this.#terminal = setup.terminal;
    this.#locale = setup.locale;
    this.#fifos = fifos;
  }

  /** Rejects with `SessionError` when bash is missing, too old or does not answer. */
  static async prepare(setup: Setup): Promise<BashStarter> {
    const fifos = fifoNames(setup.paths);
    const facts = await askBash(setup.options.environment, [setup.paths.notify, ...fifos], setup.locale);
    return new BashStarter(setup, facts, fifos);
  }

  /** Rejects with `SessionError`. */
  async start(output: OutputPair, curlHome: string, restore: Restore | null): Promise<Bash> {
    const bash = new Bash({
      paths: this.#paths,
      // Never one that another bash has read: what that one left in it would be run.
      script: await this.#fifo(),
      token: randomBytes(8).toString('hex'),
      modern: this.facts.modern,
      fence: this.#options.fence ?? null,
      cwd: this.#options.cwd,
      environment: this.facts.environment,
      output,
      curlHome,
      terminal: this.#terminal,
      restore,
    });
    const stop = new AbortController();
    let ready: (line: string) => void = () => undefined;
    const answered = new Promise<boolean>((resolve) => {
      ready = (line) => {
        if (line === bash.token) resolve(true);
      };
    });
    this.notifications.on(ready);
    const late = delay(PATIENCE_MS, false, { signal: stop.signal }).catch(() => false);
    const alive = await Promise.race([answered, bash.exit.then(() => false), late]);
    stop.abort();
    this.notifications.off(ready);
    if (alive) return bash;
    bash.signal('SIGKILL');
    await bash.close(0);
    const reason = bash.status === null ? `${PATIENCE_MS / 1000} s` : `exit ${bash.status}`;
    throw new SessionError('no-answer', say(shell['no-answer'], this.#locale, { reason }));
  }

  close(): void {
    this.notifications.close();
  }

  async #fifo(): Promise<string> {
    const next = this.#fifos.shift();
    if (next !== undefined) return next;
    const [first = '', ...others] = fifoNames(this.#paths);
    await askBash(this.#options.environment, [first, ...others], this.#locale);
    this.#fifos = others;
    return first;
  }
}

export interface Setup {
  readonly options: SessionOptions;
  readonly paths: SessionPaths;
  readonly terminal: boolean;
  readonly locale: Locale;
}

/** Each in a directory of its own, under the name by which bash shall call itself in its messages. */
function fifoNames(paths: SessionPaths): string[] {
  return Array.from({ length: FIFOS }, () => {
    const directory = join(paths.driver, randomBytes(6).toString('hex'));
    mkdirSync(directory, { mode: 0o700 });
    return join(directory, 'bash');
  });
}
