import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { seedOf, type Seed } from './check.ts';

/** The shipped examples, and the real documents where they stand beside the project. `root` ends with a slash. */
export function seeds(root: URL = new URL('../../', import.meta.url)): readonly Seed[] {
  const folders = [new URL('examples/', root), new URL('../shared/corpus/', root)];
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.md'))
        .map((name) => seedOf(name, readFileSync(new URL(name, folder), 'utf8')))
        .filter((seed) => seed.text.length < 16_000),
    );
}
