import { say, type Locale } from '../../catalogue/index.ts';
import { planView } from '../../catalogue/plan-view.ts';
import { sectionTexts } from '../../catalogue/section.ts';
import type { OnDemand, Plan } from '../../plan/types.ts';
import { paperFor, type Paper } from '../terminal/paper.ts';
import type { Screen } from '../terminal/screen.ts';
import { withMarks } from '../terminal/view.ts';

/** The sections of a document that can be run by themselves, each with its id and what it holds. */
export function renderSections(plan: Plan, path: string, locale: Locale, screen: Screen): string {
  const paper = paperFor(screen);
  const sections = plan.onDemand.filter(({ actions }) => actions.length > 0);
  const [first] = sections;
  if (first === undefined) {
    paper.put('', say(sectionTexts.none, locale, { path }));
    return paper.toString();
  }
  paper.put('', { text: say(sectionTexts.list, locale), paint: screen.colors.bold });
  for (const section of sections) putSection(paper, section, locale, screen);
  paper.blank();
  paper.put('', { text: say(sectionTexts.how, locale, { path, id: first.id }), paint: screen.colors.dim });
  return paper.toString();
}

function putSection(paper: Paper, section: OnDemand, locale: Locale, { colors }: Screen): void {
  const { id, title, line, symptom, irreversible, actions } = section;
  const marks = [
    say(planView[section.section], locale),
    ...(irreversible ? [`⚠️ ${say(planView.irreversible, locale)}`] : []),
  ];
  paper.put({ text: `  ${id}  `, paint: colors.bold }, withMarks(title, marks));
  const count = (kind: string): number => actions.filter((action) => action.kind === kind).length;
  const counts = say(sectionTexts.counts, locale, {
    commands: count('command'),
    checkpoints: count('checkpoint'),
    manual: count('manual'),
  });
  const facts = [
    counts,
    ...(changesNothing(section) ? [say(sectionTexts['read-only'], locale)] : []),
    say(sectionTexts.line, locale, { line }),
  ];
  const lead = ' '.repeat(id.length + 4);
  paper.put(lead, { text: facts.join(' · '), paint: colors.dim });
  const [seen] = symptom?.split('\n') ?? [];
  if (seen !== undefined && seen !== '')
    paper.put(`${lead}${say(planView.symptom, locale)}${say(planView.colon, locale)}`, seen);
}

function changesNothing({ actions }: OnDemand): boolean {
  return actions.every(
    (action) =>
      (action.kind === 'command' && action.readOnly) ||
      (action.kind === 'checkpoint' && (action.check?.readOnly ?? true)),
  );
}
