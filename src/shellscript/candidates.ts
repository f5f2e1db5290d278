/**
 * Finds what is spelled like a placeholder (language.md §5), before the text can be parsed:
 * bash would read `<hash>` as two redirections. Whether a candidate is one is decided by where it stands (placeholders.ts).
 */

import {
  CHINESE_VALUES,
  TEMPLATE_KEYWORDS,
  VALUE_NAME,
  VERSION_NAME,
  VERSION_TRACE,
  YOUR_NOUNS,
} from './placeholder-words.ts';
import type { Placeholder } from './types.ts';

export interface Candidate {
  readonly name: string;
  readonly form: Placeholder['form'];
  readonly start: number;
  readonly end: number;
  /** It holds characters that bash gives a meaning, and must be masked before the text is parsed. */
  readonly masked: boolean;
}

/**
 * To make a pattern with classes of Unicode, and to use it first, costs up to a millisecond, and few texts need one:
 * a finder looks first for what it cannot do without.
 */
type Finder = (text: string) => Iterable<Candidate>;

const CJK = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}';

/**
 * No blank behind `<`, none before `>`, and only name characters between. `sort <in>out` is spelled so too: reading it as a
 * placeholder refuses a run, reading `<hash>` as a redirection overwrites a file, so the first it is.
 */
const angle = (): RegExp => /<((?:[\p{L}\p{N}_]|\.\.\.|…)[\p{L}\p{N}_.\-/:@|+ （），、：“”／－—…]{0,80})>/gu;
const ASCII_PHRASE = /^(?:e\.g\.|i\.e\.|[A-Za-z][A-Za-z0-9_'-]*)(?: [A-Za-z][A-Za-z0-9_'-]*){1,5}$/;

function* angles(text: string): Iterable<Candidate> {
  if (!text.includes('<')) return;
  for (const match of text.matchAll(angle())) {
    const name = match[1] ?? '';
    const start = match.index;
    // `<<EOF>file` and `<<<word>file`: a heredoc's delimiter and a here-string. `(?<name>…)`: a named group of a pattern.
    if (text[start - 1] === '<' || /\(\?P?$/.test(text.slice(Math.max(0, start - 3), start))) continue;
    if (name.endsWith(' ') || name.includes('  ')) continue;
    if (name.includes(' ') && !hasCjk(name) && !ASCII_PHRASE.test(name)) continue;
    yield { name, form: 'angle', start, end: start + match[0].length, masked: true };
  }
}

function* braces(text: string): Iterable<Candidate> {
  if (!text.includes('{{')) return;
  for (const match of text.matchAll(/\{\{[ \t]{0,4}([\p{L}_/~][\p{L}\p{N}_.\-/ ]{0,80})\}\}/gu)) {
    const name = (match[1] ?? '').trim();
    // `${{ secrets.X }}` is filled by a CI server, `{{range …}}` by a Go template.
    if (text[match.index - 1] === '$' || TEMPLATE_KEYWORDS.has(name.split(' ', 1)[0] ?? '')) continue;
    yield { name, form: 'braces', start: match.index, end: match.index + match[0].length, masked: true };
  }
}

/** `deployment/{service-name}`: no list (`{a,b}`), no descriptor (`exec {fd}>log`), nothing of git's or of a format's. */
function* curlies(text: string): Iterable<Candidate> {
  if (!text.includes('{')) return;
  for (const match of text.matchAll(
    /(?<![$@%#{\\])\{([\p{L}][\p{L}\p{N}_ -]{0,38}[\p{L}\p{N}])\}(?![}<>])/gu,
  )) {
    yield { ...word(match[0], 'curly', match.index), name: match[1] ?? '' };
  }
}

const square = (): RegExp => /\[([\p{L}\p{N}_][\p{L}\p{N}_.\-/: （），、：“”／－—…]{0,60})\]/gu;
const SQUARE_NAME = /^(?:[A-Za-z][a-z]*|[A-Z]+)(?:[-_ ][A-Za-z0-9]+)*$/;

function* squares(text: string): Iterable<Candidate> {
  if (!text.includes('[')) return;
  for (const match of text.matchAll(square())) {
    const name = match[1] ?? '';
    const start = match.index;
    const end = start + match[0].length;
    if (!hasCjk(name) && !isNamedSquare(name, text[start - 1] ?? '', text[end] ?? '')) continue;
    // A word of CJK behind a name is a subscript all the same: `arr[值]`.
    if (/[A-Za-z0-9}\])]/.test(text[start - 1] ?? '')) continue;
    if (text[start - 1] === '_' && !VALUE_NAME.test(name)) continue;
    yield { name, form: 'square', start, end, masked: true };
  }
}

