import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { attachTexts } from '../../catalogue/attach.ts';
import { planView } from '../../catalogue/plan-view.ts';
import { runView } from '../../catalogue/run-view.ts';
import { findRun, holderOf, JournalError, type RunDirectory } from '../../journal/index.ts';
import type { Plan } from '../../plan/types.ts';
import { Viewer } from '../attach/viewer.ts';
import { putResult } from '../exec/account.ts';
import { EXIT, isStopSignal, SIGNAL_STATUS } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { chooseLocale } from '../locale.ts';
import { runBase } from '../run-place.ts';
import { notFoundWords, refuseUnreadable } from '../with-run.ts';
import { screenOf } from '../terminal/screen.ts';
import { put, words, type Desk } from '../terminal/transcript-lines.ts';

const LOOK_MS = 50;
/** Whether anybody drives the run is asked of the system less often than what is new in it. */
const DRIVER_MS = 1000;

/**
 * `mdrollback attach`: what a run shows, from its journal and its output files, from the beginning on. It writes to
 * neither and signals nobody. Ends with the run and gives its exit status (language.md §8); 3 when nobody drives it any
 * more although it has not ended.
 */
export async function attach(wanted: string, options: { readonly lang?: string }, io: Io): Promise<number> {
  const locale = chooseLocale(options.lang, null, io.env);
  try {
    const found = await findRun(runBase(io), wanted, io.cwd);
    if (!found.ok) {
      io.stderr.write(`${notFoundWords(found.reason, locale, { run: wanted, path: found.path })}\n`);
      return EXIT.wrong;
    }
    return await follow(found.run, options.lang, io);
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    return refuseUnreadable(error, wanted, locale, io);
  }
}

async function follow(run: RunDirectory, lang: string | undefined, io: Io): Promise<number> {
  // Nobody reads on behind a pipe that was closed (`| head`), and nothing else would end this.
  const away = new AbortController();
  io.stdout.once('error', () => {
    away.abort();
  });
  const signal = AbortSignal.any([io.takeSignals(), away.signal]);
  const shown = { plan: planOf(run) };
  const desk: Desk = {
    get plan() {
      return shown.plan;
    },
    locale: chooseLocale(lang, readFileSync(run.source, 'utf8'), io.env),
    screen: screenOf(io, io.stdout),
    write: (text) => io.stdout.write(text),
    // What is read here was masked before it was written.
    mask: (text) => text,
  };
  const viewer = new Viewer(run, desk, () => {
    shown.plan = planOf(run);
  });
  putLead(desk, run, io);
  const end = await watch(run, viewer, signal);
  if (end === 'left') {
    if (!away.signal.aborted) put(desk, '', words(desk, attachTexts.left, { run: run.run }));
    const reason: unknown = signal.reason;
    return isStopSignal(reason) ? SIGNAL_STATUS[reason] : EXIT.done;
  }
  desk.write('\n');
  return end === 'over' ? putOver(desk, run, viewer) : putGone(desk, run, viewer);
}

function planOf(run: RunDirectory): Plan {
  return JSON.parse(readFileSync(run.plan, 'utf8')) as Plan;
}

function putLead(desk: Desk, run: RunDirectory, io: Io): void {
  const { bold, dim } = desk.screen.colors;
  put(desk, '', { text: desk.plan.title, paint: bold });
  put(desk, `${words(desk, runView.directory)}${words(desk, planView.colon)}`, run.directory);
  if (io.stdout.isTTY === true) put(desk, '', { text: words(desk, attachTexts.lead), paint: dim });
}

/** Follows to where the run ends, nobody drives it any more, or the one who looks on leaves. */
async function watch(
  run: RunDirectory,
  viewer: Viewer,
  signal: AbortSignal,
): Promise<'over' | 'gone' | 'left'> {
  let asked = Number.NEGATIVE_INFINITY;
  for (;;) {
    if (signal.aborted) return 'left';
    viewer.look();
    if (viewer.hasEnded()) return 'over';
    if (performance.now() - asked >= DRIVER_MS) {
      asked = performance.now();
      const held = await holderOf(run.directory, hostname());
      const driven = held !== null && !held.stale;
      // It may have written its last between the two looks.
      if (!driven && !viewer.look() && !viewer.hasEnded()) return 'gone';
    }
    await delay(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}

function putOver(desk: Desk, { run }: RunDirectory, { state }: Viewer): number {
  const { result, reason, exitStatus } = state;
  if (result !== 'running') putResult(desk, { result, reason, state });
  put(desk, '', { text: words(desk, attachTexts.over, { run }), paint: desk.screen.colors.dim });
  return exitStatus ?? EXIT.failed;
}

function putGone(desk: Desk, { run }: RunDirectory, { open }: Viewer): number {
  const { yellow } = desk.screen.colors;
  put(desk, { text: '! ', paint: yellow }, { text: words(desk, attachTexts.gone, { run }), paint: yellow });
  if (open !== null) put(desk, '  ', words(desk, attachTexts['gone-in'], { id: open }));
  return EXIT.waiting;
}
