import type { RootContent } from 'mdast';
import { describe, expect, it } from 'vitest';
import { remarkPipeline } from '../../src/parse/pipeline.ts';
import { parseThinned } from '../../src/parse/thinned.ts';

const pipeline = remarkPipeline();

/** What the parser is given for a text, call by call, and the tree that comes of it. */
function parsed(
  text: string,
  limit = text.length,
): { readonly given: string[]; readonly nodes: RootContent[] } {
  const given: string[] = [];
  const nodes = parseThinned(text, limit, (source) => {
    given.push(source);
    return pipeline.parse(source);
  });
  return { given, nodes };
}

/** A tree without lines and columns, which a thinned source's nodes do not have. */
function withOffsets(nodes: readonly RootContent[]): unknown {
  return JSON.parse(
    JSON.stringify(nodes, (key, value: unknown) => (key === 'line' || key === 'column' ? undefined : value)),
  );
}

describe('plain headings, fences and lists at the root are not given to the parser', () => {
  it.each([
    ['headings', '# 一\n文\n###### 六 5~10 分钟 my_app\n', '#\n文\n#\n'],
    ['headings with code in them', '## 重启 `nginx -s` 之后\r\n文\r\n', '#\r\n文\r\n'],
    ['fences', '文\n```bash title=a\n# a\n\nb\n```\n文\n~~~\r\n```\r\n~~~\n', '文\n#\n文\n#\n'],
    ['a NUL in a fence', '```\na\0\n```\n', '#\n'],
    ['a fence in longer marks', '````md\n```\na\n```\n````\n', '#\n'],
    ['lists of single lines', '- 甲\n- `a` 乙 `b`\n\n文\n\n* 丙', '#\n\n文\n\n#'],
    ['lists of boxes', '- [ ] 甲\n- [x] 乙\n- [X] `a`\n', '#\n'],
    ['lists with numbers', '1. 甲\n1. 乙\n## 三\n文\n1) 丙\n9) 丁\n', '#\n#\n文\n#\n'],
  ])('%s', (_, text, given) => {
    const found = parsed(text);
    expect(found.given).toEqual([given]);
    expect(withOffsets(found.nodes)).toEqual(withOffsets(pipeline.parse(text).children));
  });

  it.each([
    '# **一**\n# <c>\n# [d]\n# e\\\n# &amp;\n# ~~f~~\n# _g_\n# a `b\n# `a``b`\n# ` a `\n',
    '# 一 #\n# 二##\n# 三 \n',
    '``` a&amp;b\n# a\n```\n',
    '```\n# a\n',
    '- # a\n',
    '1. - a\n',
    '* 1. a\n',
    '+ a\n\n  b\n',
    '- a\n\n- b\n',
    '1. a\n\n2. b\n',
    '* a\n  * b\n',
    '- a\nb\n',
    '- a\n* b\n1. c\n',
    '- ``a`b``\n',
    '\uFEFF# a\n# b\n',
    'a\u2028# b\n```\na\n\u2028```\nb\n```\n',
  ])('all others are: %j', (text) => {
    expect(parsed(text).given).toEqual([text]);
  });

  it('up to the limit, behind which the next piece starts', () => {
    expect(parsed('# a\n# b\n```\n```\n', 5).given).toEqual(['#\n# b\n```\n```\n']);
    expect(parsed('- a\n- b\n\n文\n', 4).given).toEqual(['- a\n- b\n\n文\n']);
  });

  it.each([
    ['in a comment', '<!--\n```\na\n```\n-->\n'],
    ['in a block of HTML', '<div>\n# 一\n- a\n</div>\n'],
    ['an indented fence’s end', ' ```\na\n```\nb\n```\n'],
    ['items of a list that starts with another number', '2. a\n\n1. b\n'],
    ['items of a list that starts indented', ' - a\n- b\n'],
    ['a text behind a quote’s open fence', '> ```\n- a\n'],
  ])('the whole is parsed where one only looked like such a block: %s', (_, text) => {
    const { given, nodes } = parsed(text);
    expect(given.at(-1)).toBe(text);
    expect(withOffsets(nodes)).toEqual(withOffsets(pipeline.parse(text).children));
  });
});
