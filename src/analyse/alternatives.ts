import { undecorated } from '../vocabulary/comments.ts';
import { displayName, toolNameIn } from '../vocabulary/tools.ts';
import { waysAmong } from '../vocabulary/ways.ts';
import type { Chunk, ReadComment } from './chunks.ts';
import { headOf } from './chunks.ts';
import { distinct } from './labels.ts';

/** Chunks of one fence of which exactly one alternative runs (language.md §4). */
export interface Alternatives {
  readonly options: readonly {
    readonly label: string;
    /** The series' comment, as the author wrote it; else empty. */
    readonly title: string;
    readonly chunks: readonly Chunk[];
  }[];
  /** Verifications behind the choice that only make sense with one alternative. */
  readonly followers: ReadonlyMap<Chunk, number>;
}

/** An alternative that a chunk belongs to. */
export interface Placed {
  readonly alternatives: Alternatives;
  readonly option: number;
}

export function placesOf(found: readonly Alternatives[]): ReadonlyMap<Chunk, Placed> {
  const placed = new Map<Chunk, Placed>();
  for (const alternatives of found) {
    alternatives.options.forEach(({ chunks }, option) => {
      for (const chunk of chunks) placed.set(chunk, { alternatives, option });
    });
    for (const [chunk, option] of alternatives.followers) placed.set(chunk, { alternatives, option });
  }
  return placed;
}

/** `undo a  # 方式1：…`, `undo b  # 方式2：…`: what stands behind the commands heads each of them. */
export function splitSeries(chunks: readonly Chunk[]): readonly Chunk[] {
  return chunks.flatMap((chunk) => {
    const { lead, entries, tail, group } = chunk;
    const named = entries.filter((entry) => entry.remarks.some(isSeries));
    if (named.length < 2) return [chunk];
    const split: Chunk[] = [{ lead, entries: [], tail: [], group }];
    for (const entry of entries) {
      const head = entry.remarks.filter(isSeries);
      const rest = { ...entry, remarks: entry.remarks.filter((remark) => !isSeries(remark)) };
      if (head.length > 0) split.push({ lead: head, entries: [rest], tail: [], group });
      else split.at(-1)?.entries.push(rest);
    }
    return [...split, { lead: [], entries: [], tail, group }].filter(
      (each) => each.lead.length + each.entries.length + each.tail.length > 0,
    );
  });
}

const isSeries = ({ reading }: ReadComment): boolean => reading.kind === 'series';

/** Finds the choices in a fence: series `方法1/方法2`, groups joined by `或`, and the ways that are known already. */
export function findAlternatives(
  chunks: readonly Chunk[],
  ways: readonly (readonly (readonly Chunk[])[])[] = [],
): readonly Alternatives[] {
  const found: Chunk[][][] = ways.map((options) => options.map((option) => [...option]));
  const taken = new Set<Chunk>(ways.flat(2));
  const series = seriesOf(chunks);
  if (series?.flat().some((chunk) => taken.has(chunk)) === false) {
    found.push(series);
    for (const option of series) for (const chunk of option) taken.add(chunk);
  }
  chunks.forEach((chunk, index) => {
    if (taken.has(chunk) || !isAlternative(chunk)) return;
    // `# ArgoCD 会自动重建` between the two is a remark: what it stands behind is the alternative.
    const before = chunks.slice(0, index).findLast((each) => taken.has(each) || hasContent(each));
    const open = before && found.find((options) => options.at(-1)?.at(-1) === before);
    if (open !== undefined) open.push([chunk]);
    else if (before !== undefined && !taken.has(before) && hasContent(before)) {
      found.push([[before], [chunk]]);
      taken.add(before);
    } else return;
    taken.add(chunk);
  });
  return found
    .sort((a, b) => chunks.indexOf(a[0]?.[0] as Chunk) - chunks.indexOf(b[0]?.[0] as Chunk))
    .map((options) => describe(options, chunks, taken));
}

function describe(
  options: readonly (readonly Chunk[])[],
  chunks: readonly Chunk[],
  taken: ReadonlySet<Chunk>,
): Alternatives {
  const rough = options.map((option) => label(option, false));
  const byTool = rough.slice(1).some((each) => toolNameIn(each) !== null);
  const labels = toldApart(
    options.map((option) => label(option, byTool)),
    options,
  );
  const followers = new Map<Chunk, number>();
  const last = Math.max(...options.flat().map((chunk) => chunks.indexOf(chunk)));
  for (const chunk of chunks.slice(last + 1)) {
    if (taken.has(chunk)) break;
    const owner = ownerOf(chunk, options);
    if (owner !== null) followers.set(chunk, owner);
  }
  const described = options.map((part, index) => ({
    label: labels[index] ?? '',
    title: seriesComment(part),
    chunks: part,
  }));
  return { options: described, followers };
}

function seriesComment([first]: readonly Chunk[]): string {
  return first?.lead.find(({ reading }) => reading.kind === 'series')?.comment.text ?? '';
}

