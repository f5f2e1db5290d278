import { readExclusive, type Exclusive } from '../vocabulary/exclusive.ts';
import type { Place } from '../plan/types.ts';
import type { Block, Paragraph } from '../parse/types.ts';
import { headOf, type Chunk, type ReadComment } from './chunks.ts';
import { isRunnableFence } from './work.ts';

/** `二选一` in words over a fence, and the line that they stand on. */
export interface ExclusiveOver {
  readonly said: Exclusive;
  readonly line: number;
}

/** Words over blocks that hold a single fence say of its parts that only one is to be run (language.md §4). */
export function exclusiveOver(text: string, { line }: Place, blocks: readonly Block[]): ExclusiveOver | null {
  const said = readExclusive(text);
  return said !== null && said.named.length === 0 && blocks.filter(isRunnableFence).length === 1
    ? { said, line }
    : null;
}

export function exclusiveIn({ text, span }: Paragraph, blocks: readonly Block[]): ExclusiveOver | null {
  return exclusiveOver(text, span.start, blocks);
}

interface Split {
  readonly chunks: readonly Chunk[];
  /** For each choice its alternatives, and for each alternative its chunks. */
  readonly ways: readonly (readonly (readonly Chunk[])[])[];
}

/**
 * The parts of a fence of which only one is to be run, as a comment in it, or words over it, say: those that are numbered,
 * or as many as the words say of those with a comment of their own, of commands, or of what blank lines keep apart.
 * `told` gets the line of the words of which a choice was made.
 */
export function splitExclusive(
  chunks: readonly Chunk[],
  over: ExclusiveOver | null,
  told: Set<number>,
): Split {
  for (const [index, chunk] of chunks.entries()) {
    const at = chunk.lead.findIndex(({ comment }) => readExclusive(comment.text)?.named.length === 0);
    const said = at < 0 ? null : readExclusive(chunk.lead[at]?.comment.text ?? '');
    if (said === null) continue;
    const { lead, entries, tail, group } = chunk;
    const words = { lead: lead.slice(0, at + 1), entries: [], tail: [], group };
    const behind = { lead: lead.slice(at + 1), entries, tail, group };
    const rest = [...(isEmpty(behind) ? [] : [behind]), ...chunks.slice(index + 1)];
    const found = partsOf(rest, said);
    if (found !== null)
      return { chunks: [...chunks.slice(0, index), words, ...found.chunks], ways: [found.options] };
  }
  const found = over === null ? null : partsOf(chunks, over.said);
  if (over === null || found === null) return { chunks, ways: [] };
  told.add(over.line);
  return { chunks: found.chunks, ways: [found.options] };
}

interface Parts {
  readonly chunks: readonly Chunk[];
  readonly options: readonly (readonly Chunk[])[];
}

function partsOf(chunks: readonly Chunk[], { count }: Exclusive): Parts | null {
  return (
    numbered(chunks, count) ?? titled(chunks, count) ?? single(chunks, count ?? 2) ?? apart(chunks, count)
  );
}

const NUMBER = /^(?:[(（]?(\d)[.、)）:：](?!\d)|([①②③④⑤]))/;

function numberOf({ comment }: ReadComment): number | null {
  const [, digit, circled] = NUMBER.exec(comment.text) ?? [];
  return digit !== undefined ? Number(digit) : circled === undefined ? null : '①②③④⑤'.indexOf(circled) + 1;
}

/** `# 1. …`, `# 2. …`: the last of them ends with its group. */
function numbered(chunks: readonly Chunk[], count: number | null): Parts | null {
  const split = chunks.flatMap(splitTail).flatMap(splitLead);
  const starts = split.flatMap((chunk, index) =>
    chunk.lead[0] !== undefined && numberOf(chunk.lead[0]) !== null ? [index] : [],
  );
  const inOrder = starts.every((start, index) => {
    const [first] = split[start]?.lead ?? [];
    return first !== undefined && numberOf(first) === index + 1;
  });
  if (starts.length < 2 || !inOrder || (count !== null && starts.length !== count)) return null;
  const options = starts.map((start, index) => {
    const group = split[start]?.group;
    const end = split.findIndex((each, at) => at > start && each.group !== group);
    return split.slice(start, starts[index + 1] ?? (end < 0 ? split.length : end));
  });
  return { chunks: split, options };
}

/** `# 2. 在控制台停止` behind the commands of the first part: what a person does there is a part of its own. */
function splitTail(chunk: Chunk): readonly Chunk[] {
  const { tail, group } = chunk;
  const at = tail.findIndex((comment) => numberOf(comment) !== null);
  if (at < 0) return [chunk];
  return [
    { ...chunk, tail: tail.slice(0, at) },
    { lead: tail.slice(at), entries: [], tail: [], group },
  ];
}

/** A numbered comment over nothing but the next one is a part of its own. */
function splitLead(chunk: Chunk): readonly Chunk[] {
  const parts: Chunk[] = [];
  let lead: ReadComment[] = [];
  for (const comment of chunk.lead) {
    if (lead.length > 0 && numberOf(comment) !== null) {
      parts.push({ lead, entries: [], tail: [], group: chunk.group });
      lead = [];
    }
    lead.push(comment);
  }
  return parts.length === 0 ? [chunk] : [...parts, { ...chunk, lead }];
}

/** As many as the words say have a comment of their own; what only looks stands behind them. */
function titled(chunks: readonly Chunk[], count: number | null): Parts | null {
  const withWork = chunks.filter(({ entries }) => entries.length > 0);
  const last = withWork.findLastIndex((chunk) => !headOf(chunk).verifies);
  const parts = withWork.slice(0, last + 1);
  const fits = parts.length === count && parts.every(({ lead }) => lead.length > 0);
  return fits ? { chunks, options: parts.map((chunk) => [chunk]) } : null;
}

/** As many commands, one under the other, each of which becomes a chunk of its own. */
function single([first, ...others]: readonly Chunk[], count: number): Parts | null {
  if (first?.entries.length !== count) return null;
  const { lead, entries, tail, group } = first;
  const each = entries.map((entry) => ({ lead: [], entries: [entry], tail: [], group }));
  const around = [lead, tail].map((comments) => ({ lead: comments, entries: [], tail: [], group }));
  const [words, behind] = around.map((chunk) => (isEmpty(chunk) ? [] : [chunk]));
  return {
    chunks: [...(words ?? []), ...each, ...(behind ?? []), ...others],
    options: each.map((chunk) => [chunk]),
  };
}

/** As many, kept apart by blank lines. */
function apart(chunks: readonly Chunk[], count: number | null): Parts | null {
  const groups = [...new Set(chunks.filter(({ entries }) => entries.length > 0).map(({ group }) => group))];
  const options = groups.map((group) => chunks.filter((chunk) => chunk.group === group));
  const works = options.every((option) => option.every((chunk) => !headOf(chunk).verifies));
  return groups.length === count && works ? { chunks, options } : null;
}

function isEmpty({ lead, entries, tail }: Chunk): boolean {
  return lead.length + entries.length + tail.length === 0;
}
