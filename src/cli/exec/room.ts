import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { say, type Locale } from '../../catalogue/index.ts';
import { windowTexts } from '../../catalogue/window.ts';

/** Of one command's output no more is kept than this at a time; a run that cannot keep one cannot keep its journal. */
const LEAST_MEBIBYTES = 64;
/** A run directory has some twenty files, and two more for each command that prints. */
const LEAST_FILES = 1000;

/** Why a run directory below `base` could not be made, or not kept; null when it can. Writes nothing. */
export function roomProblem(base: string, locale: Locale): string | null {
  let path = base;
  while (!existsSync(path) && dirname(path) !== path) path = dirname(path);
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch {
    return say(windowTexts['not-writable'], locale, { path });
  }
  const { bavail, bsize, ffree, files } = statfsSync(path);
  const free = Math.floor((bavail * bsize) / 1024 / 1024);
  if (free < LEAST_MEBIBYTES)
    return say(windowTexts['no-room'], locale, { path, free, least: LEAST_MEBIBYTES });
  // Some file systems count no files.
  if (files > 0 && ffree < LEAST_FILES)
    return say(windowTexts['no-nodes'], locale, { path, free: ffree, least: LEAST_FILES });
  return null;
}
