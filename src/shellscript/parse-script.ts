/** Bash text to groups of commands and comments (language.md §2). */

import { callsOf } from './calls.ts';
import { commentsIn } from './comments.ts';
import { lineCounter } from './lines.ts';
import { readSource } from './source.ts';
import type { Source } from './source.ts';
import type { Unit } from './units.ts';
import type { Call, Command, Comment, Group, Item, Placeholder, Redirect, Script } from './types.ts';

/**
 * Never throws: what bash could not read stands in `errors`, and then the commands are only what could be made out of it.
 * Linear in the text's length.
 */
export function parseScript(text: string): Script {
  const source = readSource(text);
  const commands = toCommands(source);
  const comments = commentsIn(source);
  const items = [...commands, ...comments].sort((a, b) => a.start - b.start);
  const script = { text, groups: groupsOf(text, items), errors: source.errors };
  PLACEHOLDERS.set(script, source.placeholders);
  return script;
}

/** Found while the text was read; kept beside the script, which is plain data. */
const PLACEHOLDERS = new WeakMap<Script, readonly Placeholder[]>();

/** The placeholders of everything that would run; those in comments are none (language.md §5). */
export function findPlaceholders(script: Script): Placeholder[] {
  return [...(PLACEHOLDERS.get(script) ?? readSource(script.text).placeholders)];
}

/** Every redirection of a text, those of loops and groups included. */
export function redirectsOf(text: string): readonly Redirect[] {
  // Most texts have none, and need not be read for it.
  return /[<>]/.test(text) ? readSource(text).survey.redirects : [];
}

function toCommands(source: Source): Command[] {
  const lines = lineCounter(source.text);
  const calls = callsOf(source);
  const functions = source.survey.functions;
  let nextCall = 0;
  let nextFunction = 0;
  return source.units.map((unit) => {
    const own: Call[] = [];
    for (let call = calls[nextCall]; call !== undefined && call.start < unit.end; call = calls[nextCall]) {
      if (call.start >= unit.start) own.push(call);
      nextCall += 1;
    }
    const defines: string[] = [];
    for (
      let found = functions[nextFunction];
      found !== undefined && found.start < unit.end;
      found = functions[nextFunction]
    ) {
      if (found.start >= unit.start) defines.push(found.name);
      nextFunction += 1;
    }
    return {
      kind: 'command',
      start: unit.start,
      end: unit.end,
      line: lines(unit.start),
      endLine: lines(Math.max(unit.start, unit.end - 1)),
      text: source.text.slice(unit.start, unit.end),
      calls: own,
      defines: [...defines, ...own.flatMap(aliasesOf)],
      background: unit.statements.at(-1)?.background === true,
      shape: shapeOf(unit),
    };
  });
}

function aliasesOf(call: Call): string[] {
  if (call.program !== 'alias') return [];
  return call.rawArgs.map((arg) => /^([^=\s'"]+)=/.exec(arg)?.[1]).filter((name) => name !== undefined);
}

function shapeOf(unit: Unit): string {
  const [first, second] = unit.statements;
  if (second !== undefined) return 'List';
  const node = first?.command;
  if (node === undefined) return 'Command';
  return node.type === 'Redirected' ? node.command.type : node.type;
}

function groupsOf(text: string, items: readonly Item[]): Group[] {
  const groups: Item[][] = [];
  let previous: Command | Comment | undefined;
  for (const item of items) {
    const group = groups.at(-1);
    if (group === undefined || previous === undefined || hasBlankLine(text.slice(previous.end, item.start))) {
      groups.push([item]);
    } else {
      group.push(item);
    }
    previous = item;
  }
  return groups.map((own) => ({ items: own }));
}

function hasBlankLine(gap: string): boolean {
  return /\n[ \t\r]*\n/.test(gap);
}
