/** What a menu is about: an action that failed, or a command of which nobody knows whether it ran. */
export type MenuKind = 'failed' | 'in-doubt';

/** What an operator says after Ctrl-C while a command runs. */
export type Interrupted = 'go-on' | 'stop-command' | 'stop-run';

/** The ways on that menus offer; none is ever taken by itself (law 4). */
export type Way =
  | 'retry'
  | 'edit'
  | 'by-hand'
  | 'skip'
  | 'shell'
  | 'diagnose'
  | 'contacts'
  /** In doubt: it was done. */
  | 'done'
  /** In doubt: it was not, or may be run once more. */
  | 'run-again'
  | 'stop';
