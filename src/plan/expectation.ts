/** What the parts of a plan are made of. */

/** A value that survives `JSON.stringify` and `JSON.parse` unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Where something stands in the source. Lines and columns count from 1, columns in UTF-16 code units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** What an author expects of the last command (§3), as it was read when the document was compiled. */
export interface Expectation extends Place {
  /** The name of a kind in the registry of `expectations/`. */
  readonly kind: string;
  /** The author's words, without the `# 预期：` before them. */
  readonly text: string;
  /** How it was read, in the user's language: "HTTP 状态 = 503". */
  readonly reading: string;
  /** False for a kind that is recognised and not yet judged by the machine: a person is asked. */
  readonly judged: boolean;
  /** What the kind's judgement needs; opaque to every other stage. */
  readonly spec: Json;
}

/** What a placeholder inside a command's text refers to. Offsets are UTF-16 into `CommandAction.text`. */
export interface Binding {
  readonly parameter: string;
  readonly start: number;
  readonly end: number;
  /** The quoting around the placeholder, which decides how a variable can stand in its place. */
  readonly context: 'bare' | 'double-quoted' | 'single-quoted' | 'heredoc' | 'quoted-heredoc' | 'unsupported';
}
