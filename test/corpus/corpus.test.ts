import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/analyse/index.ts';
import { snapshot } from './snapshot.ts';

/** Real documents, found in public repositories; they stand beside the project and are no part of it. */
const corpus = new URL('../../../shared/corpus/', import.meta.url);
const present = existsSync(corpus);
const documents = present ? readdirSync(corpus).filter((name) => name.endsWith('.md')) : [];

describe('law 1 over real documents', () => {
  it.skipIf(!present && process.env['CI'] === undefined)(
    'has the documents beside it (skipped where ../shared/corpus is not)',
    () => {
      expect(documents).toHaveLength(30);
    },
  );

  // Each snapshot was read beside its document: nothing in it that RUNS is output, prose, SQL or another host's.
  it.each(documents)('%s', async (name) => {
    const plan = compile(readFileSync(new URL(name, corpus), 'utf8'), { path: name, locale: 'zh-CN' });
    await expect(snapshot(plan)).toMatchFileSnapshot(`../fixtures/corpus/${name.slice(0, 2)}.txt`);
  });
});
