import type { Timing } from '../expectations/index.ts';

/** Between two runs where the author names no interval; milliseconds. */
const DEFAULT_INTERVAL_MS = 2000;
/** A wait without an interval of its own takes no more than so many runs, however long it is. */
const MOST_RUNS = 300;
/** An author's shorter interval would be a busy loop. */
const LEAST_INTERVAL_MS = 200;
/** How long before a time is up the last run begins, beside what the one before took. */
const LAST_RUN_MS = 50;

/** One run of a command that is waited for; milliseconds since the wait began. */
export interface Look {
  readonly startedMs: number;
  readonly endedMs: number;
  /** For each expectation, in their order. */
  readonly held: readonly boolean[];
}

/** What a look leads to. `over`: it cannot be met any more, for `index` says which and `how` why. */
export type Next =
  | { readonly kind: 'held' }
  | { readonly kind: 'again'; readonly atMs: number }
  | { readonly kind: 'over'; readonly index: number; readonly how: 'never' | 'late' | 'broken' };

/** One expectation's times, and what has been seen of it. */
interface Course {
  readonly afterMs: number;
  /** Until when it must have held first; null: at the first look that counts. */
  readonly deadlineMs: number | null;
  readonly holdMs: number;
  /** It has held in time. */
  met: boolean;
  /** Since when it has held without a break. */
  sinceMs: number | null;
}

/**
 * When the command of a waiting expectation is run, and what its runs come to (language.md §3). Pure: it is told of
 * every run and says when the next one is due.
 *
 * All expectations of the command must hold on one and the same run, the last: each of them by its own time. One
 * without a time waits as long as the longest `…秒内` of the others. `60秒内 持续30秒`: it begins to hold within 60
 * seconds, and then holds for 30; a break before the 60 are over only starts it again. A run counts at its end.
 */
export class Wait {
  /** When the command is first run. */
  readonly firstMs: number;
  readonly intervalMs: number;
  /** When the last run is due at the latest; null: the first run decides. */
  readonly limitMs: number;
  /** True when the command may have to be run more than once. */
  readonly repeats: boolean;
  readonly #courses: readonly Course[];

  constructor(timings: readonly (Timing | null)[]) {
    const longest = most(timings.map((timing) => timing?.within ?? null));
    this.#courses = timings.map((timing): Course => ({
      afterMs: timing?.after ?? 0,
      deadlineMs: timing === null ? longest : timing.within,
      holdMs: timing?.hold ?? 0,
      met: false,
      sinceMs: null,
    }));
    const repeating = timings.filter((timing) => timing !== null && (timing.within ?? timing.hold) !== null);
    this.repeats = repeating.length > 0;
    const afters = (this.repeats ? repeating : timings).map((timing) => timing?.after ?? 0);
    // What must be seen first, or, where one run is all, what must be seen last.
    this.firstMs = this.repeats ? Math.min(...afters) : Math.max(0, ...afters);
    this.limitMs = Math.max(
      this.firstMs,
      ...this.#courses.map(({ afterMs, deadlineMs, holdMs }) => (deadlineMs ?? afterMs) + holdMs),
    );
    const given = timings.flatMap((timing) => timing?.interval ?? []);
    this.intervalMs =
      given.length > 0
        ? Math.max(LEAST_INTERVAL_MS, Math.min(...given))
        : Math.max(DEFAULT_INTERVAL_MS, Math.ceil(this.limitMs / MOST_RUNS));
  }

  /** After that nothing can be met any more, so that a run need not be let go on; null where only a run's end says so. */
  get cutMs(): number | null {
    return this.#courses.every(({ deadlineMs }) => deadlineMs === null) ? null : this.limitMs;
  }

  note(look: Look): Next {
    const seen = this.#courses.map((course, index) => noted(course, look, look.held[index] === true));
    for (const [index, how] of seen.entries()) if (how !== null) return { kind: 'over', index, how };
    const open = this.#courses.findIndex((course) => !isDone(course, look));
    if (open === -1) return { kind: 'held' };
    const atMs = this.#due(look);
    if (atMs <= this.#lastMs(look)) return { kind: 'again', atMs };
    return { kind: 'over', index: open, how: look.held[open] === true ? 'late' : 'never' };
  }

  /** The next run: after the interval, or earlier where a time is up or nearly so. */
  #due({ startedMs, endedMs }: Look): number {
    const tookMs = endedMs - startedMs;
    const regular = Math.max(endedMs, startedMs + this.intervalMs);
    const turns = this.#courses.flatMap(({ afterMs, sinceMs, holdMs, deadlineMs }) => {
      if (sinceMs !== null) return holdMs === 0 ? [] : [sinceMs + holdMs];
      // A last run, early enough to end in time.
      const last = (deadlineMs ?? 0) - 1.5 * tookMs - LAST_RUN_MS;
      return last > endedMs + this.intervalMs / 4 ? [afterMs, last] : [afterMs];
    });
    return Math.min(regular, ...turns.filter((turn) => turn > endedMs));
  }

  /** The last moment at which a run can still bring it to an end. */
  #lastMs({ startedMs, endedMs }: Look): number {
    const ends = this.#courses.map(({ afterMs, deadlineMs, holdMs, sinceMs }) => {
      if (sinceMs !== null) return Math.max(afterMs, sinceMs + holdMs);
      return Math.max(afterMs, (deadlineMs ?? 0) - (endedMs - startedMs));
    });
    const last = Math.max(...ends);
    return last <= endedMs ? -1 : last;
  }
}

/** Why the expectation cannot be met any more, or null. */
function noted(
  course: Course,
  { startedMs, endedMs }: Look,
  held: boolean,
): 'never' | 'late' | 'broken' | null {
  const { afterMs, deadlineMs, holdMs } = course;
  if (startedMs < afterMs) return null;
  const inTime = deadlineMs === null || endedMs <= deadlineMs;
  if (held) {
    course.sinceMs ??= endedMs;
    if (!course.met && !inTime) return 'late';
    course.met = true;
    return null;
  }
  const broken = course.sinceMs !== null && holdMs > 0;
  course.sinceMs = null;
  if (broken) {
    if (deadlineMs === null || !inTime) return 'broken';
    course.met = false;
    return null;
  }
  if (course.met) return null;
  return deadlineMs === null || !inTime ? 'never' : null;
}

function isDone({ afterMs, holdMs, met, sinceMs }: Course, { startedMs, endedMs }: Look): boolean {
  return startedMs >= afterMs && met && sinceMs !== null && endedMs >= sinceMs + holdMs;
}

function most(numbers: readonly (number | null)[]): number | null {
  const given = numbers.filter((each) => each !== null);
  return given.length === 0 ? null : Math.max(...given);
}
