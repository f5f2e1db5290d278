import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { compileRegex } from '../../src/expectations/linear-regex.ts';
import { patternWindow } from '../../src/expectations/pattern-window.ts';

describe('the most telling part of a pattern that every match holds', () => {
  test.each([
    ['(?:finished|ended) in [0-9]+ms', '', 'rollback ended in 5ms', 'rollback ended'],
    ['took ([0-9.]+)ms', '', 'took 5ms', 'look 5ms'],
    ['a+bcd*e', '', 'aaabce', 'abe'],
    ['(?:ab)+cd', '', 'ababcd', 'abab'],
    ['colou?r: red', '', 'color: red', 'colr: red'],
    ['^done$', '', 'before\ndone\nafter', 'not done'],
    ['(?:Error|FATAL)', 'i', 'fatal', 'fine'],
    ['x{3}y', '', 'xxxy', 'xxy'],
    ['3\\/3\\s+Running', '', '3/3   Running', '3/3   Pending'],
    ['版本：\\d+', '', '版本：7', '版：7'],
    ['\\x41\\u0042[\\]-]', '', 'AB]', 'AB['],
  ])('/%s/%s: %j, not %j', (source, flags, held, near) => {
    const window = patternWindow(source, flags);
    expect(held).toMatch(window ?? /$^/);
    expect(near).not.toMatch(new RegExp(window?.source ?? '', window?.flags.replace('g', '')));
  });

  test.each(['[0-9]+', 'a*', '.+', '(?i)abc', 'a|', '(a*)*b{0}', '\\p{L}+', 'ab**', '(?:a|b|c|d){9}'])(
    '/%s/ is left to RE2 or has no part that could run away',
    (source) => {
      expect(patternWindow(source, '')?.source ?? '').not.toMatch(/[*+]|\{\d+,/);
    },
  );
});

/** Patterns of every construct, most of them nothing like what a person would write. */
const atom = fc.constantFrom(
  ...[
    'a',
    'b',
    'k',
    'é',
    'ſ',
    '0',
    ' ',
    '.',
    '^',
    '$',
    '-',
    '\\d',
    '\\D',
    '\\w',
    '\\W',
    '\\s',
    '\\S',
    '\\b',
    '\\B',
    '\\.',
    '\\n',
  ],
  ...[
    '[ab]',
    '[^a]',
    '[a-c0]',
    '[^\\s]',
    '[\\w-]',
    '[[:digit:]a]',
    '[]a]',
    '\\p{L}',
    '\\PN',
    '\\x61',
    '\\t',
    '\\A',
    '\\z',
    '{',
    '中',
  ],
);
const pattern = fc.letrec<{ pattern: string; branch: string; element: string }>((tie) => ({
  pattern: fc.array(tie('branch'), { minLength: 1, maxLength: 3 }).map((all) => all.join('|')),
  branch: fc.array(tie('element'), { maxLength: 4 }).map((all) => all.join('')),
  element: fc
    .tuple(
      fc.oneof(
        { weight: 4, arbitrary: atom },
        { weight: 1, arbitrary: tie('pattern').map((inner) => `(?:${inner})`) },
        { weight: 1, arbitrary: tie('pattern').map((inner) => `(${inner})`) },
      ),
      fc.constantFrom('', '', '', '', '*', '+', '?', '{2}', '{1,3}', '{0}', '{0,2}', '{2,}', '+?', '*?'),
    )
    .map(([one, times]) => one + times),
})).pattern;
const line = fc
  .array(
    fc.constantFrom(
      'a',
      'b',
      'c',
      'k',
      'K',
      'é',
      'É',
      'ſ',
      's',
      '0',
      '7',
      ' ',
      '\t',
      '-',
      '.',
      '{',
      '中',
      '\u00a0',
      '_',
      '😀',
    ),
    {
      maxLength: 8,
    },
  )
  .map((all) => all.join(''));

test('lines that match are found among others exactly as RE2 alone would find them', () => {
  fc.assert(
    fc.property(
      pattern,
      fc.constantFrom('', 'i', 's'),
      fc.array(line, { maxLength: 6 }),
      (source, flags, lines) => {
        const compiled = compileRegex(source, flags);
        if (!compiled.ok) return;
        const options = (flags === 'i' ? RE2JS.CASE_INSENSITIVE : 0) | (flags === 's' ? RE2JS.DOTALL : 0);
        const alone = RE2JS.compile(RE2JS.translateRegExp(source), options);
        const wanted = lines.filter((one) => alone.matcher(one).find());
        const text = lines.join('\n');
        if (lines.length > 0) expect([...compiled.regex.matching(text)]).toEqual(wanted);
        expect(compiled.regex.mayMatch(text) || wanted.length === 0).toBe(true);
        expect(lines.filter((one) => compiled.regex.find(one) !== null)).toEqual(wanted);
      },
    ),
    { numRuns: 300 },
  );
});

test('what would run away elsewhere does not on 10 MB lines', () => {
  const text = `${'a'.repeat(10_000_000)}\n${'a1'.repeat(5_000_000)}`;
  const started = process.cpuUsage();
  for (const source of [
    '(?:a|b|ab)*c',
    '(a|aa)+bcd',
    '(?:a?){30}x',
    '(?:a|a|a)(?:a|a|a)(?:a|a|a)zz',
    '([a-z]+[0-9]+)+zz',
    '(?:a|aa){20}b',
  ])
    for (const flags of ['', 'i']) {
      const compiled = compileRegex(source, flags);
      if (!compiled.ok) throw new Error(compiled.problem);
      expect([...compiled.regex.matching(text)]).toEqual([]);
    }
  const { user, system } = process.cpuUsage(started);
  expect((user + system) / 1e6).toBeLessThan(60);
});
