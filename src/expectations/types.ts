import type { Locale } from '../catalogue/index.ts';
import type { Json } from '../plan/types.ts';
import type { LinearRegex } from './linear-regex.ts';

/** What a kind may look at when it reads an author's words. */
export interface ReadingContext {
  readonly locale: Locale;
  /** Programs of the command that the expectation follows, in order. */
  readonly programs: readonly string[];
  /** The command's text. */
  readonly command: string;
  /** True when the words are a block: several lines of expected output. */
  readonly block: boolean;
  /** What stands in the brackets of a block's heading: `# 预期输出（严格）`. */
  readonly modifiers?: string;
}

/** A reading, or the reason that the words cannot be read although the kind is meant (`{"status":` is JSON that breaks off). */
export type ReadingResult =
  | { readonly ok: true; readonly spec: Json; readonly reading: string }
  | { readonly ok: false; readonly reason: string };

/** What was observed of a command, ready for judging. Text is decoded leniently: invalid UTF-8 never throws. */
export interface Observation {
  readonly exitStatus: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The response headers that curl left, or null. */
  readonly responseHeaders: string | null;
  readonly programs: readonly string[];
  readonly command: string;
  /** Values by name: what earlier commands left under `# 记录为: 名称`, and the parameters that were filled in. */
  readonly recorded: Readonly<Record<string, string>>;
  /** Of an output too long to hold: for each expectation, by its index, the lines that it needs (`Sieve`). */
  readonly sifted?: readonly (Sifted | null)[];
  /** Part of the output was not kept: what is missing here may have been there, so absence proves nothing. */
  readonly truncated?: boolean;
}

/** The lines of an output that one expectation needs. */
export interface Sifted {
  readonly stdout: string;
  readonly stderr: string;
  readonly truncated: boolean;
}

/** Which lines an expectation needs: those that hold one of its texts, as normalised, or those that its pattern matches. */
export type Sought =
  { readonly needles: readonly string[]; readonly anyCase: boolean } | { readonly pattern: LinearRegex };

export interface Judgement {
  readonly verdict: 'passed' | 'failed' | 'needs-person';
  /** What was seen, in short, for the report: the matching line, the number, the status. */
  readonly actual: string;
  /** On failure, the line of output that came nearest; null where that makes no sense. */
  readonly nearest: string | null;
}

/** One kind of expectation: its grammar, its reading in words and its judgement (language.md §3). */
export interface ExpectationKind {
  readonly name: string;
  /** False: recognised, not yet judged by the machine. */
  readonly judged: boolean;
  /** The expectation decides what the exit status must be (`退出码 3`), so the default rule stands back. Absent: it does not. */
  readonly ownsExitStatus?: (spec: Json) => boolean;
  /** The expectation holds of anything (`退出码 任意`), so it verifies nothing. Absent: it asserts. */
  readonly assertsNothing?: (spec: Json) => boolean;
  /** Null: these words are not of this kind. Pure; never throws. */
  read(words: string, context: ReadingContext): ReadingResult | null;
  /**
   * A status other than 0 that follows from what this expectation asserts (`curl -f` exits 22 when the expected 503 came).
   * Asked only when `judge` did not fail. Pure; never throws.
   */
  readonly explainsExitStatus?: (spec: Json, observation: Observation) => boolean;
  /** Pure; never throws. */
  judge(spec: Json, observation: Observation, locale: Locale): Judgement;
  /** `严格`: the whole output instead of a part of it. Absent: the word does not go with this kind. Pure; never throws. */
  readonly judgeStrictly?: (spec: Json, observation: Observation, locale: Locale) => Judgement;
  /** Where single lines decide: which. Absent or null: the whole output does. Pure; never throws. */
  readonly sought?: (spec: Json) => Sought | null;
}
