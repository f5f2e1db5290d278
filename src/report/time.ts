/** Times and durations, for people. */
import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import { clockTexts } from '../catalogue/clock.ts';
import { report } from '../catalogue/report.ts';

/** Shows times in one zone, with the zone's offset. `zone`: an IANA name; undefined: the machine's own. */
export interface Clock {
  /** `2026-11-22 11:12:45 +08:00` */
  full(at: string): string;
  /** `11:12:45`, with the date before it when that is not the run's first day. */
  short(at: string): string;
}

interface Shown {
  readonly day: string;
  readonly time: string;
  readonly offset: string;
}

export function clockOf(zone: string | undefined, firstDay: string | null): Clock {
  const format = new Intl.DateTimeFormat('en-US', {
    ...(zone === undefined ? {} : { timeZone: zone }),
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  });
  // Of a quick run many times fall into one second, and to format one is dear.
  let last: Shown & { readonly second: number } = { second: Number.NaN, day: '', time: '', offset: '' };
  const read = (at: string): Shown => {
    const date = new Date(at);
    const second = Math.floor(date.getTime() / 1000);
    // A time that cannot be read is shown as it stands rather than guessed.
    if (Number.isNaN(second)) return { day: at, time: at, offset: '' };
    if (second === last.second) return last;
    const parts = new Map(format.formatToParts(date).map((part) => [part.type, part.value]));
    const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
    const offset = part('timeZoneName').replace('GMT', '');
    last = {
      second,
      day: `${part('year')}-${part('month')}-${part('day')}`,
      time: `${part('hour')}:${part('minute')}:${part('second')}`,
      offset: offset === '' ? '+00:00' : offset,
    };
    return last;
  };
  const first = firstDay === null ? null : read(firstDay).day;
  return {
    full: (at) => {
      const { day, time, offset } = read(at);
      return day === time ? day : `${day} ${time} ${offset}`;
    },
    short: (at) => {
      const { day, time } = read(at);
      return day === first || day === time ? time : `${day} ${time}`;
    },
  };
}

/** A duration in the two units that matter. Milliseconds; a negative one is that of a clock that was set back meanwhile. */
export function duration(milliseconds: number, locale: Locale): string {
  if (milliseconds < 0) return say(clockTexts['set-back'], locale);
  if (milliseconds < 1000) return say(report['duration-ms'], locale, { ms: Math.round(milliseconds) });
  if (milliseconds < 60_000) {
    return say(report['duration-s'], locale, {
      s: (Math.floor(milliseconds / 100) / 10).toFixed(1).replace('.0', ''),
    });
  }
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 3600) {
    const rest = seconds % 60;
    const entry = rest === 0 ? report['duration-whole-min'] : report['duration-min'];
    return say(entry, locale, { min: Math.floor(seconds / 60), s: rest });
  }
  return say(report['duration-h'], locale, {
    h: Math.floor(seconds / 3600),
    min: Math.floor((seconds % 3600) / 60),
  });
}

/** Milliseconds from one RFC 3339 time to another; null when one is missing or cannot be read. */
export function between(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null;
  const span = Date.parse(to) - Date.parse(from);
  return Number.isNaN(span) ? null : span;
}
