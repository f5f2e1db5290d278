/** Outputs of commands, cut so that a report stays a file that people open: the end of each, and where all of it is. */
import { say } from '../catalogue/index.ts';
import { reportPage } from '../catalogue/report-page.ts';
import { screen } from '../catalogue/screen.ts';
import type { StreamRange } from '../journal/events.ts';
import type { ActionFacts } from './facts.ts';
import { escape } from './html/markup.ts';
import { rangesOf } from './output-share.ts';
import type { Stream } from './output-share.ts';
import type { Wording } from './run-facts.ts';
import { screenText } from './screen-text.ts';
import { lastLines } from './text.ts';

export interface CutOutput {
  readonly stream: Stream;
  readonly range: StreamRange;
  /** How many lines are shown, of how much. */
  readonly summary: string;
  /** The last lines; null where the output is not shown at all. */
  readonly lines: readonly string[] | null;
  /** There is more of it than `lines`. */
  readonly isCut: boolean;
  /** Where all of it is, in words, and a link to there. */
  readonly place: string;
  /** Asked for only where it will be shown: a report without links is the same wherever it stands. */
  readonly link: () => string | null;
}

/** How much of an output is shown. */
export interface Allowance {
  readonly lines: number;
  /** Of UTF-8, as they stand in HTML. */
  readonly bytes: number;
}

const LINES = 60;
const OF_TROUBLE: Allowance = { lines: 200, bytes: 20_000 };
/** So many failures keep the allowance of their own; of more, nobody reads each. */
const TROUBLES = 20;

/** What each action's outputs may take: the more there are, the less of each. */
export function allowances(facts: readonly ActionFacts[], share: number): (fact: ActionFacts) => Allowance {
  const troubles = new Set(facts.filter(isTrouble).slice(0, TROUBLES));
  return (fact) => (troubles.has(fact) ? OF_TROUBLE : { lines: LINES, bytes: share });
}

export function isTrouble({ outcome, state, step }: ActionFacts): boolean {
  // Whoever diagnosed looked at it for its output.
  const onDemand = step === null && state !== null && state.attempts > 0;
  const gaveUp = outcome === 'skipped' && state?.resolution === 'skip';
  return outcome === 'failed' || outcome === 'in-doubt' || gaveUp || onDemand;
}

export function outputsOf(fact: ActionFacts, allowance: Allowance, wording: Wording): CutOutput[] {
  const had = fact.state?.screen ?? null;
  return rangesOf(fact).map(({ stream, range }) => {
    const isScreen = stream === 'stdout' && (had === 'kept' || had === 'part');
    return cutOutput({ stream, range, isScreen }, allowance, wording);
  });
}

interface Kept {
  readonly stream: Stream;
  readonly range: StreamRange;
  /** What was shown on the operator's terminal. */
  readonly isScreen: boolean;
}

function cutOutput({ stream, range, isScreen }: Kept, allowance: Allowance, wording: Wording): CutOutput {
  const { locale, mask, output, linkTo } = wording;
  const size = sizeWords(range.bytes, wording);
  const place = say(reportPage['output-place'], locale, {
    path: range.path,
    from: range.offset,
    bytes: range.bytes,
  });
  const common = { stream, range, place, link: () => linkTo(range.path) };
  const words = (entry: keyof typeof reportPage, n = 0): string =>
    say(reportPage[entry], locale, { stream: isScreen ? say(screen.name, locale) : stream, size, n });
  if (output === undefined) return { ...common, summary: words('output-left-out'), lines: null, isCut: true };
  const read = output(range);
  const text = mask(read);
  if (text === '') return { ...common, summary: words('output-gone'), lines: null, isCut: true };
  const end = endOf(text, allowance.bytes);
  const seen = isScreen ? screenText(end, say(screen['full-screen'], locale)) : end;
  const whole = lastLines(seen, Infinity);
  const lines = withinBytes(whole.slice(-allowance.lines), allowance.bytes);
  // What was read may itself be only the end of a long output.
  const isCut =
    lines.length < whole.length || end.length < text.length || Buffer.byteLength(read) < range.bytes;
  const summary = words(isCut ? 'output-cut' : 'output-whole', lines.length);
  return { ...common, summary, lines, isCut };
}

/** More than will be shown, terminal codes and all, from a line's beginning: the rest need not be looked at. */
function endOf(text: string, bytes: number): string {
  const from = text.length - (2 * bytes + 2000);
  return from <= 0 ? text : text.slice(text.indexOf('\n', from) + 1);
}

/** As many of the last lines as fit; always one. */
function withinBytes(lines: readonly string[], bytes: number): string[] {
  let left = bytes;
  let from = lines.length;
  while (from > 0) {
    left -= Buffer.byteLength(escape(lines[from - 1] ?? '')) + 1;
    if (left < 0 && from < lines.length) break;
    from -= 1;
  }
  return lines.slice(from);
}

function sizeWords(bytes: number, { locale }: Wording): string {
  if (bytes < 1000) return say(reportPage.bytes, locale, { n: bytes });
  if (bytes < 1_000_000) return say(reportPage.kb, locale, { n: (bytes / 1000).toFixed(1) });
  return say(reportPage.mb, locale, { n: (bytes / 1_000_000).toFixed(1) });
}
