import type { Message } from './types.ts';

/** Subject and text as one, for channels without a subject, with the mark that tells repetitions. */
export function whole(message: Message): string {
  const { subject, text } = message;
  const headed = subject === '' || text.startsWith(subject) ? text : `${subject}\n${text}`;
  return marked({ ...message, text: headed });
}

/** The text with its mark: `[#n1-ops 2026-…-1f3a]`. */
export function marked({ text, id, run }: Message): string {
  return `${text}\n[#${id} ${run}]`;
}

const CUT = '…';

/** At most so many bytes of UTF-8, whole characters only; the mark at the end stays. */
export function clipBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  const at = text.lastIndexOf('\n[#');
  const mark = at < 0 ? '' : text.slice(at);
  const room = most - Buffer.byteLength(mark) - Buffer.byteLength(CUT);
  let bytes = 0;
  let kept = '';
  for (const character of at < 0 ? text : text.slice(0, at)) {
    bytes += Buffer.byteLength(character);
    if (bytes > room) break;
    kept += character;
  }
  return `${kept}${CUT}${mark}`;
}

/** Without what could start a new header, line or colour where only one line belongs. */
export function oneLine(text: string): string {
  return plain(text).replace(/\s+/g, ' ').trim();
}

/** Without control characters but line feed and tab, and without marks that turn the direction of writing. */
export function plain(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\p{Cc}/gu, (character) => (character === '\n' || character === '\t' ? character : ''));
}
