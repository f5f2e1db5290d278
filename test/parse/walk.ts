import type {
  Block,
  Cell,
  Document,
  Fence,
  Heading,
  ListItem,
  Paragraph,
  Section,
  Span,
} from '../../src/parse/index.ts';

/** All there is in a document, flat and in its order. */
export interface Contents {
  readonly sections: readonly Section[];
  readonly headings: readonly Heading[];
  readonly blocks: readonly Block[];
  readonly items: readonly ListItem[];
  readonly cells: readonly Cell[];
}

export function contentsOf(document: Document): Contents {
  const sections: Section[] = [];
  const blocks: Block[] = [];
  const items: ListItem[] = [];
  const cells: Cell[] = [];
  const visitBlock = (block: Block): void => {
    blocks.push(block);
    if (block.kind === 'quote') block.blocks.forEach(visitBlock);
    if (block.kind === 'table') cells.push(...block.header, ...block.rows.flat());
    if (block.kind !== 'list') return;
    for (const item of block.items) {
      items.push(item);
      item.blocks.forEach(visitBlock);
    }
  };
  const visit = (section: Section): void => {
    sections.push(section);
    section.blocks.forEach(visitBlock);
    section.children.forEach(visit);
  };
  document.sections.forEach(visit);
  const headings = sections.flatMap((section) => section.heading ?? []);
  return { sections, headings, blocks, items, cells };
}

export function spansOf({ sections, headings, blocks, items, cells }: Contents): Span[] {
  const codes = [...cells, ...blocks.filter(isParagraph)].flatMap((holder) => holder.code);
  return [...sections, ...headings, ...blocks, ...items, ...cells, ...codes].map((holder) => holder.span);
}

export function isFence(block: Block): block is Fence {
  return block.kind === 'fence';
}

export function isParagraph(block: Block): block is Paragraph {
  return block.kind === 'paragraph';
}
