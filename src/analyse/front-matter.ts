import { parseDocument as parseYaml, visit } from 'yaml';
import type { Locale } from '../catalogue/index.ts';
import type { FrontMatter } from '../parse/types.ts';
import type { Place } from '../plan/types.ts';
import { isRecord, readParameters, textOf, type DeclaredParameter } from './declared-parameters.ts';
import type { Findings } from './findings.ts';
import { YamlPlaces, type Report } from './yaml-places.ts';

/** A decision of the author's, with its place: they are judged when the program is known. */
export interface GivenDecision {
  readonly given: string;
  readonly place: Place;
}

/** What the YAML at a document's head says to mdrollback; keys of other tools are left alone. */
export interface Settings {
  readonly title: string | null;
  readonly cwd: string | null;
  /** Choices decided by the author: id → option. */
  readonly use: ReadonlyMap<string, GivenDecision>;
  readonly with: readonly GivenDecision[];
  readonly skip: readonly GivenDecision[];
  readonly parameters: readonly DeclaredParameter[];
}

const NONE: Settings = { title: null, cwd: null, use: new Map(), with: [], skip: [], parameters: [] };

/** Reads front matter. What is wrong in it is reported at its own line, and the rest still counts. */
export function readFrontMatter(
  frontMatter: FrontMatter | null,
  locale: Locale,
  findings: Findings,
): Settings {
  if (frontMatter === null) return NONE;
  const { line } = frontMatter.span.start;
  // Every scalar stays the author's text: `1.10` is a version, and `2.10` a step.
  const options = { schema: 'failsafe', prettyErrors: false, logLevel: 'silent' } as const;
  const yaml = parseYaml(frontMatter.value, options);
  const places = new YamlPlaces(yaml, frontMatter.value, line);
  const [error] = yaml.errors;
  if (error !== undefined) {
    findings.report('front-matter', places.at(error.pos[0]), { problem: error.message });
    return NONE;
  }
  const data = asJs(yaml);
  if (data === null) return NONE;
  // A document that opens with a rule would lose what stands before the next one.
  if (!isRecord(data)) {
    findings.report('front-matter', { line, column: 1 }, { problem: 'key: value' });
    return NONE;
  }
  const report: Report = (path, rule, values) => {
    findings.report(rule, places.of(...path), values);
  };
  return {
    title: textOf(data['title']),
    cwd: textOf(data['cwd']),
    use: readUse(data['use'], places, report),
    with: readSteps('with', data['with'], places, report),
    skip: readSteps('skip', data['skip'], places, report),
    parameters: readParameters(data['parameters'], locale, report),
  };
}

/** Aliases that multiply are refused by the library with an exception. */
function asJs(yaml: ReturnType<typeof parseYaml>): unknown {
  visit(yaml, {
    Scalar: (key, node) => {
      if (key !== 'key' && node.type === 'PLAIN' && /^(?:~|null)?$/i.test(String(node.value)))
        node.value = null;
    },
  });
  try {
    return yaml.toJS({ maxAliasCount: 50 });
  } catch {
    return undefined;
  }
}

function readUse(value: unknown, places: YamlPlaces, report: Report): Settings['use'] {
  if (value === undefined || value === null) return new Map();
  if (!isRecord(value)) {
    report(['use'], 'front-matter-shape', { key: 'use', example: 'use: {"2.1": Git}' });
    return new Map();
  }
  return new Map(
    Object.entries(value).flatMap(([id, option]) => {
      const given = textOf(option);
      if (given !== null) return [[id, { given, place: places.of('use', id) }] as const];
      report(['use', id], 'front-matter-shape', { key: `use.${id}`, example: `use: {"${id}": Git}` });
      return [];
    }),
  );
}

/** `["2.3", "2.4"]`, or one alone. */
function readSteps(
  key: 'with' | 'skip',
  value: unknown,
  places: YamlPlaces,
  report: Report,
): readonly GivenDecision[] {
  if (value === undefined || value === null) return [];
  const listed: readonly unknown[] = Array.isArray(value) ? value : [value];
  return listed.flatMap((each, index) => {
    const path = Array.isArray(value) ? [key, index] : [key];
    const given = textOf(each);
    if (given !== null) return [{ given: given.trim(), place: places.of(...path) }];
    report(path, 'front-matter-shape', { key, example: `${key}: ["2.3"]` });
    return [];
  });
}
