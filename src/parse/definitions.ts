import type { Nodes } from 'mdast';

/**
 * Link reference and footnote definitions hold for the whole document, pieces or not: `[text][label]` is a link only
 * where `label` is defined somewhere. A piece that may refer to one is parsed again with the definitions in front of it.
 */
export class Definitions {
  /** Prefix lines by one word of their label, folded: a piece without that word cannot refer to the label. */
  readonly #byWord = new Map<string, Set<string>>();
  /** Of labels without any word, like `[!]`. */
  readonly #wordless = new Set<string>();

  get empty(): boolean {
    return this.#byWord.size === 0 && this.#wordless.size === 0;
  }

  /** Collects what a tree defines. */
  collect(nodes: readonly Nodes[]): void {
    for (const node of nodes) {
      // The blank line keeps a footnote from taking the next line in.
      if (node.type === 'definition') this.#add(node.identifier, `[${node.identifier}]: <>\n\n`);
      if (node.type === 'footnoteDefinition') this.#add(node.identifier, `[^${node.identifier}]: .\n\n`);
      if ('children' in node) this.collect(node.children);
    }
  }

  /** Markdown that defines all that `source` may refer to, and leaves no block open; empty if there is nothing. */
  prefixFor(source: string): string {
    if (!source.includes('[')) return '';
    const found = new Set(this.#wordless);
    for (const word of new Set(words(source))) {
      for (const line of this.#byWord.get(word) ?? []) found.add(line);
    }
    // The comment ends a footnote, which an indented line would otherwise go on with.
    return found.size === 0 ? '' : `${[...found].join('')}<!---->\n\n`;
  }

  #add(label: string, line: string): void {
    const [longest] = words(label).sort((a, b) => b.length - a.length);
    if (longest === undefined) {
      this.#wordless.add(line);
      return;
    }
    const lines = this.#byWord.get(longest) ?? new Set();
    this.#byWord.set(longest, lines.add(line));
  }
}

/** Words of a text, case-folded as CommonMark folds labels. */
function words(text: string): string[] {
  return (
    text
      .toLowerCase()
      .toUpperCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
