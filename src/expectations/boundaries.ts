/**
 * Where a literal lies in a text, and whether it stands there on its own (language.md §3).
 *
 * Four findings, of which only the first is proof:
 * - `free`: within one line, no ASCII word character touches an end. `active` in `Active: active (running)`.
 * - `glued`: only as a part of a longer word that `-` or `.` makes: `active` in `active-standby`, `v1.2.3` in `v1.2.3-rc1`,
 *   `nginx` in `nginx.service`; or its end is punctuation that a word touches: `inactive (dead)` in `inactive (dead)7`,
 *   `:8080` in `127.0.0.1:8080`. It may be what the author meant and may be the opposite: a person says.
 * - `denied`: only right behind a negation: `running` in `is not running`, `正常` in `不正常`. A person says.
 * - `absent`: not there, or only inside a word or a number: `active` in `inactive`, `3/3` in `13/3` and `3/30`, `1.2` in `1.2.1`.
 *
 * `:`, `=`, `%`, `/`, `@`, quotes and brackets end a word: `8080` is in `0.0.0.0:8080`, `current` in `/opt/current`.
 * Between digits `.`, `,` and `/` go on with the number: `000` is not in `1,000`, `3` not in `3/3`.
 */

export type Finding =
  { readonly kind: 'free' | 'glued' | 'denied'; readonly index: number } | { readonly kind: 'absent' };

// Compared as text: a literal may occur millions of times, and patterns are several times slower.
function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}

function isWord(character: string): boolean {
  return (
    (character >= 'a' && character <= 'z') ||
    (character >= 'A' && character <= 'Z') ||
    isDigit(character) ||
    character === '_'
  );
}

/** How one end stands: `own` is the literal's last character at that end, `next` and `beyond` what follows outwards. */
function endStands(own: string, next: string, beyond: string): 'free' | 'glued' | 'inside' {
  // Letters of other scripts stand free: `服务` in `服务1`.
  if (!isWord(own)) return isWord(next) && own <= '\x7f' ? 'glued' : 'free';
  if (isWord(next)) return 'inside';
  if (isDigit(own) && isDigit(beyond) && '.,/'.includes(next)) return 'inside';
  return (next === '-' || next === '.') && isWord(beyond) ? 'glued' : 'free';
}

const NEGATION = /(?:(?<![A-Za-z0-9_])(?:not|no|never|non) |n['’]t |[不未没沒無无非] ?)$/iu;

function isDenied(text: string, at: number): boolean {
  return NEGATION.test(text.slice(Math.max(0, at - 7), at));
}

/** Both texts must be normalised. An empty literal is absent. Linear in the length of the text. */
export function findLiteral(text: string, literal: string): Finding {
  if (literal === '') return { kind: 'absent' };
  let [glued, denied] = [-1, -1];
  for (let at = text.indexOf(literal); at >= 0; at = text.indexOf(literal, at + 1)) {
    const end = at + literal.length;
    const left = endStands(literal.charAt(0), text.charAt(at - 1), text.charAt(at - 2));
    if (left === 'inside') continue;
    const right = endStands(literal.charAt(literal.length - 1), text.charAt(end), text.charAt(end + 1));
    if (right === 'inside') continue;
    if (left === 'free' && right === 'free') {
      if (!isDenied(text, at)) return { kind: 'free', index: at };
      if (denied < 0) denied = at;
    } else if (glued < 0) glued = at;
  }
  if (denied >= 0) return { kind: 'denied', index: denied };
  return glued < 0 ? { kind: 'absent' } : { kind: 'glued', index: glued };
}

/** The line of `text` that holds the character at `index`, without blanks around it. */
export function lineAt(text: string, index: number): string {
  const start = text.lastIndexOf('\n', index - 1) + 1;
  const end = text.indexOf('\n', index);
  return text.slice(start, end < 0 ? text.length : end).trim();
}
