/** One way in which a secret may stand in bytes: characters in turn, each in any of its spellings. */
export interface Pattern {
  readonly elements: readonly Element[];
  /** What may stand between two characters without keeping a reader from the secret. */
  readonly between: Between;
  /** Only where no letter, digit or `_` touches it: it is too short to be sure of otherwise. */
  readonly bounded: boolean;
}

/** The spellings of one character. */
export type Element = readonly Uint8Array[];

/** `colour`: a terminal's colour sequence, as `grep --color` writes it; `wrap`: a line's end, as `base64` writes it. */
export type Between = 'colour' | 'wrap';

/** A match that cannot be told yet: the bytes end within it. */
export const UNDECIDED = -1;

const ESCAPE = 0x1b;
/** A longer colour sequence is none. */
const LONGEST_COLOUR = 16;

/**
 * The length of the pattern's match at `at`, 0 where there is none, or `UNDECIDED`. `last`: nothing follows `bytes`.
 * Every spelling is followed at once, so the time is linear in the match.
 */
export function matchAt(pattern: Pattern, bytes: Uint8Array, at: number, last: boolean): number {
  if (pattern.bounded && isWord(bytes[at - 1])) return 0;
  let reached: number[] = [at];
  let undecided = false;
  for (const [index, element] of pattern.elements.entries()) {
    const next = new Set<number>();
    for (const from of reached) {
      const starts = index === 0 ? [from] : skip(pattern.between, bytes, from);
      for (const start of starts) {
        for (const spelling of element) {
          const found = spelledAt(spelling, bytes, start);
          if (found === 'yes') next.add(start + spelling.length);
          // One character and a line's end are the end of most lines: they are not held back for what may follow.
          else if (found === 'cut') undecided ||= !last && (index !== 1 || start === from);
        }
      }
    }
    if (next.size === 0) return undecided ? UNDECIDED : 0;
    reached = [...next];
  }
  const end = Math.max(...reached);
  // More bytes may make it longer, or show that a word goes on.
  if (undecided) return UNDECIDED;
  if (!pattern.bounded) return end - at;
  if (end === bytes.length && !last) return UNDECIDED;
  return isWord(bytes[end]) ? 0 : end - at;
}

function spelledAt(spelling: Uint8Array, bytes: Uint8Array, at: number): 'yes' | 'no' | 'cut' {
  for (let index = 0; index < spelling.length; index += 1) {
    if (at + index >= bytes.length) return 'cut';
    if (bytes[at + index] !== spelling[index]) return 'no';
  }
  return 'yes';
}

/** Where the next character may begin. */
function skip(between: Between, bytes: Uint8Array, at: number): readonly number[] {
  const byte = bytes[at];
  if (between === 'colour') return byte === ESCAPE ? [at, behindColour(bytes, at)] : [at];
  if (byte === 0x0a) return [at, at + 1];
  if (byte === 0x0d) return [at, at + 2];
  // `\n` inside a JSON string.
  return byte === 0x5c ? [at, at + 2] : [at];
}

/** Behind `ESC [ … m`, one after another; where the sequence is cut, behind the bytes. */
function behindColour(bytes: Uint8Array, at: number): number {
  let from = at;
  while (bytes[from] === ESCAPE) {
    let to = from + 1;
    while (to < bytes.length && to - from < LONGEST_COLOUR && isParameter(bytes[to])) to += 1;
    if (to >= bytes.length) return bytes.length;
    if (bytes[to] !== 0x6d && bytes[to] !== 0x4b) return at;
    from = to + 1;
  }
  return from;
}

function isParameter(byte: number | undefined): boolean {
  return byte === 0x5b || byte === 0x3b || (byte !== undefined && byte >= 0x30 && byte <= 0x39);
}

function isWord(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x41 && byte <= 0x5a) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x5f
  );
}

/** The first two bytes that a match can have, as one number each; every second byte where the match may be of one. */
export function pairsOf({ elements, between }: Pattern): readonly number[] {
  const [first = [], second] = elements;
  const skipped = between === 'colour' ? [ESCAPE] : [0x0a, 0x0d, 0x5c];
  const behind =
    second === undefined
      ? Array.from({ length: 256 }, (_, byte) => byte)
      : [...skipped, ...second.map((spelling) => spelling[0] ?? 0)];
  return first.flatMap((spelling) => {
    const [one = 0, two] = spelling;
    return (two === undefined ? behind : [two]).map((byte) => (one << 8) | byte);
  });
}
