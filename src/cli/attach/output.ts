import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Progress } from '../../execute/index.ts';
import { LineTail, type JournalEvent, type RunDirectory, type StreamRange } from '../../journal/index.ts';
import { parseStatusFile } from '../../shell/index.ts';

/** Of what has come since the last look no more than this is shown: its end, and how much was passed over. */
const SHOWN_BYTES = 64 * 1024;

type Stream = 'stdout' | 'stderr';
type Places = Readonly<Record<Stream, { readonly path: string; readonly offset: number }>>;
type Ended = Extract<JournalEvent, { readonly type: 'command-ended' }>;

/** Shows what a run's commands print: of the running one as it comes, of one that ended what its record names. */
export class OutputFollower {
  readonly #run: RunDirectory;
  readonly #show: (progress: Progress) => void;
  readonly #status: LineTail;
  /** Where the output of announced commands stands, by nonce; the tool notes it before it sends the command. */
  readonly #sent = new Map<string, Places>();
  #running: string | null = null;
  #shown: Record<Stream, number> = { stdout: 0, stderr: 0 };

  constructor(run: RunDirectory, show: (progress: Progress) => void) {
    this.#run = run;
    this.#show = show;
    this.#status = new LineTail(join(run.session, 'status'));
  }

  begin(nonce: string): void {
    this.#running = nonce;
    this.#shown = { stdout: 0, stderr: 0 };
  }

  /** What the running command has printed since the last look. */
  look(): void {
    const places = this.#running === null ? null : this.#placesOf(this.#running);
    if (places === null) return;
    for (const stream of ['stdout', 'stderr'] as const) {
      const { path, offset } = places[stream];
      this.#showFrom(stream, path, offset, null);
    }
  }

  /** What is left of it, from where its record says that it is kept. */
  end(event: Ended): void {
    for (const stream of ['stdout', 'stderr'] as const) {
      const range: StreamRange = event[stream];
      // What was seen of an emptied file is no part of what is kept.
      if (event.emptied?.includes(stream) === true) this.#shown[stream] = 0;
      this.#showFrom(stream, resolve(this.#run.directory, range.path), range.offset, range.bytes);
    }
    this.#running = null;
  }

  #showFrom(stream: Stream, path: string, offset: number, bytes: number | null): void {
    const from = this.#shown[stream];
    const { chunk, end } = lastOf(path, offset, from, bytes);
    const passed = end - from - chunk.length;
    if (passed > 0) this.#show({ kind: 'output-passed-over', stream, bytes: passed });
    if (chunk.length > 0) this.#show({ kind: 'output', stream, chunk });
    this.#shown[stream] = end;
  }

  #placesOf(nonce: string): Places | null {
    const known = this.#sent.get(nonce);
    if (known !== undefined) return known;
    for (const record of parseStatusFile(this.#newStatus())) {
      if (record.type !== 'sent') continue;
      const at = (stream: Stream): Places[Stream] => ({
        path: join(this.#run.session, `${stream}.${record[stream].number}`),
        offset: record[stream].offset,
      });
      this.#sent.set(record.nonce, { stdout: at('stdout'), stderr: at('stderr') });
    }
    return this.#sent.get(nonce) ?? null;
  }

  #newStatus(): string {
    try {
      return this.#status
        .next()
        .map((line) => `${line.toString('latin1')}\n`)
        .join('');
    } catch {
      // No session yet, or its file went away: the command's record will tell where its output is.
      return '';
    }
  }
}

/** The last bytes behind `from`, and where they end; of a file that cannot be read, nothing. */
function lastOf(
  path: string,
  offset: number,
  from: number,
  bytes: number | null,
): { readonly chunk: Buffer; readonly end: number } {
  try {
    const fd = openSync(path, 'r');
    try {
      const end = Math.max(from, bytes ?? fstatSync(fd).size - offset);
      const length = Math.min(SHOWN_BYTES, end - from);
      const chunk = Buffer.allocUnsafe(length);
      const read = readSync(fd, chunk, 0, length, offset + end - length);
      return { chunk: chunk.subarray(0, read), end };
    } finally {
      closeSync(fd);
    }
  } catch {
    return { chunk: Buffer.alloc(0), end: from };
  }
}
