import { open, type FileHandle } from 'node:fs/promises';
import type { Mask } from './mask.ts';

/** Bytes that are looked at in one go; a secret of several megabytes would need more. */
const WINDOW = 4 * 1024 * 1024;
const STAR = 0x2a;

/**
 * Overwrites every secret in a stretch of a file with as many `*`: what a command printed is at rest then, and every
 * byte range keeps its meaning. `length` may be more than there is. Memory stays that of one window; holes stay holes. Gives the number of places.
 * Rejects with the system's error when the file cannot be read or written.
 */
export async function maskFile(mask: Mask, path: string, offset: number, length: number): Promise<number> {
  if (mask.idle || length === 0) return 0;
  const file = await open(path, 'r+');
  try {
    return await maskIn(file, mask, offset, offset + length);
  } finally {
    await file.close();
  }
}

async function maskIn(file: FileHandle, mask: Mask, start: number, end: number): Promise<number> {
  const size = Math.min(end, (await file.stat()).size);
  const window = Buffer.alloc(Math.max(0, Math.min(WINDOW, size - start)));
  let places = 0;
  let at = start;
  while (at < size) {
    const { bytesRead } = await file.read(window, 0, Math.min(window.length, size - at), at);
    if (bytesRead === 0) break;
    const last = at + bytesRead >= size;
    const { spans, settled } = mask.find(window.subarray(0, bytesRead), last);
    for (const span of spans) {
      const length = span.end - span.start;
      await file.write(Buffer.alloc(length, STAR), 0, length, at + span.start);
      places += 1;
    }
    // A beginning that fills the whole window is no secret.
    at += settled === 0 ? bytesRead : settled;
  }
  if (places > 0) await file.datasync();
  return places;
}
