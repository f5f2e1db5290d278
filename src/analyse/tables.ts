import type { Block, Cell, InlineCode, Table } from '../parse/types.ts';
import type { ManualReason } from '../plan/types.ts';
import { isReadOnly, parseScript } from '../shellscript/index.ts';
import type { Command, Script } from '../shellscript/types.ts';
import { isCommonProgram } from '../vocabulary/tools.ts';
import { lineEnd } from './checkpoints.ts';
import type { Context } from './context.ts';
import { programsOf, readExpectationOf } from './expectations.ts';
import { brief } from './findings.ts';
import { isMetricTable } from './metrics.ts';
import { Origin } from './origin.ts';
import { implausible } from './shell-words.ts';
import { manualAt, type StepWriter } from './step-writer.ts';
import { columnsOf, isActionTable, type CheckColumns } from './table-columns.ts';

/**
 * Reads a table of checks (language.md §3): a row whose 命令 cell is inline code is run, and its 预期结果 cell is what is expected.
 * As inline code elsewhere, it runs only when it is known to change nothing. What is not run is said.
 */
export function readTable(table: Table, writer: StepWriter, context: Context): void {
  if (isMetricTable(table)) return;
  const columns = columnsOf(table);
  if (columns === null) {
    sayNotRun(table, context);
    return;
  }
  // Evidence goes behind the table: between two rows it would tear it apart.
  const end = lineEnd(context.document.text, table.span.end.offset);
  for (const cells of table.rows) {
    const row = readCells(cells, columns);
    const remote = context.mode.remote || writer.elsewhere !== null;
    if ('fault' in row) sayFault(row, cells, context);
    if (remote || 'fault' in row || !writeRow(row, end, writer, context))
      writeByHand(cells, remote ? 'remote' : 'prose', end, writer);
  }
}

/** Tables of which each row is something to do, where nothing else in the step is: `| 操作 | 负责人 |`. */
export function readActionTables(blocks: readonly Block[], writer: StepWriter, context: Context): void {
  for (const block of blocks) {
    if (block.kind !== 'table' || !isActionTable(block)) continue;
    const end = lineEnd(context.document.text, block.span.end.offset);
    for (const cells of block.rows) writeByHand(cells, 'prose', end, writer);
  }
}

/** A row that nothing here runs is done by a person: it is never dropped (law 5). */
function writeByHand(
  cells: readonly Cell[],
  reason: ManualReason,
  evidenceOffset: number,
  writer: StepWriter,
): void {
  const said = cells.map(({ text }) => text.trim()).filter((text) => /[\p{L}\p{N}]/u.test(text));
  const line = cells[0]?.span.start.line;
  if (said.length === 0 || line === undefined) return;
  writer.manual(manualAt(said.join(' | '), reason, line, line, evidenceOffset));
}

interface Row {
  readonly code: InlineCode;
  readonly command: Command;
  readonly script: Script;
  readonly words: Cell;
  readonly title: string | null;
}

interface Fault {
  readonly fault: 'no-command' | 'several' | 'no-expectation' | 'torn' | 'not-shell';
  readonly text: string;
}

function readCells(cells: readonly Cell[], columns: CheckColumns): Row | Fault {
  const [check, words] = [cells[columns.command], cells[columns.expected]];
  const said = cells.map(({ text }) => text.trim()).filter((text) => text !== '');
  const [code, second] = check?.code ?? [];
  if (said.some((text) => text.split('`').length % 2 === 0)) return { fault: 'torn', text: said.join(' | ') };
  if (check === undefined || code === undefined) return { fault: 'no-command', text: said.join(' | ') };
  if (second !== undefined) return { fault: 'several', text: code.text };
  if (words === undefined || words.text.trim() === '') return { fault: 'no-expectation', text: code.text };
  const script = parseScript(code.text);
  const items = script.groups.flatMap((group) => group.items);
  const [command] = items;
  if (script.errors.length > 0 || items.length !== 1 || command?.kind !== 'command')
    return { fault: 'not-shell', text: code.text };
  const name = cells[0] ?? check;
  const title = name === check || name.text.trim() === '' ? null : name.text.trim();
  return { code, command, script, words, title };
}

function sayFault({ fault, text }: Fault, cells: readonly Cell[], context: Context): void {
  const place = cells.find((cell) => cell.text.trim() !== '')?.span.start;
  if (place !== undefined) context.findings.report(`table-row-${fault}`, place, { text: brief(text) });
}

/** A table without the columns of checks: what looks like work in it would be done by nobody. */
function sayNotRun({ rows }: Table, context: Context): void {
  const found = rows.flat().flatMap((cell) => cell.code.filter(({ text }) => isWork(text)));
  const [first] = found;
  if (first === undefined) return;
  const values = { count: found.length, text: brief(first.text) };
  context.findings.report('table-of-commands', first.span.start, values);
}

/** Several words that begin with a program that everybody knows: a name alone is mostly mentioned. */
function isWork(text: string): boolean {
  const [program = '', ...rest] = text
    .replace(/^sudo\s+/, '')
    .trim()
    .split(/\s+/);
  return rest.length > 0 && isCommonProgram(program);
}

/** False: it is not run. */
function writeRow(
  { code, command, script, words, title }: Row,
  evidenceOffset: number,
  writer: StepWriter,
  context: Context,
): boolean {
  const place = code.span.start;
  if (implausible(command, context.defined) !== null || !isReadOnly(command)) {
    context.findings.report('table-not-run', place, { text: brief(code.text) });
    return false;
  }
  const [only] = words.code;
  // `` `active` `` that is all of the cell is the output itself.
  const said =
    only !== undefined && only.text === words.text.trim() ? `\`${words.text.trim()}\`` : words.text;
  const read = readExpectationOf(said, false, command, words.span.start, context);
  const origin = Origin.ofLine(place);
  const bindings = context.parameters.reader(script, origin, context.findings)(command);
  context.variables.reader(script, origin)(command);
  writer.command({
    text: command.text,
    line: place.line,
    endLine: place.line,
    evidenceOffset,
    title,
    verifies: true,
    readOnly: true,
    terminal: false,
    programs: programsOf(command),
    settings: { timeoutSeconds: null, retryable: false, recordAs: null, skipIf: null, runIf: null },
    bindings,
    expectations: read === null ? [] : [read],
  });
  return true;
}
