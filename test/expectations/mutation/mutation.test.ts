import { describe, expect, it } from 'vitest';
import { EXAMPLES, mutate } from './mutate.ts';

/** `npm run bench mutation 1000` is the same in long. */
describe('no wrong outcome of an example passes', () => {
  it.each(EXAMPLES)('%s', (example) => {
    const { passed, baseNotPassed, expectations } = mutate(example, 100);
    expect(expectations).toBeGreaterThan(4);
    expect(passed).toEqual([]);
    expect(baseNotPassed).toEqual([]);
  });
});
