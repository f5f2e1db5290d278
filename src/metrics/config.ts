import { readTree, type Node } from '../notify/yaml-tree.ts';

/** Where a config file says that queries are answered: `metrics: { prometheus: { url: ${PROM_URL} } }`. */
export type MetricsConfig =
  | { readonly kind: 'prometheus'; readonly url: string }
  /** Variables that it names and nothing sets. */
  | { readonly kind: 'unset'; readonly names: readonly string[] }
  /** `url` is no http(s) address. */
  | { readonly kind: 'bad-url'; readonly line: number; readonly column: number };

/** Null: the file says nothing of it. What is no YAML was told by whoever reads the channels. */
export function readMetricsConfig(
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): MetricsConfig | null {
  const tree = readTree(text);
  if (!tree.ok) return null;
  const node = entry(entry(entry(tree.root, 'metrics'), 'prometheus'), 'url');
  if (node?.kind !== 'text' || node.text === '') return null;
  const names: string[] = [];
  const url = node.text.replace(/\$\{(\w+)\}/g, (_whole, name: string) => {
    const value = environment[name] ?? '';
    if (value === '') names.push(name);
    return value;
  });
  if (names.length > 0) return { kind: 'unset', names: [...new Set(names)] };
  const { line, column } = node;
  return /^https?:\/\/\S+$/.test(url) && URL.canParse(url)
    ? { kind: 'prometheus', url }
    : { kind: 'bad-url', line, column };
}

function entry(node: Node | undefined, key: string): Node | undefined {
  return node?.kind === 'map' ? node.entries.get(key) : undefined;
}
