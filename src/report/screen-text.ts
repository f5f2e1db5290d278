/** A terminal's bytes as lines that people read: what was typed over or taken back is gone, as it was on the screen. */

const ESC = String.fromCharCode(27);
const BEL = String.fromCharCode(7);
/** vim, less, top: a screen of their own, which goes when they do. */
const OTHER_SCREEN = '\\[\\?(?:1049|1047|47)';
const WHOLE_SCREEN = new RegExp(`${ESC}${OTHER_SCREEN}h[^]*?(?:${ESC}${OTHER_SCREEN}l|$)`, 'g');
const REST_OF_SCREEN = new RegExp(`^(?:(?!${ESC}${OTHER_SCREEN}h)[^])*?${ESC}${OTHER_SCREEN}l`);
/** Of a line that moves to the right over nothing. */
const WIDEST = 1000;
const PIECES = new RegExp(
  `${ESC}\\[([0-?]*)[ -/]*([@-~])|${ESC}\\][^${BEL}${ESC}]*(?:${BEL}|${ESC}\\\\)|${ESC}.|[^]`,
  'gu',
);

/** `fullScreen`: what stands for a program that took the whole screen. Colours and all other codes are gone. */
export function screenText(raw: string, fullScreen: string): string {
  return raw
    .replace(REST_OF_SCREEN, `${fullScreen}\n`)
    .replace(WHOLE_SCREEN, `\n${fullScreen}\n`)
    .split(/\r*\n/)
    .map(screenLine)
    .join('\n');
}

function screenLine(raw: string): string {
  const cells: string[] = [];
  let at = 0;
  for (const [piece, parameters, final] of raw.matchAll(PIECES)) {
    if (final !== undefined) at = move(cells, at, final, Number(parameters?.split(';')[0]));
    else if (piece === '\r') at = 0;
    else if (piece === '\b') at = Math.max(0, at - 1);
    else if (!piece.startsWith(ESC) && piece !== BEL) {
      cells[at] = piece;
      at += 1;
    }
  }
  return Array.from(cells, (cell: string | undefined) => cell ?? ' ').join('');
}

/** The codes with which a line editor takes back what was typed; of all others only what they do to a line's look is lost. */
function move(cells: string[], at: number, final: string, count: number): number {
  const by = count > 0 && count < 1000 ? count : 1;
  switch (final) {
    case 'K':
      cells.length = Math.min(cells.length, at);
      return at;
    case 'P':
      cells.splice(at, by);
      return at;
    case '@':
      cells.splice(at, 0, ...Array.from({ length: by }, () => ' '));
      return at;
    case 'C':
      return Math.min(at + by, WIDEST);
    case 'D':
      return Math.max(0, at - by);
    case 'G':
      return by - 1;
    default:
      return at;
  }
}
