import { liveTexts } from '../../catalogue/live.ts';
import type { Plan, Step } from '../../plan/types.ts';
import { truncate, width } from './text.ts';
import { words, type Desk } from './transcript-lines.ts';

/** The line comes when nothing was shown for so many milliseconds, and its clock goes on as often. */
const TICK_MS = 1000;
const LEAD = '    … ';

const ESCAPE = String.fromCharCode(27);
/**
 * To the row below and back, with the column kept: what a program has asked on the terminal by itself (`Password: `)
 * stays as it is, and so does what is typed behind it. Below the line there is nothing, so all from there is erased, also
 * what a narrowed window has broken over several rows.
 */
const BELOW = `${ESCAPE}D${ESCAPE}7\r${ESCAPE}[J`;
const BACK = `${ESCAPE}8${ESCAPE}M`;

/** A command that runs; the dates are those of beginnings. */
interface Course {
  readonly command: Date;
  /** The step's, or where its author gives it no estimate the phase's. */
  readonly whole: {
    readonly is: 'step' | 'phase';
    readonly begun: Date;
    readonly estimateSeconds: number;
  } | null;
}

/** `begun`: when each phase and step began, as far as that is known. */
export function courseOf(plan: Plan, begun: ReadonlyMap<string, Date>, step: Step, command: Date): Course {
  const phase = plan.phases.find(({ steps }) => steps.some(({ id }) => id === step.id));
  const wholes = [
    { is: 'step' as const, of: step },
    ...(phase === undefined ? [] : [{ is: 'phase' as const, of: phase }]),
  ];
  for (const { is, of } of wholes) {
    const { id, estimateSeconds } = of;
    const start = begun.get(id);
    if (estimateSeconds !== null && start !== undefined)
      return { command, whole: { is, begun: start, estimateSeconds } };
  }
  return { command, whole: null };
}

/** Under a running command that is quiet: how long it runs, against what was estimated. On a terminal alone. */
export interface LiveLine {
  begin(course: Course): void;
  /** Something is about to be shown: the line goes, and comes back when it is quiet again. */
  giveWay(): void;
  end(): void;
  /** While it is held it is not drawn. */
  readonly hold: (held: boolean) => void;
}

export function liveLineOn(desk: Desk, now: () => number = Date.now): LiveLine {
  if (!desk.screen.movable) return { begin: nothing, giveWay: nothing, end: nothing, hold: nothing };
  let course: Course | null = null;
  let ticker: NodeJS.Timeout | null = null;
  let drawn = false;
  let held = false;
  let shownMs = 0;
  const draw = (): void => {
    if (course === null || held || now() - shownMs < TICK_MS) return;
    desk.write(`${BELOW}${lineOf(desk, course, now())}${BACK}`);
    drawn = true;
  };
  const giveWay = (): void => {
    shownMs = now();
    if (drawn) desk.write(`${BELOW}${BACK}`);
    drawn = false;
  };
  const end = (): void => {
    giveWay();
    course = null;
    if (ticker !== null) clearInterval(ticker);
    ticker = null;
  };
  return {
    begin(next) {
      end();
      course = next;
      ticker = setInterval(draw, TICK_MS).unref();
    },
    giveWay,
    end,
    hold(next) {
      giveWay();
      held = next;
    },
  };
}

function nothing(): void {
  // Where lines stay, time is told at the end of the step.
}

/** As much of it as fits; the estimate goes last. */
function lineOf(desk: Desk, { command, whole }: Course, now: number): string {
  const { dim, yellow } = desk.screen.colors;
  const alone = clock(now - command.getTime());
  if (whole === null) return dim(fitting(desk, LEAD + alone));
  const { is, begun, estimateSeconds } = whole;
  const values = { elapsed: clock(now - begun.getTime()), estimate: clock(estimateSeconds * 1000) };
  const against = words(desk, liveTexts[is], values);
  const both = `${LEAD}${alone} · ${against}`;
  const text = width(both) < desk.screen.columns ? both : fitting(desk, LEAD + against);
  return (now - begun.getTime() > estimateSeconds * 1000 ? yellow : dim)(text);
}

/** A full line would make the terminal go on to the next. */
function fitting({ screen }: Desk, text: string): string {
  return truncate(text, screen.columns - 1);
}

/** `0:07`, `12:30`, `1:02:03`: as wide from one second to the next. */
function clock(milliseconds: number): string {
  const whole = Math.max(0, Math.floor(milliseconds / 1000));
  const [hours, minutes, seconds] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const rest = `${String(minutes).padStart(hours > 0 ? 2 : 1, '0')}:${String(seconds).padStart(2, '0')}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
