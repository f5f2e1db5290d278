import type { Place, SectionRole, SectionSummary } from '../plan/types.ts';
import { undoEachOther } from '../vocabulary/exclusive.ts';
import { namesOtherOperation } from '../vocabulary/roles.ts';
import { namesTrouble } from '../vocabulary/scenarios.ts';
import { descendants, type Outline, type OutlineNode } from './outline.ts';
import { holdsWork } from './work.ts';

/** An outline node that does work in a run, under the role that decides what it becomes. */
export interface RoleSection {
  readonly role: Exclude<SectionRole, 'prose'>;
  readonly node: OutlineNode;
}

export interface Sections {
  readonly executed: readonly RoleSection[];
  /** Nodes that nothing runs, with the heading of the program where they lost to it. */
  readonly prose: readonly OutlineNode[];
  /** Steps sections of a lower rank than the program's. */
  readonly outranked: readonly OutlineNode[];
  readonly summaries: readonly SectionSummary[];
}

/**
 * Finds the sections that a run is made of (language.md §1). Where headings of several ranks mean steps, only the
 * highest rank is the program. Without any, phase and step headings are read wherever they stand, else numbered ones.
 */
export function findSections(outline: Outline): Sections {
  const other = outline.title !== null && namesOtherOperation(outline.title);
  const rank = highestRank(outline.nodes, other ? 2 : 1);
  const found: { executed: RoleSection[]; prose: OutlineNode[]; outranked: OutlineNode[] } = {
    executed: [],
    prose: [],
    outranked: [],
  };
  const alone = !other && ![...descendants(outline.nodes)].some(({ text }) => namesOtherOperation(text));
  for (const node of outline.nodes) collect(node, rank, true, found);
  if (alone) takeBareChecks(outline.nodes, found);
  if (rank === 0 && !other) readByForm(outline, found);
  const executed = [...found.executed].sort((a, b) => a.node.place.line - b.node.place.line);
  const prose = found.prose.filter((node) => !executed.some((section) => within(section.node, node)));
  return { executed, prose, outranked: found.outranked, summaries: summarise(outline.nodes, executed) };
}

function highestRank(nodes: readonly OutlineNode[], lowest: number): number {
  let highest = 0;
  for (const node of descendants(nodes)) {
    if (node.role === 'steps' && node.rank >= lowest && node.rank > highest) highest = node.rank;
  }
  return highest;
}

function collect(
  node: OutlineNode,
  rank: number,
  beside: boolean,
  found: { executed: RoleSection[]; prose: OutlineNode[]; outranked: OutlineNode[] },
): void {
  const { role } = node;
  if (role === 'steps' && (node.rank < rank || rank === 0)) {
    found.outranked.push(node);
    if (holdsRank(node, rank)) for (const child of node.children) collect(child, rank, true, found);
    return;
  }
  // A check before a deployment is no check before a rollback: low ranks speak only where the program has a low rank too.
  const check = role === 'prechecks' || role === 'postchecks';
  const speaks =
    role !== null &&
    (role === 'steps' || node.rank > 1 || rank <= 1) &&
    (!check || node.rank === 3 || beside);
  if (speaks) {
    const program = role === 'steps' && holdsPrechecksOnly(node);
    // `回滚策略` over `回滚步骤`: what it says beside is still the overview.
    const shell = role === 'overview' && rank > 0 && holdsRank(node, rank);
    // `回滚准备` over `备份` and `回滚步骤`: the program is no check.
    const inner = shell || check ? node.children.filter((child) => shell || isOrHolds(child, rank)) : [];
    if (!program) {
      const own = { ...node, children: node.children.filter((child) => !inner.includes(child)) };
      found.executed.push({
        role: role === 'prose' ? 'overview' : role,
        node: inner.length > 0 ? own : node,
      });
      for (const child of inner) collect(child, rank, true, found);
      return;
    }
  }
  found.prose.push({ ...node, children: [] });
  const inner = rank > 0 && holdsRank(node, rank);
  for (const child of node.children) collect(child, rank, inner, found);
}

/** `验证` behind the program is its own check, where the document is about nothing but the rollback. */
function takeBareChecks(
  nodes: readonly OutlineNode[],
  found: { readonly executed: RoleSection[]; readonly prose: OutlineNode[] },
): void {
  const program = found.executed.find(({ role }) => role === 'steps')?.node.place.line;
  if (program === undefined) return;
  for (const node of nodes) {
    const behind = node.place.line > program;
    if (node.rank !== 1 || node.role !== (behind ? 'postchecks' : 'prechecks')) continue;
    const at = found.prose.findIndex(({ place }) => place === node.place);
    if (at < 0) continue;
    found.prose.splice(at, 1);
    found.executed.push({ role: node.role, node: without(node, found.executed) });
  }
}

