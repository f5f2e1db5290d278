import type { Locale } from '../catalogue/index.ts';
import type { Document } from '../parse/types.ts';
import type { Choice, Place } from '../plan/types.ts';
import { seriesNames } from '../vocabulary/series.ts';
import type { Findings } from './findings.ts';
import type { Parameters } from './parameters.ts';
import type { TerminalMode } from './terminal-mode.ts';
import type { VariableTracker } from './variables.ts';

/** What every part of the analysis may need. One for each document; nothing in it outlives the analysis. */
export interface Context {
  readonly document: Document;
  readonly locale: Locale;
  readonly findings: Findings;
  readonly choices: Choices;
  readonly parameters: Parameters;
  readonly variables: VariableTracker;
  readonly mode: TerminalMode;
  /** Functions and aliases that the document has defined so far. */
  readonly defined: Set<string>;
}

/** Choices by the id of what contains them: `2.1`, the second of a step `2.1/2` (§4). */
export class Choices {
  readonly #found: Choice[] = [];
  readonly #counts = new Map<string, number>();
  /** Lines of words that speak of alternatives, and of which a choice was made. */
  readonly told = new Set<number>();

  /** `titles`: what the author wrote over each option; the series' own words in it name the option too. */
  open(container: string, options: readonly string[], place: Place, titles: readonly string[] = []): string {
    const count = (this.#counts.get(container) ?? 0) + 1;
    this.#counts.set(container, count);
    const id = count === 1 ? container : `${container}/${count}`;
    const aliases = titles.map(seriesNames);
    const named = aliases.some((names) => names.length > 0) ? { aliases } : {};
    this.#found.push({ id, options, ...named, chosen: null, line: place.line });
    return id;
  }

  all(): readonly Choice[] {
    return this.#found;
  }
}
