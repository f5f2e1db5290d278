import { waitingText } from '../../catalogue/waiting.ts';
import type { Waiting } from '../../execute/index.ts';
import { duration } from './duration.ts';
import { truncate, visible, width } from './text.ts';
import { put, words, type Desk } from './transcript-lines.ts';

/** On a terminal the line is drawn again after so many milliseconds, so that its clock goes on. */
const TICK_MS = 1000;
/** Where lines stay, one is added after so many milliseconds. */
const LINE_MS = 10_000;

/**
 * Where a wait is: checks, elapsed against the limit, what was seen last. On a terminal one line that is drawn over
 * itself and taken away at the end; in a pipe a line now and then.
 */
export interface WaitLine {
  tell(waiting: Waiting): void;
  /** The wait is over; what was drawn goes. */
  end(runs: number, elapsedMs: number): void;
}

export function waitLineOn(desk: Desk, now: () => number = () => performance.now()): WaitLine {
  return desk.screen.terminal ? drawnLine(desk, now) : addedLines(desk);
}

function drawnLine(desk: Desk, now: () => number): WaitLine {
  const { dim } = desk.screen.colors;
  let drawn = 0;
  let ticker: NodeJS.Timeout | null = null;
  /** No escape sequence: a dumb terminal has none. */
  const draw = (text: string): void => {
    // A full line would make the terminal go on to the next.
    const line = text === '' ? '' : truncate(text, desk.screen.columns - 1);
    const rest = ' '.repeat(Math.max(0, drawn - width(line)));
    desk.write(`\r${line === '' ? '' : dim(line)}${rest}${line === '' ? '\r' : ''}`);
    drawn = width(line);
  };
  const stop = (): void => {
    if (ticker !== null) clearInterval(ticker);
    ticker = null;
  };
  return {
    tell(waiting) {
      stop();
      const toldMs = now();
      const redraw = (): void => {
        draw(`    ${textOf(desk, waiting, waiting.elapsedMs + now() - toldMs)}`);
      };
      redraw();
      ticker = setInterval(redraw, TICK_MS).unref();
    },
    end(runs, elapsedMs) {
      stop();
      if (drawn > 0) draw('');
      putEnd(desk, runs, elapsedMs);
    },
  };
}

function addedLines(desk: Desk): WaitLine {
  let lastMs: number | null = null;
  return {
    tell(waiting) {
      if (lastMs !== null && waiting.elapsedMs - lastMs < LINE_MS) return;
      lastMs = waiting.elapsedMs;
      put(desk, '    … ', textOf(desk, waiting, waiting.elapsedMs));
    },
    end(runs, elapsedMs) {
      lastMs = null;
      putEnd(desk, runs, elapsedMs);
    },
  };
}

function putEnd(desk: Desk, runs: number, elapsedMs: number): void {
  if (runs < 2) return;
  const { dim } = desk.screen.colors;
  const elapsed = seconds(desk, elapsedMs);
  put(desk, '    ', { text: words(desk, waitingText['line-ended'], { runs, elapsed }), paint: dim });
}

function textOf(desk: Desk, waiting: Waiting, elapsedMs: number): string {
  const { runs, limitMs, nextMs, latest } = waiting;
  const leftMs = nextMs === null ? null : Math.max(0, nextMs - elapsedMs);
  if (runs === 0) return words(desk, waitingText['line-first'], { left: seconds(desk, leftMs ?? 0) });
  const values = { elapsed: seconds(desk, elapsedMs), limit: seconds(desk, limitMs), runs };
  const parts = [
    words(desk, waitingText['line-wait'], values),
    ...(latest === null ? [] : [words(desk, waitingText['line-latest'], { latest: oneLine(desk, latest) })]),
  ];
  return parts.join(' · ');
}

function oneLine(desk: Desk, text: string): string {
  return visible(desk.mask(text)).replace(/\s*\n\s*/g, ' ⏎ ');
}

function seconds({ locale }: Desk, milliseconds: number): string {
  return duration(Math.round(milliseconds / 1000), locale);
}
