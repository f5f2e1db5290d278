/** Bytes of a file to text: strict UTF-8, and nothing that only looks like a document. */

/** 20 MiB. No rollback document is near it; a log or a dump given by mistake is. */
export const MAX_SOURCE_BYTES = 20 * 1024 * 1024;

export type SourceProblem = 'not-utf8' | 'binary' | 'empty' | 'too-large';

type Decoded =
  | { readonly ok: true; readonly text: string }
  /** `offset`: of the first byte that is wrong; null where no single byte is to blame. */
  | { readonly ok: false; readonly problem: SourceProblem; readonly offset: number | null };

/**
 * Decodes a document. A BOM stays in the text, since offsets count it.
 * UTF-16 is told by its BOM and refused as `not-utf8`; NUL bytes are `binary`; blanks alone are `empty`.
 */
export function decodeSource(bytes: Uint8Array): Decoded {
  if (bytes.length > MAX_SOURCE_BYTES) return { ok: false, problem: 'too-large', offset: null };
  if (hasUtf16Bom(bytes)) return { ok: false, problem: 'not-utf8', offset: 0 };
  const nul = bytes.indexOf(0);
  if (nul !== -1) return { ok: false, problem: 'binary', offset: nul };
  // Not `fatal`: that would not tell where.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const wrong = firstReplacedByte(bytes, text);
  if (wrong !== null) return { ok: false, problem: 'not-utf8', offset: wrong };
  // `trim` takes U+FEFF and U+3000 for blanks, too.
  if (text.trim() === '') return { ok: false, problem: 'empty', offset: null };
  return { ok: true, text };
}

function hasUtf16Bom(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** The decoder puts U+FFFD for what is no UTF-8; where the bytes do not spell U+FFFD themselves, they were wrong. */
function firstReplacedByte(bytes: Uint8Array, text: string): number | null {
  let byte = 0;
  let from = 0;
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', from)) {
    byte += Buffer.byteLength(text.slice(from, at));
    if (bytes[byte] !== 0xef || bytes[byte + 1] !== 0xbf || bytes[byte + 2] !== 0xbd) return byte;
    byte += 3;
    from = at + 1;
  }
  return null;
}
