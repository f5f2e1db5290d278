import { isReadOnly } from '../shellscript/index.ts';
import { tellsToDo, tellsToPause } from '../vocabulary/asks.ts';
import type { Chunk, ReadComment } from './chunks.ts';

/** `# 观察 10 分钟，无异常后继续` over commands that neither wait nor look themselves: a person does, before them. */
function pausesBefore({ lead, entries }: Chunk): readonly ReadComment[] {
  const [first] = entries;
  const pauses = lead.filter(
    ({ comment, reading }) =>
      (reading.kind === 'act' || reading.kind === 'title') && tellsToPause(comment.text),
  );
  return first === undefined || pauses.length === 0 || isReadOnly(first.command) ? [] : pauses;
}

const ITEM = /^\s*(\d{1,3})\s*[.、)）](?!\d)/;
/** `# 1. 停止写入` right over `# 2. 恢复数据` and its command: by its number it is work of its own, and no command does it. */
function undoneBefore({ lead, entries }: Chunk): readonly ReadComment[] {
  const numberOf = ({ comment }: ReadComment): number => Number(ITEM.exec(comment.text)?.[1] ?? 0);
  const last = entries.length === 0 ? 0 : (lead.map(numberOf).findLast((number) => number > 0) ?? 0);
  return lead.filter(
    (read) =>
      last > numberOf(read) &&
      numberOf(read) > 0 &&
      (read.reading.kind === 'act' || (read.reading.kind === 'title' && tellsToDo(read.comment.text))),
  );
}

/** What a person does before the chunk's commands, by the comments over them. */
export function workBefore(chunk: Chunk): readonly ReadComment[] {
  const found = [...pausesBefore(chunk), ...undoneBefore(chunk)];
  return chunk.lead.filter((comment) => found.includes(comment));
}
