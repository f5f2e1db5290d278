import { describe, expect, it } from 'vitest';
import { fuzzOnce } from './check.ts';
import { seeds } from './seeds.ts';

/** `MDROLLBACK_FUZZ=100000 npx vitest run test/fuzz` is the long mode. */
const rounds = Number(process.env['MDROLLBACK_FUZZ'] ?? '1000');
const first = Number(process.env['MDROLLBACK_FUZZ_FROM'] ?? '1');

describe('mutated documents', () => {
  it(
    `never crash the compiler, never loop, and never make a line run that did not (${rounds} of them)`,
    { timeout: 4 * 3600_000 },
    () => {
      const documents = seeds();
      const findings = [];
      for (let seed = first; seed < first + rounds; seed += 1) {
        const finding = fuzzOnce(seed, documents);
        if (finding !== null) findings.push(finding);
        if (findings.length >= 20) break;
      }
      expect(findings).toEqual([]);
    },
  );
});
