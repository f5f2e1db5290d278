import { decisionLines } from '../../decision/lines.ts';
import type { Decision } from '../../plan/decision.ts';
import type { Call } from '../exec/call.ts';
import { put, type Desk } from '../terminal/transcript-lines.ts';
import { askDecision } from './ask.ts';
import { decisionFromFlags } from './flags.ts';

/**
 * The first question of `exec` (language.md §7): why it is rolled back. By flags, else a person at the terminal, else
 * nobody: then the report has no decision, and says so by having none. `gone`: there was nobody left to answer.
 */
export async function decisionFor(call: Call, desk: Desk): Promise<Decision | null | 'wrong' | 'gone'> {
  const { flags, operator, prompter, io } = call;
  const guide = desk.plan.decision;
  const flagged = decisionFromFlags(guide, flags, operator ?? '', desk.locale);
  if (!flagged.ok) {
    const { red } = desk.screen.colors;
    const errors: Desk = { ...desk, write: (text) => io.stderr.write(text) };
    for (const problem of flagged.problems) put(errors, { text: '✗ ', paint: red }, problem);
    return 'wrong';
  }
  const { decision } = flagged;
  if (decision !== null) for (const line of decisionLines(decision, desk.locale)) put(desk, '', line);
  if (decision !== null || guide === null || prompter === null) return decision;
  return (await askDecision(desk, guide, operator ?? '', prompter)) ?? 'gone';
}
