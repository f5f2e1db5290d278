import type { Action, CommandAction, Step } from './types.ts';

/**
 * The commands, one behind the other, that the same `如果…` stands over (language.md §2.1): whether the case is given is
 * asked once, before the first of them.
 */
export function sameCase(
  { actions }: Pick<Step, 'actions'>,
  action: CommandAction,
): readonly CommandAction[] {
  const at = actions.findIndex(({ id }) => id === action.id);
  const belongs = (other: Action | undefined): other is CommandAction =>
    other?.kind === 'command' &&
    other.settings.runIf === action.settings.runIf &&
    other.choice?.option === action.choice?.option;
  let first = at;
  while (belongs(actions[first - 1])) first -= 1;
  let end = at + 1;
  while (belongs(actions[end])) end += 1;
  return actions.slice(first, end).filter(belongs);
}
