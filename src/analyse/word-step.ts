import type { ListItem } from '../parse/types.ts';
import { inItem, type BlockOptions } from './block-options.ts';
import { readBlocks } from './blocks.ts';
import { lineEnd } from './checkpoints.ts';
import type { Context } from './context.ts';
import type { OutlineNode } from './outline.ts';
import { manualAt, type StepWriter } from './step-writer.ts';
import { readActionTables } from './tables.ts';

/** An ordered item that is a step: with its own box or nothing but words it is an item of a list, else its first line is its title. */
export function readItemStep(
  item: ListItem,
  title: string,
  writer: StepWriter,
  options: BlockOptions,
  context: Context,
): void {
  const [head, ...rest] = item.blocks;
  if (item.box !== null || !rest.some((block) => block.kind === 'fence' || block.kind === 'list')) {
    const alone = { kind: 'list' as const, span: item.span, ordered: true, items: [item] };
    readBlocks([alone], writer, options, context);
  } else {
    writer.words(title);
    readBlocks(rest, writer, inItem(head?.kind === 'paragraph' ? head : null, options), context);
  }
}

/** A step of nothing but words, or a table of actions, is still something to do, by a person. */
export function finishStep(
  writer: StepWriter,
  node: OutlineNode,
  writers: StepWriter[],
  context: Context,
): void {
  if (writer.isEmpty) readActionTables(node.blocks, writer, context);
  if (writer.isEmpty && writer.explicit) writeWords(writer, node, context);
  // What came to nothing takes no number away from the next.
  if (writer.isEmpty && writers.at(-1) === writer) writers.pop();
}

/** A step of nothing at all is a slip. */
function writeWords(writer: StepWriter, node: OutlineNode, context: Context): void {
  const [first] = node.blocks;
  const last = node.blocks.at(-1);
  if (writer.prose !== '' && first !== undefined && last !== undefined) {
    const end = lineEnd(context.document.text, last.span.end.offset);
    writer.manual(manualAt(writer.prose, 'prose', first.span.start.line, last.span.end.line, end));
    return;
  }
  const holdsFence = node.blocks.some((block) => block.kind === 'fence');
  if (!holdsFence && node.heading.form === 'step' && node.children.length === 0) {
    context.findings.report('empty-step', node.place, { id: writer.id, title: writer.title });
  }
}
