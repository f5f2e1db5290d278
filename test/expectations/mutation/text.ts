import type { Random } from './random.ts';

const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';

/** One character for another of its class: what a person overlooks. */
export function otherCharacter(text: string, random: Random): string {
  const places = Array.from(text).flatMap((one, at) => (/[A-Za-z0-9]/.test(one) ? [at] : []));
  if (places.length === 0) return '';
  const at = random.pick(places);
  const own = text.charAt(at);
  const alphabet = /[0-9]/.test(own) ? DIGITS : /[a-z]/.test(own) ? LOWER : LOWER.toUpperCase();
  const other = random.pick(Array.from(alphabet).filter((one) => one !== own));
  return text.slice(0, at) + other + text.slice(at + 1);
}

function withoutCharacter(text: string, random: Random): string {
  const at = random.index(text.length);
  return text.slice(0, at) + text.slice(at + 1);
}

function swapped(text: string, random: Random): string {
  const at = random.index(Math.max(text.length - 1, 1));
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
}

function glued(text: string, random: Random): string {
  const end = random.pick(Array.from(`${LOWER}${DIGITS}_X`));
  return random.next() < 0.5 ? end + text : text + end;
}

function negated(text: string, random: Random): string {
  return `${random.pick(['in', 'un', 'dis', 'non', 'not-', 'NOT_', 'no-'])}${text}`;
}

function otherCase(text: string, random: Random): string {
  const places = Array.from(text).flatMap((one, at) => (/[A-Za-z]/.test(one) ? [at] : []));
  if (places.length === 0) return text;
  if (random.next() < 0.3) return text.toUpperCase() === text ? text.toLowerCase() : text.toUpperCase();
  const at = random.pick(places);
  const one = text.charAt(at);
  const other = one === one.toLowerCase() ? one.toUpperCase() : one.toLowerCase();
  return text.slice(0, at) + other + text.slice(at + 1);
}

function broken(text: string, random: Random): string {
  const at = 1 + random.index(Math.max(text.length - 1, 1));
  return `${text.slice(0, at)}\n${text.slice(at)}`;
}

function cutOff(text: string, random: Random): string {
  return text.slice(0, random.index(text.length));
}

/** `3/3` → `13/3`, `3/30`: another number that looks the same at one end. */
function longerNumber(text: string, random: Random): string {
  const places = [...text.matchAll(/[0-9]+/g)].map(({ index, 0: digits }) => [index, index + digits.length]);
  if (places.length === 0) return text;
  const at = random.pick(random.pick(places));
  return text.slice(0, at) + String(1 + random.index(9)) + text.slice(at);
}

const WAYS: Readonly<Record<string, (text: string, random: Random) => string>> = {
  'a character changed': otherCharacter,
  'a character lost': withoutCharacter,
  'two characters swapped': swapped,
  'glued to a neighbour': glued,
  negated,
  'another case': otherCase,
  'over two lines': broken,
  'cut off': cutOff,
  'a longer number': longerNumber,
  lost: () => '',
  'another word': (_, random) => random.pick(['failed', 'unknown', 'Error: timed out', 'degraded', 'null']),
};

/** A text that resembles another, with the name of what was done to it. It may be the same by chance: whoever asks must look. */
export function resembling(text: string, random: Random): { readonly how: string; readonly text: string } {
  const how = random.pick(Object.keys(WAYS));
  const other = WAYS[how]?.(text, random) ?? '';
  // `version:1.0.0` and `version :1.0.0` say what `version: 1.0.0` says: tools spell their pairs in all of these ways.
  return { how, text: pairsOf(other) === pairsOf(text) ? text : other };
}

const pairsOf = (text: string): string => text.replace(/[ \t]*:[ \t]*/g, ':');

const NOISE = [
  'connecting to the node',
  'reading the configuration',
  '[INFO] waiting for a reply',
  'warning: the cache is cold',
  '--------',
  'Loaded: loaded (/etc/systemd/system/app.service; preset: enabled)',
];

/** Lines that say nothing, around what matters. */
export function amid(lines: readonly string[], random: Random): readonly string[] {
  const noise = (): readonly string[] =>
    Array.from({ length: random.index(3) }, () => random.pick(NOISE)).filter(
      (line) => !lines.some((one) => one !== '' && line.toLowerCase().includes(one.toLowerCase())),
    );
  return [...noise(), ...lines, ...noise()];
}

/**
 * By this file's own reckoning, none of the program's: a text stands in no line of an output with its ends free.
 * Blanks are folded as a reader folds them.
 */
export function standsNowhere(text: string, output: string): boolean {
  const word = '[A-Za-z0-9_]';
  const escaped = text.replace(/[^A-Za-z0-9 ]/g, '\\$&').replace(/ +/g, '[ \\t]+');
  return !new RegExp(`(?<!${word})${escaped}(?!${word})`).test(output);
}
