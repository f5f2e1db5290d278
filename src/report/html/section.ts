/** Sections of the registry, on the page. */
import { say } from '../../catalogue/index.ts';
import type { RunFacts, Wording } from '../run-facts.ts';
import { sections } from '../sections/index.ts';
import type { Block, Line, Piece, Section } from '../sections/types.ts';
import { anchorOf } from './action.ts';
import { html, separated, table } from './markup.ts';
import type { Content, Markup } from './markup.ts';

/** A section that has something to say. */
export interface Shown {
  readonly section: Section;
  readonly markup: Markup;
}

export function registeredSections(run: RunFacts, wording: Wording): readonly Shown[] {
  const { locale } = wording;
  return sections.flatMap((section): Shown[] => {
    const blocks = section.blocks(run, wording);
    if (blocks.length === 0) return [];
    const title = say(section.title, locale);
    const markup = html`<section id="${section.id}">
      <h2>${title}</h2>
      ${blocks.map((block) => blockMarkup(block, title))}
    </section> `;
    return [{ section, markup }];
  });
}

function blockMarkup(block: Block, title: string): Markup {
  if (block.kind === 'list')
    return html`<ul class="plain">
      ${block.items.map((item) => html`<li>${line(item)}</li> `)}
    </ul>`;
  const header = block.header.map((cell) => html`<th scope="col">${cell}</th>`);
  const rows = block.rows.map(
    (cells) =>
      html`<tr>
        ${cells.map((cell, at) => html`<td data-name="${block.header[at] ?? ''}">${line(cell)}</td>`)}
      </tr> `,
  );
  return html`<div class="wide">${table(title, header, rows)}</div>`;
}

function line(pieces: Line): Content {
  return separated(pieces.map(piece), ' · ');
}

function piece(of: Piece): Content {
  // Emoji are not on every machine that a page is read on.
  if (of === '✅' || of === '❌') return of === '✅' ? '✓' : '✗';
  if (typeof of === 'string') return of;
  if ('code' in of) return of.code === '' ? null : html`<code>${of.code}</code>`;
  return html`<a href="#${anchorOf(of.place)}">${of.place}</a>`;
}
