import { say } from '../../catalogue/index.ts';
import { report } from '../../catalogue/report.ts';
import type { Section } from './types.ts';

/** Where the run left its plan, in one list (language.md §10). */
export const deviations: Section = {
  id: 'deviations',
  title: report.deviations,
  place: 'before',
  blocks: (run, { locale, clock, mask }) => {
    if (run.deviations.length === 0) return [];
    const items = run.deviations.map(({ kind, id, by, at, reason }) => [
      say(report[`deviation-${kind}`], locale),
      // The window is no action's.
      id === 'window' ? say(report.window, locale) : { place: id },
      by,
      clock.short(at),
      kind === 'edited' ? { code: mask(reason ?? '') } : mask(reason ?? ''),
    ]);
    return [{ kind: 'list', items }];
  },
};
