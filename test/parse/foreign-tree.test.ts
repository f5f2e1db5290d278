import fc from 'fast-check';
import type { Nodes, Root } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';

import { documentFromTree, parseDocument, remarkPipeline } from '../../src/parse/index.ts';
import { corpus } from './corpus.ts';
import { longNastyDocument, nastyDocument } from './nasty.ts';

/** A tree as another pipeline gives it: remark's alone, without the boxes that ours records, frozen through and through. */
function foreignTree(text: string): Root {
  const tree = remarkPipeline().parse(text);
  forgetBoxes(tree);
  return tree;
}

function forgetBoxes(node: Nodes): void {
  delete node.data;
  if ('children' in node) node.children.forEach(forgetBoxes);
  Object.freeze(node.position?.start);
  Object.freeze(node.position?.end);
  Object.freeze(node.position);
  if ('children' in node) Object.freeze(node.children);
  Object.freeze(node);
}

describe('documentFromTree', () => {
  it('reads another pipeline’s tree as the text itself is read, and leaves it as it is', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 49, arbitrary: nastyDocument }, longNastyDocument), (text) => {
        expect(documentFromTree(foreignTree(text), text, null)).toEqual(parseDocument(text, null));
      }),
      { numRuns: 300 },
    );
  });

  it.each(corpus())('and so for %s', (name, text) => {
    expect(documentFromTree(foreignTree(text), text, name)).toEqual(parseDocument(text, name));
  });

  it('knows front matter that the pipeline took for Markdown', () => {
    const text = '---\nparameters:\n- name: 主机\n---\n# 回滚\n';
    expect(documentFromTree(foreignTree(text), text, null)).toEqual(parseDocument(text, null));
  });

  it('parses anew where the pipeline took front matter and what follows for one block', () => {
    const text = '---\ndescription: |\n```\n---\n# 回滚\n';
    expect(documentFromTree(foreignTree(text), text, null).sections[0]?.heading?.text).toBe('回滚');
  });

  it('reads a tree without GFM: no boxes and no tables, as that pipeline has none', () => {
    const text = '- [ ] 一\n';
    const tree = unified().use(remarkParse).parse(text);
    expect(documentFromTree(tree, text, null).sections[0]?.blocks).toMatchObject([
      { kind: 'list', items: [{ box: null, blocks: [{ text: '[ ] 一' }] }] },
    ]);
  });

  it('leaves out what a plugin made up, looks into containers it does not know, and keeps the rest as HTML', () => {
    const text = ':::warning\n\n`a`\n\n:::\n\n$$x$$\n';
    const at = (start: number, end: number): Nodes['position'] => ({
      start: { line: 1, column: 1, offset: start },
      end: { line: 1, column: 1, offset: end },
    });
    const code = { type: 'inlineCode', value: 'a', position: at(12, 15) };
    const tree = {
      type: 'root',
      children: [
        { type: 'code', lang: 'bash', value: 'rm -rf /' },
        {
          type: 'containerDirective',
          position: at(0, 20),
          children: [{ type: 'paragraph', position: at(12, 15), children: [code] }],
        },
        { type: 'math', value: 'x', position: at(22, 27) },
      ],
    } as unknown as Root;
    expect(documentFromTree(tree, text, null).sections[0]?.blocks).toMatchObject([
      { kind: 'paragraph', text: 'a', code: [{ text: 'a' }] },
      { kind: 'html', value: '$$x$$' },
    ]);
  });
});
