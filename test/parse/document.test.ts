import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Block, type Paragraph, parseDocument, type Section } from '../../src/parse/index.ts';
import { nastyDocument } from './nasty.ts';
import { contentsOf, isFence, isParagraph } from './walk.ts';

const blocksOf = (text: string): readonly Block[] => parseDocument(text, null).sections[0]?.blocks ?? [];
const paragraphsOf = (text: string): Paragraph[] =>
  contentsOf(parseDocument(text, null)).blocks.filter(isParagraph);
const textOf = (text: string): string | undefined => paragraphsOf(text)[0]?.text;

interface Outline {
  heading: string | null;
  source: string;
  children: Outline[];
}

function outline(text: string, sections: readonly Section[]): Outline[] {
  return sections.map((section) => ({
    heading: section.heading?.text ?? null,
    source: text.slice(section.span.start.offset, section.span.end.offset),
    children: outline(text, section.children),
  }));
}

describe('sections', () => {
  it('nest by level; each spans its heading, its blocks and its children, up to the next', () => {
    const text = '开头\n\n# 一\n\n### 一点一\n文字\n\n## 一点二\n\n# 二\n';
    expect(outline(text, parseDocument(text, null).sections)).toEqual([
      { heading: null, source: '开头\n\n', children: [] },
      {
        heading: '一',
        source: '# 一\n\n### 一点一\n文字\n\n## 一点二\n\n',
        children: [
          { heading: '一点一', source: '### 一点一\n文字\n\n', children: [] },
          { heading: '一点二', source: '## 一点二\n\n', children: [] },
        ],
      },
      { heading: '二', source: '# 二\n', children: [] },
    ]);
  });

  it('stand at the top as deep as their author made them', () => {
    const headings = parseDocument('### 三\n## 二\n#### 四\n', null).sections.map(
      (section) => section.heading,
    );
    expect(headings.map((heading) => [heading?.level, heading?.text])).toEqual([
      [3, '三'],
      [2, '二'],
    ]);
  });

  it('are not opened by headings inside items and quotes: those are strong paragraphs', () => {
    const document = parseDocument('- # 项里\n\n> ## 引用里\n', null);
    expect(document.sections).toHaveLength(1);
    expect(contentsOf(document).blocks.filter(isParagraph)).toMatchObject([
      { text: '项里', strong: true },
      { text: '引用里', strong: true },
    ]);
  });

  it('are none in a text of nothing', () => {
    expect(parseDocument('', null)).toEqual({ path: null, text: '', frontMatter: null, sections: [] });
    expect(parseDocument('\uFEFF\r\n \n', null).sections).toEqual([]);
  });
});

describe('front matter', () => {
  it.each([
    ['---\na: 1\n---\n# 一\n', 'a: 1', '---\na: 1\n---'],
    ['---\na: 1\nb: 2\n...\n# 一\n', 'a: 1\nb: 2', '---\na: 1\nb: 2\n...'],
    ['\uFEFF---\r\na: 1\r\n---\r\n# 一\r\n', 'a: 1', '---\r\na: 1\r\n---'],
    ['--- \n---\t\n# 一', '', '--- \n---\t'],
    ['---\n\n---\n# 一', '', '---\n\n---'],
    ['---\n# 注释\n```\n---\n# 一', '# 注释\n```', '---\n# 注释\n```\n---'],
  ])('%j', (text, value, source) => {
    const { frontMatter, sections } = parseDocument(text, null);
    expect(frontMatter?.value).toBe(value);
    expect(text.slice(frontMatter?.span.start.offset, frontMatter?.span.end.offset)).toBe(source);
    expect(sections.map((section) => section.heading?.text)).toEqual(['一']);
    expect(text.slice(sections[0]?.span.start.offset)).toMatch(/^# 一/);
  });

  it.each([
    '---\n# 一\n',
    '\n---\na: 1\n---\n',
    ' ---\na: 1\n---\n',
    '----\na: 1\n----\n',
    '# 一\n---\na: 1\n---\n',
    '---\na: 1\n --- \n',
  ])('is not in %j', (text) => {
    expect(parseDocument(text, null).frontMatter).toBeNull();
    expect(parseDocument(text, null).sections).not.toEqual([]);
  });
});

describe('flattened text', () => {
  it.each([
    ['**目的：**停止 *所有* `app` [服务](/u)', '目的：停止 所有 app 服务'],
    ['改成 <previous-commit-hash> 再 <b>重启</b>', '改成 <previous-commit-hash> 再 重启'],
    ['<a id="x"></a>回滚<!-- 内部 -->步骤 <previous commit>', '回滚步骤 <previous commit>'],
    ['<host>:<port> 到 <host>', '<host>:<port> 到 <host>'],
    ['一  \n二\\\n三\n四<br>五', '一\n二\n三\n四\n五'],
    ['一\r\n二', '一\n二'],
    ['见 ![拓扑图](a.png)', '见 拓扑图'],
    ['~~作废~~ 5~10 分钟 ~ 15', '作废 5~10 分钟 ~ 15'],
    ['&lt;名&gt; \\*星\\* &copy;', '<名> *星* ©'],
    ['[值] 与 [甲][乙] 与 [x]', '[值] 与 [甲][乙] 与 [x]'],
    ['\u3000\u3000首行缩进', '首行缩进'],
  ])('%j reads %j', (text, flat) => {
    expect(textOf(text)).toBe(flat);
  });

  it('of a reference is its text where a label is defined, wherever that is, and its source where it is not', () => {
    const filler = `# 一\n\n${'长'.repeat(5000)}\n\n`;
    expect(
      textOf(`见 [文档][甲]、[甲]、[别的][乙]。[^注]\n\n${filler}[甲]: https://a\n\n[^注]: 脚注\n`),
    ).toBe('见 文档、甲、[别的][乙]。');
  });

  it('has all that an autolink swallowed', () => {
    const piece = fc.constantFrom(
      '访问',
      ' ',
      'https://a.com',
      'www.b.cn',
      'ops@a.com',
      '，然后',
      '（备用）',
      '/path?x=1',
      '。',
      '重启',
      'http://',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), (pieces) => {
        const text = pieces.join('');
        fc.pre(text.trim() !== '');
        expect(textOf(`一${text}`)).toBe(`一${text}`.trim());
      }),
    );
  });

  it('of a heading is like a paragraph’s', () => {
    const [section] = parseDocument('## ⚠️ **步骤 1.1**：回到 `v1` 的 <hash> ##\n', null).sections;
    expect(section?.heading?.text).toBe('⚠️ 步骤 1.1：回到 v1 的 <hash>');
  });
});

