/**
 * Where the evidence of a step goes that is nothing but words. Its words may be several blocks, each in lists and quotes
 * of its own, so that no place below them is sure to be outside all of these; the place above them is.
 */
import type { Action, Step } from '../plan/types.ts';
import { lineAt, nextLine, ownEnding, textOf } from './lines.ts';
import type { Line } from './lines.ts';
import { OPENING_LINE, containersOf, endOfText, isInlineOpen } from './places.ts';
import type { BlockPlace } from './places.ts';

export type WholeStepPlace =
  | ({ readonly kind: 'block' } & BlockPlace)
  /** Words in the first line of the list item that is the step; `offset` as for a checkpoint. */
  | { readonly kind: 'inline'; readonly offset: number };

/** A heading, HTML by the block, perhaps a table: no words go into its first line. */
const BLOCK_START = /^#|^<(?!\/?(?:a|b|code|del|em|i|kbd|s|span|strong|u)\b[^>]*>[ \t]*[^ \t])|\|/i;
/** A line that ends the paragraph before it, whatever that is. */
const NEW_BLOCK = /^[ \t]*(?:$|>|#{1,6}[ \t]|```|~~~|[-*+][ \t]+\S|<div\b)/;
const BLANK = /^[ \t]*$/;
/** Of an item: its marker, and the blanks that count for the indentation of what it holds. */
const MARKER = /^[ \t]*(?:\d{1,9}[.)]|[-*+])(?:[ \t]{1,4}(?![ \t])|[ \t]|$)/;
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/;

/** Null for any action that has something of its own step before it, or is no prose. */
export function wholeStepPlace(
  source: string,
  step: Step,
  action: Action,
  lineOf: (number: number) => Line | null,
): WholeStepPlace | null {
  if (action.kind !== 'manual' || action.reason !== 'prose' || step.actions.length !== 1) return null;
  const head = lineOf(step.line);
  if (head === null) return null;
  if (action.line === step.line) return inItem(source, head, action);
  // Below an item's own first line is still inside the item.
  if (action.line < step.line || MARKER.test(textOf(source, head))) return null;
  let last = head;
  for (let number = step.line + 1; number < action.line; number += 1) {
    const line = lineOf(number);
    const text = line === null ? '' : textOf(source, line);
    if (line !== null && number === step.line + 1 && UNDERLINE.test(text)) last = line;
    else if (!BLANK.test(text)) return null;
  }
  const { end: offset } = last;
  return { kind: 'block', offset, ending: ownEnding(source, offset), prefix: '', closing: null };
}

/** Whether what the line leaves open may be closed in the next: a back-quote without its partner is only a back-quote. */
function goesOn(source: string, line: Line, own: string): boolean {
  const next = nextLine(source, line);
  const alone = next === null || NEW_BLOCK.test(textOf(source, next));
  return !alone || isInlineOpen(own.replaceAll('`', ''));
}

/** Words can be added to a line of a paragraph only; below anything else, what is indented as the item itself is ends all in it. */
function inItem(source: string, line: Line, { evidenceOffset }: Action): WholeStepPlace | null {
  const text = textOf(source, line);
  const own = text.slice(containersOf(text).length);
  const isParagraph = own !== '' && !OPENING_LINE.test(text) && !BLOCK_START.test(own);
  if (isParagraph && !(isInlineOpen(own) && goesOn(source, line, own)))
    return { kind: 'inline', offset: endOfText(source, line) };
  const marker = MARKER.exec(text)?.[0];
  if (marker === undefined) return null;
  const { end: offset } = lineAt(source, evidenceOffset);
  const prefix = marker.replace(/[^\t]/g, ' ');
  return { kind: 'block', offset, ending: ownEnding(source, offset), prefix, closing: null };
}
