/** How long phases and steps took, as a transcript has seen them begin. */
import type { JournalEvent } from '../../journal/index.ts';
import { putSoFar, WHOLE } from './total-time.ts';
import { putElapsed, type Desk } from './transcript-lines.ts';

/** When each phase and step began, and the run. */
type Begun = ReadonlyMap<string, Date>;

/** Of a phase, a step or the run, by its id; nothing where the event begins none of them. */
export function beginningOf(event: JournalEvent, at: Date): readonly (readonly [place: string, at: Date])[] {
  switch (event.type) {
    case 'run-started':
      return [[WHOLE, at]];
    case 'phase-started':
      return [[event.phase, at]];
    case 'step-started':
      return [[event.step, at]];
    default:
      return [];
  }
}

export function putPhaseElapsed(desk: Desk, begun: Begun, id: string, at: Date): void {
  const estimate = desk.plan.phases.find((phase) => phase.id === id)?.estimateSeconds ?? null;
  const start = begun.get(id) ?? at;
  putElapsed(desk, (at.getTime() - start.getTime()) / 1000, estimate);
  putSoFar(desk, id, begun.get(WHOLE), at);
}

/** Only of a step whose author says how long it takes: of any other its phase's time is enough. */
export function putStepElapsed({ plan, ...desk }: Desk, begun: Begun, id: string, at: Date): void {
  const step = plan.phases.flatMap(({ steps }) => steps).find((each) => each.id === id);
  const start = begun.get(id);
  const estimate = step?.estimateSeconds ?? null;
  if (start === undefined || estimate === null) return;
  putElapsed({ plan, ...desk }, (at.getTime() - start.getTime()) / 1000, estimate, '    ');
}
