import picocolors from 'picocolors';
import type { Io, Output } from '../io.ts';

/** How text may be drawn on a stream: how wide, and with colour or without. */
export interface Screen {
  /** Columns; a stream that is no terminal is as wide as its lines. */
  readonly columns: number;
  readonly colors: ReturnType<typeof picocolors.createColors>;
  readonly terminal: boolean;
  /** The cursor can be moved: it is no dumb terminal. */
  readonly movable: boolean;
}

const NARROWEST = 20;

export function screenOf(io: Io, stream: Output): Screen {
  const terminal = stream.isTTY === true;
  return {
    // Of a window that is made wider or narrower meanwhile, as it is now.
    get columns() {
      return Math.max(NARROWEST, columnsOf(stream, io.env['COLUMNS']));
    },
    colors: picocolors.createColors(wantsColour(io.env, terminal)),
    terminal,
    movable: terminal && io.env['TERM'] !== 'dumb',
  };
}

function columnsOf(stream: Output, fromEnvironment: string | undefined): number {
  if (stream.isTTY === true && stream.columns !== undefined && stream.columns > 0) return stream.columns;
  const columns = Number(fromEnvironment);
  return Number.isInteger(columns) && columns > 0 ? columns : Number.POSITIVE_INFINITY;
}

/** NO_COLOR wins, then FORCE_COLOR; else colour is for terminals that are not dumb. */
function wantsColour(env: Io['env'], terminal: boolean): boolean {
  if (isSet(env['NO_COLOR'])) return false;
  if (isSet(env['FORCE_COLOR'])) return env['FORCE_COLOR'] !== '0';
  return terminal && env['TERM'] !== 'dumb';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
