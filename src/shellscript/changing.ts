import { CHANGING_RULES } from './changing-rules.ts';
import { invocationOf, match, rulesFor } from './options.ts';
import type { Call, Command } from './types.ts';

/** A program in the command is known to change something, by the table of changing-rules.ts. False in every doubt. */
export function isChanging(command: Command): boolean {
  return command.calls.some(changes);
}

function changes({ program, args }: Call): boolean {
  if (program === null) return false;
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (name === 'service')
    return args.length === 2 && /^(?:start|stop|restart|reload|force-reload)$/.test(args[1] ?? '');
  const invocation = invocationOf(program, args);
  return rulesFor(CHANGING_RULES, invocation.program).some((rule) => match(invocation, rule) !== null);
}
