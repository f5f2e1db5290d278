import { LABELS, PRINT_NAMES } from './labels.ts';
import type { LabelRule } from './labels.ts';
import { quantitiesIn, quantityAt } from './quantity.ts';
import type { Quantity } from './quantity.ts';
import type { Observation } from './types.ts';
import { visibleOutput } from './visible-output.ts';

/** Bounded: a table with more rows than this is no table to judge by eye either. */
const MOST_ROWS = 5000;
/** A line that a label is looked for in. */
const LONGEST_LINE = 1000;

function namesOf(programs: readonly string[]): readonly string[] {
  return programs.map((program) => program.slice(program.lastIndexOf('/') + 1));
}

/** True: the tools print the label's number in their own way, not as `label = 3`. */
export function isToolsLabel(label: string, programs: readonly string[]): boolean {
  return namesOf(programs).some((name) => PRINT_NAMES.includes(name)) || isNamedLabel(label, programs);
}

/** True: the label is in the table of what the tools' labels mean. */
export function isNamedLabel(label: string, programs: readonly string[]): boolean {
  return rulesFor(label, programs).length > 0;
}

function rulesFor(label: string, programs: readonly string[]): readonly LabelRule[] {
  const names = namesOf(programs);
  // Most programs are in no rule: their labels are not looked at.
  return LABELS.filter(
    (rule) => names.some((name) => ` ${rule.programs} `.includes(` ${name} `)) && rule.label.test(label),
  );
}

/** The unit that an option gives to what a tool prints without one: `free -m`, `df -BM`. */
function optionUnit(rule: LabelRule, command: string): string | undefined {
  if (rule.unit !== 'K') return rule.unit;
  const option = /\s-[A-Za-z]*?(?:B ?)?([bkmgMG])(?=\s|$)/.exec(command)?.[1] ?? 'k';
  if (option === 'b') return 'B';
  return /free|df/.test(rule.programs) ? `${option.toUpperCase()}iB` : rule.unit;
}

function quantity(number: string, unit: string): Quantity {
  return {
    value: Number(number.replaceAll(',', '')),
    unit,
    shown: unit === '' || unit === '%' ? `${number}${unit}` : `${number} ${unit}`,
  };
}

function byLine(rule: LabelRule, lines: readonly string[]): readonly Quantity[] {
  const { line: pattern, outOf, last = false } = rule;
  if (pattern === undefined) return [];
  const found = lines.flatMap((line) => {
    const match = pattern.exec(line);
    if (match === null) return [];
    const number = match[1] ?? '';
    const left = outOf === undefined ? number : String(Number((outOf - Number(number)).toPrecision(12)));
    return [quantity(left, match[2] ?? rule.unit ?? '')];
  });
  if (!last) return found;
  return found.length < 2 ? [] : found.slice(-1);
}

/** Cells by blanks and borders. A head of two words (`Mounted on`) stands behind the wanted column. */
function cellsOf(line: string): readonly string[] {
  return line
    .trim()
    .split(/ *\| *| +/)
    .filter((cell) => cell !== '');
}

function byColumn(rule: LabelRule, lines: readonly string[], command: string): readonly Quantity[] {
  const { column, row } = rule;
  if (column === undefined) return [];
  const head = lines.findIndex((line) => cellsOf(line).some((cell) => column.test(cell)));
  const at = head < 0 ? -1 : cellsOf(lines[head] ?? '').findIndex((cell) => column.test(cell));
  if (at < 0) return [];
  // `free` names its rows and gives that column no head.
  const shift = row === undefined ? 0 : 1;
  const unit = optionUnit(rule, command) ?? '';
  return lines.slice(head + 1, head + 1 + MOST_ROWS).flatMap((line) => {
    if (line === '' || (row !== undefined && !row.test(line))) return [];
    const cell = cellsOf(line)[at + shift] ?? '';
    const found = quantityAt(cell, 0);
    if (found?.end !== cell.length) return [];
    return [found.unit === '' ? quantity(cell, unit) : found];
  });
}

function escaped(label: string): string {
  return label.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** `Threads_connected: 12`, `连接数 = 12`: the label itself stands before one number on its line. */
function byItself(label: string, lines: readonly string[]): readonly Quantity[] {
  const wanted = label.toLowerCase();
  const pattern = new RegExp(
    `^(?:.*[^\\p{L}\\p{N}_])??${escaped(wanted)}["']?\\s*(?:[:=：|]|\\s|is\\b|为|是)+\\s*(.*)$`,
    'iu',
  );
  return lines.flatMap((line) => {
    if (line.length > LONGEST_LINE || !line.toLowerCase().includes(wanted)) return [];
    const rest = pattern.exec(line)?.[1];
    const found = rest === undefined ? [] : quantitiesIn(rest);
    return found.length === 1 ? found : [];
  });
}

/**
 * What the output says under a label; empty where it does not, or not in a way that is known. A `bare` number asks for what is printed
 * under a name of the tool's own, without the unit that we know of: `Seconds_Behind_Master = 0`.
 */
export function labelled(label: string, bare: boolean, observation: Observation): readonly Quantity[] {
  const { programs, command } = observation;
  const { stdout, text } = visibleOutput(observation);
  const lines = (stdout === '' ? text : stdout).split('\n').map((line) => line.trim());
  const printed = bare && /^[A-Za-z][\w.]+$/.test(label) ? byItself(label, lines) : [];
  if (printed.length > 0) return printed;
  for (const rule of rulesFor(label, programs)) {
    if (rule.command?.test(command) === false) continue;
    const found = [...byLine(rule, lines), ...byColumn(rule, lines, command)];
    if (found.length > 0) return found;
  }
  return byItself(label, lines);
}
