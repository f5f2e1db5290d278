/** What the scripts of `driver.ts` are written with. */

import { join } from 'node:path';

import type { SessionPaths } from './paths.ts';
import { quote } from './quote.ts';

/** The variable that marks processes: `<token>.<ordinal>`, and `<token>.0` in what bash itself was started with. */
export const COOKIE = 'MDROLLBACK_COMMAND';

export interface DriverFacts {
  readonly paths: SessionPaths;
  /** Names this bash in the status file. */
  readonly token: string;
  /** `EPOCHREALTIME` and `BASH_ARGV0` came with bash 5. */
  readonly modern: boolean;
  /** Once this path exists no command may begin: another tool has the run. Null: none can. */
  readonly fence: string | null;
}

/** Fills in the files' names in one pass, so that nothing in a name is taken for a script. */
export function script(
  facts: DriverFacts,
  lines: readonly string[],
  more: Readonly<Record<string, string>> = {},
): string {
  const { paths } = facts;
  const names: Readonly<Record<string, string>> = {
    STATUS: quote(paths.status),
    NOTIFY: quote(paths.notify),
    FENCE: quote(facts.fence ?? ''),
    OUT: quote(join(paths.directory, 'stdout')),
    ERR: quote(join(paths.directory, 'stderr')),
    SESSION: paths.token,
    STATE: quote(join(paths.directory, 'state')),
    EXITED: quote(paths.exitState),
    STARTED: quote(paths.startState),
    RESTORED: quote(paths.restoredState),
    RESTORE: quote(paths.restore),
    LATE: quote(paths.late),
    SHIELD: quote(paths.shield),
    SCREENOFF: quote(paths.screenOff),
    TOKEN: facts.token,
    CLOCK: facts.modern ? '%s' : '%(%s)T',
    NOW: facts.modern ? '"${EPOCHREALTIME-0}"' : '-1',
    ...more,
  };
  const text = lines.join('\n').replace(/\b(builtin|command) /g, '\\$1 ');
  return `${text.replace(/@([A-Z]+)@/g, (whole, name: string) => names[name] ?? whole)}\n`;
}
