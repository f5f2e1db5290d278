import type { Cell, Table } from '../parse/types.ts';
import { isReadOnly, parseScript } from '../shellscript/index.ts';
import { tableColumn } from '../vocabulary/comments.ts';
import { lineEnd } from './checkpoints.ts';
import type { Context } from './context.ts';
import { programsOf, readExpectationOf } from './expectations.ts';
import { brief } from './findings.ts';
import { Origin } from './origin.ts';
import { implausible } from './shell-words.ts';
import type { StepWriter } from './step-writer.ts';

/**
 * Reads a table of checks (language.md §3): a row whose 命令 cell is inline code is run, and its 预期结果 cell is what is expected.
 * As inline code elsewhere, it runs only when it is known to change nothing.
 */
export function readTable(table: Table, writer: StepWriter, context: Context): void {
  const columns = table.header.map(({ text }) => tableColumn(text));
  const [expected, command] = [columns.indexOf('expected'), columns.indexOf('command')];
  if (expected < 0 || command < 0 || context.mode.remote) return;
  // Evidence goes behind the table: between two rows it would tear it apart.
  const end = lineEnd(context.document.text, table.span.end.offset);
  for (const row of table.rows) {
    const [check, words] = [row[command], row[expected]];
    if (check !== undefined && words !== undefined)
      readRow({ check, words, name: row[0] ?? check, end }, writer, context);
  }
}

interface Row {
  readonly check: Cell;
  readonly words: Cell;
  readonly name: Cell;
  readonly end: number;
}

function readRow({ check, words, name, end }: Row, writer: StepWriter, context: Context): void {
  const [code] = check.code;
  if (code === undefined || check.code.length > 1 || words.text.trim() === '') return;
  const script = parseScript(code.text);
  const items = script.groups.flatMap((group) => group.items);
  const [command] = items;
  if (script.errors.length > 0 || items.length !== 1 || command?.kind !== 'command') return;
  const place = code.span.start;
  if (implausible(command, context.defined) !== null || !isReadOnly(command)) {
    context.findings.report('table-not-run', place, { text: brief(code.text) });
    return;
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
    evidenceOffset: end,
    title: name === check || name.text.trim() === '' ? null : name.text.trim(),
    verifies: true,
    readOnly: true,
    terminal: false,
    programs: programsOf(command),
    settings: { timeoutSeconds: null, retryable: false, recordAs: null, skipIf: null, runIf: null },
    bindings,
    expectations: read === null ? [] : [read],
  });
}
