import { BOM, type Lines } from './lines.ts';
import type { FrontMatter } from './types.ts';

export interface Opening {
  readonly frontMatter: FrontMatter | null;
  /** Where the Markdown starts. A BOM is left to what follows, which knows to skip it. */
  readonly bodyStart: number;
}

/**
 * Finds YAML between `---` and `---` (or `...`) at the very start of a document, a BOM aside.
 * A `---` that no line closes is a rule, not front matter.
 */
export function splitFrontMatter(lines: Lines): Opening {
  const { text } = lines;
  const start = text.startsWith(BOM) ? 1 : 0;
  if (!/^---[ \t]*$/.test(text.slice(start, lines.endOf(1)))) return { frontMatter: null, bodyStart: 0 };
  for (let line = 2; line <= lines.count; line++) {
    const end = lines.endOf(line);
    if (!/^(?:---|\.\.\.)[ \t]*$/.test(text.slice(lines.startOf(line), end))) continue;
    const value = line === 2 ? '' : text.slice(lines.startOf(2), lines.endOf(line - 1));
    return { frontMatter: { value, span: lines.span(start, end) }, bodyStart: lines.startOf(line + 1) };
  }
  return { frontMatter: null, bodyStart: 0 };
}
