import { say, type Locale } from '../../catalogue/index.ts';
import { planView } from '../../catalogue/plan-view.ts';
import type { Phase, Plan, Step } from '../../plan/types.ts';
import { putAction } from './action-lines.ts';
import { duration } from './duration.ts';
import { countMessages } from './messages.ts';
import { paperFor } from './paper.ts';
import { putSections } from './plan-sections.ts';
import type { Screen } from './screen.ts';
import { truncate } from './text.ts';
import { optionMark, withMarks, type View } from './view.ts';

/** The whole reading of a document, for people: what would run, how it was read, what would not run and why. */
export function renderPlan(plan: Plan, locale: Locale, screen: Screen): string {
  const view = { plan, locale, screen, paper: paperFor(screen) };
  putHead(view);
  putParameters(view);
  putChoices(view);
  if (plan.phases.length === 0) {
    view.paper.blank();
    view.paper.put('', { text: say(planView['no-phases'], locale), paint: screen.colors.yellow });
  }
  for (const phase of plan.phases) putPhase(view, phase);
  putSections(view);
  putNotRun(view);
  putFoot(view);
  return view.paper.toString();
}

function putHead({ plan, locale, screen, paper }: View): void {
  const { bold, dim } = screen.colors;
  paper.put('', { text: plan.title === '' ? say(planView.untitled, locale) : plan.title, paint: bold });
  const source = plan.source.path === null ? [] : [plan.source.path];
  paper.put('', {
    text: [...source, `${say(planView.digest, locale)} ${plan.digest.slice(0, 19)}`].join(' · '),
    paint: dim,
  });
  const { window, estimateSeconds, dataImpact } = plan.overview;
  const facts: [string, string | null][] = [
    [say(planView.window, locale), window],
    [say(planView.estimate, locale), estimateSeconds === null ? null : duration(estimateSeconds, locale)],
    [say(planView['data-impact'], locale), dataImpact],
    [say(planView.cwd, locale), plan.cwd],
  ];
  for (const [name, value] of facts) {
    if (value !== null) paper.put({ text: `${name}${say(planView.colon, locale)}`, paint: dim }, value);
  }
}

function putParameters({ plan, locale, screen, paper }: View): void {
  if (plan.parameters.length === 0) return;
  const { bold, yellow, dim } = screen.colors;
  paper.blank();
  paper.put('', { text: say(planView.parameters, locale), paint: bold });
  for (const parameter of plan.parameters) {
    const { name, value, secret, places } = parameter;
    const shown = value === null ? null : secret ? say(planView.masked, locale) : value;
    const lines = [...new Set(places.map(({ line }) => line))].join(', ');
    const notes = [
      ...(parameter.default === null
        ? []
        : [say(planView['default-value'], locale, { value: parameter.default })]),
      ...(secret ? [say(planView.secret, locale)] : []),
      ...(lines === '' ? [] : [say(planView.lines, locale, { lines })]),
      ...(shown === null ? [`--set ${name}=…`] : []),
    ];
    const text = `${shown ?? say(planView.unfilled, locale)}  (${notes.join(' · ')})`;
    paper.put(`  ${name}  `, { text, paint: shown === null ? yellow : undefined });
    if (parameter.description !== null) paper.put('    ', { text: parameter.description, paint: dim });
  }
}

function putChoices({ plan, locale, screen, paper }: View): void {
  if (plan.choices.length === 0) return;
  const { bold, yellow, green } = screen.colors;
  paper.blank();
  paper.put('', { text: say(planView.choices, locale), paint: bold });
  for (const { id, options, chosen, line } of plan.choices) {
    paper.put(`  ${id}  `, `${options.join(' | ')}  (${say(planView.lines, locale, { lines: line })})`);
    const lead = ' '.repeat(id.length + 4);
    if (chosen === null) {
      paper.put(lead, { text: `${say(planView.undecided, locale)}  --use ${id}=…`, paint: yellow });
    } else {
      paper.put(lead, { text: `→ ${chosen}`, paint: green });
    }
  }
}

