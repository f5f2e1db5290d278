import { say, type Locale } from '../../catalogue/index.ts';
import { windowTexts } from '../../catalogue/window.ts';
import type { Plan } from '../../plan/types.ts';
import { DEPLOYED_AT } from '../../plan/sections.ts';
import { readMoment } from '../../vocabulary/window.ts';

/** How the rollback window (可回滚时间) stands at a moment (language.md §7). */
export type WindowState =
  | { readonly kind: 'open' }
  /** Nobody but a person can say. */
  | { readonly kind: 'unknown'; readonly why: string }
  | { readonly kind: 'outside'; readonly why: string };

const OPEN: WindowState = { kind: 'open' };

/** Pure; `now` counts in the machine's own time zone. */
export function windowAt({ overview, parameters }: Plan, now: Date, locale: Locale): WindowState {
  const { window, open } = overview;
  if (window === null) return OPEN;
  const at = local(now);
  const outside = (): WindowState => ({
    kind: 'outside',
    why: say(windowTexts.outside, locale, { window, now: at.replace('T', ' ') }),
  });
  if (open === undefined) return { kind: 'unknown', why: say(windowTexts.unreadable, locale, { window }) };
  switch (open.kind) {
    case 'between': {
      const begun = open.from === null || at >= open.from;
      return begun && (open.until === null || at <= open.until) ? OPEN : outside();
    }
    case 'daily': {
      const time = at.slice(11);
      const within = time >= open.from && time <= open.until;
      const overnight = open.from > open.until && (time >= open.from || time <= open.until);
      return within || overnight ? OPEN : outside();
    }
    case 'after-deployment': {
      const given = parameters.find(({ name, value }) => DEPLOYED_AT.includes(name) && value !== null);
      const [name = ''] = DEPLOYED_AT;
      if (given === undefined)
        return { kind: 'unknown', why: say(windowTexts.relative, locale, { window, name }) };
      const deployed = readMoment(given.value ?? '');
      if (deployed === null) {
        const values = { window, name: given.name, value: given.value ?? '' };
        return { kind: 'unknown', why: say(windowTexts['no-moment'], locale, values) };
      }
      // Local times without an offset are read as local.
      const start = new Date(deployed).getTime();
      const seconds = (now.getTime() - start) / 1000;
      return seconds >= 0 && seconds <= open.seconds ? OPEN : outside();
    }
  }
}

/** `2026-11-26T02:00` by the machine's clock. */
function local(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${day}T${two(now.getHours())}:${two(now.getMinutes())}`;
}