/** `[name]` where neither a test nor a character class makes sense: long, a word's or a path's whole part, no glob behind it. */
function isNamedSquare(name: string, before: string, after: string): boolean {
  // `backup_[date].sql`, `app:[tag]`: no set of characters is spelled like the name of a value.
  if (VALUE_NAME.test(name)) return /^[\s/=:@"'_.-]?$/.test(before) && /^[\s/:.;&|)@"'_-]?$/.test(after);
  if (name.length < 4 || name.includes(' ') || !SQUARE_NAME.test(name)) return false;
  return /^[\s/=:@"]?$/.test(before) && /^[\s/:.;&|)@"]?$/.test(after);
}

const DATE =
  /(?<![A-Za-z0-9])(?:YYYY-MM-DD(?:[T_-]HH[:-]?MM(?:[:-]?SS)?)?|YYYY\/MM\/DD|YYYY\.MM\.DD|YYYYMMDD(?:[T_-]?HHMM(?:SS)?)?|yyyymmdd(?:[_-]?hhmmss)?|YYYYMM|HH:MM(?::SS)?|HHMMSS|YYYY)(?![A-Za-z0-9])/g;
/** `to_char(now(), 'YYYY-MM-DD')`: there the shape is a format, and meant as it stands. */
const SQL_FORMAT = /to_(?:char|date|timestamp)[ ]?\([^)]{0,80}(?:\)[^)]{0,20})?$/i;

function* dates(text: string): Iterable<Candidate> {
  if (!/YYYY|yyyy|HH/.test(text)) return;
  for (const match of text.matchAll(DATE)) {
    const before = text.slice(Math.max(0, match.index - 120), match.index);
    if (!SQL_FORMAT.test(before)) yield word(match[0], 'date', match.index);
  }
}

const XX =
  /(?<![A-Za-z0-9])v?X\.Y(?:\.Z)?(?![A-Za-z0-9.])|(?<=HEAD[~^])N(?![A-Za-z0-9])|(?<![A-Za-z0-9])(?:X{2,5}|x{3,5})(?![A-Za-z0-9])|(?<![\w.])(?=[\d.]{0,12}[xX])(?:\d{1,3}|[xX]{1,3})(?:\.(?:\d{1,3}|[xX]{1,3})){3}(?![\w.])/g;

function* crosses(text: string): Iterable<Candidate> {
  if (!/x|HEAD[~^]N/i.test(text)) return;
  for (const match of text.matchAll(XX)) yield word(match[0], 'xx', match.index);
}

let yourPattern: RegExp | null = null;
const your = (): RegExp =>
  (yourPattern ??= new RegExp(
    `(?<![A-Za-z0-9_-])(?:your[-_][A-Za-z0-9][A-Za-z0-9_-]*|YOUR[-_][A-Z0-9][A-Z0-9_-]*|your(?:${YOUR_NOUNS})\\b[A-Za-z0-9_-]*|` +
      `change[-_]?me|CHANGE[-_]?ME|REPLACE[-_](?:ME|WITH)[A-Z0-9_-]*)(?![A-Za-z0-9])|` +
      `(?:你的|您的)[\\p{Script=Han}A-Za-z0-9_]{1,20}|(?<![\\p{L}\\p{N}])\\p{Script=Han}{1,8}(?:ID|IP|PID|Hash|hash)(?![\\p{L}\\p{N}])|` +
      `(?<=[ =])(?:${CHINESE_VALUES})(?=\\s|$)`,
    'gu',
  ));

