import { say, type Locale } from '../../catalogue/index.ts';
import { planView } from '../../catalogue/plan-view.ts';
import type { Message, Severity } from '../../plan/types.ts';
import { paperFor } from './paper.ts';
import type { Screen } from './screen.ts';
import { padEnd, padStart, visible, width } from './text.ts';

const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];
/** Below this many columns a reason stands under its place instead of beside it. */
const NARROW = 72;

/** The colour of a severity. */
function paintOf(screen: Screen, severity: Severity): (text: string) => string {
  const { red, yellow, cyan } = screen.colors;
  return { error: red, warning: yellow, info: cyan }[severity];
}

/** `2 errors, 1 warning`, or null when there is nothing to count. */
export function countMessages(messages: readonly Message[], locale: Locale): string | null {
  const counts = SEVERITIES.flatMap((severity) => {
    const n = messages.filter((message) => message.severity === severity).length;
    return n === 0 ? [] : [say(planView[`count-${severity}`], locale, { n })];
  });
  return counts.length === 0 ? null : counts.join(say(planView['count-separator'], locale));
}

/** A document's messages in the manner of vfile-reporter: a header, then a row each in the order of the text. */
export function renderMessages(
  path: string,
  messages: readonly Message[],
  locale: Locale,
  screen: Screen,
): string {
  const paper = paperFor(screen);
  if (messages.length === 0) {
    paper.put('', `${path}${say(planView.colon, locale)}${say(planView['no-issues'], locale)}`);
    return paper.toString();
  }
  paper.put('', { text: path, paint: screen.colors.underline });
  const rows = messages
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .map((message) => ({
      ...message,
      place: `${message.line}:${message.column}`,
      word: say(planView[`severity-${message.severity}`], locale),
    }));
  const places = Math.max(...rows.map(({ place }) => place.length));
  const words = Math.max(...rows.map(({ word }) => width(word)));
  const narrow = screen.columns < NARROW;
  for (const { place, word, severity, reason, ruleId } of rows) {
    const lead = `  ${padStart(place, places)}  ${padEnd(word, words)}  `;
    const paint = paintOf(screen, severity);
    if (narrow) {
      paper.put({ text: lead, paint }, { text: ruleId, paint: screen.colors.dim });
      paper.put('    ', reason);
    } else {
      paper.put({ text: lead, paint }, withRule(reason, ruleId, screen));
    }
  }
  return paper.toString();
}

function withRule(
  reason: string,
  ruleId: string,
  screen: Screen,
): { text: string; paint: (line: string) => string } {
  // Lines under the first are there to be copied.
  const [first = '', ...more] = visible(reason).split('\n');
  return {
    text: [`${first}  ${ruleId}`, ...more].join('\n'),
    paint: (line) =>
      line.endsWith(ruleId) ? line.slice(0, -ruleId.length) + screen.colors.dim(ruleId) : line,
  };
}
