import { readExpectation } from '../expectations/index.ts';
import type { Block, Cell, Table } from '../parse/types.ts';
import type { Metric, MetricCell, MetricSource } from '../plan/metrics.ts';
import type { Expectation } from '../plan/types.ts';
import { isReadOnly, parseScript } from '../shellscript/index.ts';
import { tableColumn } from '../vocabulary/columns.ts';
import {
  isOpenCell,
  readMetricColumn,
  readPromql,
  readRecordedName,
  saysPromql,
  type MetricColumn,
} from '../vocabulary/metrics.ts';
import type { Context } from './context.ts';
import { programsOf } from './expectations.ts';
import { brief } from './findings.ts';
import { Origin } from './origin.ts';
import { descendants } from './outline.ts';
import type { Sections } from './sections.ts';

/**
 * The tables of metrics under 回滚后验证 (language.md §7). What is wrong in them is never an error: a metric keeps no
 * rollback from running.
 */
export function readMetrics({ executed }: Sections, outer: Context): readonly Metric[] {
  const context: Context = { ...outer, findings: outer.findings.onDemand() };
  const found: Metric[] = [];
  for (const { role, node } of executed) {
    if (role !== 'postchecks') continue;
    for (const { blocks } of descendants([node]))
      for (const table of tablesIn(blocks)) found.push(...readTable(table, found.length, context));
  }
  return found;
}

/** Also those in a list's items; what is quoted is somebody else's. */
function* tablesIn(blocks: readonly Block[]): Generator<Table> {
  for (const block of blocks) {
    if (block.kind === 'table') yield block;
    if (block.kind === 'list') for (const item of block.items) yield* tablesIn(item.blocks);
  }
}

type Columns = ReadonlyMap<MetricColumn, number>;

/** Null: the table is about something else than metrics. */
function columnsOf({ header }: Table): Columns | null {
  const columns = new Map<MetricColumn, number>();
  for (const [index, { text }] of header.entries()) {
    const column = readMetricColumn(text);
    if (column !== null && !columns.has(column)) columns.set(column, index);
  }
  const measured = (['before', 'after', 'status', 'collect'] as const).some((each) => columns.has(each));
  // A table of checks is run row by row where it stands.
  const checks = header.map(({ text }) => tableColumn(text));
  const isOther = checks.includes('expected') && checks.includes('command');
  return columns.has('name') && measured && !isOther ? columns : null;
}

/** The table's values are measured before and after the run, not checked where it stands. */
export function isMetricTable(table: Table): boolean {
  return columnsOf(table) !== null;
}

function readTable(table: Table, before: number, context: Context): readonly Metric[] {
  const columns = columnsOf(table);
  if (columns === null) return [];
  const { header, rows } = table;
  const promql = saysPromql(header[columns.get('collect') ?? -1]?.text ?? '');
  const metrics: Metric[] = [];
  for (const cells of rows) {
    const metric = readRow(cells, { columns, promql, number: before + metrics.length + 1 }, context);
    if (metric !== null) metrics.push(metric);
  }
  return metrics;
}

interface Row {
  readonly columns: Columns;
  readonly promql: boolean;
  readonly number: number;
}

function readRow(cells: readonly Cell[], { columns, promql, number }: Row, context: Context): Metric | null {
  const cell = (column: MetricColumn): Cell | null => cells[columns.get(column) ?? -1] ?? null;
  const [name, collect] = [cell('name'), cell('collect')];
  if (name === null || name.text.trim() === '') return null;
  const source =
    collect !== null && !isOpenCell(collect.text)
      ? sourceOf(collect, promql, context)
      : sourceOf(name, false, context);
  return {
    id: `metric-${number}`,
    name: name.text.trim(),
    line: name.span.start.line,
    source,
    requirement: requirementOf(cell('requirement'), context),
    cells: {
      before: openCell(cell('before')),
      after: openCell(cell('after')),
      status: openCell(cell('status')),
    },
  };
}

function openCell(cell: Cell | null): MetricCell | null {
  return cell !== null && isOpenCell(cell.text) ? { offset: cell.span.end.offset } : null;
}

function sourceOf(cell: Cell, promql: boolean, context: Context): MetricSource | null {
  const query = readPromql(cell.code[0]?.text ?? cell.text) ?? readPromql(cell.text);
  if (query !== null) return { kind: 'promql', query };
  const name = readRecordedName(cell.text);
  if (name !== null) return { kind: 'recorded', name };
  const [code] = cell.code;
  if (promql) return { kind: 'promql', query: code?.text ?? cell.text.trim() };
  if (code === undefined) return null;
  const script = parseScript(code.text);
  const items = script.groups.flatMap((group) => group.items);
  const [command] = items;
  const place = code.span.start;
  const sole = script.errors.length === 0 && items.length === 1 && command?.kind === 'command';
  if (!sole || cell.code.length > 1 || !isReadOnly(command)) {
    // Inline code beside a metric's name is mostly a name, too.
    if (/\s/.test(code.text)) context.findings.report('metric-not-run', place, { text: brief(code.text) });
    return null;
  }
  const bindings = context.parameters.reader(script, Origin.ofLine(place), context.findings)(command);
  return { kind: 'command', text: command.text, programs: programsOf(command), bindings };
}

function requirementOf(cell: Cell | null, context: Context): Expectation | null {
  if (cell === null || isOpenCell(cell.text)) return null;
  const text = cell.text.trim();
  // Of the value alone, whatever printed it: `= 200` is no HTTP status of a response that nobody looks at.
  const read = readExpectation(text, { locale: context.locale, programs: [], command: '', block: false });
  const { line, column } = cell.span.start;
  if ('error' in read) {
    context.findings.report(
      'metric-requirement',
      { line, column },
      { text: brief(text), problem: read.error },
    );
    return null;
  }
  const { kind, reading, judged, spec } = read;
  return { kind, text, reading, judged, spec, line, column };
}
