/** Replaces what bash would misread by as many other characters. */

export function mask(
  text: string,
  ranges: readonly { readonly start: number; readonly end: number }[],
  sign: string,
): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of ranges) {
    parts.push(text.slice(from, start), sign.repeat(end - start));
    from = end;
  }
  return parts.join('') + text.slice(from);
}

/** "\r\n" as two line ends, so that heredoc delimiters match; behind a backslash as ` \` and a line end, so that lines still continue. */
export function foldLineEnds(text: string): string {
  if (!text.includes('\r\n')) return text;
  return text.replace(/(\\*)\r\n/g, (_, slashes: string) =>
    slashes.length % 2 === 1 ? `${slashes.slice(1)} \\\n` : `${slashes}\n\n`,
  );
}
