import type { Nodes, Root } from 'mdast';

import { type Entry, entriesOf } from './blocks.ts';
import { type MappedPiece, mapPieces } from './pieces.ts';
import { splitFrontMatter } from './front-matter.ts';
import { BOM, Lines } from './lines.ts';
import { remarkPipeline } from './pipeline.ts';
import { sectionsOf } from './sections.ts';
import { Source } from './source.ts';
import { tabsAsItems } from './tabs.ts';
import type { Document, Html, List, ListItem } from './types.ts';

/** Frozen, and keeps nothing of what it parses: one serves every document. */
let pipeline: ReturnType<typeof remarkPipeline> | null = null;

const MOST_TABS = 4;

/** Reads a document. Never throws, whatever the text is. */
export function parseDocument(text: string, path: string | null): Document {
  const lines = new Lines(text);
  const { frontMatter, bodyStart } = splitFrontMatter(lines);
  let entries = entriesIn(lines, bodyStart);
  let shown = text;
  // A tab may hold tabs.
  for (let depth = 0; depth < MOST_TABS; depth += 1) {
    const written = tabsAsItems(shown === text ? lines : new Lines(shown), entries);
    if (written === shown) break;
    shown = written;
    entries = entriesIn(new Lines(written), bodyStart);
  }
  return { path, text, frontMatter, sections: sectionsOf(entries, lines.pointAt(text.length)) };
}

function entriesIn(lines: Lines, bodyStart: number): Entry[] {
  const parser = (pipeline ??= remarkPipeline());
  return readable(lines, bodyStart, () =>
    joined(
      mapPieces(
        lines,
        bodyStart,
        (source) => parser.parse(source),
        ({ nodes, shift }) => entriesOf(nodes, new Source(lines, shift)),
      ),
      lines,
    ),
  );
}

/**
 * The document of a tree that another unified pipeline made of `text` with remark-parse, which is not changed.
 * Front matter is looked for in the text, as that pipeline may not know it; a tree that took front matter and what
 * follows it for one block is of no use, and the text is parsed anew.
 */
export function documentFromTree(tree: Root, text: string, path: string | null): Document {
  const lines = new Lines(text);
  const { frontMatter, bodyStart } = splitFrontMatter(lines);
  // micromark skips a BOM without counting it.
  const source = new Source(lines, text.startsWith(BOM) ? 1 : 0);
  const isBefore = (node: Nodes): boolean => (source.range(node)?.start ?? bodyStart) < bodyStart;
  if (tree.children.some((node) => isBefore(node) && (source.range(node)?.end ?? 0) > bodyStart)) {
    return parseDocument(text, path);
  }
  const body = tree.children.filter((node) => !isBefore(node));
  const entries = readable(lines, bodyStart, () => entriesOf(body, source));
  if (tabsAsItems(lines, entries) !== text) return parseDocument(text, path);
  return { path, text, frontMatter, sections: sectionsOf(entries, lines.pointAt(text.length)) };
}

/** All pieces' entries, with the lists that were cut in one again. */
function joined(pieces: readonly MappedPiece<Entry[]>[], lines: Lines): Entry[] {
  const entries: Entry[] = [];
  /** The items of the list that `entries` ends in, once it has been put together from pieces. */
  let items: ListItem[] | null = null;
  for (const {
    joins,
    value: [first, ...rest],
  } of pieces) {
    if (first === undefined) continue;
    const last = entries.at(-1);
    if (joins && isList(last) && isList(first)) {
      items ??= [...last.items];
      for (const item of first.items) items.push(renumbered(item, items));
      const span = lines.span(last.span.start.offset, first.span.end.offset);
      entries[entries.length - 1] = { ...last, items, span };
    } else {
      entries.push(first);
      items = null;
    }
    if (rest.length > 0) items = null;
    for (const entry of rest) entries.push(entry);
  }
  return entries;
}

function isList(entry: Entry | undefined): entry is List {
  return entry !== undefined && 'kind' in entry && entry.kind === 'list';
}

/** An item counts on from the item before it, whatever number its author gave it. */
function renumbered(item: ListItem, before: readonly ListItem[]): ListItem {
  const number = before.at(-1)?.number ?? null;
  return number === null ? item : { ...item, number: number + 1 };
}

/**
 * remark goes down into quotes and lists by recursion: thousands of them within each other exhaust the stack. Of such
 * a text nothing is read, since half a document would look like a whole one; it is one block that nobody runs.
 */
function readable(lines: Lines, bodyStart: number, read: () => Entry[]): Entry[] {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const end = lines.text.length;
    const html: Html = { kind: 'html', span: lines.span(bodyStart, end), value: lines.text.slice(bodyStart) };
    return [html];
  }
}
