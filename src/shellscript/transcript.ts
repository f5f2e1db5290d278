/** Terminal transcripts: prompts, what was typed at them, and what was printed (language.md §2). */

import { parseScript } from './parse-script.ts';

/** What reads the line: bash, a client of its own (mysql, psql, python), or PowerShell and cmd. Only bash's lines are commands. */
export type Interpreter = 'shell' | 'client' | 'powershell';

export interface PromptLine {
  readonly kind: 'prompt';
  /** As the author wrote it, without the blanks behind it. */
  readonly prompt: string;
  readonly interpreter: Interpreter;
  /** As the prompt shows them, else null. */
  readonly user: string | null;
  readonly host: string | null;
  /** What was typed, lines joined by "\n", the `> ` of continuation lines left out. Empty for a bare prompt. */
  readonly text: string;
  /** Where the first character of `text` stands. */
  readonly startOffset: number;
  /** For each line of `text`, where it starts. */
  readonly lineOffsets: readonly number[];
  readonly line: number;
  readonly endLine: number;
}

export interface OutputLine {
  readonly kind: 'output';
  readonly text: string;
  readonly startOffset: number;
  readonly line: number;
}

/** A line that starts with `#`: root's prompt looks the same, so that it is never a command. */
export interface CommentLine {
  readonly kind: 'comment';
  readonly text: string;
  readonly startOffset: number;
  readonly line: number;
}

export type TranscriptLine = PromptLine | OutputLine | CommentLine;

/** Every line of the fence that is not blank, in order. */
export interface PromptTranscript {
  readonly lines: readonly TranscriptLine[];
}

interface PromptForm {
  readonly pattern: RegExp;
  readonly interpreter: Interpreter;
}

