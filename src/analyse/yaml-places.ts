import { isMap, isNode, isPair, isScalar, isSeq, type Document as YamlDocument } from 'yaml';
import type { Values } from '../catalogue/index.ts';
import type { RuleId } from '../catalogue/rules.ts';
import type { Place } from '../plan/types.ts';

/** Says what is wrong with what stands under these keys. */
export type Report = (path: readonly (string | number)[], rule: RuleId, values: Values) => void;

/** Where in the document the keys of its front matter stand. */
export class YamlPlaces {
  readonly #yaml: YamlDocument;
  readonly #text: string;
  /** Of the line of the opening `---`. */
  readonly #line: number;

  constructor(yaml: YamlDocument, text: string, line: number) {
    this.#yaml = yaml;
    this.#text = text;
    this.#line = line;
  }

  /** The place of what stands under these keys and indexes, or of the last of them that there is. */
  of(...path: readonly (string | number)[]): Place {
    let node: unknown = this.#yaml.contents;
    let offset = 0;
    for (const key of path) {
      const [at, inner]: readonly [unknown, unknown] =
        isMap(node) && typeof key === 'string'
          ? pairOf(node.items, key)
          : isSeq(node) && typeof key === 'number'
            ? [node.items[key], node.items[key]]
            : [undefined, undefined];
      if (isNode(at) && at.range !== undefined && at.range !== null) offset = at.range[0];
      node = inner;
    }
    return this.at(offset);
  }

  /** The place of an offset into the YAML. */
  at(offset: number): Place {
    const before = this.#text.slice(0, offset).split('\n');
    return { line: this.#line + before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  }
}

function pairOf(items: readonly unknown[], key: string): readonly [unknown, unknown] {
  const pair = items.find((each) => isPair(each) && isScalar(each.key) && String(each.key.value) === key);
  return isPair(pair) ? [pair.key, pair.value] : [undefined, undefined];
}
