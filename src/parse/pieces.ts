import { cutAndParse, type Extent, type Piece, PIECE_LENGTH, reparsePiece } from './cut.ts';
import { Definitions } from './definitions.ts';
import type { Lines } from './lines.ts';
import type { Parse } from './thinned.ts';

export interface MappedPiece<Value> extends Extent {
  readonly value: Value;
}

/**
 * Parses `lines.text` from an offset on and maps each piece at once, so that only one piece's tree is in memory.
 * Together the pieces hold the tree of the whole text, lists that were cut aside (`joins`).
 */
export function mapPieces<Value>(
  lines: Lines,
  from: number,
  parse: Parse,
  map: (piece: Piece) => Value,
  pieceLength: number = PIECE_LENGTH,
): readonly MappedPiece<Value>[] {
  const { text } = lines;
  const definitions = new Definitions();
  const pieces: MappedPiece<Value>[] = [];
  for (const piece of cutAndParse(lines, from, parse, pieceLength)) {
    const { start, end, probeEnd, joins } = piece;
    if (text.slice(start, end).includes(']:')) definitions.collect(piece.nodes);
    pieces.push({ start, end, probeEnd, joins, value: map(piece) });
  }
  if (definitions.empty || pieces.length === 1) return pieces;
  return pieces.map((piece) => {
    const prefix = definitions.prefixFor(text.slice(piece.start, piece.end));
    return prefix === '' ? piece : { ...piece, value: map(reparsePiece(text, piece, prefix, parse)) };
  });
}
