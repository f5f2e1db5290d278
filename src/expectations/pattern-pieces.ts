/**
 * What every text that a pattern matches must hold, as a piece of JavaScript's own syntax without repetition: it says too much at
 * most, never too little, and takes bounded time at each place (language.md §3).
 */
export interface Piece {
  readonly source: string;
  /** How telling it is: the characters that it names. */
  readonly score: number;
  /** Ways through it: what backtracking may try at one place. */
  readonly paths: number;
  /** Characters at most, about. */
  readonly length: number;
}

/** A part of a pattern: what stands for the whole of it, if anything bounded does, and the most telling piece within it. */
export interface Part {
  readonly whole: Piece | null;
  readonly best: Piece | null;
}

const MOST_PATHS = 64;
const MOST_CHARACTERS = 256;
export const NOTHING: Piece = { source: '', score: 0, paths: 1, length: 0 };

export function anyCharacter(): Piece {
  return { source: '[^]', score: 0, paths: 1, length: 1 };
}

function bounded(piece: Piece): Piece | null {
  return piece.paths <= MOST_PATHS && piece.length <= MOST_CHARACTERS ? piece : null;
}

function better(one: Piece | null, other: Piece | null): Piece | null {
  if (one === null || other === null) return one ?? other;
  return other.score > one.score ? other : one;
}

function behind(one: Piece, other: Piece): Piece | null {
  return bounded({
    source: one.source + other.source,
    score: one.score + other.score,
    paths: one.paths * other.paths,
    length: one.length + other.length,
  });
}

function oneOf(pieces: readonly Piece[]): Piece | null {
  return bounded({
    source: `(?:${pieces.map(({ source }) => source).join('|')})`,
    score: Math.min(...pieces.map(({ score }) => score)),
    paths: pieces.reduce((sum, { paths }) => sum + paths, 0),
    length: Math.max(...pieces.map(({ length }) => length)),
  });
}

function allPieces(pieces: readonly (Piece | null)[]): readonly Piece[] | null {
  const known = pieces.filter((piece) => piece !== null);
  return known.length === pieces.length ? known : null;
}

/** `a|b|c`: each branch must have its piece. */
export function alternatives(branches: readonly Part[]): Part {
  const [only] = branches;
  if (only !== undefined && branches.length === 1) {
    const whole = only.whole === null ? null : oneOf([only.whole]);
    return { whole, best: better(only.best, whole) };
  }
  const wholes = allPieces(branches.map(({ whole }) => whole));
  const bests = allPieces(branches.map(({ best }) => best));
  const whole = wholes === null ? null : oneOf(wholes);
  return { whole, best: better(whole, bests === null ? null : oneOf(bests)) };
}

export interface Repeated {
  readonly part: Part;
  readonly least: number;
  /** Infinity: without end. */
  readonly most: number;
}

/** What a repetition begins and ends with for sure, and whether nothing more belongs to it. */
function repeat({ part, least, most }: Repeated): { readonly piece: Piece | null; readonly closed: boolean } {
  const { whole } = part;
  if (whole === null || least === most) {
    const piece = whole === null ? null : times(whole, least);
    return piece === null && whole !== null && least > 0
      ? { piece: whole, closed: false }
      : { piece, closed: true };
  }
  if (least === 0 && most === 1) {
    const maybe = bounded({ ...whole, source: `(?:${whole.source})?`, score: 0, paths: whole.paths + 1 });
    return { piece: maybe, closed: true };
  }
  return { piece: least === 0 ? null : (times(whole, least) ?? whole), closed: false };
}

function times(piece: Piece, count: number): Piece | null {
  let all: Piece | null = NOTHING;
  for (let at = 0; at < count && all !== null; at += 1) all = behind(all, piece);
  return all;
}

/** `abc+d*e`: pieces that follow each other without a gap make one; `c+` ends one piece and begins the next. */
export function sequence(elements: readonly Repeated[]): Part {
  let [whole, open, best] = [NOTHING as Piece | null, NOTHING, null as Piece | null];
  for (const element of elements) {
    const { piece, closed } = repeat(element);
    if (element.least > 0) best = better(best, element.part.best);
    const joined = piece === null ? null : behind(open, piece);
    whole = whole === null || piece === null || !closed ? null : behind(whole, piece);
    best = better(best, joined ?? open);
    open = joined !== null && closed ? joined : (piece ?? NOTHING);
  }
  return { whole, best: better(best, open) };
}
