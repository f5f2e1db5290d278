/**
 * Which candidates are placeholders, by where they stand.
 *
 * Bare, `<name>` always is one: bash would redirect. Inside quotes and heredocs bash does nothing with it, and it is one unless the
 * text shows that it is meant as it stands: an HTML element, a name with its closing tag anywhere in the text, what programs print
 * (`<none>`), an address (`<me@example.org>`), a generic type, a header, a usage line, or a plain word as the pattern of a search.
 * Where no rule decides it is reported: a report refuses a run, silence would let it write `<name>` somewhere.
 */

import { hasCjk } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { HTML_ELEMENTS, PATTERN_PROGRAMS, PRINTED_BY_PROGRAMS } from './placeholder-words.ts';
import type { Context } from './survey.ts';

/** The context of a candidate that is a placeholder, or null for one that is none. */
export function accepts(text: string, candidate: Candidate, context: Context): Context | null {
  switch (candidate.form) {
    case 'angle':
      return acceptAngle(text, candidate, context);
    case 'square':
      return context === 'bare' || isFillIn(candidate.name) ? context : null;
    case 'xx':
      return isTemporaryName(text, candidate) ? null : context;
    case 'your':
      // In a text to be shown, 你的… is a sentence.
      return hasCjk(candidate.name) && context !== 'bare' ? null : context;
    case 'curly':
      // In quotes it may be a program's or a format's; `xargs -I {name}` names what is replaced.
      return context === 'bare' &&
        !/\b(?:xargs|parallel|find|fd|jq|yq)\b/.test(lineBefore(text, candidate.start))
        ? context
        : null;
    case 'braces':
    case 'date':
    case 'example-host':
      return context;
  }
}

function acceptAngle(text: string, { name, start, end }: Candidate, context: Context): Context | null {
  const escaped = text[start - 1] === '\\';
  if (context === 'bare') return escaped ? 'unsupported' : context;
  if (context === 'unsupported') return context;
  // `'\<word\>'`: the edges of a word in a pattern.
  if (escaped) return null;
  const joined = /[-_]/.test(name) || hasCjk(name);
  if (closes(text, name, end)) return null;
  if (joined && !name.includes('@')) return context;
  return isMeantAsItStands(text, name, start) ? null : context;
}

function isMeantAsItStands(text: string, name: string, start: number): boolean {
  const word = name.toLowerCase();
  if (HTML_ELEMENTS.has(word) || PRINTED_BY_PROGRAMS.has(word)) return true;
  if (/^\d+$/.test(name) || (name.length === 1 && /[a-zA-Z]/.test(name))) return true;
  if (/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(name)) return true;
  const line = lineBefore(text, start);
  if (/#include\s*$/.test(line) || (/[A-Z][A-Za-z]*$/.test(line) && /^[A-Z][a-z]\w*$/.test(name)))
    return true;
  if (/\b(?:usage|用法)\s*[:：]/i.test(line)) return true;
  return isSearched(line);
}

/** `</name>` stands behind it. Bounded, so that a text of many tags stays linear. */
function closes(text: string, name: string, end: number): boolean {
  const tag = name.split(' ', 1)[0] ?? name;
  return text.slice(end, end + 4000).includes(`</${tag}>`);
}

/** Nothing but options stands between a search program and the quote that the candidate stands in. */
function isSearched(line: string): boolean {
  const match = /(?:^|[\s|;&(])([a-z]+)((?:\s+-[^\s'"]+(?:\s+\d+)?){0,6})\s+["'][^"']*$/.exec(line);
  return match !== null && PATTERN_PROGRAMS.has(match[1] ?? '');
}

function lineBefore(text: string, offset: number): string {
  const from = Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - 300);
  return text.slice(from, offset);
}

/** `[填写具体原因]`, `[值]`: in a text only what asks to be filled in, since `[步骤 1]` and `[警告]` are marks of a log. */
function isFillIn(name: string): boolean {
  return /^(?:请|待)?(?:填|填写|填入|输入|替换|补充|你的|您的|具体)|^(?:值|名称|时间|日期|原因|姓名|版本号?)$/u.test(
    name,
  );
}

/** `mktemp /tmp/x.XXX`: the program fills it itself. */
function isTemporaryName(text: string, { start }: Candidate): boolean {
  return /\bmktemp\b[^;|&\n]*$/.test(lineBefore(text, start));
}
