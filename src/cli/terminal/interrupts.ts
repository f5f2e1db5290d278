import { interrupts as texts } from '../../catalogue/interrupts.ts';
import { runView } from '../../catalogue/run-view.ts';
import type { Attendance, Progress, Running } from '../../execute/index.ts';
import type { Interrupted } from '../../journal/index.ts';
import type { Prompter } from './prompter.ts';
import type { Transcript } from './transcript.ts';
import { put, words, type Desk } from './transcript-lines.ts';

const WAYS: readonly Interrupted[] = ['go-on', 'stop-command', 'stop-run'];

/** Ctrl-C of a call. */
export interface Interrupts {
  /** Takes one and says whether it did; null: nothing runs that could be asked about, and the run stops. */
  take: (() => boolean) | null;
  /** Stops the run as by a SIGINT. */
  readonly stop: () => void;
}

export interface InterruptOptions {
  readonly desk: Desk;
  readonly operator: string;
  readonly prompter: Prompter;
  readonly interrupts: Interrupts;
  readonly transcript: Transcript;
}

/** What a host needs so that Ctrl-C asks first; what the command prints meanwhile is shown behind the answer. */
export function interruptible(options: InterruptOptions): {
  readonly show: (progress: Progress) => void;
  readonly attend: (running: Running) => Attendance;
} {
  const { transcript, interrupts } = options;
  let held: Progress[] | null = null;
  return {
    show: (progress) => {
      if (held === null) transcript.show(progress);
      else held.push(progress);
    },
    attend: (running) => {
      const over = new AbortController();
      let asking: Promise<void> | null = null;
      const ask = async (): Promise<void> => {
        held = [];
        transcript.hold(true);
        try {
          const way = await askWay(options, running, over.signal);
          if (way !== null) running.said(way, options.operator);
          if (way === 'stop-run') interrupts.stop();
        } finally {
          const told = held;
          held = null;
          asking = null;
          transcript.hold(false);
          for (const progress of told) transcript.show(progress);
        }
      };
      interrupts.take = () => {
        // A program that has the terminal has Ctrl-C, too.
        if (running.terminal) return true;
        if (asking !== null) return false;
        asking = ask();
        return true;
      };
      return {
        async end() {
          interrupts.take = null;
          over.abort();
          await asking;
        },
      };
    },
  };
}

/** Null: nothing was said. The command has ended meanwhile, the run was stopped, or nobody is there. */
async function askWay(
  { desk, prompter, operator }: InterruptOptions,
  { action: { id } }: Running,
  over: AbortSignal,
): Promise<Interrupted | null> {
  const { yellow, dim } = desk.screen.colors;
  desk.write('\n');
  put(desk, { text: '    ? ', paint: yellow }, words(desk, texts.lead, { id }));
  for (const [index, way] of WAYS.entries())
    put(desk, `      ${index + 1}  `, words(desk, texts[`way-${way}`]));
  for (;;) {
    const given = await prompter.ask(`      ${words(desk, texts.tail)}: `, { over });
    if (given === null) {
      if (over.aborted)
        put(desk, '      ', { text: words(desk, texts['ended-meanwhile'], { id }), paint: dim });
      return null;
    }
    const number = given.normalize('NFKC');
    const way = /^[1-9]$/.test(number) ? WAYS[Number(number) - 1] : undefined;
    if (way !== undefined) {
      put(desk, '      ', words(desk, texts[`said-${way}`], { id, by: operator }));
      return way;
    }
    if (given !== '') put(desk, '      ', words(desk, runView['not-understood'], { given }));
  }
}
