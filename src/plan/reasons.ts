/** Why text of a document is not run by the tool (language.md §9). */

/** Why a person does it. */
export type ManualReason =
  'interactive' | 'remote' | 'endless' | 'client' | 'prose' | 'not-shell' | 'script-file';

/** Why nobody does it. */
export type NotRunReason =
  | 'expected-output'
  | 'forbidden'
  | 'commented-out'
  | 'no-language'
  | 'config'
  | 'prose-section'
  | 'example'
  /** Bash cannot read it, or it is no command; an error says so. */
  | 'unreadable';
