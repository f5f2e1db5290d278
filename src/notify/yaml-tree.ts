import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Node as YamlNode } from 'yaml';

/** YAML as texts, lists and maps with their places; every scalar stays the author's text. */

export interface Found {
  readonly line: number;
  readonly column: number;
}

export type Node = Found &
  (
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'list'; readonly items: readonly Node[] }
    | { readonly kind: 'map'; readonly entries: Entries }
  );

/** Entries in their order, and where the map itself stands. */
export class Entries extends Map<string, Node> implements Found {
  readonly line: number;
  readonly column: number;

  constructor({ line, column }: Found) {
    super();
    this.line = line;
    this.column = column;
  }
}

export type Tree =
  { readonly ok: true; readonly root: Node } | ({ readonly ok: false; readonly detail: string } & Found);

/** Reads YAML without tags and types. Never throws. */
export function readTree(text: string): Tree {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Found => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const [error] = document.errors;
  if (error !== undefined) return { ok: false, detail: error.message, ...at(error.pos[0]) };
  return { ok: true, root: nodeOf(document.contents, at) };
}

function nodeOf(node: unknown, at: (offset: number) => Found): Node {
  const place = at(rangeOf(node));
  if (isMap(node)) {
    const entries = new Entries(place);
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      // `key:` with nothing behind it is an empty text at the key's place.
      entries.set(name, value === null ? { kind: 'text', text: '', ...at(rangeOf(key)) } : nodeOf(value, at));
    }
    return { kind: 'map', entries, ...place };
  }
  if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => nodeOf(item, at)), ...place };
  const text = isScalar(node) && typeof node.value === 'string' ? node.value : '';
  return { kind: 'text', text, ...place };
}

function rangeOf(node: unknown): number {
  const range = (node as Partial<YamlNode> | null)?.range;
  return range?.[0] ?? 0;
}
