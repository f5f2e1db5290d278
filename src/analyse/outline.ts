import type { Block, Document, Paragraph, Section } from '../parse/types.ts';
import type { Place, SectionRole } from '../plan/types.ts';
import { readHeading, type HeadingReading } from '../vocabulary/headings.ts';
import { readRole } from '../vocabulary/roles.ts';

/** A heading, or a bold paragraph used as one, with what stands under it. */
export interface OutlineNode {
  readonly heading: HeadingReading;
  /** The heading's text as the author sees it. */
  readonly text: string;
  readonly place: Place;
  /** The role that its own words give, or null. */
  readonly role: SectionRole | null;
  readonly rank: number;
  readonly blocks: readonly Block[];
  readonly children: readonly OutlineNode[];
}

export interface Outline {
  readonly title: string | null;
  /** Blocks before the first heading, and those under the title. */
  readonly lead: readonly Block[];
  readonly nodes: readonly OutlineNode[];
}

/** Sections to outline nodes. A single heading that opens the document above all others is its title (§1). */
export function outline(document: Document): Outline {
  const lead = document.sections
    .filter((section) => section.heading === null)
    .flatMap((section) => section.blocks);
  const headed = document.sections.filter((section) => section.heading !== null);
  const tops = headed.filter((section) => section.heading?.level === 1);
  const title = tops.length === 1 ? tops[0] : headed.length === 1 ? headed[0] : openingTitle(headed);
  if (title === undefined || standsForSteps(title)) {
    const before = withPseudoHeadings(tops[0]?.heading?.text ?? null, lead);
    return { ...before, nodes: [...before.nodes, ...headed.flatMap(nodesOf)] };
  }
  const inner = withPseudoHeadings(title.heading?.text ?? null, [...lead, ...title.blocks]);
  const nodes = headed.flatMap((section) =>
    section === title ? [...inner.nodes, ...title.children.map(node)] : nodesOf(section),
  );
  return { ...inner, nodes };
}

/** `# 发布与回滚手册` over sections is a title wherever it stands: it names the document, not a program. */
function nodesOf(section: Section): readonly OutlineNode[] {
  const { heading, children } = section;
  const role = heading?.level === 1 && children.length > 0 ? readRole(heading.text) : null;
  const named = role !== null && role.role === 'steps' && role.rank === 2;
  return named ? [...withPseudoHeadings(null, section.blocks).nodes, ...children.map(node)] : [node(section)];
}

/** Of several headings of the first level, the one that opens the document is its title unless it is a section itself. */
function openingTitle(headed: readonly Section[]): Section | undefined {
  const [first] = headed;
  if (first?.heading?.level !== 1 || first.children.length === 0) return undefined;
  const role = readRole(first.heading.text);
  const isSection =
    readHeading(first.heading.text).form !== 'plain' ||
    (role !== null && (role.role !== 'steps' || role.rank === 3));
  return isSection ? undefined : first;
}

/** `# 回滚步骤` alone is the program, not a title over it. */
function standsForSteps(section: Section): boolean {
  const role = readRole(section.heading?.text ?? '');
  return (
    role !== null &&
    role.role === 'steps' &&
    role.rank === 3 &&
    section.children.every((child) => readRole(child.heading?.text ?? '') === null)
  );
}

function node(section: Section): OutlineNode {
  const text = section.heading?.text ?? '';
  const role = readRole(text);
  const { blocks, nodes } = split(section.blocks);
  return {
    heading: readHeading(text),
    text,
    place: section.heading?.span.start ?? section.span.start,
    role: role?.role ?? null,
    rank: role?.rank ?? 0,
    blocks,
    children: [...nodes, ...section.children.map(node)],
  };
}

function withPseudoHeadings(title: string | null, lead: readonly Block[]): Outline {
  const { blocks, nodes } = split(lead);
  return { title, lead: blocks, nodes };
}

const DEPTH = { phase: 1, step: 2, option: 3 } as const;

type Form = keyof typeof DEPTH;

interface Pseudo {
  readonly paragraph: Paragraph;
  readonly reading: HeadingReading & { readonly form: Form };
}

/** `**步骤 1.1: 识别问题**` on a line of its own heads what follows it, like a heading one level down. */
function pseudoHeading(block: Block): Pseudo | null {
  if (block.kind !== 'paragraph' || !block.strong || block.text.includes('\n')) return null;
  const reading = readHeading(block.text);
  const { form } = reading;
  // `**1.1 停止写入**`: with a dotted number it is a step, too.
  const dotted = form === 'numbered' && reading.number?.includes('.') === true;
  if (form !== 'phase' && form !== 'step' && form !== 'option' && !dotted) return null;
  return { paragraph: block, reading: { ...reading, form: form === 'numbered' ? 'step' : form } };
}

function split(blocks: readonly Block[]): { blocks: readonly Block[]; nodes: readonly OutlineNode[] } {
  const at = blocks.findIndex((block) => pseudoHeading(block) !== null);
  if (at < 0) return { blocks, nodes: [] };
  return { blocks: blocks.slice(0, at), nodes: pseudoNodes(blocks.slice(at)) };
}

function pseudoNodes(blocks: readonly Block[]): readonly OutlineNode[] {
  const nodes: OutlineNode[] = [];
  let index = 0;
  while (index < blocks.length) {
    const head = blocks[index];
    const pseudo = head === undefined ? null : pseudoHeading(head);
    if (pseudo === null) break;
    let end = index + 1;
    while (end < blocks.length && !endsPseudo(blocks[end], DEPTH[pseudo.reading.form])) end += 1;
    const inner = split(blocks.slice(index + 1, end));
    nodes.push({
      heading: pseudo.reading,
      text: pseudo.paragraph.text,
      place: pseudo.paragraph.span.start,
      role: null,
      rank: 0,
      blocks: inner.blocks,
      children: inner.nodes,
    });
    index = end;
  }
  return nodes;
}

function endsPseudo(block: Block | undefined, depth: number): boolean {
  const next = block === undefined ? null : pseudoHeading(block);
  return next !== null && DEPTH[next.reading.form] <= depth;
}

/** The node and everything under it, in the order of the document. */
export function* descendants(nodes: readonly OutlineNode[]): Generator<OutlineNode> {
  for (const each of nodes) {
    yield each;
    yield* descendants(each.children);
  }
}
