import { planView } from '../../catalogue/plan-view.ts';
import { runView } from '../../catalogue/run-view.ts';
import type { Call } from './call.ts';
import type { Io } from '../io.ts';
import { duration } from '../terminal/duration.ts';
import type { Ink } from '../terminal/paper.ts';
import { screenOf } from '../terminal/screen.ts';
import { put, words, type Desk } from '../terminal/transcript-lines.ts';
import { withMarks } from '../terminal/view.ts';
import type { Findings } from './preflight.ts';

/** What forbids the run, and what the operator should know, on stderr. */
export function putFindings(desk: Desk, { refusals, warnings }: Findings, io: Io): void {
  const screen = screenOf(io, io.stderr);
  const errors: Desk = { ...desk, screen, write: (text) => io.stderr.write(text) };
  const { red, yellow } = screen.colors;
  for (const warning of warnings) put(errors, { text: '! ', paint: yellow }, warning);
  if (refusals.length === 0) return;
  put(errors, '', { text: words(errors, runView['refused-lead']), paint: red });
  for (const refusal of refusals) put(errors, { text: '  ✗ ', paint: red }, refusal);
}

/** The last look before a run: what, where, by whom, and what cannot be undone. */
export function putSummary(desk: Desk, { operator, io }: Pick<Call, 'operator' | 'io'>): void {
  const { bold, red } = desk.screen.colors;
  const { plan, locale } = desk;
  const steps = plan.phases.flatMap((phase) =>
    phase.steps.map((step) => ({ step, irreversible: phase.irreversible || step.irreversible })),
  );
  const actions = steps.flatMap(({ step }) => step.actions);
  const count = (kind: string): number => actions.filter((action) => action.kind === kind).length;
  desk.write('\n');
  put(desk, '', { text: plan.title, paint: bold });
  put(
    desk,
    '  ',
    words(desk, planView.counts, {
      steps: steps.length,
      commands: count('command'),
      checkpoints: count('checkpoint'),
      manual: count('manual'),
    }),
  );
  const { window, estimateSeconds } = plan.overview;
  const cwd = { text: plan.cwd ?? io.cwd, whole: true };
  const facts: (readonly [string, string | Ink | null])[] = [
    [words(desk, planView.estimate), estimateSeconds === null ? null : duration(estimateSeconds, locale)],
    [words(desk, planView.window), window],
    [words(desk, planView.cwd), cwd],
    [words(desk, runView.operator), operator],
    ...plan.choices.map(({ id, chosen }) => [`${words(desk, planView.choices)} ${id}`, chosen] as const),
  ];
  for (const [name, value] of facts) {
    if (value !== null) put(desk, `  ${name}${words(desk, planView.colon)}`, value);
  }
  for (const { step, irreversible } of steps) {
    if (!irreversible) continue;
    const text = `${step.id} ${withMarks(step.title, [words(desk, planView.irreversible)])}`;
    put(desk, { text: '  ⚠️ ', paint: red }, { text, paint: red });
  }
}
