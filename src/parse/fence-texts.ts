import type { Root, RootContent } from 'mdast';

import { BOM } from './lines.ts';

export type Parse = (source: string) => Root;

/**
 * Half of a rollback document stands in its fences, and remark looks at each of its characters several times to find
 * that nothing is there but text. So the texts of fences at the root are taken out before parsing and put back into the
 * tree. Looking at lines only proposes what is a fence; whether it is one, the parser itself says: where no code starts
 * and ends exactly there, the whole source is parsed.
 */
interface TakenText {
  /** The fence in the source that is left. */
  readonly start: number;
  readonly end: number;
  /** Where its text stood there, and how long it was. */
  readonly at: number;
  readonly length: number;
  readonly value: string;
}

interface Thinned {
  readonly source: string;
  readonly taken: readonly TakenText[];
}

/** The way from an offset of a tree to the offset in the text that it was made of. */
export class Offsets {
  readonly #shift: number;
  readonly #taken: readonly TakenText[];

  constructor(shift: number, taken: readonly TakenText[] = []) {
    this.#shift = shift;
    this.#taken = taken;
  }

  inText(offset: number): number {
    let moved = offset + this.#shift;
    for (const { at, length } of this.#taken) {
      if (at > offset) break;
      moved += length;
    }
    return moved;
  }
}

/** The tree of a source whose fences before `limit` are parsed without their texts. */
export function parseThinned(
  source: string,
  limit: number,
  parse: Parse,
): { readonly nodes: RootContent[]; readonly taken: readonly TakenText[] } {
  // micromark does not count a BOM.
  const thinned = source.startsWith(BOM) ? null : withoutFenceTexts(source, limit);
  if (thinned !== null) {
    const nodes = parse(thinned.source).children;
    if (putBack(nodes, thinned.taken)) return { nodes, taken: thinned.taken };
  }
  return { nodes: parse(source).children, taken: [] };
}

const OPENING = /^(?:(`{3,})[^`\r\n]*|(~{3,})[^\r\n]*)(?:\r\n|\r|\n)/gm;
/** A line that closes a fence of three marks; longer ones are seldom. */
const CLOSING: Readonly<Record<string, RegExp>> = { '`': closing('`', 3), '~': closing('~', 3) };

function closing(character: string, count: number): RegExp {
  return new RegExp(`^ {0,3}${character}{${count},}[ \\t]*$`, 'gm');
}

/** Takes the texts of what look like fences at the root, closed before `limit`, out of a source. */
function withoutFenceTexts(source: string, limit: number): Thinned | null {
  const taken: TakenText[] = [];
  const left: string[] = [];
  let from = 0;
  let removed = 0;
  OPENING.lastIndex = 0;
  for (let opening = OPENING.exec(source); opening !== null; opening = OPENING.exec(source)) {
    const marks = opening[1] ?? opening[2] ?? '';
    const character = marks.charAt(0);
    const close = marks.length === 3 ? CLOSING[character] : closing(character, marks.length);
    if (close === undefined) break;
    const textStart = (close.lastIndex = OPENING.lastIndex);
    const found = close.exec(source);
    if (found === null || found.index >= limit) break;
    const end = (OPENING.lastIndex = close.lastIndex);
    if (found.index === textStart) continue;
    left.push(source.slice(from, textStart));
    const length = found.index - textStart;
    // micromark reads NUL as U+FFFD.
    const value = source
      .slice(textStart, found.index)
      .replace(/(?:\r\n|\r|\n)$/, '')
      .replaceAll('\0', '\uFFFD');
    const at = textStart - removed;
    removed += length;
    taken.push({ start: opening.index - (removed - length), end: end - removed, at, length, value });
    from = found.index;
  }
  if (taken.length === 0) return null;
  left.push(source.slice(from));
  return { source: left.join(''), taken };
}

/** Puts the texts back into a tree's nodes; false where one is no fence's. */
function putBack(nodes: readonly RootContent[], taken: readonly TakenText[]): boolean {
  let next = 0;
  for (const node of nodes) {
    const fence = taken[next];
    if (fence === undefined) return true;
    if (node.type !== 'code' || node.position?.start.offset !== fence.start) continue;
    if (node.position.end.offset !== fence.end || node.value !== '') return false;
    node.value = fence.value;
    next += 1;
  }
  return next === taken.length;
}
