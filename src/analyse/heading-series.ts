import type { ChoiceRef } from '../plan/types.ts';
import {
  isMarkedPreferred,
  namesWays,
  readAlternative,
  readExclusive,
  readFallback,
  type Exclusive,
} from '../vocabulary/exclusive.ts';
import { givesOrders } from '../vocabulary/orders.ts';
import { readHeading } from '../vocabulary/headings.ts';
import { waysAmong } from '../vocabulary/ways.ts';
import type { Context } from './context.ts';
import { distinct } from './labels.ts';
import type { OutlineNode } from './outline.ts';
import { isNoProgram, optionLabel } from './outline-work.ts';
import { holdsWork } from './work.ts';

/** Headings of which exactly one is gone through (language.md §4). */
export interface Series {
  readonly nodes: readonly OutlineNode[];
  readonly labels: readonly string[];
}

/**
 * The series among a heading's children: `方案一` and `方案二`; and steps that exclude each other by the text's own
 * words, where these tell which: `步骤 2（二选一）` over two headings, `### 或者：…` behind another one.
 */
export function seriesAmong(nodes: readonly OutlineNode[], container: OutlineNode): readonly Series[] {
  // `自动回滚` over words that tell what happens by itself is no way to go; an option may well be words alone.
  const mayBe = (node: OutlineNode): boolean => isWork(node) || node.heading.form === 'option';
  const ways = waysAmong(nodes.map((node) => (!isNoProgram(node) && mayBe(node) ? node.text : null)));
  const found: (readonly OutlineNode[])[] = ways.map((group) => group.flatMap((index) => nodes[index] ?? []));
  const rest = nodes.filter((node) => isWork(node) && !found.some((series) => series.includes(node)));
  const taken = (node: OutlineNode): boolean => found.some((series) => series.includes(node));
  for (const exclusive of sayings(container)) {
    const meant = meantBy(exclusive, rest).filter((node) => !taken(node));
    if (meant.length > 1) found.push(meant);
  }
  found.push(...joinedByOr(rest).filter((series) => !series.some(taken)));
  found.push(...besidePreferred(rest, container).filter((series) => !series.some(taken)));
  found.push(...marked(rest).filter((series) => !series.some(taken)));
  return found
    .sort((a, b) => nodes.indexOf(a[0] ?? container) - nodes.indexOf(b[0] ?? container))
    .map((series) => ({ nodes: series, labels: distinct(series.map(labelOf)) }));
}

function isWork(node: OutlineNode): boolean {
  return (
    !isNoProgram(node) && (node.children.length > 0 || holdsWork(node.blocks) || node.heading.form === 'step')
  );
}

/** What a heading, and the paragraphs right under it, say of those below. */
function sayings({ text, blocks }: OutlineNode): readonly Exclusive[] {
  const paragraphs = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
  return [text, ...paragraphs].flatMap((words) => readExclusive(words) ?? []);
}

/** Those that the words name; else all, if there are as many as the words say. */
function meantBy(
  { named, count, follows }: Exclusive,
  nodes: readonly OutlineNode[],
): readonly OutlineNode[] {
  if (named.length > 0) {
    const meant = nodes.filter(({ heading: { number } }) =>
      named.some((each) => number === each || number?.endsWith(`.${each}`) === true),
    );
    return meant.length === named.length ? meant : [];
  }
  return nodes.length === count || (count === null && follows) ? nodes : [];
}

/** `### 或者：用 kubectl`: an alternative of the heading before it. */
function joinedByOr(nodes: readonly OutlineNode[]): readonly (readonly OutlineNode[])[] {
  const found: OutlineNode[][] = [];
  nodes.forEach((node, index) => {
    const before = nodes[index - 1];
    if (before === undefined || readAlternative(node.heading.title) === null) return;
    // `备用方案` behind numbered steps is one to them all: it waits for a person who says that it is needed.
    if (before.heading.form !== 'plain' && readFallback(node.heading.title) !== null) return;
    const open = found.find((series) => series.at(-1) === before);
    if (open === undefined) found.push([before, node]);
    else open.push(node);
  });
  return found;
}