function putPhase(view: View, phase: Phase): void {
  const { locale, screen, paper } = view;
  const { bold, cyan } = screen.colors;
  const title = phase.role === 'steps' ? say(planView.phase, locale, { id: phase.id }) : phase.id;
  const roleName = say(planView[`role-${phase.role}`], locale);
  const role = phase.role === 'steps' || phase.title.includes(roleName) ? [] : [roleName];
  const marks = [...role, ...marksOf(view, phase)];
  paper.blank();
  paper.put(
    { text: `${title}  `, paint: (text) => bold(cyan(text)) },
    { text: withMarks(phase.title, marks), paint: bold },
  );
  for (const step of phase.steps) putStep(view, step);
}

function putStep(view: View, step: Step): void {
  const { locale, screen, paper } = view;
  const { bold, dim, yellow, red } = screen.colors;
  const host = step.host === null ? [] : [say(planView.host, locale, { host: step.host })];
  const owner = step.owner === null ? [] : [say(planView.owner, locale, { owner: step.owner })];
  const marks = [...marksOf(view, step), ...host, ...owner, ...optionMark(view, step)];
  paper.blank();
  paper.put(
    { text: `  ${step.id}  `, paint: bold },
    { text: withMarks(step.title, marks), paint: step.irreversible ? red : undefined },
  );
  if (step.purpose !== null) {
    paper.put(
      { text: `    ${say(planView.purpose, locale)}${say(planView.colon, locale)}`, paint: dim },
      { text: step.purpose, paint: dim },
    );
  }
  if (step.actions.length === 0)
    paper.put('    ', { text: say(planView['empty-step'], locale), paint: yellow });
  for (const action of step.actions) putAction(view, action);
}

/** What an operator must see of a phase or a step before starting it. */
function marksOf({ locale }: View, { irreversible, optional, estimateSeconds }: Phase | Step): string[] {
  const about = estimateSeconds === null ? null : duration(estimateSeconds, locale);
  return [
    ...(irreversible ? [`⚠️ ${say(planView.irreversible, locale)}`] : []),
    ...(optional ? [say(planView.optional, locale)] : []),
    ...(about === null ? [] : [say(planView['estimate-about'], locale, { duration: about })]),
  ];
}

function putNotRun({ plan, locale, screen, paper }: View): void {
  if (plan.notRun.length === 0) return;
  const { bold, dim } = screen.colors;
  paper.blank();
  paper.put('', { text: say(planView['not-run'], locale), paint: bold });
  for (const { line, text, reason } of plan.notRun) {
    const why = say(planView[`not-run-${reason}`], locale);
    const room = Number.isFinite(screen.columns) ? Math.max(12, screen.columns - 10) : 100;
    paper.put(`  ${line}  `, { text: `${truncate(text, room)}  (${why})`, paint: dim });
  }
}

function putFoot({ plan, locale, screen, paper }: View): void {
  const actions = plan.phases.flatMap(({ steps }) => steps.flatMap((step) => step.actions));
  const count = (kind: string): number => actions.filter((action) => action.kind === kind).length;
  const steps = plan.phases.reduce((sum, phase) => sum + phase.steps.length, 0);
  paper.blank();
  const counts = {
    steps,
    commands: count('command'),
    checkpoints: count('checkpoint'),
    manual: count('manual'),
  };
  paper.put('', { text: say(planView.counts, locale, counts), paint: screen.colors.bold });
  const messages = countMessages(plan.messages, locale);
  if (messages !== null) {
    const command = `mdrollback check ${plan.source.path ?? ''}`.trim();
    const worst = plan.messages.some(({ severity }) => severity === 'error')
      ? screen.colors.red
      : screen.colors.yellow;
    paper.put('', { text: say(planView.messages, locale, { counts: messages, command }), paint: worst });
  }
}