describe('a strong paragraph', () => {
  it.each([
    '**阶段一**',
    '**阶段一：**',
    '**阶段一**：',
    '***阶段一***',
    '__阶段一__ ',
    '**阶段 `一`**。',
    '\\*\\*阶段一：\\*\\*',
    '** 阶段一：**',
  ])('%j is one', (text) => {
    expect(paragraphsOf(text)[0]?.strong).toBe(true);
  });

  it.each([
    '**目的**：停止',
    '前 **阶段一**',
    '**一** **二**',
    '**一** `a`',
    '阶段一',
    '`**a**`',
    '*阶段一*',
    '** 一 ** 与 ** 二 **',
  ])('%j is none', (text) => {
    expect(paragraphsOf(text)[0]?.strong).toBe(false);
  });
});

describe('fences', () => {
  it.each([
    ['```bash\n```', 'bash', null],
    ['```Bash {timeout=60s host=web}\n```', 'bash', '{timeout=60s host=web}'],
    ['```bash{timeout=60s host=web}\n```', 'bash', '{timeout=60s host=web}'],
    ['~~~ sh  title="a`b" \n~~~', 'sh', 'title="a`b"'],
    ['```{.bash}\n```', null, '{.bash}'],
    ['```\n```', null, null],
    ['    缩进', null, null],
  ])('%j has its language and the rest apart', (text, lang, meta) => {
    expect(blocksOf(text)).toMatchObject([{ kind: 'fence', lang, meta }]);
  });

  it.each([
    ['```\na\n```', true],
    ['```\n```', true],
    ['````\n```\n````', true],
    ['> ~~~\n> a\n> ~~~~  ', true],
    ['- ```\n  a\n  ```\n', true],
    ['```', false],
    ['```\n', false],
    ['```\n    ```', false],
    ['````\n```', false],
    ['```\n~~~', false],
    ['> ```\n> a\n\n文字', false],
    ['- ```\n  a\n\n```\n```', false],
    ['```\n``` a\n', false],
  ])('%j is closed: %j', (text, closed) => {
    expect(contentsOf(parseDocument(text, null)).blocks.find(isFence)).toMatchObject({
      closed,
      fenced: true,
    });
  });

  it('an indented code block is no fence', () => {
    expect(blocksOf('    ```\n    a\n    ```\n')).toMatchObject([
      { kind: 'fence', fenced: false, closed: false },
    ]);
  });

  it('have line feeds alone in their value, whatever the file has', () => {
    expect(blocksOf('```sh\r\na \\\r\n  b\r\n```\r\n')).toMatchObject([{ value: 'a \\\n  b' }]);
    expect(blocksOf('```sh\ra\rb\r```\r')).toMatchObject([{ value: 'a\nb' }]);
  });
});

describe('other blocks', () => {
  it('ordered lists count from their first number, also where the text is cut within them', () => {
    const text = Array.from({ length: 2000 }, () => '3. 停止服务\n').join('');
    const [list] = blocksOf(text);
    expect(list?.kind === 'list' && list.items.map((item) => item.number)).toEqual(
      Array.from({ length: 2000 }, (_, n) => n + 3),
    );
    expect(list?.span.end.offset).toBe(text.length - 1);
    expect(blocksOf('- 一\n- 二\n')).toMatchObject([
      { ordered: false, items: [{ number: null }, { number: null }] },
    ]);
    expect(blocksOf('0. 零\n')).toMatchObject([{ ordered: true, items: [{ number: 0 }] }]);
  });

  it('HTML stays, quotes hold blocks, rules are rules', () => {
    expect(blocksOf('<!-- 一\n\n二 -->\n\n> 三\n>\n> - 四\n\n---\n')).toMatchObject([
      { kind: 'html', value: '<!-- 一\n\n二 -->' },
      { kind: 'quote', blocks: [{ kind: 'paragraph', text: '三' }, { kind: 'list' }] },
      { kind: 'rule' },
    ]);
  });

  it('a definition is nothing; a footnote is text, and a fence in it no fence', () => {
    expect(blocksOf('[甲]: /u\n\n[^注]: 说明\n\n    ```bash\n    rm a\n    ```\n')).toMatchObject([
      { kind: 'paragraph', text: '说明\nrm a', strong: false, code: [] },
    ]);
  });
});

describe('parseDocument never throws', () => {
  it('on any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), nastyDocument), (text) => {
        expect(parseDocument(text, 'a.md')).toMatchObject({ path: 'a.md', text });
      }),
    );
  });

  it('on nesting that exhausts the stack: then nothing is read, rather than half', () => {
    const text = `# 一\n\n\`\`\`bash\na\n\`\`\`\n\n${'>'.repeat(20_000)} 深\n`;
    const { sections } = parseDocument(text, null);
    expect(sections).toHaveLength(1);
    expect(sections[0]).toMatchObject({ heading: null, blocks: [{ kind: 'html', value: text }] });
  });
});
