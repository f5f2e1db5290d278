import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { errno, journalError } from '../journal/error.ts';
import type { JournalEvent, StreamRange } from '../journal/events.ts';
import type { Plan } from '../plan/types.ts';
import { isSealed, maskFile, maskFor, vaultOf, type Mask } from '../secrets/index.ts';
import { valueOf } from './parameters.ts';
import type { ExecuteOptions } from './types.ts';

/** Keeps the secrets of a run out of everything that the run leaves behind (language.md §5). */
export interface Redaction {
  /** There is no secret in this run. */
  readonly idle: boolean;
  /** The event with every secret in its texts masked. */
  event<Event extends JournalEvent>(event: Event): Event;
  /**
   * Masks what a command printed, in its file, before its end is journaled. Rejects with `JournalError` when that
   * cannot be done: a run that cannot keep a secret goes no further.
   */
  atRest(ranges: readonly StreamRange[]): Promise<void>;
  /**
   * Masks what an earlier executor left that did not come to it: outputs, and snapshots as `leftovers` does. The scripts
   * of a bash that may live still are left alone.
   */
  leftBehind(): Promise<void>;
  /** Gives the snapshots their secrets back, for the session that goes on from them. */
  reveal(): Promise<void>;
  /**
   * Masks all that the session's files hold by now, and what background processes printed late. Snapshots are sealed:
   * whoever resumes the run gives the same secrets, and variables made of them must not come back as `***`.
   */
  leftovers(): Promise<void>;
}

/** The redaction of a run by the values of its secret parameters. */
export function redactionOf(
  plan: Plan,
  {
    parameters,
    runDirectory,
    secrets: others = [],
  }: Pick<ExecuteOptions, 'parameters' | 'runDirectory' | 'secrets'>,
): Redaction {
  const secrets = plan.parameters
    .filter(({ secret }) => secret)
    .flatMap(({ name }) => valueOf(plan, parameters, name) ?? []);
  const mask = maskFor([...secrets, ...others]);
  const vault = vaultOf(mask, secrets.length > 0 ? secrets : others);
  const sweep = async (all: boolean): Promise<void> => {
    if (mask.idle) return;
    for (const path of await filesIn(runDirectory.session, all)) {
      if (SNAPSHOT.test(basename(path))) await kept(path, () => vault.hide(path));
      else await maskedFile(mask, path, 0, Infinity);
    }
  };
  return {
    idle: mask.idle,
    event: (event) => (mask.idle ? event : maskTexts(mask, event)),
    atRest: async (ranges) => {
      if (mask.idle) return;
      for (const { path, offset, bytes } of ranges) {
        await maskedFile(mask, resolve(runDirectory.directory, path), offset, bytes);
      }
    },
    leftBehind: () => sweep(false),
    reveal: async () => {
      if (mask.idle) return;
      for (const path of await filesIn(runDirectory.session, true)) {
        if (SNAPSHOT.test(basename(path))) await kept(path, () => vault.restore(path));
      }
    },
    leftovers: () => sweep(true),
  };
}

/** What a later bash is given its state from. */
const SNAPSHOT = /^(?:state\.\w+|traps)$/;
/** Bash's own notes hold numbers and names of ours: a secret that is called like one must not unmake them. */
const NOTES = 'status';

/** `all`: those in directories, too, which are the scripts of single sessions. */
async function filesIn(session: string, all: boolean): Promise<readonly string[]> {
  const entries = await readdir(session, { withFileTypes: true, recursive: all });
  return entries
    .filter((entry) => entry.isFile() && entry.name !== NOTES && !isSealed(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name));
}

function maskedFile(mask: Mask, path: string, offset: number, bytes: number): Promise<void> {
  return kept(path, () => maskFile(mask, path, offset, bytes));
}

async function kept(path: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    // A file that the command has removed holds nothing.
    if (errno(cause) !== 'ENOENT') throw journalError('not-written', path, cause);
  }
}

/** Fields that hold names and words of ours, never a text of anybody else's: a secret that is called `passed` must not unmake them. */
const OURS: ReadonlySet<string> = new Set(
  (
    'type schema run version planDigest source sha256 operator by cwd pid startTime bootId phase step action nonce how outcome verdict ' +
    'question answer result path startedAt metric when'
  ).split(' '),
);

/** Every other text in a JSON-safe value, masked. */
function maskTexts<T>(mask: Mask, value: T): T;
function maskTexts(mask: Mask, value: unknown): unknown {
  if (typeof value === 'string') return mask.text(value);
  if (Array.isArray(value)) return value.map((each: unknown) => maskTexts(mask, each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]: [string, unknown]) => [
      key,
      OURS.has(key) ? each : maskTexts(mask, each),
    ]),
  );
}
