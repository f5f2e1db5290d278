/** A YAML file whose scalars stay the author's text: `1.10` is a version, not a number. */
export interface YamlFile {
  readonly content: unknown;
  /** The line of a key that stands at the top, or under another one. */
  readonly lineOf: (...path: readonly string[]) => number;
}

/** Throws what the library says of a text that is no YAML, or of bytes that are no UTF-8. */
export async function parseYamlFile(bytes: Uint8Array): Promise<YamlFile> {
  const { isMap, isScalar, LineCounter, parseDocument } = await import('yaml');
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined) throw error;
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
