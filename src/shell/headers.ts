/**
 * The response headers that curl leaves beside its visible output (language.md §3, HTTP status). curl reads
 * `$CURL_HOME/.curlrc` instead of the user's own file, so the generated one includes that. The user's own settings
 * stand behind ours and win; so do the author's `-D`, `-q` and whatever follows `--next`.
 */

import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { SessionPaths } from './paths.ts';
import type { BashFacts } from './prepare.ts';

/** Headers longer than this are cut. */
const LIMIT_BYTES = 1024 * 1024;

export class CurlHeaders {
  readonly #parent: string;
  readonly #own: string | null;
  #number = 0;
  #home = '';
  #file = '';

  constructor(paths: SessionPaths, facts: BashFacts) {
    this.#parent = paths.driver;
    this.#own = userConfig(facts);
    this.renew();
  }

  /** What `CURL_HOME` must be. */
  get home(): string {
    return this.#home;
  }

  /** Takes another directory, so that a curl that was left in the background cannot speak for a later command. */
  renew(): void {
    this.#number += 1;
    this.#home = join(this.#parent, `curl.${this.#number}`);
    this.#file = join(this.#home, 'headers');
    mkdirSync(this.home, { mode: 0o700 });
    const lines = [`dump-header = ${curlQuote(this.#file)}`];
    if (this.#own !== null) lines.push(`config = ${curlQuote(this.#own)}`);
    writeFileSync(join(this.home, '.curlrc'), `${lines.join('\n')}\n`, { mode: 0o600 });
  }

  /** Takes the headers that the last curl left, so that the next command starts without; null when there are none. */
  take(): string | null {
    if (statSync(this.#file, { throwIfNoEntry: false }) === undefined) return null;
    try {
      const text = readFileSync(this.#file).subarray(0, LIMIT_BYTES).toString('utf8');
      rmSync(this.#file, { force: true });
      return text === '' ? null : text;
    } catch {
      // Whatever stands there now is no file of curl's.
      return null;
    }
  }
}

/** The file that curl would have read: the first of the places that its manual lists. */
function userConfig(facts: BashFacts): string | null {
  const places = [
    ['CURL_HOME', '.curlrc'],
    ['XDG_CONFIG_HOME', 'curlrc'],
    ['XDG_CONFIG_HOME', '.curlrc'],
    ['HOME', '.curlrc'],
    ['HOME', '.config/curlrc'],
  ] as const;
  for (const [variable, name] of places) {
    const directory = facts.environment.get(variable) ?? '';
    if (directory !== '' && existsSync(join(directory, name))) return join(directory, name);
  }
  return null;
}

function curlQuote(path: string): string {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
