/** Sections as Markdown, for the summary. */
import { say } from '../../catalogue/index.ts';
import type { RunFacts, Wording } from '../run-facts.ts';
import { code, words } from '../text.ts';
import { sections } from './index.ts';
import type { Block, Line, Piece } from './types.ts';

/** One list of lines a section, without blank lines around it. */
export function sectionsAsMarkdown(run: RunFacts, wording: Wording): string[][] {
  return sections.flatMap(({ title, blocks }) => {
    const made = blocks(run, wording);
    if (made.length === 0) return [];
    return [[`**${say(title, wording.locale)}**`, ...made.flatMap((block) => ['', ...blockLines(block)])]];
  });
}

type Row = readonly string[];

/** The first row is the header. Columns are not aligned: no editor agrees with another on the width of Chinese text. */
export function table(rows: readonly Row[]): string[] {
  const [header, ...body] = rows;
  if (header === undefined || body.length === 0) return [];
  const line = (cells: Row): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...body.map(line)];
}

function blockLines(block: Block): string[] {
  if (block.kind === 'list') return block.items.map((item) => `- ${lineText(item)}`);
  return table([block.header.map((cell) => words(cell)), ...block.rows.map((row) => row.map(lineText))]);
}

function lineText(line: Line): string {
  return line.map(pieceText).filter(Boolean).join(' · ');
}

function pieceText(piece: Piece): string {
  if (typeof piece === 'string') return words(piece);
  return 'code' in piece ? code(piece.code) : words(piece.place);
}
