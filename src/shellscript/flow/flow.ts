/** Where the value of a parameter reaches text that is evaluated, through variables, functions and pipes (language.md §0.6). */

import type { Language } from '../program-texts.ts';
import { staysData } from './program-literals.ts';

/**
 * `script`: a shell reads it as code. `perhaps-script`: it may, what a program makes of it is not known.
 * `split`: an unquoted expansion, which bash splits at blanks and matches against files; `list`: one that a loop goes through.
 * `arithmetic`: where a value like `a[$(…)]` is code. `program`: the text of a program in another language.
 */
export type PlainKind = 'script' | 'perhaps-script' | 'split' | 'list' | 'arithmetic';
export type FlowKind = PlainKind | 'program';

export type Flow = PlainFlow | ProgramFlow;

export interface ProgramFlow extends FlowBase {
  readonly kind: 'program';
  readonly language: Language;
  /** The program up to the value, without bash's quoting; null where it is not known. */
  readonly before: string | null;
}

interface PlainFlow extends FlowBase {
  readonly kind: PlainKind;
}

interface FlowBase {
  readonly parameters: readonly string[];
  /** The offset into the text of the command. */
  readonly start: number;
  /** The word, as the author wrote it. */
  readonly text: string;
}

/** Values that mean the same there as anywhere. None does where a shell reads them as code. */
const HARMLESS: Readonly<Record<PlainKind, (value: string) => boolean>> = {
  script: () => false,
  'perhaps-script': () => true,
  split: (value) => /^[\p{L}\p{N}_.:/@%+,=-]+$/u.test(value),
  list: (value) => /^[^*?[\]\\]*$/.test(value),
  arithmetic: (value) => /^[\w.:-]*$/.test(value),
};

/** The value arrives as it is, and as one argument, although it goes this way. */
export function isHarmless(flow: Flow, value: string): boolean {
  if (flow.kind === 'program') return staysData(flow.language, flow.before, value);
  return HARMLESS[flow.kind](value);
}
