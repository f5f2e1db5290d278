import { menus } from '../../catalogue/menus.ts';
import { runView } from '../../catalogue/run-view.ts';
import type { Chosen, Menu } from '../../execute/index.ts';
import type { Way } from '../../journal/index.ts';
import type { Prompter } from './prompter.ts';
import { put, words, type Desk } from './transcript-lines.ts';

/** Ways that are no way without a reason. */
const NEEDS_REASON: ReadonlySet<Way> = new Set(['by-hand', 'skip', 'done']);

/** Shows the ways on and takes the number of one; an empty line takes none (law 4). */
export async function chooseFrom(
  desk: Desk,
  { kind, failure, ways }: Menu,
  operator: string,
  prompter: Prompter,
): Promise<Chosen> {
  const { yellow } = desk.screen.colors;
  const nobody: Chosen = { way: 'unanswered', why: words(desk, runView['nobody-there']) };
  desk.write('\n');
  put(desk, { text: '    ? ', paint: yellow }, words(desk, menus[`menu-${kind}`], { id: failure.action.id }));
  for (const [index, way] of ways.entries())
    put(desk, `      ${index + 1}  `, words(desk, menus[`way-${way}`]));
  for (;;) {
    const given = await prompter.ask(`      ${words(desk, menus['menu-tail'])}: `);
    if (given === null) return nobody;
    const way = /^[1-9]$/.test(given) ? ways[Number(given) - 1] : undefined;
    if (way === undefined) {
      if (given !== '') put(desk, '      ', words(desk, runView['not-understood'], { given }));
      continue;
    }
    const reason = NEEDS_REASON.has(way) ? await askFor(desk, 'ask-way-reason', prompter) : null;
    const text = way === 'edit' ? await askFor(desk, 'ask-way-text', prompter) : null;
    const missing = (NEEDS_REASON.has(way) && reason === null) || (way === 'edit' && text === null);
    return missing ? nobody : { way, reason, text, by: operator };
  }
}

async function askFor(
  desk: Desk,
  entry: 'ask-way-reason' | 'ask-way-text',
  prompter: Prompter,
): Promise<string | null> {
  for (;;) {
    const given = await prompter.ask(`      ${words(desk, menus[entry])}: `);
    if (given !== '') return given;
  }
}
