import ical, { escape, ICalAlarmType, ICalEventTransparency } from 'ical-generator';
import { say, type Locale } from '../../catalogue/index.ts';
import { followUpTexts } from '../../catalogue/followups.ts';
import type { RunJson } from '../../report/index.ts';

export interface CalendarInput {
  readonly run: string;
  readonly title: string;
  /** RFC 3339. The same run gives the same file whenever it is made. */
  readonly endedAt: string;
  readonly followups: RunJson['followups'];
  readonly locale: Locale;
}

const MINUTE = 60_000;
/** How long before it is due an entry begins and reminds. */
const AHEAD = 30 * MINUTE;

/**
 * Follow-ups as an iCalendar file (RFC 5545): an event that ends when its to-do is due, since few calendars take a VTODO.
 * What has no due time is left out. An entry keeps its UID, so that a second import changes and does not double it.
 */
export function calendarOf({ run, title, endedAt, followups, locale }: CalendarInput): string {
  const end = new Date(endedAt).getTime();
  const calendar = ical({
    prodId: { company: 'mdrollback', product: 'follow-ups', language: locale === 'en' ? 'EN' : 'ZH' },
    // The one text that the library writes as it stands.
    name: escape(clean(title), false),
  });
  for (const { id, text, group, line, due } of followups) {
    if (due === null) continue;
    const at = new Date(due).getTime();
    const event = calendar.createEvent({
      id: `${run}-${id}@mdrollback`,
      stamp: new Date(endedAt),
      // Due at once or before the run had ended, it is still as long as nothing.
      start: new Date(Math.min(at, Math.max(end, at - AHEAD))),
      end: new Date(at),
      summary: clean(text),
      description: clean(say(followUpTexts.description, locale, { title, group, run, line, id })),
      transparency: ICalEventTransparency.TRANSPARENT,
    });
    event.createAlarm({ type: ICalAlarmType.display, triggerBefore: AHEAD / 1000, description: clean(text) });
  }
  return calendar.toString();
}

/** A calendar's text is a line or more of printable characters: no control characters, no half of a pair, nothing that turns the reading around. */
function clean(text: string): string {
  return Buffer.from(text, 'utf8')
    .toString()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .trim();
}
