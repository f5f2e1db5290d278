/** Shapes in what is expected (language.md §3): `YYYY-MM-DD HH:MM:SS`, `XXX MB`, `vX.Y.Z`, `n/n`. `2xx` is none. */

const YEAR = '(?:19|20)[0-9]{2}';
const MONTH = '(?:0?[1-9]|1[0-2])';
const DAY = '(?:0?[1-9]|[12][0-9]|3[01])';
const HOUR = '(?:[01]?[0-9]|2[0-3])';
const SIXTY = '[0-5][0-9]';
const DIGITS = '[0-9]{1,20}(?:,[0-9]{3}){0,6}(?:\\.[0-9]{1,20})?';

interface Shape {
  readonly spelling: RegExp;
  /** What certainly is of this shape. */
  readonly exact: string;
  /** What a placeholder may stand for besides. */
  readonly loose: string;
}

const same = (exact: string): Omit<Shape, 'spelling'> => ({ exact, loose: exact });
const WORD = '[^\\s]{1,60}';
/** The longest first. A date's parts may be parted by `-`, `/`, `.` or nothing. */
const SHAPES: readonly Shape[] = [
  { spelling: /[Yy]{4}([-/.]?)MM\1[Dd]{2}/y, ...same(`${YEAR}([-/.]?)${MONTH}\\1${DAY}`) },
  { spelling: /[Yy]{4}年MM月[Dd]{2}日/y, ...same(`${YEAR}年${MONTH}月${DAY}日`) },
  { spelling: /(?:HH|hh):?(?:MM|mm):?(?:SS|ss)/y, ...same(`${HOUR}:?${SIXTY}:?${SIXTY}`) },
  { spelling: /(?:HH|hh):?(?:MM|mm)/y, ...same(`${HOUR}:?${SIXTY}`) },
  { spelling: /MM-[Dd]{2}/y, ...same(`${MONTH}-${DAY}`) },
  { spelling: /[Yy]{4}-?MM/y, ...same(`${YEAR}-?${MONTH}`) },
  { spelling: /[Yy]{4}/y, ...same(YEAR) },
  {
    spelling: /X(?:\.[XYZ]){1,3}|x(?:\.[xyz]){1,3}/y,
    exact: '[0-9]{1,6}(?:\\.[0-9]{1,6}){1,3}',
    loose: '[0-9]{1,6}(?:\\.[0-9]{1,6}){0,3}[\\w.-]{0,20}',
  },
  { spelling: /[Nn]\/[Nn]/y, exact: '([0-9]{1,6})/\\1', loose: '[0-9]{1,6}/[0-9]{1,6}' },
  { spelling: /X{2,}|x{2,}/y, exact: DIGITS, loose: WORD },
];

/** One of these is in whatever holds a shape; what only has `xx` within a word (`nginx-xxl`) holds none. */
const SHAPED =
  /YYYY|yyyy|MM-?[Dd]{2}|HH:?MM|(?:HH|hh):mm|(?:^|[^A-Za-z0-9])(?:X{2,}|x{2,}|v?X(?:\.[XYZ]){1,3}|v?x(?:\.[xyz]){1,3}|[Nn]\/[Nn])(?![A-Za-z0-9])|[_.-]X{3,}(?![A-Za-z])/;

export function holdsShape(line: string): boolean {
  return SHAPED.test(line);
}

/** Where a shape begins and a plain word does not go on. */
function shapeAt(line: string, at: number): { readonly shape: Shape; readonly end: number } | null {
  const before = line.charAt(at - 1);
  for (const shape of SHAPES) {
    shape.spelling.lastIndex = at;
    if (!shape.spelling.test(line)) continue;
    const end = shape.spelling.lastIndex;
    const letters = (one: string): boolean =>
      /[A-Za-z0-9]/.test(one) && one !== 'v' && one !== 'T' && one !== 'Z';
    if (!letters(before) && !letters(line.charAt(end))) return { shape, end };
  }
  return null;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

export interface ShapePattern {
  readonly exact: string;
  /** What a placeholder may stand for besides; null when the shapes leave no room for doubt. */
  readonly loose: string | null;
}

/** A line as the source of two patterns, without anchors. Repetitions are bounded, so that matching stays cheap. */
export function shapePattern(line: string): ShapePattern {
  let [exact, loose] = ['', ''];
  let groups = 0;
  let leavesRoom = false;
  let plain = '';
  const flush = (): void => {
    exact += escaped(plain);
    loose += escaped(plain);
    plain = '';
  };
  for (let at = 0; at < line.length;) {
    const found = shapeAt(line, at);
    if (found === null) {
      plain += line.charAt(at);
      at += 1;
      continue;
    }
    flush();
    // Each shape has at most one group of its own.
    const number = (source: string): string => source.replaceAll('\\1', `\\${String(groups + 1)}`);
    exact += number(found.shape.exact);
    loose += found.shape.loose.replaceAll('([-/.]?)', '[-/.]?').replaceAll('\\1', '[-/.]?');
    if (found.shape.exact.includes('\\1')) groups += 1;
    leavesRoom ||= found.shape.loose !== found.shape.exact;
    at = found.end;
  }
  flush();
  return { exact, loose: leavesRoom ? loose : null };
}
