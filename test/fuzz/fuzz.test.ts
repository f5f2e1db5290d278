import { describe, expect, it } from 'vitest';
import { fuzzOnce } from './check.ts';
import { seeds } from './seeds.ts';

/** The long mode is `npm run fuzz -- 100000`. */
const ROUNDS = 1000;
/** Other seeds than the long mode's, and always the same. */
const FIRST = 1_000_000;

describe('mutated documents', () => {
  it(
    `never crash the compiler, never loop, and never make a line run that did not (${ROUNDS} of them)`,
    { timeout: 600_000 },
    () => {
      const documents = seeds();
      expect(documents.length).toBeGreaterThan(4);
      const findings = [];
      for (let seed = FIRST; seed < FIRST + ROUNDS; seed += 1) {
        const finding = fuzzOnce(seed, documents);
        if (finding !== null) findings.push(finding);
        if (findings.length >= 20) break;
      }
      expect(findings).toEqual([]);
    },
  );
});
