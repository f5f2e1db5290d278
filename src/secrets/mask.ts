import { matchAt, pairsOf, UNDECIDED, type Pattern } from './pattern.ts';
import { patternsOf } from './spellings.ts';

/** What stands for a secret in a text for people. */
export const MASKED = '••••';

export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Found {
  /** In order, disjoint. */
  readonly spans: readonly Span[];
  /** From here on more bytes may change what was found; all of it when nothing follows. */
  readonly settled: number;
}

/** Hides secrets. One that hides nothing costs nothing. */
export interface Mask {
  /** There is nothing to hide. */
  readonly idle: boolean;
  find: (bytes: Uint8Array, last: boolean) => Found;
  /** The text with `MASKED` for every secret. */
  text: (text: string) => string;
  /** The same for bytes that come in pieces, cut anywhere. */
  stream: () => MaskStream;
}

export interface MaskStream {
  /** What can be shown by now; the rest is held back until it cannot be the beginning of a secret. */
  write(chunk: Uint8Array): Uint8Array;
  end(): Uint8Array;
}

/** A mask for these values, in every spelling of `patternsOf`. */
export function maskFor(secrets: readonly string[]): Mask {
  const patterns = [...new Set(secrets)].filter((secret) => secret !== '').flatMap(patternsOf);
  if (patterns.length === 0) return IDLE;
  const table = tableOf(patterns);
  const find = (bytes: Uint8Array, last: boolean): Found => findIn(bytes, table, patterns, last);
  return {
    idle: false,
    find,
    text: (text) => {
      const bytes = Buffer.from(text);
      const { spans } = find(bytes, true);
      return spans.length === 0 ? text : replaced(bytes, spans, bytes.length).toString();
    },
    stream: () => streamOf(find),
  };
}

const NOTHING = new Uint8Array();

const IDLE: Mask = {
  idle: true,
  find: (bytes) => ({ spans: [], settled: bytes.length }),
  text: (text) => text,
  stream: () => ({ write: (chunk) => chunk, end: () => NOTHING }),
};

/** For each pair of bytes the patterns that can begin with it; nearly every place of an output is told by it alone. */
type Table = readonly (readonly Pattern[] | undefined)[];

function tableOf(patterns: readonly Pattern[]): Table {
  const table: (Pattern[] | undefined)[] = Array.from({ length: 65_536 });
  for (const pattern of patterns) {
    for (const pair of new Set(pairsOf(pattern))) (table[pair] ??= []).push(pattern);
  }
  return table;
}

function findIn(bytes: Uint8Array, table: Table, all: readonly Pattern[], last: boolean): Found {
  const spans: { start: number; end: number }[] = [];
  let settled = bytes.length;
  for (let at = 0; at < bytes.length; at += 1) {
    const second = bytes[at + 1];
    const patterns = second === undefined ? all : table[((bytes[at] ?? 0) << 8) | second];
    if (patterns === undefined) continue;
    for (const pattern of patterns) {
      const length = matchAt(pattern, bytes, at, last);
      if (length === UNDECIDED) settled = Math.min(settled, at);
      else if (length > 0) add(spans, at, at + length);
    }
  }
  // A secret that reaches over the edge is left whole for the next look.
  const across = spans.find(({ start, end }) => start < settled && end > settled);
  if (across !== undefined) settled = across.start;
  return { spans: spans.filter(({ start }) => start < settled), settled };
}

/** Starts come in order; what overlaps becomes one. */
function add(spans: { start: number; end: number }[], start: number, end: number): void {
  const before = spans.at(-1);
  if (before !== undefined && start < before.end) before.end = Math.max(before.end, end);
  else spans.push({ start, end });
}

function replaced(bytes: Uint8Array, spans: readonly Span[], end: number): Buffer {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const span of spans) {
    parts.push(bytes.subarray(from, span.start), Buffer.from(MASKED));
    from = span.end;
  }
  return Buffer.concat([...parts, bytes.subarray(from, end)]);
}

function streamOf(find: Mask['find']): MaskStream {
  let held: Uint8Array = NOTHING;
  const take = (chunk: Uint8Array, last: boolean): Uint8Array => {
    const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    const { spans, settled } = find(bytes, last);
    // A copy: the caller may use its chunk again.
    held = Uint8Array.prototype.slice.call(bytes, settled);
    return replaced(bytes, spans, settled);
  };
  return {
    write: (chunk) => take(chunk, false),
    end: () => take(NOTHING, true),
  };
}
