import { decideTexts as texts } from '../../catalogue/decide.ts';
import type { Decision, DecisionGuide, MatrixColumn } from '../../plan/decision.ts';
import type { Prompter } from '../terminal/prompter.ts';
import { put, words, type Desk } from '../terminal/transcript-lines.ts';
import { decisionLines } from '../../decision/lines.ts';
import { decisionOf, detailOf, factProblem, readHolds, skippedDecision } from './answers.ts';

/** What is asked beside the triggers and the table; what the table asks already is not asked twice. */
const DETAILS = ['severity', 'scope', 'since'] as const;

/** Asks what a document wants to be known before it is decided to roll back (language.md §7). Null: nobody is there. */
export async function askDecision(
  desk: Desk,
  guide: DecisionGuide,
  operator: string,
  prompter: Prompter,
): Promise<Decision | null> {
  const { bold, red, yellow } = desk.screen.colors;
  desk.write('\n');
  put(desk, '', { text: words(desk, texts.title), paint: bold });
  for (const { number, force, text } of guide.triggers) {
    const paint = force === 'must' ? red : yellow;
    put(desk, { text: `  ${number}  ${words(desk, texts[force])}  `, paint }, text);
  }
  const holds = guide.triggers.length === 0 ? [] : await askHolds(desk, guide, prompter);
  if (holds === null) return null;
  if (holds === 'skip') {
    const reason = await askUntil(desk, words(desk, texts['ask-skip-reason']), prompter, () => null);
    return reason === null ? null : skippedDecision(reason, operator);
  }
  const facts = new Map<string, string>();
  for (const column of guide.matrix?.columns ?? []) {
    const said = await askColumn(desk, column, prompter);
    if (said === null) return null;
    facts.set(column.name, said);
  }
  const details = new Map<(typeof DETAILS)[number], string | null>();
  for (const detail of DETAILS) {
    if ([...facts.keys()].some((name) => detailOf(name) === detail)) continue;
    const said = await prompter.ask(`  ${words(desk, texts[`ask-${detail}`])}: `);
    if (said === null) return null;
    details.set(detail, said === '' ? null : said);
  }
  const [severity = null, scope = null, since = null] = DETAILS.map((detail) => details.get(detail) ?? null);
  const decision = decisionOf(guide, { holds, facts, severity, scope, since }, operator);
  desk.write('\n');
  for (const line of decisionLines(decision, desk.locale)) put(desk, '  ', line);
  return decision;
}

async function askHolds(
  desk: Desk,
  guide: DecisionGuide,
  prompter: Prompter,
): Promise<readonly number[] | 'skip' | null> {
  for (;;) {
    const given = await prompter.ask(`  ${words(desk, texts['ask-holds'])}: `);
    if (given === null) return null;
    if (given.toLowerCase() === 's') return 'skip';
    const holds = readHolds(given, guide);
    if (typeof holds !== 'string') return holds;
    if (holds !== '')
      put(desk, '  ', words(desk, texts['no-such-number'], { given: holds, most: guide.triggers.length }));
  }
}

function askColumn(desk: Desk, column: MatrixColumn, prompter: Prompter): Promise<string | null> {
  const { name, kind, unit } = column;
  const values = { name, unit, words: column.words.join(' / ') };
  const entry = kind === 'number' ? texts['ask-number'] : texts['ask-words'];
  return askUntil(desk, words(desk, entry, values), prompter, (given) =>
    factProblem(column, given, desk.locale),
  );
}

async function askUntil(
  desk: Desk,
  prompt: string,
  prompter: Prompter,
  problemOf: (given: string) => string | null,
): Promise<string | null> {
  for (;;) {
    const given = await prompter.ask(`  ${prompt}: `);
    if (given === null) return null;
    if (given === '') continue;
    const problem = problemOf(given);
    if (problem === null) return given;
    put(desk, '  ', problem);
  }
}