/** Whatever `your` finds holds one of these. */
const YOUR_TRACE =
  /your|change|replace|[你您]的|[\w"')\]=] ?[^\0-\x7f]{1,7}[号名称址径希码口份值](?:\s|$)|[^\0-\x7f](?:I[DP]|PID|hash)/i;

function* yours(text: string): Iterable<Candidate> {
  if (!YOUR_TRACE.test(text)) return;
  for (const match of text.matchAll(your())) yield word(match[0], 'your', match.index);
}

/** `git checkout previous-tag`: to these programs no branch is called so. */
const TAKES_VERSION =
  /(?:^|[\s;&|(])(?:git|helm|kubectl|oc|argocd|docker|docker-compose|systemctl|pm2|supervisorctl|heroku|manage\.py)\s[^;&|\n#]{0,120}[ =/]$/;

function* versions(text: string): Iterable<Candidate> {
  if (!VERSION_TRACE.test(text) || !VERSION_NAME.test(text)) return;
  for (const match of text.matchAll(new RegExp(VERSION_NAME, 'gi'))) {
    if (TAKES_VERSION.test(text.slice(Math.max(0, match.index - 140), match.index)))
      yield word(match[0], 'your', match.index);
  }
}

const LOUD = /(?<![\w$({.-])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+(?![\w$({-])/g;
const BEFORE_HOST =
  /[\w.-]@$|:\/\/$|--host[= ]$|\bssh $|\b(?:psql|mysql\w*|pg_\w+|redis-cli|mongo(?:sh)?)(?: [^\s;&|]{1,40}){0,4} -h $/;

/** `ssh root@NEW_HOST`, `psql -h REPLICA_IP`: no host is called so. */
function* loudHosts(text: string): Iterable<Candidate> {
  if (!/[A-Z0-9]_[A-Z0-9]/.test(text)) return;
  for (const match of text.matchAll(LOUD)) {
    if (BEFORE_HOST.test(text.slice(Math.max(0, match.index - 200), match.index)))
      yield word(match[0], 'your', match.index);
  }
}

/** `{"revision": "previous-commit-sha"}`: between quotes only what names a hash or a number cannot be a name. */
const QUOTED_VERSION =
  /(?<=["'])(?:previous|prev|last|prior|old|target|good|stable|last-good|last-stable|previous-stable)[-_](?:tag|version|commit|revision|release|migration)[-_](?:hash|id|sha|number|name|here)(?=["'])/gi;

function* quotedVersions(text: string): Iterable<Candidate> {
  if (!/["'](?:prev|last|prior|old|target|good|stable)/i.test(text)) return;
  for (const match of text.matchAll(QUOTED_VERSION)) yield word(match[0], 'your', match.index);
}

const DOTS = /(?:\.\.\.|…)(?=["'\s\\]|$)/g;
/** `DATABASE_URL="postgresql://..."`, `Bearer ...`, `"token": "..."`: the author left something out. */
const LEFT_OUT = /:\/\/$|[\w-]=["']$|(?:^|\n)[ \t]*\w+=$|\b(?:Bearer|Basic|Token) $|["'] ?: ?["']$/;
/** There three dots are text, or a pattern. */
const DOTS_MEANT =
  /(?:^|[\s;&|(])(?:echo|printf|log\w*|grep|egrep|zgrep|rg|sed|awk|gawk|perl|expr|jq|yq|print|commit)\s[^;&|\n]*$/;

function* elided(text: string): Iterable<Candidate> {
  if (!/\.\.\.|…/.test(text)) return;
  for (const match of text.matchAll(DOTS)) {
    const before = text.slice(Math.max(0, match.index - 200), match.index);
    if (LEFT_OUT.test(before) && !DOTS_MEANT.test(before)) yield word(match[0], 'your', match.index);
  }
}

const EXAMPLE_HOST =
  /(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]{1,63}\.){0,4}example\.(?:com|org|net|cn|edu)(?![A-Za-z0-9-])/g;

function* exampleHosts(text: string): Iterable<Candidate> {
  if (!text.includes('example.')) return;
  for (const match of text.matchAll(EXAMPLE_HOST)) yield word(match[0], 'example-host', match.index);
}

function word(name: string, form: Candidate['form'], start: number): Candidate {
  return { name, form, start, end: start + name.length, masked: false };
}

/** In the order of precedence: where two overlap, the one that was found by the earlier finder stays. */
const FINDERS: readonly Finder[] = [
  angles,
  braces,
  curlies,
  squares,
  yours,
  versions,
  quotedVersions,
  loudHosts,
  elided,
  exampleHosts,
  dates,
  crosses,
];

/** All candidates of a text, in its order, none overlapping another. Linear in the text's length. */
export function findCandidates(text: string): Candidate[] {
  let found: Candidate[] = [];
  for (const finder of FINDERS) found = merge(found, [...finder(text)]);
  return found;
}

function merge(first: readonly Candidate[], second: readonly Candidate[]): Candidate[] {
  const merged: Candidate[] = [];
  let next = 0;
  for (const candidate of second) {
    for (let kept = first[next]; kept !== undefined && kept.end <= candidate.start; kept = first[next]) {
      merged.push(kept);
      next += 1;
    }
    const kept = first[next];
    if (kept === undefined || kept.start >= candidate.end) merged.push(candidate);
  }
  return [...merged, ...first.slice(next)];
}

/** The pattern is made when something else than ASCII is there. */
export function hasCjk(text: string): boolean {
  return /[^\0-\x7f]/.test(text) && (cjk ??= new RegExp(`[${CJK}]`, 'u')).test(text);
}

let cjk: RegExp | null = null;
