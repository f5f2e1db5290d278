import { sha256 } from '../../plan/digest.ts';
import type { Plan } from '../../plan/types.ts';

/**
 * A plan that was decided in daylight, to be run at night (language.md §9): the plan as `--format json` prints it, and
 * beside it all that its execution needs to be sure that it is the same.
 */
export interface PlanFile extends Plan {
  readonly prepared: Prepared;
}

export interface Prepared {
  readonly schema: typeof PREPARED_SCHEMA;
  /** RFC 3339. */
  readonly at: string;
  readonly by: string | null;
  readonly version: string;
  /** Relative to the plan file. */
  readonly document: string;
  /** The document as it was, for showing what has changed since. */
  readonly text: string;
  /** Optional steps. */
  readonly with: readonly string[];
  readonly skip: readonly string[];
  /** Where values came from, without any secret: a file relative to the plan file, or the environment (null). */
  readonly sources: readonly PreparedSource[];
  /** `sha256:…` of everything else in the file. */
  readonly seal: string;
}

export interface PreparedSource {
  readonly kind: 'environment' | 'values' | 'answers';
  readonly path: string | null;
  readonly values: Readonly<Record<string, string>>;
}

const PREPARED_SCHEMA = 'mdrollback.prepared/1';

export type Unsealed = Omit<Prepared, 'seal' | 'schema'>;

/** The file's text. No secret is in it. */
export function planFileText(plan: Plan, prepared: Unsealed): string {
  const parameters = plan.parameters.map((each) =>
    each.secret ? { ...each, value: null, default: null } : each,
  );
  const whole = { ...plan, parameters, prepared: { schema: PREPARED_SCHEMA, ...prepared } } as const;
  const file = { ...whole, prepared: { ...whole.prepared, seal: sealOf(whole) } };
  return `${JSON.stringify(file, null, 2)}\n`;
}

export type PlanFileReading =
  | { readonly ok: true; readonly file: PlanFile; readonly intact: boolean }
  | { readonly ok: false; readonly problem: 'not-json' | 'no-plan'; readonly detail: string };

/** Reads a plan file. One that somebody has edited is read as well, and is not intact. */
export function readPlanFile(text: string): PlanFileReading {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    return { ok: false, problem: 'not-json', detail: error instanceof Error ? error.message : String(error) };
  }
  if (!isPlanFile(content)) return { ok: false, problem: 'no-plan', detail: '' };
  const { seal, ...prepared } = content.prepared;
  return { ok: true, file: content, intact: seal === sealOf({ ...content, prepared }) };
}

/** Enough to go on with: whatever else is missing breaks the seal. */
function isPlanFile(content: unknown): content is PlanFile {
  if (typeof content !== 'object' || content === null || !('prepared' in content)) return false;
  const { prepared } = content;
  if (typeof prepared !== 'object' || prepared === null) return false;
  const texts = ['schema', 'seal', 'document', 'text'] as const;
  const fields = new Map<string, unknown>(Object.entries(prepared));
  return (
    texts.every((key) => typeof fields.get(key) === 'string') && fields.get('schema') === PREPARED_SCHEMA
  );
}

function sealOf(content: object): string {
  return `sha256:${sha256(canonical(content))}`;
}

/** JSON with its keys in order: a formatter or an editor that sorts them changes nothing. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : each,
  );
}
