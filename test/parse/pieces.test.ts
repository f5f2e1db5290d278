import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { nastyDocument } from './nasty.ts';
import { cutTree, uncutTree } from './trees.ts';

describe('cut in pieces', () => {
  it('any document has the tree, with positions, that remark gives it uncut', () => {
    fc.assert(
      fc.property(nastyDocument, (text) => {
        expect(cutTree(text, 1).nodes).toEqual(uncutTree(text));
      }),
      { numRuns: Number(process.env['RUNS'] ?? 300) },
    );
  });
});
