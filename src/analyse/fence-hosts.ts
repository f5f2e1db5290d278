import type { Comment } from '../shellscript/types.ts';
import { bareHost } from '../vocabulary/hosts.ts';
import type { Chunk } from './chunks.ts';

/** One name alone may be a product's; two of them are machines. */
export function hostsAmong(chunks: readonly Chunk[]): ReadonlyMap<Comment, string> {
  const found = new Map<Comment, string>();
  for (const { lead, entries } of chunks) {
    const comment = entries.length > 0 ? lead.at(-1)?.comment : undefined;
    const host = comment === undefined ? null : bareHost(comment.text);
    if (comment !== undefined && host !== null) found.set(comment, host);
  }
  return new Set(found.values()).size > 1 ? found : new Map();
}
