import { judgeCommand, readExpectation } from '../../src/expectations/index.ts';
import type { CommandJudgement, Observation } from '../../src/expectations/index.ts';
import type { Expectation } from '../../src/plan/types.ts';

/** What a test says about a command; the rest is as for a quiet command that ended well. */
export interface Seen {
  readonly command?: string;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly exit?: number;
  /** The headers that curl left. */
  readonly headers?: string;
  readonly block?: boolean;
  readonly truncated?: boolean;
  /** Values recorded earlier and parameters, by name. */
  readonly recorded?: Readonly<Record<string, string>>;
}

export function programsOf(command: string): readonly string[] {
  return [
    ...new Set(
      command.split(/\s*(?:\||&&|;)\s*/).map((part) => part.replace(/^sudo\s+/, '').split(' ')[0] ?? ''),
    ),
  ];
}

export function observed(seen: Seen): Observation {
  const command = seen.command ?? 'some-tool';
  return {
    exitStatus: seen.exit ?? 0,
    stdout: seen.stdout ?? '',
    stderr: seen.stderr ?? '',
    responseHeaders: seen.headers ?? null,
    programs: programsOf(command),
    command,
    recorded: seen.recorded ?? {},
    ...(seen.truncated === undefined ? {} : { truncated: seen.truncated }),
  };
}

export function expectationOf(words: string, seen: Seen = {}, line = 1): Expectation {
  const command = seen.command ?? 'some-tool';
  const reading = readExpectation(words, {
    locale: 'zh-CN',
    programs: programsOf(command),
    command,
    block: seen.block ?? false,
  });
  if ('error' in reading) throw new Error(reading.error);
  return { ...reading, text: words, line, column: 1 };
}

/** Reads the words as the compiler does and judges what was seen, as the executor does. */
export function judged(words: string | readonly string[], seen: Seen, ready?: Expectation): CommandJudgement {
  const all = typeof words === 'string' ? [words] : words;
  const expectations = all.map((one, index) => ready ?? expectationOf(one, seen, index + 1));
  return judgeCommand(expectations, observed(seen), 'zh-CN');
}
