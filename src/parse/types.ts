/**
 * The document tree: sections and blocks with positions that are true to the source.
 * This stage knows Markdown, not rollback.
 */

/** `line` and `column` from 1; `offset` from 0, in UTF-16 code units of `Document.text`, a leading BOM counted. */
export interface Point {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Half-open: `end` is just behind the last character. */
export interface Span {
  readonly start: Point;
  readonly end: Point;
}

export interface Document {
  readonly path: string | null;
  /** The whole source as decoded, BOM and line ends included. */
  readonly text: string;
  readonly frontMatter: FrontMatter | null;
  /** Blocks before the first heading stand in a section without a heading. */
  readonly sections: readonly Section[];
}

export interface FrontMatter {
  /** The YAML between the `---` lines. */
  readonly value: string;
  readonly span: Span;
}

/** A heading and all that stands under it; deeper headings are `children`. */
export interface Section {
  readonly heading: Heading | null;
  readonly blocks: readonly Block[];
  readonly children: readonly Section[];
  /** From the heading (or first block) to just before the next section. */
  readonly span: Span;
}

export interface Heading {
  readonly level: number;
  /** Flattened: emphasis, code and links lose their marks, `<placeholders>` stay. */
  readonly text: string;
  readonly span: Span;
}

export type Block = Paragraph | Fence | List | Table | Quote | Html | Rule;

/** Inline code, with the span of its text inside the back-quotes. */
export interface InlineCode {
  readonly text: string;
  readonly span: Span;
}

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly span: Span;
  /** Flattened like a heading's; soft line breaks are "\n". */
  readonly text: string;
  /** The paragraph is nothing but one strong run, trailing punctuation aside: authors use it as a heading. */
  readonly strong: boolean;
  readonly code: readonly InlineCode[];
}

export interface Fence {
  readonly kind: 'fence';
  readonly span: Span;
  /** The first word of the info string, lower case; null for none. `{…}` glued to it is not part of it. */
  readonly lang: string | null;
  /** The rest of the info string, trimmed; null for none. */
  readonly meta: string | null;
  readonly value: string;
  /** For each line of `value`, where it starts in the source (containers' indentation and `>` behind it). */
  readonly lineStarts: readonly Point[];
  /** False for a fence that runs to the end of its container without a closing line. */
  readonly closed: boolean;
  /** False for an indented code block. */
  readonly fenced: boolean;
}

export interface List {
  readonly kind: 'list';
  readonly span: Span;
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
}

export interface ListItem {
  readonly span: Span;
  /** Its number in an ordered list, as CommonMark counts; null in a bullet list. */
  readonly number: number | null;
  readonly box: Box | null;
  readonly blocks: readonly Block[];
}

/** A task list item's `[ ]` or `[x]`. */
export interface Box {
  readonly checked: boolean;
  /** The offset of the character between the brackets. */
  readonly offset: number;
}

export interface Table {
  readonly kind: 'table';
  readonly span: Span;
  readonly header: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface Cell {
  readonly text: string;
  /** The span of the cell's content, blanks and pipes left out; empty for an empty cell. */
  readonly span: Span;
  readonly code: readonly InlineCode[];
}

export interface Quote {
  readonly kind: 'quote';
  readonly span: Span;
  readonly blocks: readonly Block[];
}

export interface Html {
  readonly kind: 'html';
  readonly span: Span;
  readonly value: string;
}

export interface Rule {
  readonly kind: 'rule';
  readonly span: Span;
}
