import { dirname, relative, resolve } from 'node:path';
import { say, type Entry, type Locale, type Values } from '../../catalogue/index.ts';
import { prepareTexts } from '../../catalogue/prepare.ts';
import { wantsDeployment } from '../../plan/deployment.ts';
import { selectPlan } from '../../plan/select.ts';
import type { Plan } from '../../plan/types.ts';
import { collectDecisions, type DecisionFlags, type DecisionResult, type Source } from '../decisions.ts';
import { loadDocument, type LoadedDocument } from '../document.ts';
import { readInput, renderInputProblem } from '../input.ts';
import type { Io } from '../io.ts';
import { chooseLocale } from '../locale.ts';
import { screenOf } from '../terminal/screen.ts';
import { put, type Desk } from '../terminal/transcript-lines.ts';
import { outlineOf, putDifferences } from './differences.ts';
import { readPlanFile, type PlanFile } from './plan-file.ts';
import { changedValues, sourcesNow } from './values.ts';

const MAX_BYTES = 64 * 1024 * 1024;

export interface Opened {
  readonly document: LoadedDocument;
  readonly collected: Extract<DecisionResult, { readonly ok: true }>;
}

/** `exec plan.json`, as opposed to a document. */
export function isPlanPath(path: string): boolean {
  return /\.json$/i.test(path);
}

/**
 * Opens a plan file to be run exactly as it stands. Null: it, its document or a value has changed since it was written,
 * or it is none; what differs has been said on stderr, and nothing may run.
 */
export async function openPlanFile(
  path: string,
  flags: DecisionFlags & { readonly lang?: string },
  io: Io,
): Promise<Opened | null> {
  const opening = readFile(path, flags, io);
  if (opening === null) return null;
  const { file, document } = opening;
  const desk = deskFor(document.locale, file, io);
  const says: Says = {
    desk,
    path,
    document: relative(io.cwd, resolve(io.cwd, document.path)),
    refuse: (entry, values = {}) => {
      put(desk, { text: '✗ ', paint: desk.screen.colors.red }, say(entry, desk.locale, values));
    },
  };
  if (!isSame(opening, says)) return null;
  const decisions = decisionsOf(file);
  const fixed = fixedFlags(flags, file);
  if (fixed.length > 0) {
    says.refuse(prepareTexts['plan-fixed'], { given: fixed.join(' ') });
    return null;
  }
  const now = await sourcesNow(resolve(io.cwd, path), file, document, io);
  if (typeof now === 'string') {
    io.stderr.write(now);
    return null;
  }
  if (!haveSameValues(file, now, says)) return null;
  // Only what a plan cannot hold is new; whatever else is given is in it.
  const given = await collectDecisions(valueFlags(flags), document, io);
  if (!given.ok) {
    io.stderr.write(given.problem);
    return null;
  }
  const isOpen = openIn(file);
  const other = otherValues(given.sources, file);
  if (other.length > 0) {
    says.refuse(prepareTexts['plan-fixed'], { given: `--values ${flags.values ?? ''}: ${other.join(', ')}` });
    return null;
  }
  const values = [...now.map((source) => source.values), given.decisions.parameters].flatMap(
    Object.entries<string>,
  );
  const later = Object.fromEntries(values.filter(([name]) => isOpen(name)));
  const { with: done, skip } = file.prepared;
  return {
    document,
    collected: {
      ...given,
      decisions: { ...decisions, parameters: { ...decisions.parameters, ...later } },
      steps: { with: done, skip },
    },
  };
}

/** How a refusal is said. */
interface Says {
  readonly desk: Desk;
  readonly path: string;
  readonly document: string;
  readonly refuse: (entry: Entry, values?: Values) => void;
}

function sayHowToMend({ desk, document, path }: Says): void {
  put(desk, '  ', say(prepareTexts['mend-plan'], desk.locale, { document, path }));
}

/** The document, the file and the reading are what they were; else what differs has been said. */
function isSame({ file, intact, document }: Opening, says: Says): boolean {
  const { desk, refuse, path } = says;
  const plan = planOf(document, file);
  if (intact && document.plan.source.sha256 !== file.source.sha256) {
    refuse(prepareTexts['plan-document-changed'], { document: says.document });
    putDifferences(desk, file.prepared.text, document.text);
  } else if (!intact) {
    refuse(prepareTexts['plan-edited'], { path });
    const shown = { ...file, prepared: null };
    // A value that was edited is nowhere else than in the file.
    putDifferences(desk, textOf({ ...plan, parameters: file.parameters, prepared: null }), textOf(shown));
  } else if (plan.digest === file.digest) return true;
  else {
    refuse(prepareTexts['plan-reading-changed']);
    putDifferences(desk, outlineOf(file), outlineOf(plan));
  }
  sayHowToMend(says);
  return false;
}

