import { parseDocument as parseYaml } from 'yaml';
import type { FrontMatter } from '../parse/types.ts';
import type { Findings } from './findings.ts';

export interface DeclaredParameter {
  readonly name: string;
  readonly secret: boolean | null;
  readonly default: string | null;
  readonly description: string | null;
  readonly pattern: string | null;
}

/** What the YAML at a document's head says to mdrollback; keys of other tools are left alone. */
export interface Settings {
  readonly title: string | null;
  readonly cwd: string | null;
  /** Choices decided by the author: id → option. */
  readonly use: ReadonlyMap<string, string>;
  readonly parameters: readonly DeclaredParameter[];
}

const NONE: Settings = { title: null, cwd: null, use: new Map(), parameters: [] };

/** Reads front matter. What is wrong in it is reported at its own line, and the rest still counts. */
export function readFrontMatter(frontMatter: FrontMatter | null, findings: Findings): Settings {
  if (frontMatter === null) return NONE;
  const { line } = frontMatter.span.start;
  const yaml = parseYaml(frontMatter.value, { prettyErrors: false, logLevel: 'silent' });
  const [error] = yaml.errors;
  if (error !== undefined) {
    const before = frontMatter.value.slice(0, error.pos[0]).split('\n');
    const place = { line: line + before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    findings.report('front-matter', place, { problem: error.message });
    return NONE;
  }
  const data = asJs(yaml);
  if (data === null) return NONE;
  // A document that opens with a rule would lose what stands before the next one.
  if (!isRecord(data)) {
    findings.report('front-matter', { line, column: 1 }, { problem: 'key: value' });
    return NONE;
  }
  const problem = (text: string): void => {
    findings.report('front-matter', { line, column: 1 }, { problem: text });
  };
  return {
    title: textOf(data['title']),
    cwd: textOf(data['cwd']),
    use: readUse(data['use'], problem),
    parameters: readParameters(data['parameters'], problem),
  };
}

/** Aliases that multiply are refused by the library with an exception. */
function asJs(yaml: ReturnType<typeof parseYaml>): unknown {
  try {
    return yaml.toJS({ maxAliasCount: 50 });
  } catch {
    return undefined;
  }
}

function readUse(value: unknown, problem: (text: string) => void): ReadonlyMap<string, string> {
  if (value === undefined || value === null) return new Map();
  if (!isRecord(value)) {
    problem('use: { "2.1": Git }');
    return new Map();
  }
  return new Map(
    Object.entries(value).flatMap(([id, option]) => {
      const text = textOf(option);
      return text === null ? [] : [[id, text] as const];
    }),
  );
}

const KEYS = new Set(['default', 'description', 'pattern', 'secret', 'type']);

function readParameters(value: unknown, problem: (text: string) => void): readonly DeclaredParameter[] {
  if (value === undefined || value === null) return [];
  if (!isRecord(value)) {
    problem('parameters: { name: { description: …, pattern: …, default: …, secret: true } }');
    return [];
  }
  return Object.entries(value).map(([name, declared]) => {
    const fields = isRecord(declared) ? declared : {};
    for (const key of Object.keys(fields)) if (!KEYS.has(key)) problem(`parameters.${name}.${key}`);
    const pattern = textOf(fields['pattern']);
    if (pattern !== null && !isPattern(pattern)) problem(`parameters.${name}.pattern: /${pattern}/`);
    return {
      name,
      secret: typeof fields['secret'] === 'boolean' ? fields['secret'] : null,
      default: textOf(fields['default']),
      description: isRecord(declared) ? textOf(fields['description']) : textOf(declared),
      pattern: pattern !== null && isPattern(pattern) ? pattern : null,
    };
  });
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(`^(?:${source})$`, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

function textOf(value: unknown): string | null {
  return typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