/** `Helm 回滚（首选）` makes alternatives of the headings beside it that are no steps; of numbered ones under `回滚方式`. */
function besidePreferred(
  nodes: readonly OutlineNode[],
  container: OutlineNode,
): readonly (readonly OutlineNode[])[] {
  const ways = namesWays(container.heading.title);
  const numbered = nodes.filter(({ heading }) => heading.form === 'numbered');
  // `1. Use tags` is one of them, `1. Stop the service` the first step of the only one.
  if (ways && numbered.length > 1 && !numbered.some(({ heading }) => givesOrders(heading.title)))
    return [numbered];
  const plain = nodes.filter(({ heading: { form } }) => form === 'plain' || (ways && form === 'numbered'));
  return plain.length > 1 && plain.some(({ text }) => isMarkedPreferred(text)) ? [plain] : [];
}

/** `步骤 1（二选一）`, `步骤 2（二选一）`: each of them says it, one behind the other. */
function marked(nodes: readonly OutlineNode[]): readonly (readonly OutlineNode[])[] {
  const found: OutlineNode[][] = [];
  let open: OutlineNode[] = [];
  for (const node of nodes) {
    const says = readExclusive(node.text);
    // Over headings of its own it speaks of those.
    if (says === null || seriesAmong(node.children, node).length > 0) open = [];
    else {
      if (open.length === 0) found.push(open);
      open.push(node);
    }
  }
  return found.filter((series) => series.length > 1);
}

function labelOf(node: OutlineNode): string {
  // An item that is a step keeps its words whole, `方式一：Helm`: its name is read like a heading's.
  const heading = node.heading.form === 'plain' ? readHeading(node.text) : node.heading;
  const label = optionLabel({ ...node, heading });
  return readAlternative(label) || label;
}

/** Options without a phase of their own stand in the phase around them. */
export function needPhase(nodes: readonly OutlineNode[]): boolean {
  return nodes.every(
    ({ heading: { form }, children }) => form === 'step' || (form !== 'phase' && children.length === 0),
  );
}

/** What belongs to a heading of a series; `outer`: the alternative that the series itself stands in. */
export function refTo(
  id: string,
  { nodes, labels }: Series,
  node: OutlineNode,
  outer: ChoiceRef | null,
): ChoiceRef {
  const option = labels[nodes.indexOf(node)] ?? '';
  return outer === null ? { id, option } : { id, option, within: outer };
}

/** Opens a choice among headings and says so; the answer is its id. */
export function openSeries(
  id: string,
  { nodes, labels }: Series,
  container: OutlineNode,
  { choices, findings }: Context,
): string {
  const place = nodes[0]?.place ?? container.place;
  const titles = nodes.map(({ text }) => text);
  const opened = choices.open(id, labels, place, titles);
  for (const each of [container, ...nodes]) choices.told.add(each.place.line);
  for (const block of container.blocks) choices.told.add(block.span.start.line);
  findings.report('choice', place, { id: opened, count: labels.length, options: labels.join(' / ') });
  return opened;
}

/**
 * Calls `read` for each heading, in the order of the document, with the series that it is an alternative of, if any.
 * Each alternative is read from where the text before the series ends; where one of them ends on another machine, what
 * follows is typed there.
 */
export function walkSeries(
  nodes: readonly OutlineNode[],
  found: readonly Series[],
  mode: Context['mode'],
  open: (series: Series) => string,
  read: (node: OutlineNode, id: string, series: Series | null) => void,
): void {
  const opened = new Map<Series, { readonly id: string; readonly remote: boolean; left: boolean }>();
  for (const node of nodes) {
    const series = found.find((each) => each.nodes.includes(node));
    if (series === undefined) {
      read(node, '', null);
      continue;
    }
    const remote = mode.snapshot();
    const state = opened.get(series) ?? { id: open(series), remote, left: remote };
    opened.set(series, state);
    mode.restore(state.remote);
    read(node, state.id, series);
    state.left ||= mode.snapshot();
    mode.restore(state.left);
  }
}
