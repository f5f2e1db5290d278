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

/** Text that looks like work and that nothing will run, with the reason. */
export interface NotRun {
  readonly line: number;
  readonly text: string;
  readonly reason: NotRunReason;
}
