import type { Random } from './random.ts';

/** What a command left behind, as far as expectations look. */
export interface Seen {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitStatus: number;
  readonly headers: string | null;
}

export interface Wrong extends Seen {
  /** What was done to an outcome that holds. */
  readonly how: string;
}

/** For one kind of expectation: an outcome that holds, and one that is wrong by construction; null where this throw came out right. */
export interface Outcomes {
  right(random: Random): Partial<Seen>;
  wrong(random: Random): (Partial<Seen> & { readonly how: string }) | null;
}

/** What the parameters of the examples are taken to be. */
export const VALUES: Readonly<Record<string, string>> = {
  'previous-commit-hash': 'adcfb8a',
  'previous-image-tag': 'v1.4.2',
  'previous-version': '3.1.0',
};
