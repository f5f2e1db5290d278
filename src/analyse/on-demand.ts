import type { OnDemand } from '../plan/types.ts';
import type { Block } from '../parse/types.ts';
import { fold, foldEqualLength } from '../vocabulary/fold.ts';
import { saysIrreversible } from '../vocabulary/headings.ts';
import { readScenarioLabel, saysResolution } from '../vocabulary/scenarios.ts';
import { TOP } from './block-options.ts';
import { readBlocks } from './blocks.ts';
import { Choices, type Context } from './context.ts';
import { descendants, type OutlineNode } from './outline.ts';
import { holdsWork } from './work.ts';
import { StepWriter } from './step-writer.ts';
import { TerminalMode } from './terminal-mode.ts';
import { VariableTracker } from './variables.ts';

/** Scenarios and data scripts: read like steps, run only when a person asks (§1). */
export function readOnDemand(
  node: OutlineNode,
  section: OnDemand['section'],
  start: number,
  context: Context,
): readonly OnDemand[] {
  // `场景 1` over steps of its own is one section; `故障排查` is one for each heading in it.
  if (node.role === null) return [readHead(node, false, section, start, context)];
  const heads = [node, ...node.children].filter((each) => (each === node ? holdsWork(node.blocks) : true));
  return heads.map((head, index) => readHead(head, head === node, section, start + index, context));
}

function readHead(
  head: OutlineNode,
  alone: boolean,
  section: OnDemand['section'],
  number: number,
  outer: Context,
): OnDemand {
  const id = `${section === 'data' ? 'd' : 't'}${number}`;
  // Its choices are made when it is asked for, and its terminal is nobody else's.
  const context: Context = {
    ...outer,
    choices: new Choices(),
    variables: new VariableTracker(),
    mode: new TerminalMode(),
    findings: outer.findings.onDemand(id),
  };
  const writer = new StepWriter(id, head.heading.title, head.text, head.place.line, true, null);
  const nodes = alone ? [head] : [head, ...descendants(head.children)];
  // What a data section lists is to be done, when it is asked for; a scenario's lists tell what to look at.
  const options = { ...TOP, itemsAreWork: section === 'data' };
  const remedies: string[] = [];
  for (const node of nodes) {
    if (saysIrreversible(node.text)) writer.warn();
    for (const { mends, blocks } of partsOf(node)) {
      const before = writer.actions.length;
      readBlocks(blocks, writer, options, context);
      if (mends) remedies.push(...writer.actions.slice(before).map((action) => action.id));
    }
  }
  const { purpose, owner, host, estimateSeconds, irreversible, confirmWord, actions } = writer.finish({
    irreversible: false,
    optional: false,
  });
  return {
    id,
    section,
    title: head.text,
    line: head.place.line,
    symptom: symptomOf(nodes),
    resolution: resolutionOf(nodes),
    remedies,
    purpose,
    owner,
    host,
    estimateSeconds,
    irreversible,
    confirmWord,
    choices: context.choices.all(),
    environment: context.variables.all(),
    actions,
  };
}

const SYMPTOM = /^(?:现象|症状|表现|symptoms?|cause|problem)\s*:?\s*/i;

function symptomOf(nodes: readonly OutlineNode[]): string | null {
  for (const node of nodes) {
    if (SYMPTOM.test(fold(node.heading.title))) return wordsOf(node.blocks[0]) ?? null;
    for (const [index, block] of node.blocks.entries()) {
      if (block.kind !== 'paragraph' || !SYMPTOM.test(fold(block.text).replace(/\*\*/g, ''))) continue;
      const label = SYMPTOM.exec(foldEqualLength(block.text.replace(/\*\*/g, '')))?.[0] ?? '';
      const rest = block.text.replace(/\*\*/g, '').slice(label.length).trim();
      return rest === '' ? (wordsOf(node.blocks[index + 1]) ?? null) : rest;
    }
  }
  return null;
}

/** A heading's blocks from one label of a scenario to the next; what stands under 解决方案 mends. */
function partsOf({ heading, blocks }: OutlineNode): readonly { mends: boolean; blocks: readonly Block[] }[] {
  const parts = [{ mends: saysResolution(heading.title), blocks: [] as Block[] }];
  for (const block of blocks) {
    const label = block.kind === 'paragraph' ? readScenarioLabel(block.text) : null;
    if (label !== null) parts.push({ mends: label.kind === 'resolution', blocks: [] });
    parts.at(-1)?.blocks.push(block);
  }
  return parts;
}

/** The words of what mends. */
function resolutionOf(nodes: readonly OutlineNode[]): string | null {
  const mending = nodes.flatMap(partsOf).filter(({ mends }) => mends);
  const found = mending.flatMap(({ blocks }) =>
    blocks.map((block) => {
      const label = block.kind === 'paragraph' ? readScenarioLabel(block.text) : null;
      return label === null ? (wordsOf(block) ?? '') : label.rest;
    }),
  );
  const text = found.filter((part) => part.trim() !== '').join('\n');
  return text === '' ? null : text;
}

function wordsOf(block: Block | undefined): string | undefined {
  if (block?.kind === 'paragraph') return block.text;
  if (block?.kind !== 'list') return undefined;
  return block.items.map((item) => wordsOf(item.blocks[0]) ?? '').join('\n');
}
