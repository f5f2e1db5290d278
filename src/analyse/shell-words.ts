import type { Call, Command } from '../shellscript/types.ts';
import { promptOf } from './script-text.ts';

/**
 * Tells commands from what merely stands where a command would stand: output, prose, SQL.
 * In doubt a command is refused, with an error: nothing runs (law 1).
 */

const SQL =
  /^(?:select\s+(?:.*\sfrom\s|@@|count\(|\*|now\(|version\()|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|(?:create|drop|alter|truncate)\s+(?:table|database|schema|index|user|view|undo|tablespace|role|extension|sequence|unique|or\s+replace)\b|truncate\s+\w+\s*;|show\s+(?:tables|databases|engines?|processlist|variables|status|master|slave|replica|create|columns|index|grants|profiles|binary|global|full|warnings|config)\b|set\s+(?:global|session|names|profiling|autocommit|@|foreign_key_checks|sql_)|grant\s+.*\son\s|revoke\s+.*\son\s|flush\s+(?:privileges|tables|logs|hosts|status)|use\s+[\w`]+\s*;?$|(?:begin|commit|rollback|start\s+transaction)\s*;?$|explain\s+select|describe\s+\w+\s*;|desc\s+\w+\s*;|analyze\s+table|optimize\s+table|lock\s+tables|unlock\s+tables|admin\s+(?:show|check|cancel)\b|\\[a-z?!]+(?:\s|$))/i;

/** Every statement's first word: most texts are told apart by it, and SQL is dear to make. */
const SQL_VERBS = new Set(
  (
    'select insert update delete create drop alter truncate show set grant revoke flush use begin commit rollback start ' +
    'explain describe desc analyze optimize lock unlock admin'
  ).split(' '),
);

/** The text is a statement of SQL or a client's own command (`\q`), which bash would misread. */
export function looksLikeSql(text: string): boolean {
  const trimmed = text.trim();
  const [verb = ''] = /^[a-z]*/i.exec(trimmed) ?? [];
  if (!SQL_VERBS.has(verb.toLowerCase()) && !trimmed.startsWith('\\')) return false;
  if (!SQL.test(trimmed)) return false;
  // `use`, `set`, `show` and `begin` are words of bash or of programs too: there capitals or a semicolon must say SQL.
  if (/^(?:use|show|begin|commit|rollback|start|admin)\b/i.test(trimmed))
    return /^[A-Z]/.test(trimmed) || /;\s*$/.test(trimmed);
  return true;
}

const NAME = /^(?=.*[A-Za-z_])[\w./~+@%][\w./~+@%:=-]*$/;
const PATH = /^(?:\.{0,2}|~)?\/\S/;
/** First words that only programs print: a file's mode, an HTTP status line. */
const PRINTED = /^[-dlcbps](?:[r-][w-][xsS-]){2}[r-][w-][xtT-][.+@]?$|^HTTP\/\d/;
const PUNCTUATION = new Set(['[', '[[', ':', '.', '!', '((', '{']);
/** Begin no row of a table, and are given numbers. */
const TAKE_NUMBERS = new Set(['echo', 'printf', 'seq', 'expr', 'sleep', 'set']);
const CAPITALISED = new Set([
  'R',
  'Rscript',
  'X',
  'Xvfb',
  'Xorg',
  'MSBuild',
  'MSBuild.exe',
  'VBoxManage',
  'GET',
  'POST',
  'HEAD',
]);

/** Why a command is none, or null when it may be one. `known` are functions and aliases of the document. */
export function implausible(command: Command, known: ReadonlySet<string>): string | null {
  // Box drawing, or `[mysqld]` and `[2019/10/14 …]`: pictures, config and logs.
  if (/[\u2500-\u257f]/.test(firstLine(command.text)) || /^\[[^\s[\]]/.test(command.text))
    return firstLine(command.text);
  // A quoted line: bash would write into a file named after the first word. Only `> app.log` alone is meant so.
  const quoted = /^>\s*(\S+)(\s+\S)?/.exec(command.text);
  if (quoted !== null && (quoted[2] !== undefined || !/[./$]/.test(quoted[1] ?? '')))
    return firstLine(command.text);
  // Behind a continuation, too, a prompt's line is pasted output; in a heredoc it is data.
  if (command.endLine > command.line && !command.text.includes('<<')) {
    const pasted = command.text.split('\n').find((line, index) => index > 0 && promptOf(line) !== null);
    if (pasted !== undefined) return pasted;
  }
  for (const call of command.calls) {
    // A prompt's line pasted into a function or a loop: to bash a redirection.
    const line = firstLine(command.text.slice(Math.max(0, call.start - command.start)));
    if (promptOf(line) !== null) return line;
    const reason = implausibleCall(call, known);
    if (reason !== null) return reason;
  }
  return null;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

function implausibleCall(call: Call, known: ReadonlySet<string>): string | null {
  const { program } = call;
  if (program === null || PUNCTUATION.has(program) || known.has(program) || PATH.test(program)) return null;
  const shown = [program, ...call.rawArgs].join(' ');
  if (PRINTED.test(program)) return shown;
  if (!NAME.test(program) || /[:,;.]$/.test(program) || /^\d+\.(?:\D|$)/.test(program)) return shown;
  if (program.includes('/') || CAPITALISED.has(program)) return null;
  if (/^[A-Z]/.test(program) && (call.rawArgs.length > 0 || /^[A-Z][a-z]+$/.test(program))) return shown;
  return looksLikeRow(call) ? shown : null;
}

/** `web-7d4b9c 1/1 Running 0 5m`, `tcp 0 0 0.0.0.0:80 LISTEN`: a row of a table that a program printed. */
function looksLikeRow(call: Call): boolean {
  const [first = '', second = ''] = call.rawArgs;
  if (call.program === 'total' && call.rawArgs.length === 1) return true;
  if (TAKE_NUMBERS.has(call.program ?? '')) return false;
  if (/^\d+\/\d+$/.test(first) && /^[A-Z][A-Za-z]+$/.test(second)) return true;
  return (
    call.rawArgs.length >= 3 &&
    call.rawArgs.every((argument) => /^(?:[\d.:%/]+[a-zA-Z]?|[A-Z]{3,}|-)$/.test(argument))
  );
}
