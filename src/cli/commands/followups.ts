import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { say, type Locale } from '../../catalogue/index.ts';
import { followUpTexts } from '../../catalogue/followups.ts';
import { readJournal, type JournalRecord, type RunDirectory } from '../../journal/index.ts';
import type { Plan } from '../../plan/types.ts';
import { clockOf, runJson, type RunJson } from '../../report/index.ts';
import { EXIT } from '../exit-status.ts';
import { calendarOf } from '../followups/calendar.ts';
import type { Io } from '../io.ts';
import { chooseLocale } from '../locale.ts';
import { writeOutput } from '../output-file.ts';
import { duration } from '../terminal/duration.ts';
import { paperFor } from '../terminal/paper.ts';
import { screenOf } from '../terminal/screen.ts';
import { withRun } from '../with-run.ts';

export interface FollowUpsOptions {
  /** By default what the output's ending says. */
  readonly format?: 'text' | 'json' | 'ics';
  readonly output?: string;
  readonly force?: boolean;
  readonly lang?: string;
}

interface Found {
  readonly plan: Plan;
  readonly run: RunJson;
  readonly locale: Locale;
  readonly sources: readonly string[];
}

/** `mdrollback followups`: what is to be done after a run and when it is due, for people, as JSON or for a calendar. */
export async function followups(wanted: string, options: FollowUpsOptions, io: Io): Promise<number> {
  const before = chooseLocale(options.lang, null, io.env);
  return withRun(wanted, before, io, async (directory) => {
    const found = await read(directory, options.lang, io);
    const { run, locale, sources } = found;
    const { output: path, force = false } = options;
    const place = { path, force, locale, sources };
    const format = options.format ?? formatFor(path);
    if (format === 'json') return writeOutput(asJson(run), place, io);
    if (run.followups.length === 0) return nothing(found, format, io);
    if (format === 'text') {
      const screen = path === undefined ? screenOf(io, io.stdout) : screenOf({ ...io, env: {} }, io.stderr);
      return writeOutput(asText(found, screen), place, io);
    }
    const { endedAt } = run;
    if (endedAt === null) {
      io.stderr.write(`${say(followUpTexts['not-ended'], locale, { run: run.run })}\n`);
      return EXIT.wrong;
    }
    const without = run.followups.filter(({ due }) => due === null);
    if (without.length > 0) {
      const ids = without.map(({ id }) => id).join(', ');
      io.stderr.write(`${say(followUpTexts['not-in-calendar'], locale, { n: without.length, ids })}\n`);
    }
    return writeOutput(calendarOf({ ...run, endedAt, title: found.plan.title, locale }), place, io);
  });
}

function formatFor(path: string | undefined): NonNullable<FollowUpsOptions['format']> {
  const ending = extname(path ?? '').toLowerCase();
  return ending === '.ics' ? 'ics' : ending === '.json' ? 'json' : 'text';
}

async function read(directory: RunDirectory, lang: string | undefined, io: Io): Promise<Found> {
  const source = readFileSync(directory.source, 'utf8');
  const plan = JSON.parse(readFileSync(directory.plan, 'utf8')) as Plan;
  const { records } = await readJournal(directory.journal);
  return {
    plan,
    run: runJson({ plan, records }),
    locale: chooseLocale(lang, source, io.env),
    sources: documentsIn(records),
  };
}

/** Where the author has the document. */
function documentsIn([first]: readonly JournalRecord[]): readonly string[] {
  const document = first?.event.type === 'run-started' ? first.event.document : undefined;
  return document === undefined ? [] : [document];
}

function nothing({ plan, run, locale }: Found, format: 'text' | 'ics', io: Io): number {
  const entry = plan.section === undefined ? followUpTexts.none : followUpTexts['none-of-section'];
  const output = format === 'text' ? io.stdout : io.stderr;
  output.write(`${say(entry, locale, { run: run.run, section: plan.section ?? '' })}\n`);
  return format === 'text' ? EXIT.done : EXIT.wrong;
}

/** The public form: `mdrollback.followups/1`. */
function asJson({ run, result, endedAt, followups: items }: RunJson): string {
  const schema = 'mdrollback.followups/1';
  return `${JSON.stringify({ schema, run, result, endedAt, followups: items }, null, 2)}\n`;
}

/** The next due first; what names no time comes last, in the document's order. */
function asText({ plan, run, locale }: Found, screen: ReturnType<typeof screenOf>): string {
  const { bold, dim, red, yellow } = screen.colors;
  const paper = paperFor(screen);
  paper.put('', { text: `${plan.title} · ${say(followUpTexts.section, locale)}`, paint: bold });
  if (run.endedAt === null) paper.put('! ', { text: say(followUpTexts['not-yet'], locale), paint: yellow });
  const clock = clockOf(undefined, null);
  const last = Number.POSITIVE_INFINITY;
  const timeOf = ({ due }: RunJson['followups'][number]): number => (due === null ? last : Date.parse(due));
  for (const item of [...run.followups].sort((a, b) => timeOf(a) - timeOf(b) || 0)) {
    const { id, text, group, due } = item;
    const lead = `  ${id}  `;
    paper.put({ text: lead, paint: bold }, text);
    const left = timeOf(item) - Date.now();
    const words = { time: duration(Math.abs(left) / 1000, locale) };
    const when =
      due === null
        ? say(followUpTexts['no-time'], locale)
        : `${clock.full(due)} (${say(followUpTexts[left < 0 ? 'over' : 'left'], locale, words)})`;
    paper.put(' '.repeat(lead.length), {
      text: `${when} · ${group}`,
      paint: due !== null && left < 0 ? red : dim,
    });
  }
  return paper.toString();
}
