import { menus } from '../../catalogue/menus.ts';
import { recover } from '../../catalogue/recover.ts';
import { runView } from '../../catalogue/run-view.ts';
import type { Entry } from '../../catalogue/index.ts';
import type { Chosen, Menu } from '../../execute/index.ts';
import type { Way } from '../../journal/index.ts';
import type { Action } from '../../plan/types.ts';
import { putTurn } from './diagnose.ts';
import { editCommand, type Editing } from './edit.ts';
import type { Prompter } from './prompter.ts';
import { put, words, type Desk } from './transcript-lines.ts';

/** Ways that are no way without a reason. */
const NEEDS_REASON: ReadonlySet<Way> = new Set(['by-hand', 'skip', 'done']);

/** Shows the ways on and takes the number of one; an empty line takes none (law 4). */
export async function chooseFrom(
  desk: Desk,
  menu: Menu,
  operator: string,
  editing: Editing,
): Promise<Chosen> {
  const { ways } = menu;
  const { prompter } = editing;
  const nobody: Chosen = { way: 'unanswered', why: words(desk, runView['nobody-there']) };
  putMenu(desk, menu);
  for (;;) {
    const given = await prompter.ask(`      ${words(desk, menus['menu-tail'])}: `);
    if (given === null) return nobody;
    const number = given.normalize('NFKC');
    const way = /^[1-9]$/.test(number) ? ways[Number(number) - 1] : undefined;
    if (way === undefined) {
      if (given !== '') put(desk, '      ', words(desk, runView['not-understood'], { given }));
      continue;
    }
    if (way === 'edit') {
      const edit = await editCommand(desk, menu.text ?? '', menu.check, editing);
      if (edit === null) return nobody;
      if (edit !== 'back') return { way, reason: null, text: edit.text, by: operator };
      putMenu(desk, menu);
      continue;
    }
    if (!NEEDS_REASON.has(way)) return { way, reason: null, text: null, by: operator };
    const reason = await askReason(desk, prompter);
    return reason === null ? nobody : { way, reason, text: null, by: operator };
  }
}

function putMenu(desk: Desk, { kind, failure, ways, contacts }: Menu): void {
  const { yellow } = desk.screen.colors;
  const { action } = failure;
  const title = asksOnly(action) && kind === 'failed' ? recover['menu-no-check'] : menus[`menu-${kind}`];
  desk.write('\n');
  put(desk, { text: '    ? ', paint: yellow }, words(desk, title, { id: action.id }));
  if (failure.reason !== null) put(desk, '      ', { text: failure.reason, paint: yellow });
  if (contacts !== undefined) putTurn(desk, contacts);
  for (const [index, way] of ways.entries())
    put(desk, `      ${index + 1}  `, words(desk, wordsOf(way, action)));
}

/** What a way means for this action: a question is asked again, and a check is overridden, not done. */
function wordsOf(way: Way, action: Action): Entry {
  if (way === 'retry' && asksOnly(action)) return recover['way-ask-again'];
  if (way === 'by-hand' && isCheck(action)) return recover['way-check-by-hand'];
  return menus[`way-${way}`];
}

function asksOnly(action: Action): boolean {
  return action.kind === 'manual' || (action.kind === 'checkpoint' && action.check === null);
}

/** It changes nothing itself, so that it cannot be done, only answered for. */
export function isCheck(action: Action): boolean {
  return action.kind === 'checkpoint' || (action.kind === 'command' && action.verifies);
}

async function askReason(desk: Desk, prompter: Prompter): Promise<string | null> {
  for (;;) {
    const given = await prompter.ask(`      ${words(desk, menus['ask-way-reason'])}: `);
    if (given !== '') return given;
  }
}