/** `验证` over `回滚前验证`: what is a section of its own is gone through there, and once. */
function without(node: OutlineNode, executed: readonly RoleSection[]): OutlineNode {
  const children = node.children
    .filter((child) => !executed.some((section) => section.node.place === child.place))
    .map((child) => without(child, executed));
  return { ...node, children };
}

/** `回滚计划` over `触发条件` and `回滚步骤`: a shell around the real sections. */
function holdsPrechecksOnly(node: OutlineNode): boolean {
  return (
    node.rank < 3 &&
    node.children.some((child) => child.role === 'steps' && child.rank >= node.rank && child.rank === 3)
  );
}

function isOrHolds(node: OutlineNode, rank: number): boolean {
  return rank > 0 && ((node.role === 'steps' && node.rank === rank) || holdsRank(node, rank));
}

function holdsRank(node: OutlineNode, rank: number): boolean {
  for (const child of descendants(node.children))
    if (child.role === 'steps' && child.rank === rank) return true;
  return false;
}

/** "A document with no steps section is read by its phase and step headings, or by its numbered headings, wherever they are." */
function readByForm(outline: Outline, found: { executed: RoleSection[]; prose: OutlineNode[] }): void {
  const taken = new Set(found.executed.map((section) => section.node));
  const marked = topmost(
    outline.nodes,
    taken,
    (node) => node.heading.form === 'phase' || node.heading.form === 'step',
  );
  const picked =
    marked.length > 0
      ? marked
      : topmost(outline.nodes, taken, (node) => node.heading.form === 'numbered' && node.role === null);
  const programs = areThereAndBack(picked)
    ? picked.map((node) => ({ ...node, role: 'steps' as const }))
    : picked;
  for (const node of programs) found.executed.push(...apartFromTroubles(node));
}

/** `Pause process` and `Unpause process`, each with a first step of its own: nobody goes there and back in one go. */
function areThereAndBack([over, back, ...more]: readonly OutlineNode[]): boolean {
  if (over === undefined || back === undefined || more.length > 0) return false;
  const begins = (node: OutlineNode): boolean =>
    node.heading.form === 'plain' && node.children[0]?.heading.number === '1';
  return begins(over) && begins(back) && undoEachOther(over.text, back.text);
}

/** The chapters of an emergency handbook are no steps one behind the other: `1. 主库宕机`, `2. 磁盘写满` are asked for. */
function apartFromTroubles(node: OutlineNode): readonly RoleSection[] {
  if (isTrouble(node) && !node.children.some(isTrouble)) return [{ role: 'troubleshooting', node }];
  const troubles = node.children.filter(isTrouble);
  if (troubles.length === 0) return [{ role: 'steps', node }];
  const children = node.children.filter((child) => !troubles.includes(child));
  const asked = troubles.map((each): RoleSection => ({ role: 'troubleshooting', node: each }));
  const rest = { ...node, children };
  return children.length > 0 || holdsWork(node.blocks) ? [{ role: 'steps', node: rest }, ...asked] : asked;
}

const isTrouble = ({ heading: { form, title } }: OutlineNode): boolean =>
  form === 'scenario' || (form === 'numbered' && namesTrouble(title));

/**
 * The nodes whose own children match, with those children alone, so that what stands over the steps names their phase;
 * `方式一` over `步骤 1` stays whole and can be seen as an alternative.
 */
function topmost(
  nodes: readonly OutlineNode[],
  taken: ReadonlySet<OutlineNode>,
  matches: (node: OutlineNode) => boolean,
): readonly OutlineNode[] {
  const picked: OutlineNode[] = [];
  for (const node of nodes) {
    if (taken.has(node) || (node.role !== null && node.role !== 'steps') || namesOtherOperation(node.text))
      continue;
    const matching = node.children.filter(matches);
    if (matches(node) || (node.heading.form === 'option' && [...descendants(node.children)].some(matches)))
      picked.push(node);
    else if (matching.length > 0) picked.push({ ...node, blocks: [], children: matching });
    else picked.push(...topmost(node.children, taken, matches));
  }
  return picked;
}

function within(outer: OutlineNode, inner: OutlineNode): boolean {
  if (outer.place.line === inner.place.line) return true;
  for (const each of descendants(outer.children)) if (each.place.line === inner.place.line) return true;
  return false;
}

function summarise(
  nodes: readonly OutlineNode[],
  executed: readonly RoleSection[],
): readonly SectionSummary[] {
  const top = new Map<number, SectionSummary>();
  for (const node of nodes)
    top.set(node.place.line, { title: node.text, role: 'prose', line: node.place.line });
  for (const { role, node } of executed)
    top.set(node.place.line, { title: node.text, role, line: node.place.line });
  return [...top.values()].sort((a, b) => a.line - b.line);
}

/** For places of findings about a whole document. */
export const DOCUMENT_START: Place = { line: 1, column: 1 };
