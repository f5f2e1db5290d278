import { describe, expect, it } from 'vitest';
import { parseThinned } from '../../src/parse/fence-texts.ts';
import { remarkPipeline } from '../../src/parse/pipeline.ts';

const pipeline = remarkPipeline();

/** What the parser is given for a text, call by call, and the texts of the code blocks that come of it. */
function parsed(text: string, limit = text.length): { readonly given: string[]; readonly values: string[] } {
  const given: string[] = [];
  const { nodes } = parseThinned(text, limit, (source) => {
    given.push(source);
    return pipeline.parse(source);
  });
  return { given, values: nodes.flatMap((node) => (node.type === 'code' ? [node.value] : [])) };
}

describe('fences at the root are parsed without their texts', () => {
  it('which are in the tree all the same', () => {
    expect(parsed('文\n```bash\na\n\nb\n```\n文\n~~~\r\n```\r\n~~~\n')).toEqual({
      given: ['文\n```bash\n```\n文\n~~~\r\n~~~\n'],
      values: ['a\n\nb', '```'],
    });
  });

  it('up to the limit, behind which the next piece starts', () => {
    expect(parsed('```\na\n```\n```\nb\n```\n', 10).given).toEqual(['```\n```\n```\nb\n```\n']);
  });

  it.each([
    ['in a comment', '<!--\n```\na\n```\n-->\n', []],
    ['an indented one’s end', ' ```\na\n```\nb\n```\n', ['a', '']],
    ['behind a BOM', '\uFEFF```\na\n```\n', ['a']],
  ])('the whole is parsed where one only looked like a fence: %s', (_, text, values) => {
    const { given, values: found } = parsed(text);
    expect(given.at(-1)).toBe(text);
    expect(found).toEqual(values);
  });

  it.each([
    ['one that nothing closes', '```\na\n', ['a']],
    ['an end with words behind it', '```\na\n``` b\nc\n```\n', ['a\n``` b\nc']],
    ['an end that is too short or indented too far', '````\na\n```\n    ````\n````\n', ['a\n```\n    ````']],
    ['an empty one', '```\n```\n', ['']],
    ['nothing but a blank line', '```\n\n```\n', ['']],
    ['NUL', '```\na\0\n```\n', ['a\uFFFD']],
  ])('%s', (_, text, values) => {
    expect(parsed(text).values).toEqual(values);
  });
});