/** The one alternative whose programs a verification's programs belong to, or null. */
function ownerOf(chunk: Chunk, options: readonly (readonly Chunk[])[]): number | null {
  if (!headOf(chunk).verifies || chunk.entries.length === 0) return null;
  const programs = programsOf([chunk]).map(displayName);
  const owners = options.flatMap((option, index) => {
    const own = new Set(programsOf(option).map(displayName));
    return programs.some((program) => own.has(program)) ? [index] : [];
  });
  const [only] = owners;
  return owners.length === 1 && only !== undefined ? only : null;
}

function hasContent(chunk: Chunk): boolean {
  return (
    chunk.entries.length > 0 ||
    chunk.lead.some(({ reading }) => reading.kind === 'act' || reading.kind === 'series')
  );
}

function isAlternative(chunk: Chunk): boolean {
  if (chunk.lead[0]?.reading.kind !== 'alternative') return false;
  // `# 或者手工执行：` over nothing but a commented-out command is a remark, not an alternative.
  return chunk.entries.length > 0 || !chunk.lead.some(({ reading }) => reading.kind === 'commented-out');
}

/** `# 方法1：` … `# 方法2：` in one fence: each series comment begins an option; the last option is its own group. */
function seriesOf(chunks: readonly Chunk[]): Chunk[][] | null {
  const numbered = chunks.flatMap((chunk, index) =>
    chunk.lead.some(({ reading }) => reading.kind === 'series') ? [index] : [],
  );
  const starts = numbered.length > 1 ? numbered : (waysAmong(chunks.map(titleOf))[0] ?? []);
  if (starts.length < 2) return null;
  const options = starts.map((start, index) => {
    const next = starts[index + 1];
    if (next !== undefined) return chunks.slice(start, next);
    const group = chunks[start]?.group;
    let end = start + 1;
    while (end < chunks.length && chunks[end]?.group === group) end += 1;
    return chunks.slice(start, end);
  });
  return options.map((option) => [...option]);
}

/** The comment over commands, `使用 Helm：`, which may name one of several ways. */
function titleOf({ lead, entries }: Chunk): string | null {
  const [first] = lead;
  return first !== undefined && entries.length > 0 && NAMES.has(first.reading.kind)
    ? first.comment.text
    : null;
}

const NAMES: ReadonlySet<string> = new Set(['title', 'act', 'series', 'alternative']);

function programsOf(chunks: readonly Chunk[]): readonly string[] {
  return chunks.flatMap((chunk) =>
    chunk.entries.flatMap((entry) =>
      entry.command.calls.flatMap((call) => (call.program === null ? [] : [call.program])),
    ),
  );
}

/** `byTool`: the other alternatives are named after tools, so one without a name of its own is named after its program. */
function label(option: readonly Chunk[], byTool: boolean): string {
  const [first] = option;
  if (first === undefined) return '';
  for (const { reading, comment } of first.lead) {
    if (reading.kind === 'series')
      return short(reading.label) ?? short(undecorated(comment.text)) ?? reading.ordinal;
    if (reading.kind === 'alternative' && reading.label !== '') return short(reading.label) ?? reading.label;
  }
  const { title: words } = headOf(first);
  const title = words === null ? null : (short(words) ?? words);
  const tool = title === null ? null : toolNameIn(title);
  const program = programsOf(option).find((each) => each !== 'cd' && each !== 'echo');
  if (tool !== null) return tool;
  if (title !== null && !byTool) return title;
  if (program !== undefined) return displayName(program);
  // `# Plan B` over nothing but `echo`.
  return title ?? short(undecorated(first.lead[0]?.comment.text ?? '')) ?? '';
}

/** A tool's name where the words hold one, else the words without emphasis, brackets and a colon's tail. */
function short(words: string): string | null {
  const tool = toolNameIn(words);
  if (tool !== null) return tool;
  const cut = words
    .replace(/\*\*|[(（][^()（）]*[)）]|[:：。].*$/g, '')
    .replace(/^[-–—\s]+/, '')
    .trim();
  return cut === '' ? null : cut;
}

/** Two options of one name cannot be told apart by `--use`: titles, then numbers, make them distinct. */
function toldApart(labels: readonly string[], options: readonly (readonly Chunk[])[]): readonly string[] {
  const repeated = (label: string): boolean =>
    labels.filter((each) => each.toLowerCase() === label.toLowerCase()).length > 1;
  const longer = labels.map((each, index) => {
    if (!repeated(each)) return each;
    const [first] = options[index] ?? [];
    const lead = first?.lead.find(
      ({ reading }) =>
        reading.kind === 'series' || reading.kind === 'alternative' || reading.kind === 'title',
    );
    if (lead === undefined) return first?.entries[0]?.command.text.slice(0, 40) ?? each;
    const { reading } = lead;
    return reading.kind === 'title'
      ? reading.title
      : reading.kind === 'series' || reading.kind === 'alternative'
        ? reading.label || each
        : each;
  });
  return distinct(longer);
}
