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
  let first = at;
  while (goOn(actions[first - 1], actions[first])) first -= 1;
  let end = at + 1;
  while (goOn(actions[end - 1], actions[end])) end += 1;
  return actions.slice(first, end).filter((each) => each.kind === 'command');
}

/**
 * The same words may stand twice, and mean another failure the second time: only commands of one fence are of one case,
 * and under a comment of their own only those that follow line by line.
 */
function goOn(one: Action | undefined, next: Action | undefined): boolean {
  if (one?.kind !== 'command' || next?.kind !== 'command') return false;
  const { runIf } = one.settings;
  return (
    runIf === next.settings.runIf &&
    one.evidenceOffset === next.evidenceOffset &&
    one.choice?.option === next.choice?.option &&
    (next.title !== runIf || next.line === one.endLine + 1)
  );
}
