import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { seedOf, type Seed } from './check.ts';

/** The shipped examples, and the real documents where they stand beside the project. */
export function seeds(): readonly Seed[] {
  const roots = [
    new URL('../../examples/', import.meta.url),
    new URL('../../../shared/corpus/', import.meta.url),
  ];
  return roots
    .filter((root) => existsSync(root))
    .flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md') && !name.includes('node_modules'))
        .map((name) => seedOf(name, readFileSync(new URL(name, root), 'utf8')))
        .filter((seed) => seed.text.length < 16_000),
    );
}
