import type { Screen } from './screen.ts';
import { visible, width, wrap } from './text.ts';

const NARROWEST_TEXT = 10;

type Paint = (text: string) => string;

/** Text with the colour it gets after wrapping, so that no escape is ever counted or cut. */
export interface Ink {
  readonly text: string;
  readonly paint?: Paint | undefined;
  /** To be copied: a path, a call. Where it is too long the terminal itself breaks it, and what is copied is whole. */
  readonly whole?: boolean;
}

/** Lines for a screen, written one under the other. */
export interface Paper {
  /** `text` behind `lead`, wrapped under itself. What comes from a document is made visible. */
  put(lead: string | Ink, text: string | Ink): void;
  blank(): void;
  /** All lines so far, each with its line feed. */
  toString(): string;
}

export function paperFor(screen: Screen): Paper {
  const lines: string[] = [];
  return {
    put(lead, text) {
      const first = inkOf(lead);
      const body = inkOf(text);
      const paintLead = first.paint ?? plain;
      const paintBody = body.paint ?? plain;
      const leadText = visible(first.text);
      // A tab is as wide as the terminal likes; blanks are not.
      const shown = visible(body.text).replaceAll('\t', '    ');
      const { indent, beside } = place(leadText, shown, screen.columns);
      const columns = Math.max(NARROWEST_TEXT, screen.columns - indent.length);
      const wrapped = body.whole === true ? [shown] : wrap(shown, columns);
      if (!beside && leadText.trim() !== '') lines.push(...wrap(leadText, screen.columns).map(paintLead));
      for (const [index, line] of wrapped.entries()) {
        const start = beside && index === 0 ? paintLead(leadText) : indent;
        lines.push((start + paintBody(line)).trimEnd());
      }
    },
    blank() {
      if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
    },
    toString: () => lines.map((line) => `${line}\n`).join(''),
  };
}

/** Where text goes: beside its lead, or under it where the lead leaves less than half of the line. */
function place(
  lead: string,
  text: string,
  columns: number,
): { readonly indent: string; readonly beside: boolean } {
  const taken = width(lead);
  if (taken <= columns / 2 || taken + width(text) <= columns)
    return { indent: ' '.repeat(taken), beside: true };
  const blank = lead.length - lead.trimStart().length;
  return { indent: ' '.repeat(Math.min(blank + 2, Math.floor(columns / 3))), beside: false };
}

function inkOf(value: string | Ink): Ink {
  return typeof value === 'string' ? { text: value } : value;
}

function plain(text: string): string {
  return text;
}
