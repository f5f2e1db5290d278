/** Where the value of a parameter reaches text that is evaluated, through variables, functions and pipes (language.md §0.6). */

/**
 * `script`: a shell reads it as code. `perhaps-script`: it may, what a program makes of it is not known.
 * `split`: an unquoted expansion, which bash splits at blanks and matches against files; `list`: one that a loop goes through.
 * `arithmetic`: where a value like `a[$(…)]` is code.
 */
export type FlowKind = 'script' | 'perhaps-script' | 'split' | 'list' | 'arithmetic';

export interface Flow {
  readonly kind: FlowKind;
  readonly parameters: readonly string[];
  /** The offset into the text of the command. */
  readonly start: number;
  /** The word, as the author wrote it. */
  readonly text: string;
}

/** Values that mean the same there as anywhere. None does where a shell reads them as code. */
const HARMLESS: Readonly<Record<FlowKind, RegExp | null>> = {
  script: null,
  'perhaps-script': /(?:)/,
  split: /^[\p{L}\p{N}_.:/@%+,=-]+$/u,
  list: /^[^*?[\]\\]*$/,
  arithmetic: /^[\w.:-]*$/,
};

/** The value arrives as it is, and as one argument, although it goes this way. */
export function isHarmless(kind: FlowKind, value: string): boolean {
  return HARMLESS[kind]?.test(value) ?? false;
}
