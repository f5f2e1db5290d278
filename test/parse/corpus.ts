import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Real documents, by name: those of the directory that `MDROLLBACK_CORPUS` names, and none without it. */
export function corpus(): [name: string, text: string][] {
  const directory = process.env['MDROLLBACK_CORPUS'];
  if (directory === undefined) return [];
  const names = readdirSync(directory).filter((name) => name.endsWith('.md'));
  return names.map((name) => [name, readFileSync(join(directory, name), 'utf8')]);
}
