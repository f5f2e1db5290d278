import { diagnoseTexts as texts } from '../../catalogue/diagnose.ts';
import { planView } from '../../catalogue/plan-view.ts';
import { runView } from '../../catalogue/run-view.ts';
import type { EscalationView, Pick, Picked } from '../../execute/index.ts';
import type { OnDemand } from '../../plan/types.ts';
import { duration } from './duration.ts';
import type { Prompter } from './prompter.ts';
import { put, words, type Desk } from './transcript-lines.ts';

type Level = EscalationView['levels'][number];

/** Takes the number of a scenario or of one of its commands; an empty line goes back, and runs nothing. */
export async function pickFrom(desk: Desk, pick: Pick, prompter: Prompter): Promise<Picked> {
  const { dim } = desk.screen.colors;
  const many = pick.kind === 'scenario' ? pick.scenarios.length : pick.actions.length;
  if (pick.kind === 'scenario') {
    desk.write('\n');
    put(desk, '      ', words(desk, texts['scenarios-lead']));
    for (const [index, { scenario, shared }] of pick.scenarios.entries()) {
      put(desk, `      ${index + 1}  `, scenario.title);
      if (shared.length === 0) continue;
      const said = words(desk, texts['scenario-fits'], { words: shared.slice(0, 6).join(' · ') });
      put(desk, '         ', { text: said, paint: dim });
    }
  }
  const tail = words(desk, texts[pick.kind === 'scenario' ? 'scenario-tail' : 'action-tail']);
  for (;;) {
    const given = await prompter.ask(`      ${tail}: `);
    if (given === null) return { picked: 'unanswered', why: words(desk, runView['nobody-there']) };
    if (given === '') return { picked: 'back' };
    const number = Number(given.normalize('NFKC'));
    if (Number.isInteger(number) && number >= 1 && number <= many) return { picked: number - 1 };
    put(desk, '      ', words(desk, runView['not-understood'], { given }));
  }
}

/** A scenario as the author wrote it; the numbers are those that `pickFrom` takes. */
export function putScenario(desk: Desk, { title, symptom, resolution, actions }: OnDemand): void {
  const { bold, dim } = desk.screen.colors;
  desk.write('\n');
  put(desk, '      ', { text: title, paint: bold });
  putText(desk, words(desk, texts.symptom), symptom);
  let number = 0;
  for (const action of actions) {
    const check = action.kind === 'checkpoint' ? action.check : null;
    const runs =
      action.kind === 'command' || (check !== null && action.kind === 'checkpoint' && !action.checked);
    const text = check?.text ?? action.text;
    const [first = '', ...more] = text.split('\n');
    const lead = runs ? `      ${++number}  $ ` : `      ☐    `;
    put(desk, lead, first);
    for (const line of more) put(desk, '           ', line);
    const note = !runs
      ? 'by-hand'
      : action.kind === 'command' && action.readOnly
        ? 'read-only'
        : 'not-read-only';
    put(desk, '           ', { text: words(desk, texts[note]), paint: dim });
  }
  if (number === 0) put(desk, '      ', { text: words(desk, texts['no-commands']), paint: dim });
  putText(desk, words(desk, texts.resolution), resolution);
}

function putText(desk: Desk, name: string, text: string | null): void {
  if (text === null) return;
  const [first = '', ...more] = text.split('\n');
  put(desk, `      ${name}${words(desk, planView.colon)}`, first);
  for (const line of more) put(desk, '        ', line);
}

/** 升级路径 with the level whose turn it is, and the time that is left to it; then the team. */
export function putContacts(desk: Desk, { contacts, levels }: EscalationView): void {
  const { dim } = desk.screen.colors;
  desk.write('\n');
  put(desk, '      ', words(desk, texts['contacts-lead']));
  for (const level of levels) putLevel(desk, level);
  if (contacts.team.length > 0) put(desk, '      ', words(desk, texts.team));
  for (const { role, name, reach } of contacts.team)
    put(desk, '        ', { text: [role, name, reach].filter(Boolean).join(' · '), paint: dim });
}

/** The level whose turn it is, each time that a menu is shown: the time that is left to it runs down. */
export function putTurn(desk: Desk, { levels }: EscalationView): void {
  const fitting = levels.find(({ fits }) => fits);
  if (fitting !== undefined) putLevel(desk, fitting);
}

function putLevel(desk: Desk, { level, fits, team, dueInSeconds, turnInSeconds }: Level): void {
  const { bold, yellow, dim } = desk.screen.colors;
  const said = (seconds: number): string => duration(Math.round(Math.abs(seconds)), desk.locale);
  const people = team.map(({ name, reach }) => [name, reach].filter(Boolean).join(' ')).filter(Boolean);
  const who = [level.level, level.contact, ...people].filter(Boolean).join(' · ');
  const lead = { text: fits ? '    → ' : '      ', paint: yellow };
  put(desk, lead, { text: who, paint: fits ? bold : undefined });
  const times: string[] = [];
  if (dueInSeconds !== null)
    times.push(
      words(desk, texts[dueInSeconds < 0 ? 'due-over' : 'due-in'], { duration: said(dueInSeconds) }),
    );
  else if (level.responseSeconds !== null)
    times.push(words(desk, texts['responds-within'], { duration: said(level.responseSeconds) }));
  if (turnInSeconds !== null && turnInSeconds > 0)
    times.push(words(desk, texts['turn-in'], { duration: said(turnInSeconds) }));
  const facts = [level.condition, ...times].filter(Boolean).join(' · ');
  if (facts !== '') put(desk, '        ', { text: facts, paint: fits ? yellow : dim });
}
