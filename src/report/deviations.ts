import { AUTHOR_TICKED } from '../journal/events.ts';
import type { JournalEvent, JournalRecord } from '../journal/events.ts';
import { gateQuestion } from '../journal/gate-questions.ts';
import { givenBeforehand, isCondition } from './facts.ts';
import type { ActionFacts } from './facts.ts';

export type DeviationKind =
  | 'skipped'
  | 'overridden'
  /** Run although nobody knew whether the rollback window was open. */
  | 'unchecked'
  | 'by-hand'
  | 'edited'
  | 'retried'
  | 'resolved-in-doubt'
  /** A person had a shell in the run's state; what was done in it is not known. */
  | 'shell'
  /** A command that a person stopped while it ran (Ctrl-C); it may have been done in part. */
  | 'interrupted'
  /** What the plan takes for granted was denied: a check did not hold, a manual action could not be done. */
  | 'denied'
  /** A checkpoint that nobody was asked about: the operator vouched for all before the run. */
  | 'vouched';

/** Where a run left its plan (language.md §10). `at` is RFC 3339 in UTC. */
export interface Deviation {
  readonly kind: DeviationKind;
  readonly id: string;
  readonly by: string;
  readonly at: string;
  readonly reason: string | null;
}

/** In the order in which they happened. */
export function deviationsOf(
  facts: readonly ActionFacts[],
  records: readonly JournalRecord[],
): readonly Deviation[] {
  const known = new Map(facts.map((fact) => [fact.action.id, fact]));
  const history = new History();
  const found: Deviation[] = [];
  let operator = '';
  for (const record of records) {
    if (record.event.type === 'run-started' || record.event.type === 'run-resumed')
      operator = record.event.operator;
    const deviation = history.add(record, operator, known);
    if (deviation !== null) found.push(deviation);
  }
  const vouched = facts.flatMap(({ action, state }): Deviation[] => {
    const word = givenBeforehand(state);
    return word === null
      ? []
      : [{ kind: 'vouched', id: action.id, by: word.by, at: word.at, reason: word.reason }];
  });
  return [...found, ...vouched].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function isAuthorsTick({ reason }: { readonly reason: string }, fact: ActionFacts | undefined): boolean {
  return reason === AUTHOR_TICKED && fact?.action.kind === 'checkpoint' && fact.action.checked;
}

type EventOf<Type extends JournalEvent['type']> = Extract<JournalEvent, { readonly type: Type }>;

/** It changes nothing: whoever lets it count as done overrides a check. */
function isCheck(fact: ActionFacts | undefined): boolean {
  const action = fact?.action;
  return action?.kind === 'checkpoint' || (action?.kind === 'command' && action.verifies);
}

/** What came before, as far as it decides what an answer means. */
class History {
  private readonly running = new Set<string>();
  private readonly started = new Set<string>();
  private readonly failed = new Set<string>();
  private readonly choices = new Map<string, EventOf<'chosen'>>();

  add(
    { event, at }: JournalRecord,
    operator: string,
    known: ReadonlyMap<string, ActionFacts>,
  ): Deviation | null {
    switch (event.type) {
      case 'command-started': {
        const again = this.started.has(event.action);
        this.started.add(event.action);
        this.running.add(event.action);
        this.failed.delete(event.action);
        // Diagnosing belongs to no plan that it could leave.
        if (known.get(event.action)?.step === null) return null;
        // Its author's waiting expectation looks again: that is the plan.
        // `resolved` has said why it may be started again.
        const silent = event.again === 'poll' || event.again === 'resolved';
        return again && !silent ? this.startedAgain(event, at, operator) : null;
      }
      case 'command-ended':
        if (event.how !== 'unknown') this.running.delete(event.action);
        return null;
      case 'resolved':
        return this.settled(event, at);
      case 'judged':
        if (event.outcome === 'failed') this.failed.add(event.action);
        return null;
      case 'skipped':
        if (isAuthorsTick(event, known.get(event.action))) return null;
        return { kind: 'skipped', id: event.action, by: event.by, at, reason: event.reason };
      case 'answered': {
        const kind = this.meaningOf(event, known.get(event.action));
        return kind === null ? null : { kind, id: event.action, by: event.by, at, reason: event.reason };
      }
      case 'interrupted': {
        const { action: id, way, by } = event;
        return way === 'stop-command' ? { kind: 'interrupted', id, by, at, reason: null } : null;
      }
      case 'chosen':
        return this.chosenMeans(event, at, known.get(event.action));
      // Also of a newer version's events: what is not known here is no deviation.
      default:
        return null;
    }
  }

  /** By the one who chose it, where somebody did; an edited command with what it became. */
  private startedAgain(event: EventOf<'command-started'>, at: string, operator: string): Deviation {
    const choice = this.choices.get(event.action);
    const edited = event.again === 'edited';
    const reason = edited ? (choice?.text ?? event.ran) : null;
    const kind = edited ? 'edited' : 'retried';
    return { kind, id: event.action, by: choice?.by ?? operator, at, reason };
  }

  private chosenMeans(event: EventOf<'chosen'>, at: string, fact: ActionFacts | undefined): Deviation | null {
    const { action: id, menu, way, by, reason } = event;
    this.choices.set(id, event);
    if (menu !== 'failed') return null;
    const of = (kind: DeviationKind): Deviation => ({ kind, id, by, at, reason });
    switch (way) {
      case 'skip':
        return of('skipped');
      case 'by-hand':
        return of(isCheck(fact) ? 'overridden' : 'by-hand');
      case 'shell':
        return of('shell');
      case 'retry':
        // A command's second start says it.
        return this.started.has(id) ? null : of('retried');
      default:
        return null;
    }
  }

  /** One that never ran was no start; any other was settled without its end having been seen. */
  private settled(
    { action: id, as, by, reason }: Extract<JournalEvent, { type: 'resolved' }>,
    at: string,
  ): Deviation | null {
    this.running.delete(id);
    if (as !== 'never-ran') return { kind: 'resolved-in-doubt', id, by, at, reason };
    this.started.delete(id);
    return null;
  }

  private meaningOf(
    { action: id, question, answer }: Extract<JournalEvent, { type: 'answered' }>,
    fact: ActionFacts | undefined,
  ): DeviationKind | null {
    if (question === 'backup-override') return answer === 'yes' ? 'overridden' : null;
    if (question === 'window') return 'overridden';
    if (question === 'window-unknown') return 'unchecked';
    if (question === 'shell-state') return answer === 'yes' ? 'overridden' : null;
    if (isCondition({ question }) || gateQuestion(question) !== null) return null;
    if (this.running.has(id)) return 'resolved-in-doubt';
    if (answer === 'no') return 'denied';
    if (answer === 'not-applicable') return 'skipped';
    if (this.failed.has(id)) return 'overridden';
    if (fact?.action.kind === 'command' && !this.started.has(id)) return 'by-hand';
    return null;
  }
}
