import { say } from '../catalogue/index.ts';
import { report } from '../catalogue/report.ts';
import { reportPage } from '../catalogue/report-page.ts';
import type { RunFacts, Wording } from './run-facts.ts';
import { table } from './sections/markdown.ts';
import { spanWords } from './spans.ts';
import { words } from './text.ts';

/** When each step that was begun ran and how long, against its estimate; folded. None: no lines. */
export function stepTimes({ plan, state }: RunFacts, wording: Wording): string[] {
  const { locale, clock } = wording;
  const rows = plan.phases.flatMap(({ steps }) =>
    steps.flatMap(({ id, title, estimateSeconds }) => {
      const span = state.steps.get(id);
      if (span === undefined) return [];
      const took = spanWords(span, estimateSeconds, wording, state.endedAt);
      return [[`${words(id)} ${words(title)}`, clock.short(span.startedAt), words(took)]];
    }),
  );
  const header = [
    say(reportPage['step-column'], locale),
    say(report.started, locale),
    say(report.elapsed, locale),
  ];
  const lines = table([header, ...rows]);
  if (lines.length === 0) return [];
  const summary = say(reportPage['step-times'], locale);
  return [`<details><summary>${summary}</summary>`, '', ...lines, '', '</details>'];
}
