/** The simple command whose exit status is the status of the whole text. */
export interface LastCall {
  /** Its words without quotes; wrappers (`sudo`, `env`, `timeout`, …) and assignments are peeled off. */
  readonly words: readonly string[];
  /** It stands behind `&&` or `||`: the status may be another command's. */
  readonly chained: boolean;
  /** Its standard output goes elsewhere, so that its status is its only answer. */
  readonly redirected: boolean;
}

interface Token {
  readonly kind: 'word' | 'operator' | 'redirect';
  readonly text: string;
}

const TOKEN =
  /(?<blank>[ \t]+|\\\n)|(?<redirect>&>>?|[0-9]*(?:<<<|>>|>&|<&|>\||<>|>|<(?!<)))|(?<operator>&&|\|\||\|&|[;|\n])|(?<word>(?:[^\s'"\\$`;&|()<>]|\\[\s\S]|'[^']*'|"(?:[^"\\`$]|\\[\s\S]|\$(?!\())*"|\$(?!\())+)/y;
const COMMENT = /#[^\n]*/y;

function unquote(word: string): string {
  return word.replace(
    /'([^']*)'|"((?:[^"\\]|\\[\s\S])*)"|\\([\s\S])/g,
    (_all, single?: string, double?: string, escaped?: string) =>
      single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? '',
  );
}

/** Null for what this does not know: substitutions, subshells, heredocs, background. Unknown means that only status 0 is good. */
function tokens(text: string): readonly Token[] | null {
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    COMMENT.lastIndex = at;
    if (text.charAt(at) === '#' && COMMENT.test(text)) {
      at = COMMENT.lastIndex;
      continue;
    }
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) return null;
    const { redirect, operator, word } = match.groups ?? {};
    if (redirect !== undefined) found.push({ kind: 'redirect', text: redirect });
    else if (operator !== undefined) found.push({ kind: 'operator', text: operator });
    else if (word !== undefined) found.push({ kind: 'word', text: word });
    at = TOKEN.lastIndex;
  }
  return found;
}

/** Words that make a compound command, or turn the status around. */
const COMPOUND = new Set([
  'if',
  'for',
  'while',
  'until',
  'case',
  'select',
  'function',
  'then',
  'do',
  'else',
  'elif',
  'fi',
  'done',
  'esac',
  '{',
  '}',
  '[[',
  '!',
]);

/** Options of wrappers that take the next word with them. */
const WRAPPERS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['sudo', new Set(['-u', '-g', '-p', '-C', '-h', '-U', '-r', '-t', '-D', '-R', '-T'])],
  ['env', new Set(['-u', '-C', '-S'])],
  ['timeout', new Set(['-s', '-k'])],
  ['nice', new Set(['-n'])],
  ['time', new Set<string>()],
  ['nohup', new Set<string>()],
  ['exec', new Set<string>()],
  ['command', new Set<string>()],
]);

function peelWrappers(words: readonly string[]): readonly string[] {
  let at = 0;
  for (;;) {
    while (/^[A-Za-z_][A-Za-z0-9_]*=/.test(words[at] ?? '')) at += 1;
    const wrapper = words[at] ?? '';
    const valued = WRAPPERS.get(wrapper);
    if (valued === undefined) return words.slice(at);
    at += 1;
    while (/^-./.test(words[at] ?? '')) at += valued.has(words[at] ?? '') ? 2 : 1;
    // `timeout 5 …`: the duration.
    if (wrapper === 'timeout') at += 1;
  }
}

/** Finds the last call of a command's text; null when the text is more than lists and pipelines of simple commands. */
export function lastCall(text: string): LastCall | null {
  const all = tokens(text);
  if (all === null) return null;
  let current: { words: string[]; chained: boolean; redirected: boolean } = {
    words: [],
    chained: false,
    redirected: false,
  };
  let last = current;
  for (const [index, token] of all.entries()) {
    if (token.kind === 'operator') {
      const chained =
        token.text === '&&' || token.text === '||' || (/^\|&?$/.test(token.text) && current.chained);
      current = { words: [], chained, redirected: false };
    } else if (token.kind === 'redirect') {
      current.redirected ||= /^(?:1?(?:>>?|>\|)|&>>?)$/.test(token.text);
    } else if (all[index - 1]?.kind !== 'redirect') {
      const word = unquote(token.text);
      if (current.words.length === 0 && COMPOUND.has(word)) return null;
      current.words.push(word);
      last = current;
    }
  }
  const words = peelWrappers(last.words);
  return words.length === 0 ? null : { words, chained: last.chained, redirected: last.redirected };
}
