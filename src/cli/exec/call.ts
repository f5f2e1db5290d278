import { resolve } from 'node:path';
import type { Policy } from '../../execute/index.ts';
import type { DecideFlags } from '../decide/flags.ts';
import type { DecisionFlags } from '../decisions.ts';
import type { LoadedDocument } from '../document.ts';
import type { Io } from '../io.ts';
import { maskFor } from '../../secrets/index.ts';
import type { Interrupts } from '../terminal/interrupts.ts';
import { promptOn, type Prompter } from '../terminal/prompter.ts';
import { screenOf } from '../terminal/screen.ts';
import type { Desk } from '../terminal/transcript-lines.ts';
import { defaultReportPath } from './report-file.ts';

export interface ExecFlags extends DecisionFlags, DecideFlags {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  /** Why it is run although the rollback window is closed. */
  readonly outsideWindow?: string;
  readonly confirmCheckpoints?: boolean;
  readonly allowIrreversible?: readonly string[];
  /** The reason. */
  readonly overrideBackupCheck?: string;
  readonly onHost?: readonly string[];
  readonly operator?: string;
  readonly report?: string;
  readonly runDir?: string;
  /** Seconds. */
  readonly timeout?: number;
  readonly format?: 'text' | 'json';
  readonly lang?: string;
}

/** A call of `exec` with all that stays the same until it ends. */
export interface Call {
  readonly io: Io;
  readonly flags: ExecFlags;
  readonly document: LoadedDocument;
  /** Null: nobody can be asked. */
  readonly prompter: Prompter | null;
  readonly signal: AbortSignal;
  readonly interrupts: Interrupts;
  readonly operator: string | null;
  readonly policy: Policy;
  /** A terminal is attached for commands that ask on it. */
  readonly terminal: boolean;
  /** Absolute. */
  readonly report: string;
}

/** What the flags and the terminals of a call come to. From here on signals stop the run instead of the program. */
export function callOf(document: LoadedDocument, flags: ExecFlags, io: Io): Call {
  const output = flags.format === 'json' ? io.stderr : io.stdout;
  const interrupt = new AbortController();
  const interrupts: Interrupts = {
    take: null,
    stop: () => {
      interrupt.abort('SIGINT');
    },
  };
  const signal = AbortSignal.any([io.takeSignals(() => interrupts.take?.() === true), interrupt.signal]);
  const attended = flags.yes !== true && io.stdin.isTTY === true && output.isTTY === true;
  return {
    io,
    flags,
    document,
    signal,
    interrupts,
    prompter: attended ? promptOn({ input: io.stdin, output, signal, onInterrupt: interrupts.stop }) : null,
    operator: flags.operator ?? io.user,
    terminal: [io.stdin, io.stdout, io.stderr].every(({ isTTY }) => isTTY === true),
    policy: {
      allowIrreversible: flags.allowIrreversible ?? [],
      skipSteps: flags.skip ?? [],
      withSteps: flags.with ?? [],
      overrideBackupCheck: flags.overrideBackupCheck ?? null,
      hostsHere: flags.onHost ?? [],
      timeoutSeconds: flags.timeout ?? null,
    },
    report: resolve(io.cwd, flags.report ?? defaultReportPath(document.path, io.cwd, document.plan.section)),
  };
}

/** The transcript goes to stderr when stdout is for the JSON. */
export function deskOf({ io, flags, document }: Call, plan: Desk['plan']): Desk {
  const output = flags.format === 'json' ? io.stderr : io.stdout;
  return {
    plan,
    locale: document.locale,
    screen: screenOf(io, output),
    write: (text) => output.write(text),
    mask: maskFor(plan.parameters.flatMap(({ secret, value }) => (secret && value !== null ? [value] : [])))
      .text,
  };
}

/** Where commands run: where `exec` was started, unless the front matter says otherwise (language.md §10). */
export function cwdOf({ io }: Call, cwd: string | null): string {
  return cwd === null ? io.cwd : resolve(io.cwd, cwd);
}
