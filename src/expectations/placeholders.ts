/** Placeholders in what is expected: `<previous-commit-hash>`, `{{version}}`, `[版本号]` (language.md §5). */

import { onFirstUse } from './first-use.ts';

const ANGLE = /<\/?([^\s<>=!/][^<>]{0,80})>/gu;
/** What tools print in angle brackets, and HTML: text, not a placeholder. */
const PRINTED =
  /^(?:none|nil|null|unset|unknown|pending|invalid|not set|no value|empty|default|anonymous|stdin|module|init|eof|defunct|html|head|body|title|h[1-6]|p|a|b|i|em|strong|br|hr|div|span|ul|ol|li|table|tr|td|th|pre|code|meta|link|script|style|center|form|input|img|svg|main|nav|header|footer|section|!doctype)(?:\s.*|\/)?$/i;
const BRACES = onFirstUse(() => /\{\{\s*([\p{L}\p{N}_.-]+)\s*\}\}|\$\{([A-Za-z_][A-Za-z0-9_]*)\}/gu);
const SQUARE =
  /\[((?:值|名称|名稱|版本|版本号|版本號|时间|時間|日期|数量|數量|数字|數字|IP|主机|主機|用户|用戶|端口|路径|路徑|填写|填寫)[^\]]{0,20})\]/gu;
const YOUR = /(?<![A-Za-z0-9])(your[-_][A-Za-z][A-Za-z0-9_-]*)/gi;

/** A piece of a line: text as it stands, or the name of a value. */
export type Piece = { readonly text: string } | { readonly name: string };

interface Spot {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

function spotsOf(line: string): readonly Spot[] {
  const found: Spot[] = [];
  const collect = (hint: string, pattern: () => RegExp, keep: (name: string) => boolean): void => {
    if (!line.toLowerCase().includes(hint)) return;
    for (const match of line.matchAll(pattern())) {
      const name = (match[1] ?? match[2] ?? '').trim();
      if (keep(name)) found.push({ name, start: match.index, end: match.index + match[0].length });
    }
  };
  const any = (): boolean => true;
  // `Author: A <a@b.c>` and `<https://…>` are output too.
  collect(
    '<',
    () => ANGLE,
    (name) => !PRINTED.test(name) && !/@|:\/\//.test(name),
  );
  collect('{', BRACES, any);
  collect('[', () => SQUARE, any);
  collect('your', () => YOUR, any);
  found.sort((a, b) => a.start - b.start);
  return found.filter((spot, index) => index === 0 || spot.start >= (found[index - 1]?.end ?? 0));
}

/** A line's pieces in their order; null when it holds no placeholder. */
export function piecesOf(line: string): readonly Piece[] | null {
  const spots = spotsOf(line);
  if (spots.length === 0) return null;
  const pieces: Piece[] = [];
  let at = 0;
  for (const { name, start, end } of spots) {
    if (start > at) pieces.push({ text: line.slice(at, start) });
    pieces.push({ name });
    at = end;
  }
  if (at < line.length) pieces.push({ text: line.slice(at) });
  return pieces;
}
