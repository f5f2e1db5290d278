import type { Failure } from './account.ts';
import type { Halt, Placed } from './context.ts';
import type { EditedCommand } from './types.ts';

/** What a failed action can be taken up again with. */
export interface Broken {
  readonly placed: Placed;
  readonly halt: Halt;
  readonly failure: Failure;
  /** What the last start ran in place of the author's text. */
  readonly edited: EditedCommand | null;
}
