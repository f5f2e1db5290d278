import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VERSION_NAME, VERSION_TRACE } from '../../src/shellscript/placeholder-words.ts';
import { CONDITION } from '../../src/vocabulary/comments.ts';
import { ELSEWHERE } from '../../src/vocabulary/conditions.ts';
import { FALLBACK } from '../../src/vocabulary/exclusive.ts';
import { BACKUP_CHECK } from '../../src/vocabulary/gates.ts';
import { OPTIONAL } from '../../src/vocabulary/headings.ts';
import { anyOf, Hinted } from '../../src/vocabulary/hints.ts';
import { STRATEGY, SYSTEM } from '../../src/vocabulary/ways.ts';

describe('a hint of words', () => {
  const words = ['回滚', '回退', 'git', 'plan b'];
  const hint = anyOf(words.join('|'), '^\\d+ $');

  it('finds a word wherever it stands', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...words), fc.string(), (before, word, behind) =>
        hint.test(before + word + behind),
      ),
    );
  });

  it('finds nothing where there is none, and what is no word', () => {
    expect(hint.test('回到 gi plan')).toBe(false);
    expect(hint.test('12 ')).toBe(true);
  });
});

/**
 * What the pattern's words make, without its lookarounds and word boundaries, which only take away; in small letters, in
 * large ones, and alone or with something around it.
 */
function textsOf({ pattern }: Hinted): fc.Arbitrary<string> {
  const around = /\(\?<?[!=](?:[^()\\]|\\.|\((?:[^()\\]|\\.|\([^()]*\))*\))*\)/g;
  const source = pattern.source.replaceAll(around, '').replaceAll('\\b', '');
  return fc
    .tuple(
      fc.constantFrom('', '', '', '1. ', '先', 'then '),
      fc.stringMatching(new RegExp(source), { size: 'xsmall' }),
      fc.constantFrom('', ':', ' x', '。'),
      fc.boolean(),
    )
    .map(([before, text, behind, large]) => before + (large ? text.toUpperCase() : text) + behind);
}

describe('whatever a dear pattern finds, its hint finds', () => {
  const VERSION = new Hinted(VERSION_TRACE, VERSION_NAME);
  it.each(
    Object.entries({ CONDITION, FALLBACK, BACKUP_CHECK, OPTIONAL, ELSEWHERE, SYSTEM, STRATEGY, VERSION }),
  )('%s', (_, dear) => {
    let found = 0;
    fc.assert(
      fc.property(textsOf(dear), (text) => {
        if (!dear.pattern.test(text)) return;
        found += 1;
        expect(dear.hint.test(text.toLowerCase())).toBe(true);
        expect(dear.test(text)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
    expect(found).toBeGreaterThan(20);
  });
});