/** What the file's decisions make of the document. Of a file that was edited they may be anything: then the document alone. */
function planOf(document: LoadedDocument, file: PlanFile): Plan {
  try {
    return selectPlan(document.plan, decisionsOf(file)).plan;
  } catch {
    return document.plan;
  }
}

function haveSameValues(file: PlanFile, now: readonly Source[], says: Says): boolean {
  const changed = changedValues(file, now, says.desk.locale);
  for (const { source, lines } of changed) {
    says.refuse(prepareTexts['plan-values-changed'], { source });
    for (const line of lines) put(says.desk, '    ', line);
  }
  if (changed.length > 0) sayHowToMend(says);
  return changed.length === 0;
}

interface Opening {
  readonly file: PlanFile;
  /** Nobody has edited it. */
  readonly intact: boolean;
  readonly document: LoadedDocument;
}

/** The file and its document, or null when one of them cannot be read. */
function readFile(path: string, flags: { readonly lang?: string }, io: Io): Opening | null {
  const locale = chooseLocale(flags.lang, null, io.env);
  const limits = { cwd: io.cwd, locale, maxBytes: MAX_BYTES, expected: prepareTexts['expected-plan'] };
  const input = readInput(path, limits);
  if (!input.ok) {
    io.stderr.write(renderInputProblem(input.problem, locale));
    return null;
  }
  const reading = readPlanFile(input.bytes.toString('utf8'));
  if (!reading.ok) {
    const found = say(prepareTexts[`plan-${reading.problem}`], locale, { detail: reading.detail });
    const expected = say(prepareTexts['expected-plan'], locale);
    const mend = say(prepareTexts['mend-plan'], locale, { document: '…', path });
    io.stderr.write(renderInputProblem({ path, found, expected, mend }, locale));
    return null;
  }
  const { file, intact } = reading;
  const at = relative(io.cwd, resolve(dirname(resolve(io.cwd, path)), file.prepared.document));
  const document = loadDocument(at, flags.lang, io);
  if (document.ok) return { file, intact, document };
  io.stderr.write(
    `${say(prepareTexts['plan-document-gone'], locale, { document: at })}\n${document.problem}`,
  );
  return null;
}

function deskFor(locale: Locale, plan: PlanFile, io: Io): Desk {
  return {
    plan,
    locale,
    screen: screenOf(io, io.stderr),
    write: (text) => io.stderr.write(text),
    mask: (text) => text,
  };
}

function decisionsOf(file: PlanFile): { use: readonly string[]; parameters: Record<string, string> } {
  return {
    use: file.choices.flatMap(({ id, chosen }) => (chosen === null ? [] : [`${id}=${chosen}`])),
    parameters: Object.fromEntries(
      file.parameters.flatMap(({ name, value, secret }) => (secret || value === null ? [] : [[name, value]])),
    ),
  };
}

/** Secrets, and when it was deployed, where it was prepared before that. */
function openIn(file: PlanFile): (name: string) => boolean {
  const secrets = new Set(file.parameters.filter(({ secret }) => secret).map(({ name }) => name));
  return (name) => secrets.has(name) || wantsDeployment(file, name);
}

/** Flags that would decide anew what the plan has decided. */
function fixedFlags(
  { use = [], set = [], with: done = [], skip = [], answers }: DecisionFlags,
  file: PlanFile,
): string[] {
  const isOpen = openIn(file);
  const names = set.map((each) => each.split('=', 1)[0]?.trim() ?? '').filter((name) => !isOpen(name));
  return [
    ...use.map((each) => `--use ${each}`),
    ...names.map((each) => `--set ${each}`),
    ...done.map((each) => `--with ${each}`),
    ...skip.map((each) => `--skip ${each}`),
    ...(answers === undefined ? [] : [`--answers ${answers}`]),
  ];
}

/** Names to which a file of the call gives another value than the plan has. */
function otherValues(given: readonly Source[], file: PlanFile): string[] {
  const isOpen = openIn(file);
  const named = given.flatMap(({ kind, values }) => (kind === 'values' ? Object.entries(values) : []));
  const own = new Map(file.parameters.map(({ name, value }) => [name, value]));
  return named.filter(([name, value]) => !isOpen(name) && own.get(name) !== value).map(([name]) => name);
}

function valueFlags({ set, values }: DecisionFlags): DecisionFlags {
  return { ...(set === undefined ? {} : { set }), ...(values === undefined ? {} : { values }) };
}

function textOf(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
