/**
 * Marks: what a report adds to its document, and how it is taken away again (law 5).
 *
 * An addition stands between two HTML comments, which no renderer shows. They carry a layer number that occurs nowhere
 * else, so that a document which is itself a report, or only talks about marks, gives its own bytes back:
 *
 *     <!--mdrollback:3 back=2 box=14-->…<!--/mdrollback:3 fwd=1-->
 *
 * `back` and `fwd`: how many code units before and behind the comments were added as well (a line end, a quote's `> `).
 * `box`: how far before the addition the box stands that was ticked; `was`: what stood in it, when that is no space.
 */

/** A checkpoint's box that the report ticks. */
export interface Tick {
  /** UTF-16 offset into the source of the character between the brackets. */
  readonly offset: number;
}

/** Text to be added at a place of the source. `before` and `after` stand outside the comments. */
export interface Addition {
  /** UTF-16 offset into the source. */
  readonly offset: number;
  readonly before: string;
  readonly body: string;
  readonly after: string;
  readonly tick: Tick | null;
}

const LAYER = /<!--\/?mdrollback:(\d+)/g;

/** The highest layer that the texts mention, 0 for none. */
function highestLayer(texts: readonly string[]): bigint {
  let highest = 0n;
  for (const text of texts) {
    for (const match of text.matchAll(LAYER)) {
      const layer = BigInt(match[1] ?? '0');
      if (layer > highest) highest = layer;
    }
  }
  return highest;
}

/** Only a blank can be ticked: a line end between the brackets would shift every line behind it. */
export function isTickable(source: string, offset: number): boolean {
  return source[offset] === ' ' || source[offset] === '\t';
}

/** Adds to the source what is to be added, in a layer of its own. Additions at the same place keep their order. */
export function addMarks(source: string, additions: readonly Addition[]): string {
  const layer = String(highestLayer([source, ...additions.flatMap((a) => [a.before, a.body, a.after])]) + 1n);
  const ticked = tickBoxes(source, additions);
  const parts: string[] = [];
  let from = 0;
  for (const addition of [...additions].sort((a, b) => a.offset - b.offset)) {
    parts.push(ticked.slice(from, addition.offset), wrap(addition, source, layer));
    from = addition.offset;
  }
  parts.push(ticked.slice(from));
  return parts.join('');
}

function tickBoxes(source: string, additions: readonly Addition[]): string {
  const offsets = additions.flatMap((a) => (a.tick === null ? [] : [a.tick.offset])).sort((a, b) => a - b);
  const parts: string[] = [];
  let from = 0;
  for (const offset of offsets) {
    parts.push(source.slice(from, offset), 'x');
    from = offset + 1;
  }
  parts.push(source.slice(from));
  return parts.join('');
}

function wrap(addition: Addition, source: string, layer: string): string {
  const { before, body, after, tick } = addition;
  let open = `<!--mdrollback:${layer}`;
  if (before !== '') open += ` back=${before.length}`;
  if (tick !== null) {
    open += ` box=${addition.offset - tick.offset}`;
    if (source[tick.offset] !== ' ') open += ` was=${source.charCodeAt(tick.offset)}`;
  }
  const close = after === '' ? `<!--/mdrollback:${layer}` : `<!--/mdrollback:${layer} fwd=${after.length}`;
  return `${before}${open}-->${body}${close}-->${after}`;
}

/**
 * Takes the newest layer of marks away: the document that was filled in, byte for byte.
 * A text without marks comes back as it is. What a person wrote into the report beside the marks stays.
 */
export function unfill(report: string): string {
  const layer = highestLayer([report]);
  if (layer === 0n) return report;
  const open = new RegExp(`<!--mdrollback:${layer}((?: (?:back|box|was)=-?\\d+)*)-->`, 'g');
  const close = new RegExp(`<!--/mdrollback:${layer}((?: fwd=\\d+)?)-->`, 'g');
  const boxes: { readonly offset: number; readonly was: string }[] = [];
  let text = '';
  let from = 0;
  for (let begin = open.exec(report); begin !== null; begin = open.exec(report)) {
    close.lastIndex = open.lastIndex;
    const end = close.exec(report);
    if (end === null) break;
    const values = attributes(begin[1] ?? '');
    text += report.slice(from, begin.index - (values.get('back') ?? 0));
    const box = values.get('box');
    if (box !== undefined) {
      boxes.push({ offset: text.length - box, was: String.fromCharCode(values.get('was') ?? 32) });
    }
    from = close.lastIndex + (attributes(end[1] ?? '').get('fwd') ?? 0);
    open.lastIndex = from;
  }
  return untick(text + report.slice(from), boxes);
}

function attributes(text: string): ReadonlyMap<string, number> {
  return new Map([...text.matchAll(/(\w+)=(-?\d+)/g)].map((match) => [match[1] ?? '', Number(match[2])]));
}

function untick(text: string, boxes: readonly { readonly offset: number; readonly was: string }[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { offset, was } of [...boxes].sort((a, b) => a.offset - b.offset)) {
    // A box that a person has edited since is theirs.
    if (offset < from || text[offset] !== 'x') continue;
    parts.push(text.slice(from, offset), was);
    from = offset + 1;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
