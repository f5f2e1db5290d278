import { lineEnd } from './checkpoints.ts';
import type { Context } from './context.ts';
import type { OutlineNode } from './outline.ts';
import { manualAt, type StepWriter } from './step-writer.ts';

/** A step of nothing but words is still something to do, by a person; one of nothing at all is a slip. */
export function writeWords(writer: StepWriter, node: OutlineNode, context: Context): void {
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
