import { HEAD } from './items.ts';
import { findJson } from './json-output.ts';
import type { Json } from '../plan/types.ts';
import type { Observation } from './types.ts';
import { visibleOutput } from './visible-output.ts';

/** What an output says under a key. `unclear`: it stands there once more, in a way that is not understood. */
export interface ValuesUnder {
  readonly values: readonly string[];
  readonly unclear: boolean;
}

/** Bounded, as what a person looks through. */
const MOST_LINES = 5000;
const LONGEST_LINE = 1000;
const NONE: ValuesUnder = { values: [], unclear: false };

function escaped(key: string): string {
  return key.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

function inJson(value: Json, key: string, found: string[]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, one] of Object.entries<Json>(value)) {
    if (name === key && !Array.isArray(value))
      found.push(typeof one === 'string' ? one : JSON.stringify(one));
    inJson(one, key, found);
  }
}

/** `role:master`, `read_only = ON`, `"version": "1.2",`, `failed=0` among others on its line. */
function inLine(line: string, key: string): string | null {
  if (!line.includes(key)) return null;
  const whole = new RegExp(`^["']?${escaped(key)}["']?\\s*[:=]\\s*(.+?)\\s*[,;]?$`).exec(line)?.[1];
  const several = whole !== undefined && /\s\w+=/.test(whole);
  if (whole !== undefined && !several) return whole.replace(/^(["'])(.*)\1$/, '$2');
  return new RegExp(`(?:^|[\\s,;])${escaped(key)}=([^\\s,;]+)`).exec(line)?.[1] ?? null;
}

/** Cells by borders where there are any, else by blanks. */
function cellsOf(line: string): readonly string[] {
  const cells = line.includes('|') ? line.replace(/^\||\|$/g, '').split('|') : line.split(' ');
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}

const BORDER = /^[-+=| ]+$/;
const FOOTER = /^\([0-9]+ rows?\)$/;

/** Tools that put tables into a pipe with tabs, or a column alone under its name. */
const TABULAR = new Set(['mysql', 'mariadb', 'psql']);

/** What shows that a line is the head of a table, and no sentence: `version 1.0` is one. */
function isTable(head: string, next: string, { stdout, programs }: Observation): boolean {
  return (
    HEAD.test(head) ||
    head.includes('|') ||
    /^-{3}/.test(next) ||
    stdout.includes('\t') ||
    (!head.includes(' ') && programs.some((program) => TABULAR.has(program)))
  );
}

/** The rows under a head that has the key; or the one row of two cells that begins with it. */
function inTable(all: readonly string[], key: string, observation: Observation): ValuesUnder {
  const lines = all.filter((line) => line !== '');
  const at = lines.findIndex((line) => line.includes(key) && cellsOf(line).includes(key));
  const line = lines[at];
  if (line === undefined || !isTable(line, lines[at + 1] ?? '', observation)) return NONE;
  const head = cellsOf(line);
  const column = head.indexOf(key);
  const behind = lines
    .slice(at + 1)
    .filter((one) => !BORDER.test(one) && !FOOTER.test(one))
    .map(cellsOf);
  // `read_only ON` under a head of its own.
  if (head.length === 2 && column === 0 && (at > 0 || behind.length === 0) && !HEAD.test(line))
    return { values: [head[1] ?? ''], unclear: false };
  const fitting = behind.filter((cells) => cells.length === head.length);
  return {
    values: fitting.map((cells) => cells[column] ?? ''),
    unclear: fitting.length < behind.length,
  };
}

/** Every value that an output states under a key, however its tool writes that: JSON, `key: value`, `key=value`, a table. */
export function valuesUnder(key: string, observation: Observation): ValuesUnder {
  const fromJson: string[] = [];
  for (const value of findJson(observation.stdout).values) inJson(value, key, fromJson);
  if (fromJson.length > 0) return { values: fromJson, unclear: false };
  const { stdout, text } = visibleOutput(observation);
  const all = (stdout.trim() === '' ? text : stdout).split('\n');
  if (all.length > MOST_LINES) return { values: [], unclear: true };
  const lines = all.map((line) => line.trim()).filter((line) => line.length <= LONGEST_LINE);
  const stated = lines.flatMap((line) => inLine(line, key) ?? []);
  return stated.length > 0 ? { values: stated, unclear: false } : inTable(lines, key, observation);
}
