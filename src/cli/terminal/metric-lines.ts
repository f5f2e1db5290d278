import { metricTexts as texts } from '../../catalogue/metrics.ts';
import { planView } from '../../catalogue/plan-view.ts';
import type { ToldValue } from '../../execute/index.ts';
import type { JournalEvent } from '../../journal/index.ts';
import type { Metric } from '../../plan/types.ts';
import type { Prompter } from './prompter.ts';
import { truncate } from './text.ts';
import { put, words, type Desk } from './transcript-lines.ts';

const LONGEST_VALUE = 120;

/** What was measured: `回滚后 · 响应时间：123ms（要求 < 500ms）✅`. */
export function putMeasured(desk: Desk, event: Extract<JournalEvent, { readonly type: 'measured' }>): void {
  const { dim, green, red, yellow } = desk.screen.colors;
  const { when, value, reason, verdict } = event;
  const metric = desk.plan.metrics.find(({ id }) => id === event.metric);
  const looks = {
    passed: { mark: '✓', paint: green },
    failed: { mark: '✗', paint: red },
    'needs-person': { mark: '?', paint: yellow },
  };
  const { mark, paint } = verdict === null ? { mark: '·', paint: dim } : looks[verdict];
  const said =
    value === null
      ? words(desk, texts['not-collected-why'], { reason: reason ?? '' })
      : truncate(value.replace(/\s+/g, ' '), LONGEST_VALUE);
  const requirement = when === 'after' ? (metric?.requirement?.text ?? null) : null;
  const required =
    requirement === null ? '' : ` · ${words(desk, texts['line-requirement'], { requirement })}`;
  const name = `${words(desk, texts[when])} · ${metric?.name ?? event.metric}${words(desk, planView.colon)}`;
  put(desk, { text: `  ${mark} `, paint }, { text: `${name}${said}${required}`, paint });
}

/** One line for each value that nothing measures; an empty one passes it over. */
export async function askValue(
  desk: Desk,
  { name, requirement }: Metric,
  operator: string,
  prompter: Prompter,
): Promise<ToldValue> {
  const { yellow } = desk.screen.colors;
  const entry = requirement === null ? texts.ask : texts['ask-requirement'];
  const text = words(desk, entry, { name, requirement: requirement?.text ?? '' });
  put(desk, { text: '  ? ', paint: yellow }, text);
  const value = await prompter.ask(`    ${words(desk, texts.after)}: `);
  return value === null || value === '' ? null : { value, by: operator };
}
