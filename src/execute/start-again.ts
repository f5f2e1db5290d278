import type { Again } from '../journal/events.ts';
import { doAction } from './action.ts';
import type { Halt, Placed, Run } from './context.ts';
import type { EditedCommand } from './types.ts';

/** Starts an action a further time: in the operator's own words, where an earlier executor was given any. */
export async function startAgain(run: Run, placed: Placed, again: Again): Promise<Halt | null> {
  return doAction(run, placed, { start: { again, edited: await editedBefore(run, placed) }, failed: null });
}

/** An earlier executor was given another text for it. */
export function isEdited(run: Run, placed: Placed): boolean {
  return editedText(run, placed) !== null;
}

/** The command as an operator last edited it; null: it is the author's. */
export async function editedBefore(run: Run, placed: Placed): Promise<EditedCommand | null> {
  const text = editedText(run, placed);
  if (text === null) return null;
  const read = await run.options.readCommand?.(text, run.plan);
  // It was read before it ran; the author's text is not what the operator wanted.
  if (read?.ok !== true) throw new Error(`the edited text of ${placed.action.id} cannot be read again`);
  return read.command;
}

function editedText({ options }: Run, { action }: Placed): string | null {
  const events = (options.resume?.records ?? []).map(({ event }) => event);
  const last = events.findLast(
    (event) => event.type === 'chosen' && event.action === action.id && event.way === 'edit',
  );
  return last?.type === 'chosen' ? last.text : null;
}
