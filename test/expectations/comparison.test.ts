import { expect, test } from 'vitest';
import { COMPARISON, comparisonOf, mayCompare } from '../../src/expectations/comparison.ts';

/** `equals?(?: to)?` is also `equal`. */
const words = COMPARISON.slice('(?:'.length, -1)
  .split('|')
  .map((word) => word.replace(/\(\?:[^()]*\)\?|.\?|\{1,2\}/g, ''));

test('every comparison is found by what is looked for first', () => {
  expect(words.length).toBeGreaterThan(60);
  expect(words.filter((word) => comparisonOf(word) === null)).toEqual([]);
  expect(words.filter((word) => !mayCompare(`延迟 ${word.toUpperCase()} 5`))).toEqual([]);
});
