import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  type Document,
  type Fence,
  type Point,
  parseDocument,
  remarkPipeline,
} from '../../src/parse/index.ts';
import { nastyDocument } from './nasty.ts';
import { contentsOf, isFence, isParagraph, spansOf } from './walk.ts';

const slice = (text: string, { span }: { span: { start: Point; end: Point } }): string =>
  text.slice(span.start.offset, span.end.offset);

function fencesOf(text: string): Fence[] {
  return contentsOf(parseDocument(text, null)).blocks.filter(isFence);
}

/** Line and column counted the slow way. */
function counted(text: string, offset: number): Point {
  const before = text.slice(text.startsWith('\uFEFF') ? 1 : 0, offset).split(/\r\n|\r(?!\n)|\n/);
  return { line: before.length, column: before.at(-1)!.length + 1, offset };
}

describe('every position', () => {
  it('is the line and column of its offset, and spans lie within each other', () => {
    fc.assert(
      fc.property(nastyDocument, (text) => {
        const document = parseDocument(text, null);
        for (const { start, end } of spansOf(contentsOf(document))) {
          // CRLF is one line end: no position is within it.
          expect(start).toEqual(counted(text, start.offset));
          expect(end).toEqual(counted(text, end.offset));
          expect(start.offset).toBeLessThanOrEqual(end.offset);
          expect(end.offset).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('counts a BOM in offsets, and not in the column', () => {
    const text = '\uFEFF# 回滚\r\n\r\n正文 `a`\r\n';
    const [section] = parseDocument(text, null).sections;
    const { start, end } = section!.heading!.span;
    expect(start).toEqual({ line: 1, column: 1, offset: 1 });
    expect(end).toEqual({ line: 1, column: 5, offset: 5 });
    expect(slice(text, section!.heading!)).toBe('# 回滚');
    const [paragraph] = section!.blocks.filter(isParagraph);
    expect(paragraph?.span.start).toEqual({ line: 3, column: 1, offset: 9 });
    expect(slice(text, paragraph!.code[0]!)).toBe('a');
  });
});

describe('boxes', () => {
  it('are where their character is, in any document', () => {
    fc.assert(
      fc.property(nastyDocument, (text) => {
        for (const { box } of contentsOf(parseDocument(text, null)).items) {
          if (box === null) continue;
          expect(text.slice(box.offset - 1, box.offset + 2)).toMatch(
            box.checked ? /^\[[xX]\]$/ : /^\[[ \t]\]$/,
          );
        }
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['- [ ] 一', [3]],
    ['-   [x] 一\n- [X] 二', [5, 13]],
    ['1. [ ] **粗**\n2) [ ] `a`', [4, 17]],
    ['> - [ ] 引用里\n>   - [x] 更深', [5, 19]],
    ['- [ ] [x] 第二个不是', [3]],
    ['- [甲]: /u\n  [x] 定义之后', [13]],
    ['\uFEFF- [ ] 一\r\n- [ ] 二', [4, 13]],
  ])('%j', (text, offsets) => {
    const boxes = contentsOf(parseDocument(text, null)).items.flatMap((item) => item.box ?? []);
    expect(boxes.map((box) => box.offset)).toEqual(offsets);
  });

  it('an item without a box has none: nothing but text looks like one', () => {
    const text = '- [x]已确认\n- ［ ］ 全角\n- [√] 勾\n- [ ]\n- 一 [ ] 二\n\n[ ] 段落\n';
    expect(contentsOf(parseDocument(text, null)).items.map((item) => item.box)).toEqual(Array(5).fill(null));
  });

  it('a box broken over two lines can hold no mark: the item keeps its brackets', () => {
    const [item] = contentsOf(parseDocument('- [\n  ] 断开\n', null)).items;
    expect(item?.box).toBeNull();
    expect(item?.blocks[0]).toMatchObject({ kind: 'paragraph', text: '[ ] 断开' });
  });

  it.each(['- [ ] 一', '- [ ] **一**', '- [ ]\n  一', '- [ ]  `一`'])(
    'are not part of the paragraph: %j',
    (text) => {
      const [paragraph] = contentsOf(parseDocument(text, null)).items[0]!.blocks.filter(isParagraph);
      expect(paragraph?.text).toBe('一');
      expect(slice(text, paragraph!)).toMatch(/^(\*\*|`|)一(\*\*|`|)$/);
    },
  );
});

/**
 * Where the indentation between a bare CR and an LF is taken off, mdast-util-from-markdown reads the two line ends as one
 * and drops a line of the value; no file of one kind of line end has that.
 */
const MERGED_LINE_ENDS = /\r[ \t>]+\n/;

describe('the lines of a fence', () => {
  it('start where the source has them, in any document', () => {
    fc.assert(
      fc.property(nastyDocument, (text) => {
        fc.pre(!MERGED_LINE_ENDS.test(text));
        for (const fence of fencesOf(text)) {
          const lines = fence.value.split('\n');
          expect(fence.lineStarts).toHaveLength(lines.length);
          for (const [index, line] of lines.entries()) {
            const start = fence.lineStarts[index]!;
            expect(start).toEqual(counted(text, start.offset));
            const end = text.slice(start.offset).search(/[\r\n]|$/);
            const rest = text.slice(start.offset, start.offset + end).replaceAll('\0', '\uFFFD');
            // Only what is left of a tab is in the value and not in the source.
            const isPartOfTab =
              /^[ ]*$/.test(line.slice(0, line.length - rest.length)) && text[start.offset - 1] === '\t';
            expect(rest === line || (isPartOfTab && line.endsWith(rest))).toBe(true);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('start where micromark’s tokens do', () => {
    const starts: number[] = [];
    const record = (token: { type: string; start: { offset: number } }): void => {
      if (token.type === 'codeFlowValue') starts.push(token.start.offset);
    };
    const recording = remarkPipeline()().use(function () {
      this.data().fromMarkdownExtensions?.push({ beforeEnter: record });
    });
    fc.assert(
      fc.property(nastyDocument, (text) => {
        fc.pre(!text.startsWith('\uFEFF') && parseDocument(text, null).frontMatter === null);
        starts.length = 0;
        recording.parse(text);
        const ours = fencesOf(text).flatMap((fence) => {
          const lines = fence.value.split('\n');
          return fence.lineStarts.filter((_, index) => lines[index] !== '').map((point) => point.offset);
        });
        fc.pre(!MERGED_LINE_ENDS.test(text));
        // Lines of footnotes are tokens, too, and no fences.
        fc.pre(!text.includes('[^'));
        expect(ours).toEqual(starts);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['```bash\na\n\n b\n```', ['a', '', ' b'], [8, 10, 11]],
    ['- 项\n  ```\n  a\n\n    b\n  ```', ['a', '', '  b'], [12, 14, 17]],
    ['> ```\n> a\n>\n>   b\n> ```', ['a', '', '  b'], [8, 11, 14]],
    ['1. 项\n\n\t```\n\ta\n\t\tb\n\t```', ['a', '\tb'], [12, 15]],
    ['   ```\n     a\n b\n   ```', ['  a', 'b'], [10, 15]],
    ['    a\n\n      b', ['a', '', '  b'], [4, 6, 11]],
    ['```\r\na\r\nb\r\n```\r\n', ['a', 'b'], [5, 8]],
    ['```\n```', [''], [3]],
    ['```\n\n```', [''], [4]],
  ])('%j', (text, lines, offsets) => {
    const [fence] = fencesOf(text);
    expect(fence?.value.split('\n')).toEqual(lines);
    expect(fence?.lineStarts.map((point) => point.offset)).toEqual(offsets);
  });
});

describe('cells', () => {
  const cellsOf = (document: Document): ReturnType<typeof contentsOf>['cells'] => contentsOf(document).cells;

  it('of any table are content between its pipes', () => {
    const content = fc.constantFrom(
      '',
      ' ',
      '  ',
      'a',
      ' 甲 ',
      '`a \\| b`',
      ' \\| ',
      'a\\\\',
      '**粗** 文',
      '\t x',
      '✅',
      '< 200ms',
    );
    const row = fc.array(content, { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 4 }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', '> ', '  '),
        (rows, eol, prefix) => {
          const lines = ['|h|i|', '|-|-|', ...rows.map((cells) => `|${cells.join('|')}|`)];
          const text = lines.map((line) => prefix + line + eol).join('');
          const cells = cellsOf(parseDocument(text, null)).slice(2);
          expect(cells.map((cell) => slice(text, cell))).toEqual(rows.flat().map((cell) => cell.trim()));
          // What stands left and right of a cell's content is blank up to the pipes.
          for (const { span } of cells) {
            expect(text.slice(0, span.start.offset)).toMatch(/\|[ \t]*$/);
            expect(text.slice(span.end.offset)).toMatch(/^[ \t]*\|/);
          }
        },
      ),
    );
  });

  it.each([
    ['a|b\n-|-\n1 | 2\n', ['a', 'b', '1', '2']],
    ['| a | b\n|---|---\n| `x \\| y` | z\\|\n', ['a', 'b', '`x \\| y`', 'z\\|']],
    ['| a |\n|---|\n| x\\\\|\n', ['a', 'x\\\\']],
    ['| a | b |\n|---|---|\n| 1 |\n', ['a', 'b', '1']],
    ['| a | b |\n|---|---|\n||   |\n', ['a', 'b', '', '']],
  ])('%j', (text, contents) => {
    expect(cellsOf(parseDocument(text, null)).map((cell) => slice(text, cell))).toEqual(contents);
  });

  it('leave a blank before what is written into an empty one', () => {
    const text = '| a | b | c |\n|---|---|---|\n|   |  ||\n';
    const offsets = cellsOf(parseDocument(text, null))
      .slice(3)
      .map((cell) => cell.span.start.offset);
    expect(offsets).toEqual([30, 34, 36]);
  });
});

describe('inline code', () => {
  it.each([
    ['看 `a b` 和 ``c ` d``', ['a b', 'c ` d'], ['a b', 'c ` d']],
    ['`` ` `` 与 ` a `', ['`', 'a'], ['`', 'a']],
    ['`  ` 与 ` a`', ['  ', ' a'], ['  ', ' a']],
    ['**[`a`](/u)** <x> `b`', ['a', 'b'], ['a', 'b']],
    ['| `a \\| b` | `c` |\n|---|---|\n', ['a | b', 'c'], ['a \\| b', 'c']],
    ['> `a\n> b`', ['a\nb'], ['a\n> b']],
  ])('%j is where its text is', (text, texts, sources) => {
    const contents = contentsOf(parseDocument(text, null));
    const codes = [...contents.blocks.filter(isParagraph), ...contents.cells].flatMap(
      (holder) => holder.code,
    );
    expect(codes.map((code) => code.text)).toEqual(texts);
    expect(codes.map((code) => slice(text, code))).toEqual(sources);
  });
});
