/**
 * Bash text, taken apart: groups, commands, comments, placeholders.
 * Nothing here runs anything, and nothing here knows what a comment means.
 * Offsets are UTF-16 into the text that was parsed, half-open; lines count from 0 within it.
 */

export interface Script {
  readonly text: string;
  readonly groups: readonly Group[];
  readonly errors: readonly ScriptError[];
}

export interface ScriptError {
  readonly offset: number;
  readonly line: number;
  readonly message: string;
}

/** Comments and commands up to the next blank line at the top level (language.md §2.1). */
export interface Group {
  readonly items: readonly Item[];
}

export type Item = Comment | Command;

/** A comment on a line of its own, or behind a command. Comments inside a compound command or heredoc are that command's text. */
export interface Comment {
  readonly kind: 'comment';
  readonly start: number;
  readonly end: number;
  readonly line: number;
  /** Without the `#`s and blanks around it. */
  readonly text: string;
  /** It stands behind a command on the command's own last line. */
  readonly trailing: boolean;
  /** It stands at the beginning of its line. */
  readonly columnZero: boolean;
  /** The comment sign is the full-width `＃`, which is no bash comment. */
  readonly fullWidth: boolean;
}

/** A top-level command with everything that belongs to it: continuations, heredoc bodies, `;`-joined lists of one line, a closing `&`. */
export interface Command {
  readonly kind: 'command';
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly endLine: number;
  /** `text.slice(start, end)`, byte for byte. */
  readonly text: string;
  /** Every simple command in it, substitutions and compound bodies included, in the order of the text. */
  readonly calls: readonly Call[];
  /** Functions and aliases that it defines. */
  readonly defines: readonly string[];
  /** It ends with `&`. */
  readonly background: boolean;
  /** The type of its outermost node: `Command`, `Pipeline`, `If`, `Function`, … */
  readonly shape: string;
}

/** A simple command. Wrappers (`sudo -u x`, `env A=1`, `time`, `timeout 5`, `nohup`, `xargs`, …) are peeled off into `wrappers`. */
export interface Call {
  /** The program's first word if it is literal, else null (`$CMD`, a bare assignment). */
  readonly program: string | null;
  /** The arguments behind the program as the author meant them where literal; null for one with an expansion. */
  readonly args: readonly (string | null)[];
  /** The same arguments as source text. */
  readonly rawArgs: readonly string[];
  readonly wrappers: readonly string[];
  /** For each of `wrappers`, its own options and values (`-n` of `sudo -n`, `5` of `timeout 5`); null for one with an expansion. */
  readonly wrapperArgs: readonly (readonly (string | null)[])[];
  readonly redirects: readonly Redirect[];
  readonly assignments: readonly string[];
  /** It stands in a pipeline behind another command: its stdin is not the terminal. */
  readonly piped: boolean;
  readonly start: number;
  readonly end: number;
}

export interface Redirect {
  /** `>`, `>>`, `<`, `<<`, `<<<`, `&>`, … */
  readonly operator: string;
  /** The target as source text; the delimiter of a heredoc. */
  readonly target: string;
}

export interface Placeholder {
  /** The name without its marks: `previous-commit-hash`. */
  readonly name: string;
  /** How it was spelled: `<name>`, `{{name}}`, a date shape, `your-…`, … */
  readonly form: 'angle' | 'braces' | 'date' | 'curly' | 'square' | 'xx' | 'your' | 'example-host';
  readonly start: number;
  readonly end: number;
  readonly context: 'bare' | 'double-quoted' | 'single-quoted' | 'heredoc' | 'quoted-heredoc' | 'unsupported';
}
