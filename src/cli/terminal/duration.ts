import { say, type Locale } from '../../catalogue/index.ts';
import { clockTexts } from '../../catalogue/clock.ts';
import { planView } from '../../catalogue/plan-view.ts';

/** Seconds as people say them: `5 分钟`, `1 h 30 min`, `45 s`, `0.3 s`. Parts that are nought are left out, and of a clock that was set back it is said. */
export function duration(seconds: number, locale: Locale): string {
  if (seconds < 0) return say(clockTexts['set-back'], locale);
  if (seconds < 10 && !Number.isInteger(seconds))
    return say(planView.seconds, locale, { n: seconds.toFixed(1) });
  const whole = Math.round(seconds);
  const parts = [
    { text: planView.hours, n: Math.floor(whole / 3600) },
    { text: planView.minutes, n: Math.floor((whole % 3600) / 60) },
    { text: planView.seconds, n: whole % 60 },
  ].filter(({ n }) => n > 0);
  if (parts.length === 0) return say(planView.seconds, locale, { n: whole });
  return parts.map(({ text, n }) => say(text, locale, { n })).join(' ');
}
