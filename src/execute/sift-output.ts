import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { Sieve } from '../expectations/index.ts';
import type { Observation } from '../expectations/types.ts';
import type { StreamRange } from '../journal/events.ts';
import type { Expectation } from '../plan/types.ts';

const CHUNK_BYTES = 1024 * 1024;
/** A line longer than this is cut, and then nothing that was not found is known to be absent. */
const LONGEST_LINE = 4 * 1024 * 1024;

/**
 * Reads an output that is too long to hold, once, and keeps what its expectations need (language.md §3). Null: no expectation is
 * judged by single lines, or the output cannot be read to its end.
 */
export async function siftOutput(
  directory: string,
  expectations: readonly Expectation[],
  ranges: { readonly stdout: StreamRange; readonly stderr: StreamRange },
): Promise<Observation['sifted'] | null> {
  const sieve = new Sieve(expectations);
  if (!sieve.isOfUse) return null;
  try {
    for (const stream of ['stdout', 'stderr'] as const)
      if (
        !(await siftStream(directory, ranges[stream], (text) => {
          sieve.look(stream, text);
        }))
      )
        return null;
  } catch {
    return null;
  }
  return sieve.finish();
}

/** Hands over whole lines. False: there was less than the journal says, or a line without an end. */
async function siftStream(
  directory: string,
  range: StreamRange,
  take: (lines: string) => void,
): Promise<boolean> {
  if (range.bytes === 0) return true;
  const end = range.offset + range.bytes - 1;
  const stream = createReadStream(resolve(directory, range.path), {
    start: range.offset,
    end,
    highWaterMark: CHUNK_BYTES,
  });
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let [rest, bytes] = ['', 0];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    const text = rest + decoder.decode(chunk, { stream: true });
    const cut = text.lastIndexOf('\n') + 1;
    if (cut > 0) take(text.slice(0, cut));
    rest = text.slice(cut);
    if (rest.length > LONGEST_LINE) return false;
  }
  take(rest + decoder.decode());
  return bytes === range.bytes;
}
