import { decideTexts } from '../../catalogue/decide.ts';
import { say } from '../../catalogue/index.ts';
import { decisionLines } from '../../decision/lines.ts';
import type { Section } from './types.ts';

/** Why it was rolled back (language.md §7). */
export const decision: Section = {
  id: 'decision',
  title: decideTexts.title,
  place: 'before',
  blocks: ({ state }, { locale, mask }) => {
    if (state.decision === null) return [];
    const lines = decisionLines(state.decision, locale);
    const by = say(decideTexts.by, locale, { by: state.decision.by });
    return [{ kind: 'list', items: [...lines, by].map((line) => [mask(line)]) }];
  },
};