/** Groups `user` and `host` where a form shows them. A prompt is followed by a blank or the line's end. */
const FORMS: readonly PromptForm[] = [
  { interpreter: 'shell', pattern: /^\$(?=\s|$)/ },
  {
    interpreter: 'shell',
    pattern: /^\[(?<user>[\w.-]{1,64})@(?<host>[\w.-]{1,64})(?:[ :][^\]\n]{0,120})?\] ?[#$](?=\s|$|[\w./])/,
  },
  {
    interpreter: 'shell',
    pattern:
      /^(?:\([\w.-]{1,40}\) ?)?(?<user>[\w.-]{1,64})@(?<host>[\w.-]{1,64})(?::? ?[~/][^\s#$%]{0,120}|:)? ?[#$%](?=\s|$)/,
  },
  { interpreter: 'shell', pattern: /^(?:ba|z|da)?sh-\d+(?:\.\d+)*[#$](?=\s|$)/ },
  { interpreter: 'shell', pattern: /^[~/][\w./-]{0,120} [#$](?=\s|$)/ },
  {
    interpreter: 'client',
    pattern:
      /^(?:mysql|mariadb|sql|redis|sqlite|hive|mongo|mongosh|ftp|sftp|telnet|cqlsh(?::\w+)?|obclient|gsql|test|admin)>(?=\s|$)/i,
  },
  { interpreter: 'client', pattern: /^(?:MariaDB|MySQL|obclient) ?\[[^\]\n]{0,60}\]>(?=\s|$)/ },
  { interpreter: 'client', pattern: /^[\w.-]{1,64}:\d{2,5}(?:\[\d+\])?>(?=\s|$)/ },
  { interpreter: 'client', pattern: /^\w{1,40}=[#>](?=\s|$)/ },
  { interpreter: 'client', pattern: /^\w{1,40}:(?:PRIMARY|SECONDARY)>(?=\s|$)/ },
  {
    interpreter: 'client',
    pattern: /^(?:>>>|In \[\d+\]:|irb\([^)\n]{0,40}\)[:\d]*>|\[zk: [^\]\n]{0,80}\] \d*)(?=\s|$)/,
  },
  { interpreter: 'powershell', pattern: /^(?:PS(?: [A-Za-z]:\\[^>\n]{0,120})?|[A-Z]:\\[^>\n]{0,120})>/ },
];

interface SourceLine {
  readonly text: string;
  readonly offset: number;
}

interface Recognised {
  readonly prompt: string;
  readonly interpreter: Interpreter;
  readonly user: string | null;
  readonly host: string | null;
  /** Where what was typed begins in the line. */
  readonly from: number;
}

/** How many lines one command may go on for; a bound, so that an unclosed quote does not make the reading quadratic. */
const LONGEST = 200;

/** The transcript if the first line that is neither blank nor a comment starts with a prompt, else null. Offsets are into `text`. */
export function promptLines(text: string): PromptTranscript | null {
  const source = linesOf(text);
  const first = source.find(({ text: line }) => line.trim() !== '' && !/^\s*[#＃]/.test(line));
  if (first === undefined) return null;
  const indent = /^[ \t]*/.exec(first.text)?.[0] ?? '';
  if (recognise(first.text, indent) === null) return null;
  const lines: TranscriptLine[] = [];
  for (let at = 0; at < source.length;) {
    const { text: line, offset } = source[at] ?? { text: '', offset: 0 };
    const found = recognise(line, indent);
    if (found !== null) {
      const prompt = typedAt(source, at, found, indent);
      lines.push(prompt);
      at = prompt.endLine + 1;
      continue;
    }
    const kind = /^\s*[#＃]/.test(line) ? 'comment' : 'output';
    if (line.trim() !== '') lines.push({ kind, text: line, startOffset: offset, line: at });
    at += 1;
  }
  return { lines };
}

function linesOf(text: string): SourceLine[] {
  let offset = 0;
  return text.split('\n').map((line) => {
    const start = offset;
    offset += line.length + 1;
    return { text: line.endsWith('\r') ? line.slice(0, -1) : line, offset: start };
  });
}

function recognise(line: string, indent: string): Recognised | null {
  if (!line.startsWith(indent)) return null;
  const rest = line.slice(indent.length);
  for (const { pattern, interpreter } of FORMS) {
    const match = pattern.exec(rest);
    if (match === null) continue;
    const [prompt] = match;
    const blanks = /^\s*/.exec(rest.slice(prompt.length))?.[0].length ?? 0;
    return {
      prompt: prompt.trim(),
      interpreter,
      user: match.groups?.['user'] ?? null,
      host: match.groups?.['host'] ?? null,
      from: indent.length + prompt.length + blanks,
    };
  }
  return null;
}

function typedAt(source: readonly SourceLine[], at: number, found: Recognised, indent: string): PromptLine {
  const start = source[at] ?? { text: '', offset: 0 };
  const typed: SourceLine[] = [{ text: start.text.slice(found.from), offset: start.offset + found.from }];
  const more =
    found.interpreter === 'shell'
      ? shellContinuation(source, at, typed, indent)
      : clientContinuation(source, at);
  const all = [...typed, ...more];
  return {
    kind: 'prompt',
    prompt: found.prompt,
    interpreter: found.interpreter,
    user: found.user,
    host: found.host,
    text: all.map((line) => line.text).join('\n'),
    startOffset: start.offset + found.from,
    lineOffsets: all.map((line) => line.offset),
    line: at,
    endLine: at + more.length,
  };
}

/** The lines that complete what was begun: open quotes, a trailing backslash, a loop, a heredoc. None if nothing completes it. */
function shellContinuation(
  source: readonly SourceLine[],
  at: number,
  typed: readonly SourceLine[],
  indent: string,
): SourceLine[] {
  const first = typed[0]?.text ?? '';
  if (isWhole(first)) return [];
  const secondary = /^\s*>(?:\s|$)/.test(source[at + 1]?.text ?? '');
  const more: SourceLine[] = [];
  for (const line of source.slice(at + 1, at + 1 + LONGEST)) {
    if (recognise(line.text, indent) !== null) break;
    const mark = secondary ? (/^\s*> ?/.exec(line.text)?.[0].length ?? 0) : 0;
    more.push({ text: line.text.slice(mark), offset: line.offset + mark });
    if (isWhole([first, ...more.map(({ text }) => text)].join('\n'))) return more;
  }
  return [];
}

function isWhole(text: string): boolean {
  return !/(?<!\\)(?:\\\\)*\\$/.test(text) && parseScript(text).errors.length === 0;
}

/** `    -> `, `... `, `postgres-# `: the client's own continuation prompts. What they hold is never run. */
function clientContinuation(source: readonly SourceLine[], at: number): SourceLine[] {
  const more: SourceLine[] = [];
  for (const line of source.slice(at + 1, at + 1 + LONGEST)) {
    const mark = /^\s*(?:->|['"`]>|\.\.\.(?=\s|$)|\w+[-'"(][#>]) ?/.exec(line.text)?.[0].length ?? 0;
    if (mark === 0) break;
    more.push({ text: line.text.slice(mark), offset: line.offset + mark });
  }
  return more;
}
