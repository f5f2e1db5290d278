import { exitStatusWords } from '../../catalogue/exit-statuses.ts';
import { failures } from '../../catalogue/failures.ts';
import { planView } from '../../catalogue/plan-view.ts';
import { runView } from '../../catalogue/run-view.ts';
import type { Excerpt, Failure } from '../../execute/index.ts';
import { wantedText } from '../../expectations/index.ts';
import type { Expectation } from '../../plan/types.ts';
import { differenceOf, markedRows, type Piece } from './difference.ts';
import { duration } from './duration.ts';
import type { Ink } from './paper.ts';
import { visible, width } from './text.ts';
import { put, words, type Desk } from './transcript-lines.ts';

const LAST_LINES = 8;
const NARROWEST = 16;

type Verdict = Failure['expectations'][number];

/** What is left out: the output stands right above. */
export interface FailureView {
  readonly outputShown: boolean;
}

/**
 * What went wrong, for somebody who is tired: what was run and how it ended in words, what was expected and how it was
 * read, the nearest line with the difference marked, the last lines of both streams, and where all of it is.
 */
export function putFailure(desk: Desk, failure: Failure, { outputShown }: FailureView): void {
  const { red, bold } = desk.screen.colors;
  const { action, step, ran } = failure;
  const where = { id: action.id, line: action.line, step: `${step.id} ${step.title}` };
  put(desk, '', { text: words(desk, runView['failed-at'], where), paint: (text) => bold(red(text)) });
  if (ran !== null) putFact(desk, words(desk, runView.command), ran);
  putEnd(desk, failure);
  for (const verdict of failure.expectations) putVerdict(desk, failure, verdict);
  if (!outputShown) {
    putExcerpt(desk, words(desk, runView['last-stderr']), failure.stderr);
    putExcerpt(desk, words(desk, runView['last-stdout']), failure.stdout);
  }
  const logs = [failure.stdout, failure.stderr].flatMap((excerpt) =>
    excerpt === null || excerpt.range.bytes === 0 ? [] : [excerpt.path],
  );
  for (const path of new Set(logs))
    putFact(desk, words(desk, runView['full-log']), { text: path, whole: true });
}

/** Where it failed: what went wrong there stands above. */
export function putToldFailure(desk: Desk, { action: { id, line } }: Failure): void {
  const { red, bold } = desk.screen.colors;
  put(desk, '', {
    text: words(desk, failures['told-above'], { id, line }),
    paint: (text) => bold(red(text)),
  });
}

function putEnd(desk: Desk, { exitStatus, durationMs, ran }: Failure): void {
  if (exitStatus === null) return;
  const meaning = exitStatusWords(exitStatus, ran ?? '', desk.locale);
  const took = durationMs === null ? null : duration(durationMs / 1000, desk.locale);
  const parts = [meaning, took].filter((part) => part !== null);
  const more = parts.length === 0 ? '' : ` (${parts.join(' · ')})`;
  putFact(desk, words(desk, runView['exit-status']), `${exitStatus}${more}`);
}

function putVerdict(desk: Desk, failure: Failure, verdict: Verdict): void {
  const { green, red, yellow } = desk.screen.colors;
  const { mark, paint } = {
    passed: { mark: '✓', paint: green },
    failed: { mark: '✗', paint: red },
    'needs-person': { mark: '?', paint: yellow },
  }[verdict.verdict];
  const { reading, actual, nearest } = verdict;
  const expectation = expectationOf(failure, verdict);
  const said = expectation?.text.split('\n', 1)[0] ?? reading;
  putFact(desk, `${mark} ${words(desk, runView.expectation)}`, { text: said, paint });
  if (expectation !== null) putFact(desk, `  ${words(desk, planView['read-as'])}`, reading);
  if (actual !== '') putFact(desk, `  ${words(desk, runView.actual)}`, actual);
  if (verdict.verdict !== 'failed' || nearest === null) return;
  const wanted = expectation === null ? null : wantedText(expectation);
  if (wanted === null || !putDifference(desk, wanted, nearest)) {
    if (nearest !== actual) putFact(desk, `  ${words(desk, runView.nearest)}`, nearest);
  }
}

/** The author's expectation behind a verdict; the only one on its line. */
function expectationOf({ action }: Failure, { line, reading }: Verdict): Expectation | null {
  const all =
    action.kind === 'command'
      ? action.expectations
      : action.kind === 'checkpoint'
        ? (action.check?.expectations ?? [])
        : [];
  return all.find((each) => each.line === line && each.reading === reading) ?? null;
}

/** The two lines under each other, the difference coloured and marked under it, so that it shows without colour too. */
function putDifference(desk: Desk, wanted: string, nearest: string): boolean {
  const clean = (text: string): string => visible(desk.mask(text)).replace(/[\t\n]/g, ' ');
  const difference = differenceOf(clean(wanted), clean(nearest));
  if (difference === null) return false;
  const { red, green } = desk.screen.colors;
  putMarked(desk, words(desk, failures.wanted), difference.wanted, { sign: '-', paint: red });
  putMarked(desk, words(desk, runView.nearest), difference.seen, { sign: '+', paint: green });
  return true;
}

function putMarked(
  desk: Desk,
  name: string,
  pieces: readonly Piece[],
  { sign, paint }: { readonly sign: string; readonly paint: (text: string) => string },
): void {
  const { dim } = desk.screen.colors;
  put(desk, { text: `    ${name}${words(desk, planView.colon)}`, paint: dim }, '');
  const lead = '      ';
  const columns = Math.max(NARROWEST, desk.screen.columns - width(lead));
  for (const row of markedRows(pieces, sign, columns)) {
    const text = row.pieces.map((piece) => (piece.differs ? paint(piece.text) : piece.text)).join('');
    desk.write(`${lead}${text}\n`);
    if (row.marks !== '') desk.write(`${lead}${paint(row.marks)}\n`);
  }
}

function putExcerpt(desk: Desk, name: string, excerpt: Excerpt | null): void {
  if (excerpt === null || excerpt.lastLines.length === 0) return;
  const { dim } = desk.screen.colors;
  put(desk, '  ', { text: `${name}${words(desk, planView.colon)}`, paint: dim });
  for (const line of excerpt.lastLines.slice(-LAST_LINES)) put(desk, { text: '    │ ', paint: dim }, line);
}

function putFact(desk: Desk, name: string, fact: string | Ink): void {
  const { dim } = desk.screen.colors;
  const ink = typeof fact === 'string' ? { text: fact } : fact;
  const [first = '', ...more] = ink.text.split('\n');
  put(desk, { text: `  ${name}${words(desk, planView.colon)}`, paint: dim }, { ...ink, text: first });
  for (const line of more) put(desk, '    ', { ...ink, text: line });
}
