import type { Place, Variable } from '../plan/types.ts';
import { variablesOf } from '../shellscript/index.ts';
import type { Command, Script } from '../shellscript/types.ts';
import type { Origin } from './origin.ts';

/** Set by bash itself, or by every login. */
const GIVEN =
  /^(?:BASH\w*|COLUMNS|COMP_\w+|COPROC|DIRSTACK|EPOCH\w+|EUID|FUNCNAME|GROUPS|HIST\w*|HOME|HOSTNAME|HOSTTYPE|IFS|LANG|LC_\w+|LINENO|LINES|LOGNAME|MACHTYPE|MAPFILE|OLDPWD|OPT(?:ARG|IND|ERR)|OSTYPE|PATH|PIPESTATUS|PPID|PS[0-4]|PWD|RANDOM|READLINE_\w+|REPLY|SECONDS|SHELL|SHELLOPTS|SHLVL|SRANDOM|TERM|TMPDIR|UID|USER|_)$/;

/**
 * Follows what the document's commands set, in the order in which they run, and keeps what they read before anything of
 * the document has set it (§5). Such a variable must come from the environment of the run: an empty `${DIR}` makes
 * `rm -rf ${DIR}/x` another command.
 */
export class VariableTracker {
  readonly #set = new Set<string>();
  readonly #wanted = new Map<string, Place[]>();
  #open = false;

  /** Gives the function that notes one command of a script which will run. */
  reader(script: Script, origin: Origin): (command: Command) => void {
    const found = variablesOf(script);
    return (command) => {
      const within = (start: number): boolean => start >= command.start && start < command.end;
      for (const { name } of found.sets.filter(({ start }) => within(start))) this.#set.add(name);
      for (const { name, start } of found.reads.filter((each) => within(each.start))) {
        const open = this.#open || (found.opensAt !== null && start >= found.opensAt);
        if (!open && !this.#set.has(name) && !GIVEN.test(name)) this.#want(name, origin.place(start));
      }
      // From here on any name may have been set by a file that the document does not show.
      if (found.opensAt !== null && within(found.opensAt)) this.#open = true;
    };
  }

  #want(name: string, place: Place): void {
    const places = this.#wanted.get(name);
    if (places === undefined) this.#wanted.set(name, [place]);
    else places.push(place);
  }

  all(): readonly Variable[] {
    return [...this.#wanted].map(([name, places]) => ({ name, places }));
  }
}
