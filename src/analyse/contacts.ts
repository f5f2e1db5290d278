import type { Block, Table } from '../parse/types.ts';
import type { Contact, Contacts, EscalationLevel } from '../plan/contacts.ts';
import {
  readContactField,
  readDelay,
  readResponse,
  readStepIds,
  saysEscalation,
  saysLevel,
  type ContactField,
} from '../vocabulary/contacts.ts';
import { descendants, type OutlineNode } from './outline.ts';

type Fields = Partial<Record<ContactField, string>>;

/** Reads tables and lists of 应急联系; a row that says nothing is none (language.md §1). */
export function readContacts(nodes: readonly OutlineNode[]): Contacts {
  const team: Contact[] = [];
  const escalation: EscalationLevel[] = [];
  for (const node of descendants(nodes)) {
    const escalates = saysEscalation(node.text);
    for (const block of node.blocks) {
      for (const { fields, line } of rowsOf(block, escalates)) {
        if (escalates || isLevel(fields)) escalation.push(levelOf(fields, line));
        else team.push(contactOf(fields, line));
      }
    }
  }
  return { team, escalation };
}

interface Row {
  readonly fields: Fields;
  readonly line: number;
}

function rowsOf(block: Block, escalates: boolean): readonly Row[] {
  if (block.kind === 'table') return tableRows(block);
  if (block.kind !== 'list') return [];
  return block.items.flatMap(({ blocks, span }) => {
    const [first] = blocks;
    if (first?.kind !== 'paragraph') return [];
    const text = first.text.replace(/\*\*|__/g, '').trim();
    const at = text.search(/[:：]/);
    // Sentences with a colon are no entries: a label is short.
    if (at <= 0 || at > 16) return [];
    const [label, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
    if (value === '') return [];
    const fields: Fields =
      escalates || saysLevel(label) ? { level: label, contact: value } : { role: label, name: value };
    return [{ fields, line: span.start.line }];
  });
}

function tableRows({ header, rows }: Table): readonly Row[] {
  const columns = header.map(({ text }) => readContactField(text));
  if (columns.every((column) => column === null)) return [];
  return rows.flatMap((cells) => {
    const fields: Fields = {};
    for (const [index, { text }] of cells.entries()) {
      const column = columns[index] ?? null;
      if (column !== null && text.trim() !== '') fields[column] ??= text.trim();
    }
    const line = cells[0]?.span.start.line;
    return line === undefined || Object.keys(fields).length === 0 ? [] : [{ fields, line }];
  });
}

function isLevel({ level, response }: Fields): boolean {
  return level !== undefined || response !== undefined;
}

function contactOf({ role, name, contact, reach }: Fields, line: number): Contact {
  return { line, role: role ?? null, name: name ?? contact ?? null, reach: reach ?? null };
}

function levelOf({ level, condition, contact, name, role, response }: Fields, line: number): EscalationLevel {
  return {
    line,
    level: level ?? null,
    condition: condition ?? null,
    contact: contact ?? name ?? role ?? null,
    responseSeconds: response === undefined ? null : readResponse(response),
    afterSeconds: condition === undefined ? null : readDelay(condition),
    steps: condition === undefined ? [] : readStepIds(condition),
  };
}
