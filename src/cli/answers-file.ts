import { dirname, resolve } from 'node:path';
import { say, type Entry, type Locale, type Values } from '../catalogue/index.ts';
import { prepareTexts } from '../catalogue/prepare.ts';
import type { LoadedDocument } from './document.ts';
import { readInput, renderInputProblem } from './input.ts';
import type { Io } from './io.ts';
import { parseYamlFile, type YamlFile } from './yaml-file.ts';

/** All decisions of a run in one file (language.md §4, §5). */
export interface Answers {
  readonly use: readonly string[];
  readonly with: readonly string[];
  readonly skip: readonly string[];
  readonly set: Readonly<Record<string, string>>;
  /** Where each value under `set` stands in the file. */
  readonly lines: Readonly<Record<string, number>>;
  /** Absolute. */
  readonly values: string | null;
}

export type AnswersResult =
  { readonly ok: true; readonly answers: Answers } | { readonly ok: false; readonly problem: string };

const MAX_BYTES = 1024 * 1024;
const KEYS = new Set(['document', 'use', 'with', 'skip', 'set', 'values']);
/** As many digits of a digest as nobody meets by chance. */
const LEAST_DIGITS = 12;

/** Reads `--answers`. The file names the document's SHA-256: decisions for another text are not taken for this one. */
export async function readAnswers(path: string, document: LoadedDocument, io: Io): Promise<AnswersResult> {
  const { locale, plan } = document;
  const { sha256 } = plan.source;
  const limits = { cwd: io.cwd, locale, maxBytes: MAX_BYTES, expected: prepareTexts['expected-answers'] };
  const input = readInput(path, limits);
  if (!input.ok) return { ok: false, problem: renderInputProblem(input.problem, locale) };
  const refuse = (found: string, mend: Entry = prepareTexts['mend-answers']): AnswersResult =>
    refusal({ path, found, mend, sha256 }, locale);
  const words = (id: keyof typeof prepareTexts, values: Values = {}): string =>
    say(prepareTexts[id], locale, values);

  let file: YamlFile;
  try {
    file = await parseYamlFile(input.bytes, locale);
  } catch (error) {
    return refuse(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
  const { content, lineOf } = file;
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return refuse(words('answers-no-map'));
  }
  const fields = new Map<string, unknown>(Object.entries(content));
  const extra = [...fields.keys()].find((key) => !KEYS.has(key));
  if (extra !== undefined) return refuse(words('answers-key', { key: extra, line: lineOf(extra) }));
  const bound = fields.get('document');
  if (typeof bound !== 'string') return refuse(words('answers-unbound'));
  const digits = bound
    .trim()
    .toLowerCase()
    .replace(/^sha256:/, '');
  if (digits.length < LEAST_DIGITS || !sha256.startsWith(digits)) {
    const found = words('answers-other', { found: bound, path: document.path, sha256 });
    return refuse(found, prepareTexts['mend-answers-other']);
  }
  const read = readFields(fields);
  if (typeof read === 'string') return refuse(words('answers-shape', { key: read, line: lineOf(read) }));
  const values = read.values === null ? null : resolve(dirname(resolve(io.cwd, path)), read.values);
  const lines = Object.fromEntries(Object.keys(read.set).map((name) => [name, lineOf('set', name)]));
  return { ok: true, answers: { ...read, lines, values } };
}

function refusal(
  { path, found, mend, sha256 }: { path: string; found: string; mend: Entry; sha256: string },
  locale: Locale,
): AnswersResult {
  const expected = say(prepareTexts['expected-answers'], locale);
  const problem = { path, found, expected, mend: say(mend, locale, { sha256 }) };
  return { ok: false, problem: renderInputProblem(problem, locale) };
}

/** The decisions, or the key whose value has another form. */
function readFields(fields: ReadonlyMap<string, unknown>): Omit<Answers, 'lines'> | string {
  const use = readUse(fields.get('use'));
  const done = readList(fields.get('with'));
  const skip = readList(fields.get('skip'));
  const set = readTexts(fields.get('set'));
  const values = fields.get('values') ?? null;
  if (use === null) return 'use';
  if (done === null) return 'with';
  if (skip === null) return 'skip';
  if (set === null) return 'set';
  if (values !== null && typeof values !== 'string') return 'values';
  return { use, with: done, skip, set, values };
}

/** `{ "2.1": Git }`, or a list of what `--use` takes. */
function readUse(value: unknown): readonly string[] | null {
  if (Array.isArray(value) || value === undefined || typeof value === 'string') return readList(value);
  const texts = readTexts(value);
  return texts === null ? null : Object.entries(texts).map(([id, option]) => `${id}=${option}`);
}

function readList(value: unknown): readonly string[] | null {
  if (value === undefined || value === '') return [];
  if (typeof value === 'string') return [value];
  if (!Array.isArray(value)) return null;
  const texts: unknown[] = value;
  return texts.every((each) => typeof each === 'string') ? texts : null;
}

function readTexts(value: unknown): Readonly<Record<string, string>> | null {
  if (value === undefined || value === '') return {};
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value).flatMap(([name, text]: [string, unknown]) =>
    typeof text === 'string' ? [[name, text] as const] : [],
  );
  return entries.length === Object.keys(value).length ? Object.fromEntries(entries) : null;
}
