import type { Fence } from '../parse/types.ts';
import type { Place } from '../plan/types.ts';

/** Maps offsets in a fence's text to places in the document. */
export class Origin {
  readonly #starts: readonly Place[];
  readonly #offsets: readonly number[];

  private constructor(starts: readonly Place[], offsets: readonly number[]) {
    this.#starts = starts;
    this.#offsets = offsets;
  }

  /** `text` is the fence's value with its line ends folded to "\n". */
  static ofFence(fence: Fence, text: string): Origin {
    const last = fence.lineStarts.at(-1) ?? fence.span.start;
    return Origin.ofLines(fence.lineStarts.length > 0 ? fence.lineStarts : [last], text);
  }

  /** For a text whose lines stand at the given places. */
  static ofLines(starts: readonly Place[], text: string): Origin {
    const offsets = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) offsets.push(at + 1);
    const last = starts.at(-1) ?? { line: 1, column: 1 };
    return new Origin(
      offsets.map((_, line) => starts[line] ?? last),
      offsets,
    );
  }

  /** For a piece of one line: inline code, a table's cell. */
  static ofLine(place: Place): Origin {
    return new Origin([place], [0]);
  }

  place(offset: number): Place {
    let low = 0;
    let high = this.#offsets.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#offsets[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const start = this.#starts[low] ?? { line: 1, column: 1 };
    return { line: start.line, column: start.column + offset - (this.#offsets[low] ?? 0) };
  }

  /** The document's line of a line of the text, counted from 0. */
  line(index: number): number {
    return (this.#starts[Math.min(index, this.#starts.length - 1)] ?? { line: 1 }).line;
  }
}
