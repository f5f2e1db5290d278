import { compile } from '../analyse/index.ts';
import { say, type Locale } from '../catalogue/index.ts';
import { cli } from '../catalogue/cli.ts';
import type { SourceProblem } from '../parse/decode.ts';
import { MAX_SOURCE_BYTES, decodeSource } from '../parse/index.ts';
import { sha256 } from '../plan/digest.ts';
import type { Plan } from '../plan/types.ts';
import { mebibytes, readInput, renderInputProblem, type InputProblem } from './input.ts';
import type { Io } from './io.ts';
import { chooseLocale } from './locale.ts';

export interface LoadedDocument {
  readonly ok: true;
  readonly path: string;
  readonly plan: Plan;
  readonly text: string;
  /** The file, byte for byte. */
  readonly bytes: Buffer;
  readonly locale: Locale;
}

export type Loaded =
  LoadedDocument | { readonly ok: false; readonly problem: string; readonly locale: Locale };

/** Reads and compiles a document. A file that is none is a problem in words; a wrong document is a plan with errors. */
export function loadDocument(path: string, lang: string | undefined, io: Io): Loaded {
  const before = chooseLocale(lang, null, io.env);
  const refuse = (problem: InputProblem): Loaded => ({
    ok: false,
    problem: renderInputProblem(problem, before),
    locale: before,
  });
  const limits = {
    cwd: io.cwd,
    locale: before,
    maxBytes: MAX_SOURCE_BYTES,
    expected: cli['expected-document'],
  };
  const input = readInput(path, limits);
  if (!input.ok) return refuse(input.problem);
  const decoded = decodeSource(input.bytes);
  if (!decoded.ok) {
    const expected = say(cli['expected-document'], before);
    return refuse({
      path,
      expected,
      ...undecodable(decoded.problem, decoded.offset ?? 0, input.bytes, path, before),
    });
  }
  const locale = chooseLocale(lang, decoded.text, io.env);
  const { text } = decoded;
  return {
    ok: true,
    path,
    plan: compile(text, { path, locale, sha256: sha256(input.bytes) }),
    text,
    bytes: input.bytes,
    locale,
  };
}

function undecodable(
  problem: SourceProblem,
  offset: number,
  bytes: Buffer,
  path: string,
  locale: Locale,
): Pick<InputProblem, 'found' | 'mend'> {
  switch (problem) {
    case 'empty':
      return { found: say(cli['input-empty'], locale), mend: say(cli['mend-empty'], locale) };
    case 'binary':
      return {
        found: say(cli['input-binary'], locale, { offset: offset + 1 }),
        mend: say(cli['mend-binary'], locale),
      };
    case 'too-large':
      return { found: mebibytes(bytes.length), mend: say(cli['mend-too-large'], locale) };
    case 'not-utf8': {
      const line = bytes.subarray(0, offset).toString('latin1').split('\n').length;
      const place = { line, offset: offset + 1 };
      const encoding = guessEncoding(bytes);
      if (encoding === null) {
        return { found: say(cli['input-not-utf8'], locale, place), mend: say(cli['mend-not-utf8'], locale) };
      }
      return {
        found: say(cli['input-encoding'], locale, { ...place, encoding }),
        mend: say(cli['mend-encoding'], locale, { encoding, path }),
      };
    }
  }
}

/** What else the bytes may be; a guess for the message only, never used to read them. */
function guessEncoding(bytes: Buffer): string | null {
  const bom = bytes.length < 2 ? 0 : bytes.readUInt16BE(0);
  if (bom === 0xfffe || bom === 0xfeff) return 'UTF-16';
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    return 'GB18030';
  } catch {
    return null;
  }
}
