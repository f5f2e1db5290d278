import { gateTexts } from '../../catalogue/gates.ts';
import { report } from '../../catalogue/report.ts';
import { runView } from '../../catalogue/run-view.ts';
import { shellState } from '../../catalogue/shell-state.ts';
import type { JournalEvent } from '../../journal/index.ts';
import { words, type Desk } from './transcript-lines.ts';

/** What an answer is about: an action by its text, a step or a phase by what was asked of it. */
export function whatOf(desk: Desk, event: Extract<JournalEvent, { readonly type: 'answered' }>): string {
  const { action: id, question, line } = event;
  if (question === 'backup-override') return words(desk, gateTexts['answered-backup-override'], { what: id });
  if (question === 'shell-state') return words(desk, shellState['answered-shell-state'], { what: id });
  if (question === 'window' || question === 'window-unknown') return words(desk, report[`gate-${question}`]);
  if (question === 'host' || question === 'irreversible' || question === 'optional') {
    const steps = desk.plan.phases.flatMap((phase) => phase.steps);
    const host = steps.find((step) => step.id === id)?.host ?? '';
    return words(desk, runView[`answered-${question}`], { what: id, host });
  }
  return `${id} ${line === null ? textOf(desk, id) : ''}`.trim();
}

/** The first line of an action's text; a step or a phase has none. */
function textOf({ plan }: Desk, id: string): string {
  const action = plan.phases
    .flatMap(({ steps }) => steps.flatMap(({ actions }) => actions))
    .find((each) => each.id === id);
  return action?.text.split('\n', 1)[0] ?? '';
}
