import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { corpus } from './corpus.ts';
import { longNastyDocument, nastyDocument } from './nasty.ts';
import { cutTree, uncutTree } from './trees.ts';

describe('a text that is cut wherever it may be has the tree, with positions, that remark gives it uncut', () => {
  it('for any document', () => {
    fc.assert(
      fc.property(nastyDocument, (text) => {
        expect(cutTree(text, 1).nodes).toEqual(uncutTree(text));
        expect(cutTree(text, 1 << 20).nodes).toEqual(uncutTree(text));
      }),
      { numRuns: 400 },
    );
    fc.assert(
      fc.property(longNastyDocument, (text) => {
        expect(cutTree(text).nodes).toEqual(uncutTree(text));
      }),
      { numRuns: 10 },
    );
  });

  it.each([
    ['a fence that holds what looks like headings', '```bash\n# 预期\n\n# 步骤\n```\n# 步骤\n', 2],
    ['a fence that nothing closes', '# 一\n```\n# 二\n\n# 三\n', 2],
    ['a longer fence around a shorter one', '````md\n```\n# 一\n```\n# 二\n````\n# 三\n', 2],
    ['a comment over several headings', '# 一\n<!--\n\n# 二\n\n# 三 -->\n# 四\n', 2],
    ['<pre> with blank lines in it', '# 一\n<pre>\n\n# 二\n</pre>\n# 三\n', 2],
    ['a <div> that ends at the blank line', '<div>\n# 一\n\n# 二\n', 2],
    ['headings that are indented, or in an item, or in a quote', ' # 一\n- # 二\n> # 三\n', 2],
    ['a heading that ends an item and the fence in it', '1. 一\n   ```\n   a\n# 二\n   ```\n# 三\n', 1],
    ['a setext heading', '一\n===\n\n二\n---\n三\n', 2],
    ['a list that goes on', '- [ ] 一\n- [ ] 二\n\n- [x] 三\n', 3],
    ['a list of another kind', '- 一\n* 二\n1. 三\n2) 四\n', 4],
    ['numbers that cannot interrupt', '文字\n2. 二\n\n    代码\n7) 七\n', 1],
    ['a reference before its definition', '[甲][乙] [甲]\n\n# 一\n\n[乙]: /url\n[甲]: /url\n', 3],
    ['a footnote in another piece', '正文[^注]\n\n# 一\n\n[^注]: 脚注\n\n    仍是脚注\n\n后文\n', 4],
    ['line ends of all three kinds', '# 一\r\n文字\r\r# 二\n\n# 三\r', 3],
    ['a BOM, and one that is text', '\uFEFF# 一\n\n\uFEFF# 二\n\n三\n', 2],
  ])('%s', (_, text, count) => {
    const { nodes, pieces } = cutTree(text, 1);
    expect(nodes).toEqual(uncutTree(text));
    expect(pieces).toBe(count);
  });

  it.each(corpus())('the real document %s', (_, text) => {
    expect(cutTree(text).nodes).toEqual(uncutTree(text));
    expect(cutTree(text, 1).nodes).toEqual(uncutTree(text));
  });
});

describe('a long document is cut, so that its time is linear', () => {
  const long = (block: string): string => block.repeat(1000);

  it.each([
    ['steps', '### 步骤 1.1: 停止\n\n```bash\n# 预期\n```\n\n- [ ] 已停止\n\n'],
    ['paragraphs', '文字\n\n'],
    ['fences alone', '```\n# a\n```\n'],
    ['one checklist', '- [ ] 已停止\n'],
    ['one ordered list with fences in it', '1. 停止\n\n   ```bash\n# 预期\n   systemctl\n   ```\n\n'],
    ['nested lists', '- 一\n  - 二\n'],
    ['fences of which none is closed before the next item', '1. 停止\n   ```bash\n   a\n'],
  ])('%s', (_, block) => {
    const text = long(block);
    expect(cutTree(text).pieces).toBeGreaterThan(text.length / 4096);
  });
});
