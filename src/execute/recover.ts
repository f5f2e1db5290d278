import type { Again, Way } from '../journal/events.ts';
import type { Broken } from './broken.ts';
import { aborted, type Halt, type Placed, type Run } from './context.ts';
import type { Chosen } from './host.ts';
import { diagnose } from './diagnose.ts';
import { escalationAt, type EscalationView } from './escalation.ts';
import { scenariosOf } from './scenarios.ts';
import { offer } from './menu.ts';
import { openShell } from './operator-shell.ts';
import type { EditedCommand } from './types.ts';

/** A further start of an action, and what allows it (law 3). */
export interface Start {
  readonly again: Again;
  /** The command in an operator's words; null: the author's own. */
  readonly edited: EditedCommand | null;
}

/** What a person made of an action that failed: it is started again, it is settled and the run goes on, or the run ends. */
export type Recovery = Start | 'settled' | Halt;

/**
 * Offers the ways on until one leads out of the failure; the others (a shell, a look at something) come back here. Nobody
 * to choose, or `stop`, leaves the failure as it is: the run ends and can be taken up again.
 */
export async function recover(run: Run, broken: Broken): Promise<Recovery> {
  const { placed, failure, halt } = broken;
  const { action } = placed;
  const ways = waysFrom(run, placed);
  const author = action.kind === 'command' ? action.text : null;
  const check = async (text: string): Promise<string | null> => {
    const read = await run.options.readCommand?.(text, run.plan);
    return read === undefined || read.ok ? null : read.problem;
  };
  for (;;) {
    const text = broken.edited?.text ?? author;
    const contacts = contactsNow(run, placed);
    const taken = await offer(run, { kind: 'failed', failure, ways, text, check, contacts });
    if (!taken.ok) return taken.halt.result === 'stopped' ? { ...taken.halt, failure } : halt;
    switch (taken.chosen.way) {
      case 'retry':
        return { again: 'retry', edited: broken.edited };
      case 'edit': {
        const command = await editedOf(run, taken.chosen);
        if (command === null) return halt;
        return { again: 'edited', edited: command };
      }
      case 'by-hand':
      case 'skip':
        return 'settled';
      case 'shell': {
        await openShell(run, action);
        if (run.options.host.signal.aborted) return { ...aborted(run.options), failure };
        continue;
      }
      case 'diagnose': {
        const left = await diagnose(run, broken);
        if (left !== null) return { ...left, failure };
        continue;
      }
      case 'contacts': {
        const view = contactsNow(run, placed);
        if (view !== undefined) run.recorder.tell({ kind: 'contacts', view });
        await run.recorder.commit();
        continue;
      }
      case 'done':
      case 'run-again':
      case 'stop':
        return halt;
    }
  }
}

/** Whom to call, and by when; undefined where the document names nobody. */
function contactsNow(run: Run, { step, action }: Placed): EscalationView | undefined {
  const { contacts } = run.plan;
  if (contacts.escalation.length === 0 && contacts.team.length === 0) return undefined;
  const since = failedAt(run, action.id);
  return escalationAt(contacts, { step: step.id, since, now: run.options.host.now() });
}

/** When it failed first, as far as the journal knows: trying again gives nobody more time. */
function failedAt({ recorder, options }: Run, id: string): Date {
  const at = recorder.state.actions.get(id)?.failedSince ?? null;
  return at === null ? options.host.now() : new Date(at);
}

/** In the order in which they are offered. */
function waysFrom({ options, plan, session }: Run, { action }: Placed): readonly Way[] {
  const ways: Way[] = ['retry'];
  if (action.kind === 'command' && options.readCommand !== undefined) ways.push('edit');
  ways.push('by-hand', 'skip');
  if (options.terminal && session.openShell !== undefined) ways.push('shell');
  if (options.host.pick !== undefined && scenariosOf(plan).length > 0) ways.push('diagnose');
  if (plan.contacts.team.length + plan.contacts.escalation.length > 0) ways.push('contacts');
  return [...ways, 'stop'];
}

/** The host has shown what is wrong with a text until it was right; a host that did not is not believed. */
async function editedOf(
  run: Run,
  { text }: Extract<Chosen, { readonly by: string }>,
): Promise<EditedCommand | null> {
  const read = text === null ? undefined : await run.options.readCommand?.(text, run.plan);
  return read?.ok === true ? read.command : null;
}
