import { type Entry, isHeading } from './blocks.ts';
import type { Block, Heading, Point, Section } from './types.ts';

interface OpenSection {
  readonly heading: Heading | null;
  readonly start: Point;
  readonly blocks: Block[];
  readonly children: Section[];
}

/**
 * Nests sections by their headings' levels: a heading takes in all deeper ones up to the next of its own level or
 * above. A section ends where the next one starts that is not inside it, the last at the end of the text.
 */
export function sectionsOf(entries: readonly Entry[], end: Point): Section[] {
  const sections: Section[] = [];
  const open: OpenSection[] = [];

  const close = (level: number, at: Point): void => {
    for (let last = open.at(-1); last !== undefined && levelOf(last) >= level; last = open.at(-1)) {
      open.pop();
      const { heading, start, blocks, children } = last;
      (open.at(-1)?.children ?? sections).push({ heading, blocks, children, span: { start, end: at } });
    }
  };

  for (const entry of entries) {
    if (isHeading(entry)) {
      close(entry.level, entry.span.start);
      open.push({ heading: entry, start: entry.span.start, blocks: [], children: [] });
      continue;
    }
    if (open.length === 0) open.push({ heading: null, start: entry.span.start, blocks: [], children: [] });
    open.at(-1)?.blocks.push(entry);
  }
  close(0, end);
  return sections;
}

/** What stands before the first heading takes no heading in. */
function levelOf(section: OpenSection): number {
  return section.heading?.level ?? 7;
}
