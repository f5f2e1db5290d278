import type { Locale } from '../catalogue/index.ts';

/**
 * One terminal on one host: the seam between the executor and whatever runs its commands.
 * Nothing outside `shell/` knows that bash reads a FIFO, and nothing here knows a plan.
 */

export interface SessionOptions {
  readonly cwd: string;
  /** A directory of the run's own, mode 0700, for the output files and the status file. */
  readonly directory: string;
  /** Once this path exists no command begins any more: another tool has taken the run. Absent: none can. */
  readonly fence?: string | null;
  /** Go on from the state in which an earlier session in the same directory left its shell. */
  readonly resume?: {
    /** What earlier sessions ran: some texts reach into what no snapshot holds. */
    readonly texts: readonly string[];
    /** The nonce of the last command that is known to have ended and to have left its bash alive; null: none has. */
    readonly ended: string | null;
  } | null;
  /** Variables beside the tool's own environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** The language of `reason` and `notRestored`; English when absent. */
  readonly locale?: Locale;
}

/** Opens a session; rejects with `SessionError` when bash is missing, too old (< 4.4) or does not answer. */
export type SessionFactory = (options: SessionOptions) => Promise<Session>;

export interface Session {
  readonly host: string;
  /** The process id of the bash that now serves the session, for the journal. */
  readonly pid: number;
  /** Milliseconds since boot at which that bash started, with the boot id: together with the pid they name it for ever. */
  readonly identity: ProcessIdentity;
  /** What of an earlier session's state it could not be given, in words. */
  readonly notRestored?: readonly string[];
  /**
   * What the last command that ended had changed in the shell is lost, since bash died before it had noted it: what the
   * shell has instead, in words. Nothing is run in it until somebody agrees. Null: it is as that command left it.
   */
  readonly stateLost?: string | null;
  /** Somebody has agreed to go on in the state that there is. */
  acceptState?(): void;
  /** Sends one command and waits for its end. One at a time. */
  run(request: CommandRequest): Promise<CommandResult>;
  /**
   * Opens an interactive bash on the operator's terminal with the state that the last command left: directory, variables,
   * functions, options. What changes in it does not come back. Absent where there is no terminal to open it on.
   */
  openShell?(request: ShellRequest): Promise<ShellLeft>;
  /** Lets go of a running command: it goes on without the tool, and its bash ends behind it. Nothing can be run any more. */
  leave(): void;
  /** Ends bash. Output files and status file stay. */
  close(): Promise<void>;
}

export interface ShellRequest {
  /** Stands in its prompt. */
  readonly label: string;
  readonly signal: AbortSignal;
}

/** How an operator's shell was left. */
export interface ShellLeft {
  /** Null where it is not known, or could not be opened. */
  readonly exitStatus: number | null;
  readonly durationMs: number;
  /** Why it could not be opened, in the user's language. */
  readonly reason: string | null;
}

export interface ProcessIdentity {
  readonly pid: number;
  readonly startTime: string;
  readonly bootId: string;
}

export interface CommandRequest {
  /** 1, 2, 3, … within the session's directory, over restarts and resumes. */
  readonly ordinal: number;
  /** Unguessable; the status record must carry it. */
  readonly nonce: string;
  /** What goes to bash, verbatim. */
  readonly text: string;
  /** Run on the operator's terminal (stdin, stdout, stderr are the terminal). */
  readonly terminal: boolean;
  /** The programs in it, by first words: on the terminal the screen of theirs is kept. */
  readonly programs?: readonly string[];
  /** Milliseconds; null: none. */
  readonly timeoutMs: number | null;
  /** Output as it comes, for the terminal. Bytes, not text. */
  readonly onOutput?: (stream: 'stdout' | 'stderr', chunk: Uint8Array) => void;
  /**
   * So many bytes are passed over, since they come faster than anybody could follow: told in their place. Without it
   * every byte goes to `onOutput`, however many there are.
   */
  readonly onPassedOver?: (stream: 'stdout' | 'stderr', bytes: number) => void;
  /** Aborted: the operator stops the command; the whole process tree goes. */
  readonly signal?: AbortSignal;
}

