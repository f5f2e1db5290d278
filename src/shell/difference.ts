import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import { shell } from '../catalogue/shell.ts';
import { isOwn } from './state.ts';
import type { ShellState } from './state.ts';

/** What a restored bash lacks of the state that it should have, one sentence each. Pure. */
export function differences(wanted: ShellState, restored: ShellState, locale: Locale): string[] {
  const found = [...variableDifferences(wanted, restored, locale)];
  if (wanted.functions !== restored.functions || differ(wanted.functionNames, restored.functionNames))
    found.push(say(shell['functions'], locale));
  if (differ(wanted.aliases, restored.aliases)) found.push(say(shell['aliases'], locale));
  if (differ(visible(wanted.traps), visible(restored.traps))) found.push(say(shell['traps'], locale));
  if (wanted.umask !== restored.umask) found.push(say(shell['umask'], locale, { value: wanted.umask }));
  if (wanted.cwd !== restored.cwd)
    found.push(say(shell['cwd'], locale, { wanted: utf8(wanted.cwd), actual: utf8(restored.cwd) }));
  if (wanted.positional !== null && differ(wanted.positional, restored.positional ?? []))
    found.push(say(shell['positional'], locale));
  if (optionsOf(wanted) !== optionsOf(restored)) found.push(say(shell['options'], locale));
  if (wanted.jobs.length > 0) found.push(say(shell['jobs'], locale, { pids: wanted.jobs.join(', ') }));
  return found;
}

/** Without those that bash does not list in a sourced script. */
function visible(traps: readonly string[]): string[] {
  return traps.filter((trap) => !/ (ERR|DEBUG)$/.test(trap));
}

function variableDifferences(wanted: ShellState, restored: ShellState, locale: Locale): string[] {
  const names = new Set([...wanted.variables.keys(), ...restored.variables.keys()]);
  return [...names]
    .filter((name) => !isOwn(name) && !same(wanted.variables.get(name), restored.variables.get(name)))
    .map((name) => say(shell['variable'], locale, { name }));
}

/**
 * One value is spelled in two ways, as the locale of the moment has it: `"回滚"` or `$'\345\233…'`. Where a machine lacks
 * the locale that LANG names, bash does so before and after LANG is given back.
 */
function same(some: string | undefined, other: string | undefined): boolean {
  if (some === other || some === undefined || other === undefined) return some === other;
  return spelledOut(some) === spelledOut(other);
}

const QUOTED = /\$'((?:[^'\\]|\\[^])*)'|"((?:[^"\\]|\\[^])*)"/g;
const NAMED: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  E: '\x1b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** Each quoted part with its characters as they are. */
function spelledOut(statement: string): string {
  return statement.replace(QUOTED, (_whole, dollar: string | undefined, double: string | undefined) =>
    JSON.stringify(
      dollar === undefined
        ? (double ?? '').replace(/\\([\\"$`])/g, '$1')
        : dollar.replace(/\\(?:([0-7]{1,3})|([^]))/g, (_escape, octal: string | undefined, one: string) =>
            octal === undefined ? (NAMED[one] ?? one) : String.fromCharCode(parseInt(octal, 8)),
          ),
    ),
  );
}

function optionsOf(state: ShellState): string {
  const own = ['SHELLOPTS', 'BASHOPTS'].map((name) => state.variables.get(name) ?? '').join('\n');
  return own.replaceAll(/\b(xtrace|verbose)\b:?/g, '').replaceAll(/:"/g, '"');
}

function differ(some: readonly string[], others: readonly string[]): boolean {
  return some.length !== others.length || some.some((value, at) => value !== others[at]);
}

/** Snapshots are read byte by byte; people read text. */
export function utf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}
