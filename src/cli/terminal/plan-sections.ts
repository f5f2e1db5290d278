import { say } from '../../catalogue/index.ts';
import { planSections as texts } from '../../catalogue/plan-sections.ts';
import { planView } from '../../catalogue/plan-view.ts';
import type { FollowUp, Metric } from '../../plan/types.ts';
import { putAction } from './action-lines.ts';
import { duration } from './duration.ts';
import { withMarks, type View } from './view.ts';

/** What else of the document is alive beside its program: decision, metrics, messages, follow-ups, sections on demand (language.md §7). */
export function putSections(view: View): void {
  putDecision(view);
  putMetrics(view);
  putNotifications(view);
  putFollowUps(view);
  putOnDemand(view);
}

function putTitle({ locale, screen, paper }: View, title: keyof typeof texts): void {
  paper.blank();
  paper.put('', { text: say(texts[title], locale), paint: screen.colors.bold });
}

/** `name  (fact · fact)` behind an id, wrapped under itself. */
function putItem({ screen, paper }: View, id: string, text: string, facts: readonly string[]): void {
  const shown = facts.filter((fact) => fact !== '');
  const behind = shown.length === 0 ? '' : `  (${shown.join(' · ')})`;
  paper.put({ text: `  ${id}  `, paint: screen.colors.bold }, `${text}${behind}`);
}

function putDecision(view: View): void {
  const { decision } = view.plan;
  if (decision === null) return;
  putTitle(view, 'decision');
  const { triggers, matrix } = decision;
  const count = (force: 'must' | 'should'): number => triggers.filter((each) => each.force === force).length;
  const facts = [
    say(texts.triggers, view.locale, { must: count('must'), should: count('should') }),
    ...(matrix === null
      ? []
      : [
          say(texts.matrix, view.locale, {
            rows: matrix.rows.length,
            columns: matrix.columns.map(({ name }) => name).join(' · '),
          }),
        ]),
  ];
  for (const fact of facts) view.paper.put('  ', fact);
}

function putMetrics(view: View): void {
  if (view.plan.metrics.length === 0) return;
  putTitle(view, 'metrics');
  for (const metric of view.plan.metrics) {
    const { id, name, requirement } = metric;
    putItem(view, id, name, [sourceWords(metric, view), requirement?.reading ?? '']);
  }
}

function sourceWords({ source }: Metric, { locale }: View): string {
  switch (source?.kind) {
    case undefined:
      return say(texts['source-none'], locale);
    case 'command':
      return `$ ${source.text}`;
    case 'promql':
      return `PromQL ${source.query}`;
    case 'recorded':
      return say(texts['source-recorded'], locale, { name: source.name });
  }
}

function putNotifications(view: View): void {
  if (view.plan.notifications.length === 0) return;
  putTitle(view, 'notifications');
  for (const { id, occasion, title, channels, receivers } of view.plan.notifications) {
    const when = say(texts[`occasion-${occasion}`], view.locale);
    const to = channels.length === 0 ? say(texts['every-channel'], view.locale) : channels.join('、');
    putItem(view, id, title, [when, to, receivers.join('、')]);
  }
}

function putFollowUps(view: View): void {
  if (view.plan.followups.length === 0) return;
  putTitle(view, 'followups');
  for (const item of view.plan.followups) putItem(view, item.id, item.text, [dueWords(item, view)]);
}

function dueWords({ dueSeconds, dueUntil }: FollowUp, { locale }: View): string {
  if (dueSeconds !== null)
    return say(texts['due-within'], locale, { duration: duration(dueSeconds, locale) });
  return dueUntil === null ? '' : say(texts[`due-${dueUntil}`], locale);
}

function putOnDemand(view: View): void {
  const { plan, locale, paper } = view;
  if (plan.onDemand.length === 0) return;
  putTitle(view, 'on-demand');
  for (const { id, section, title, symptom, irreversible, actions } of plan.onDemand) {
    const marks = [
      say(planView[section], locale),
      ...(irreversible ? [`⚠️ ${say(planView.irreversible, locale)}`] : []),
    ];
    putItem(view, id, withMarks(title, marks), []);
    if (symptom !== null)
      paper.put(`    ${say(planView.symptom, locale)}${say(planView.colon, locale)}`, symptom);
    for (const action of actions) putAction(view, action);
  }
  const [first] = plan.onDemand.filter(({ actions }) => actions.length > 0);
  const { path } = plan.source;
  if (first !== undefined && path !== null)
    paper.put('  ', { text: `mdrollback run-section ${path} ${first.id}`, paint: view.screen.colors.dim });
}
