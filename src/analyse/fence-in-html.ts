import type { Html } from '../parse/types.ts';
import type { Context } from './context.ts';

const FENCE = /^[ \t]*(`{3,}|~{3,})[ \t]*(?:bash|sh|shell|zsh|console)\b/i;

/** `<details>` with a fence right under it: CommonMark goes on with HTML up to a blank line, and the commands are none (§2). */
export function sayFenceInHtml({ value, span }: Html, { findings }: Context): void {
  if (value.startsWith('<!--') || !/`{3}|~{3}/.test(value)) return;
  const lines = value.split('\n');
  const at = lines.findIndex((line) => FENCE.test(line));
  if (at < 0) return;
  const { line } = span.start;
  findings.report('fence-in-html', { line: line + at, column: 1 });
  lines.slice(at + 1).forEach((text, index) => {
    if (!/^\s*(?:[`~]{3,}\s*|<[^>]*>)?$/.test(text))
      findings.leave(line + at + 1 + index, text.trim(), 'unreadable');
  });
}
