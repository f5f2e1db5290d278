import { say, type Locale } from '../../catalogue/index.ts';
import { windowTexts } from '../../catalogue/window.ts';
import type { Plan } from '../../plan/types.ts';
import { deploymentName } from '../../plan/deployment.ts';
import { DEPLOYED_AT } from '../../plan/sections.ts';
import { readMoment } from '../../vocabulary/window.ts';

/** How the rollback window (可回滚时间) stands at a moment (language.md §7). */
export type WindowState =
  | { readonly kind: 'open' }
  /** Nobody but a person can say: `wants` is what, the time of the deployment or how it stands. */
  | { readonly kind: 'unknown'; readonly wants: 'deployment' | 'person'; readonly why: string }
  | { readonly kind: 'outside'; readonly why: string };

const OPEN: WindowState = { kind: 'open' };

/** Pure; `now` counts in the machine's own time zone. */
export function windowAt(
  { overview, parameters }: Pick<Plan, 'overview' | 'parameters'>,
  now: Date,
  locale: Locale,
): WindowState {
  const { window, open } = overview;
  if (window === null) return OPEN;
  const at = local(now);
  const outside = (): WindowState => ({
    kind: 'outside',
    why: say(windowTexts.outside, locale, { window, now: at.replace('T', ' ') }),
  });
  if (open === undefined)
    return { kind: 'unknown', wants: 'person', why: say(windowTexts.unreadable, locale, { window }) };
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
      const deployed = readMoment(given?.value ?? '');
      if (deployed === null) {
        const name = given?.name ?? deploymentName({ parameters }, locale === 'zh-CN');
        const values = { window, name, value: given?.value ?? '' };
        const why = windowTexts[given === undefined ? 'relative' : 'no-moment'];
        return { kind: 'unknown', wants: 'deployment', why: say(why, locale, values) };
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
