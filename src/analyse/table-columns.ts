import type { Block, Table } from '../parse/types.ts';
import { tableColumn } from '../vocabulary/columns.ts';

/** The columns of a table of checks (language.md §3). */
export interface CheckColumns {
  readonly expected: number;
  readonly command: number;
}

/** Without a head that says so, the commands stand in the only column that holds inline code. */
export function columnsOf({ header, rows }: Table): CheckColumns | null {
  const named = header.map(({ text }) => tableColumn(text));
  const [expected, command] = [named.indexOf('expected'), named.indexOf('command')];
  if (expected < 0) return null;
  if (command >= 0) return { expected, command };
  const withCode = header.flatMap((_, column) =>
    column !== expected && rows.some((row) => (row[column]?.code.length ?? 0) > 0) ? [column] : [],
  );
  const [only] = withCode;
  return withCode.length === 1 && only !== undefined ? { expected, command: only } : null;
}

/** Each row is something to do. */
export function isActionTable(block: Block): boolean {
  if (block.kind !== 'table') return false;
  return block.header.some(({ text }) => ['action', 'command'].includes(tableColumn(text) ?? ''));
}
