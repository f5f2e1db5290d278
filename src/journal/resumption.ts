import type { Plan } from '../plan/types.ts';

/** A process that drove a run. */
export interface Holder {
  readonly host: string;
  readonly pid: number;
  /** RFC 3339, UTC. */
  readonly since: string;
}

/** A document that was changed while its run was open. */
export interface Edits {
  readonly planDigest: string;
  readonly source: Plan['source'];
  readonly planSha256: string;
  /** Lines that were added and removed. */
  readonly added: number;
  readonly removed: number;
}
