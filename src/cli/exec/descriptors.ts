import { readdirSync, readFileSync } from 'node:fs';
import { say, type Locale } from '../../catalogue/index.ts';
import { journalFaults } from '../../catalogue/journal-faults.ts';

/** A run holds some twenty files and pipes open at a time, and starting a program takes six more for a moment. */
const LEAST = 48;

/** Why this process could not keep a run's files open; null when it can, or where the system does not tell. */
export function descriptorProblem(locale: Locale): string | null {
  try {
    const limit = Number(/^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1]);
    const free = limit - readdirSync('/proc/self/fd').length;
    // `unlimited` is no number.
    return free < LEAST ? say(journalFaults['few-descriptors'], locale, { limit, least: LEAST, free }) : null;
  } catch {
    return null;
  }
}
