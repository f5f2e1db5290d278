import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { say, type Locale } from '../../catalogue/index.ts';
import { cliRuns } from '../../catalogue/cli-runs.ts';
import { resumeView } from '../../catalogue/resume-view.ts';
import {
  findRun,
  holderOf,
  JournalError,
  readJournal,
  type JournalEvent,
  type RunDirectory,
} from '../../journal/index.ts';
import type { Plan } from '../../plan/types.ts';
import { parseStatusFile } from '../../shell/index.ts';
import { EXIT, SIGNAL_STATUS } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { chooseLocale } from '../locale.ts';
import { runBase } from '../run-place.ts';
import { screenOf } from '../terminal/screen.ts';
import { transcriptOn } from '../terminal/transcript.ts';
import { put, words, type Desk } from '../terminal/transcript-lines.ts';

const LOOK_MS = 100;
const CHUNK_BYTES = 64 * 1024;

/**
 * `mdrollback attach`: what a run shows, from its journal and its output files, from the beginning on. It writes to
 * neither and signals nobody. Ends with the run, or when nobody drives it any more.
 */
export async function attach(wanted: string, options: { readonly lang?: string }, io: Io): Promise<number> {
  const locale = chooseLocale(options.lang, null, io.env);
  try {
    const found = await findRun(runBase(io), wanted, io.cwd);
    if (!found.ok) {
      const entry = { 'no-runs': 'no-runs', 'not-found': 'run-not-found', 'not-a-run': 'not-a-run' } as const;
      io.stderr.write(`${say(cliRuns[entry[found.reason]], locale, { run: wanted, path: found.path })}\n`);
      return EXIT.wrong;
    }
    return await follow(found.run, options.lang, io);
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    io.stderr.write(`${say(cliRuns['run-unreadable'], locale, { reason: error.message })}\n`);
    return EXIT.wrong;
  }
}

async function follow(run: RunDirectory, lang: string | undefined, io: Io): Promise<number> {
  const plan = JSON.parse(readFileSync(run.plan, 'utf8')) as Plan;
  const locale: Locale = chooseLocale(lang, readFileSync(run.source, 'utf8'), io.env);
  const desk: Desk = {
    plan,
    locale,
    screen: screenOf(io, io.stdout),
    write: (text) => io.stdout.write(text),
    // What is read here was masked before it was written.
    mask: (text) => text,
  };
  const signal = io.takeSignals();
  const viewer = new Viewer(run, desk);
  for (;;) {
    const over = await viewer.look();
    if (over) {
      put(desk, '', words(desk, resumeView['attach-over']));
      return EXIT.done;
    }
    const held = await holderOf(run.directory, hostname());
    if (held === null || held.stale) {
      // It may have written its last between the two looks.
      if (await viewer.look()) continue;
      put(desk, '', words(desk, resumeView['attach-gone'], { run: run.run }));
      return EXIT.done;
    }
    await delay(LOOK_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return SIGNAL_STATUS.SIGINT;
  }
}

/** Turns records into what their executor told when it wrote them. */
class Viewer {
  readonly #run: RunDirectory;
  readonly #desk: Desk;
  readonly #show: ReturnType<typeof transcriptOn>;
  #seen = 0;
  #running: string | null = null;
  readonly #shown = { stdout: 0, stderr: 0 };

  constructor(run: RunDirectory, desk: Desk) {
    this.#run = run;
    this.#desk = desk;
    this.#show = transcriptOn(desk);
  }

  /** Shows what is new; true: the run has ended. */
  async look(): Promise<boolean> {
    const { records } = await readJournal(this.#run.journal);
    for (const { event, at, seq } of records.slice(this.#seen)) {
      this.#before(event);
      this.#show({ kind: 'event', event, seq, at: new Date(at) });
    }
    this.#seen = records.length;
    this.#output();
    return records.at(-1)?.event.type === 'run-ended';
  }

  #before(event: JournalEvent): void {
    const { phases } = this.#desk.plan;
    switch (event.type) {
      case 'phase-started': {
        const index = phases.findIndex(({ id }) => id === event.phase);
        const phase = phases[index];
        if (phase !== undefined) this.#show({ kind: 'phase', phase, index: index + 1, of: phases.length });
        return;
      }
      case 'step-started': {
        const phase = phases.find(({ id }) => id === event.phase);
        const step = phase?.steps.find(({ id }) => id === event.step);
        if (phase !== undefined && step !== undefined) this.#show({ kind: 'step', phase, step });
        return;
      }
      case 'command-started':
        this.#begin(event.action, event.ran);
        this.#running = event.nonce;
        return;
      case 'command-ended':
        this.#output();
        this.#running = null;
        return;
      case 'asked':
        put(
          this.#desk,
          '    ? ',
          words(this.#desk, resumeView['attach-question'], { id: event.action, question: event.question }),
        );
        return;
      default:
        return;
    }
  }

  #begin(id: string, ran: string): void {
    Object.assign(this.#shown, { stdout: 0, stderr: 0 });
    for (const { steps } of this.#desk.plan.phases) {
      for (const step of steps) {
        const action = step.actions.find((each) => each.id === id);
        if (action !== undefined) this.#show({ kind: 'command', step, action, ran });
      }
    }
  }

  /** What the running command has printed since the last look: where it stands is noted before the command is sent. */
  #output(): void {
    const path = join(this.#run.session, 'status');
    if (this.#running === null || !existsSync(path)) return;
    const records = parseStatusFile(readFileSync(path, 'latin1'));
    const note = records.find((record) => record.type === 'sent' && record.nonce === this.#running);
    if (note?.type !== 'sent') return;
    for (const stream of ['stdout', 'stderr'] as const) {
      const { number, offset } = note[stream];
      const chunk = since(join(this.#run.session, `${stream}.${number}`), offset + this.#shown[stream]);
      this.#shown[stream] += chunk.length;
      if (chunk.length > 0) this.#show({ kind: 'output', stream, chunk });
    }
  }
}

function since(path: string, from: number): Buffer {
  try {
    const fd = openSync(path, 'r');
    try {
      const length = Math.min(CHUNK_BYTES, Math.max(0, fstatSync(fd).size - from));
      const bytes = Buffer.alloc(length);
      return bytes.subarray(0, readSync(fd, bytes, 0, length, from));
    } finally {
      closeSync(fd);
    }
  } catch {
    return Buffer.alloc(0);
  }
}