export interface OutputRange {
  readonly path: string;
  readonly offset: number;
  /** As many as were written, whether or not the file still holds all of them. */
  readonly bytes: number;
  /** Of a very long output the middle is given back to the disk: it reads as NUL, and proves nothing. */
  readonly omitted?: Omitted;
  /** Of the bytes as the command wrote them, in lower-case hexadecimal, where they were at hand. */
  readonly sha256?: string;
}

/** A part of an output that its file does not hold. */
export interface Omitted {
  /** From the output's first byte. */
  readonly offset: number;
  readonly bytes: number;
}

/**
 * Whether `stdout` holds what a command with the operator's terminal has shown there: `kept`; `part`: of some of its
 * programs; else not, since `script` of util-linux (2.36 or newer) is missing, since `sudo` would ask for its password anew,
 * or since what asks is none of the programs that bash finds by name and waits for: a path, a builtin, in a pipeline.
 */
export type ScreenKept = 'kept' | 'part' | 'no-script' | 'sudo' | 'in-shell';

/** What was observed of a command. "Could not run" and "ran and failed" are different facts. */
export interface CommandResult {
  readonly outcome: 'exited' | 'timed-out' | 'stopped' | 'not-started' | 'unknown';
  /** 0–255 as bash reports it (128+n for a signal); null when it is not known. */
  readonly exitStatus: number | null;
  readonly pipeStatus: readonly number[];
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly stdout: OutputRange;
  readonly stderr: OutputRange;
  /** Where the same bytes stand once more, until the next command or the session's end: for whoever masks them. */
  readonly copies: readonly OutputRange[];
  /**
   * Streams whose file the command itself has emptied (`echo x >/dev/stderr` opens it anew): the range holds what came
   * after that, and what it does not hold proves nothing.
   */
  readonly emptied?: readonly ('stdout' | 'stderr')[];
  /** For a command with the terminal; absent where nobody could tell. */
  readonly screen?: ScreenKept;
  /** Headers that curl wrote beside its visible output, every response of the last curl; null when none did. */
  readonly responseHeaders: string | null;
  /** The command ended its bash (exit, exec, set -e, kill): a new one serves the session. */
  readonly shellEnded: boolean;
  /** What of the old shell's state the new one could not be given. */
  readonly notRestored: readonly string[];
  /** Processes of the command that still run (background jobs). */
  readonly leftRunning: readonly number[];
  /** Why it was not started, for `not-started` and `unknown`. */
  readonly reason: string | null;
}

/** A command that an earlier tool announced in its journal; whether it was sent is not known. */
export interface SentCommand {
  /** The session's directory. */
  readonly directory: string;
  readonly ordinal: number;
  readonly nonce: string;
  /** The bash that it was for. */
  readonly shell: ProcessIdentity | null;
}

/** What became of such a command. */
export type Trace =
  /** bash had not begun it, and cannot any more. */
  | { readonly kind: 'never-began' }
  | { readonly kind: 'ended'; readonly result: CommandResult }
  | { readonly kind: 'running'; readonly command: RunningCommand }
  | { readonly kind: 'unknown'; readonly reason: string };

export interface RunningCommand {
  readonly startedAt: Date;
  /** Of its bash. */
  readonly pid: number;
  /** Resolves when it is over; never with `running`. */
  wait(options: WaitOptions): Promise<Trace>;
}

export interface WaitOptions {
  /** Aborted: the whole process tree goes. */
  readonly signal: AbortSignal;
  /** Called now and then with what there is so far. */
  readonly onLook?: (soFar: CommandResult) => void;
}

export type Tracer = (command: SentCommand) => Promise<Trace>;

export class SessionError extends Error {
  readonly code: 'bash-missing' | 'bash-too-old' | 'no-answer' | 'directory';
  constructor(code: SessionError['code'], message: string) {
    super(message);
    this.name = 'SessionError';
    this.code = code;
  }
}
