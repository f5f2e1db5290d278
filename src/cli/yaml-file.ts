import { cli } from '../catalogue/cli.ts';
import type { YAMLParseError } from 'yaml';
import { say, type Entry, type Locale } from '../catalogue/index.ts';
import { yamlErrors } from '../catalogue/yaml-errors.ts';

/** A YAML file whose scalars stay the author's text: `1.10` is a version, not a number. */
export interface YamlFile {
  readonly content: unknown;
  /** The line of a key that stands at the top, or under another one. */
  readonly lineOf: (...path: readonly string[]) => number;
}

/** Throws an error whose first line says what is wrong with a text that is no YAML, or with bytes that are no UTF-8. */
export async function parseYamlFile(bytes: Buffer, locale: Locale): Promise<YamlFile> {
  const { isMap, isScalar, LineCounter, parseDocument } = await import('yaml');
  const text = decoded(bytes, locale);
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined) throw new Error(errorWords(error, locale));
  return {
    content: document.toJS({ maxAliasCount: 50 }) as unknown,
    lineOf: (...path) => {
      let node: unknown = document.contents;
      let line = 1;
      for (const key of path) {
        const pair = isMap(node)
          ? node.items.find((each) => isScalar(each.key) && each.key.value === key)
          : undefined;
        if (isScalar(pair?.key) && pair.key.range !== undefined && pair.key.range !== null)
          ({ line } = lines.linePos(pair.key.range[0]));
        node = pair?.value;
      }
      return line;
    },
  };
}

type Fault = Pick<YAMLParseError, 'code' | 'message' | 'linePos'>;

function errorWords({ code, message, linePos }: Fault, locale: Locale): string {
  const entry = Object.entries<Entry>(yamlErrors).find(([known]) => known === code)?.[1];
  // Behind the first line the library shows the place, for which its last colon is.
  if (entry === undefined || linePos === undefined) return message.split('\n')[0]?.replace(/:$/, '') ?? '';
  const { line, col: column } = linePos[0];
  return say(yamlErrors.at, locale, { line, column, what: say(entry, locale) });
}

function decoded(bytes: Buffer, locale: Locale): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not `fatal`: that would not tell where.
    const before = new TextDecoder('utf-8').decode(bytes).split('\uFFFD', 1)[0] ?? '';
    const place = { line: before.split('\n').length, offset: Buffer.byteLength(before) + 1 };
    throw new Error(say(cli['input-not-utf8'], locale, place));
  }
}
