import { say, type Locale } from '../../catalogue/index.ts';
import { runView } from '../../catalogue/run-view.ts';
import type { Binding } from '../../plan/types.ts';
import { bindPlaceholders, namesIn } from '../../shellscript/index.ts';
import type { ShellWays } from './shell-ways.ts';

/** A text that would reach bash. */
export interface ShellText {
  readonly id: string;
  readonly line: number;
  readonly text: string;
  readonly programs: readonly string[];
  readonly bindings: readonly Binding[];
}

export interface ShellFindings {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
}

/** What bash will say of the texts, found out without running any: programs that are not there, syntax that is none. */
export async function checkCommands(
  texts: readonly ShellText[],
  cwd: string,
  locale: Locale,
  ways: ShellWays,
): Promise<ShellFindings> {
  // Beside each other: each costs a process of its own.
  const [version, syntax, programs] = await Promise.all([
    ways.version(),
    ways.syntax(texts.map(boundText)),
    checkPrograms(texts, cwd, locale, ways),
  ]);
  const unreadable = texts.flatMap(({ id, line }, index) => {
    const problem = syntax[index] ?? null;
    if (problem === null) return [];
    const at = line + (problem.line ?? 1) - 1;
    return [say(runView['bad-syntax'], locale, { id, line: at, detail: problem.message })];
  });
  const errors = [...programs.errors, ...unreadable];
  // Without a bash every name is unknown and every text unreadable; the one thing to say is why.
  if (!isUsable(version ?? '')) {
    return { errors: [say(runView['no-bash'], locale)], warnings: [] };
  }
  return { errors, warnings: programs.warnings };
}

/** 4.4 is the oldest that a session is opened in. */
function isUsable(version: string): boolean {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) > 4 || (Number(major) === 4 && Number(minor) >= 4);
}

/**
 * Unknown program: a bare name that bash does not find and that nothing before it in the document defines. A path that
 * is not there yet, or any name once something was sourced or PATH was changed, may come with an earlier step (§5).
 */
async function checkPrograms(
  texts: readonly ShellText[],
  cwd: string,
  locale: Locale,
  ways: ShellWays,
): Promise<ShellFindings> {
  const names = new Map([...new Set(texts.map(({ text }) => text))].map((text) => [text, namesIn(text)]));
  const started = texts.map((each) => {
    const { inner = [], defined = [] } = names.get(each.text) ?? {};
    return { ...each, programs: [...new Set([...each.programs, ...inner])], defined };
  });
  const known = await ways.find([...new Set(started.flatMap(({ programs }) => programs))], cwd);
  const errors: string[] = [];
  const warnings: string[] = [];
  let open = false;
  for (const { id, line, text, programs, defined } of started) {
    for (const name of defined) known.add(name);
    for (const program of programs) {
      if (known.has(program)) continue;
      const maybeLater = open || program.includes('/');
      const found = say(runView[maybeLater ? 'missing-program' : 'unknown-program'], locale, {
        id,
        line,
        program,
      });
      (maybeLater ? warnings : errors).push(found);
    }
    open ||=
      programs.some((program) => program === 'source' || program === '.') || /(?:^|[\s;])PATH=/.test(text);
  }
  return { errors, warnings };
}

/** As bash will see it: a bare `<name>` would be a redirection. What cannot be bound is refused elsewhere. */
function boundText({ text, bindings }: ShellText): string {
  if (bindings.length === 0) return text;
  const bound = bindPlaceholders(text, bindings, () => 'MDROLLBACK_P_1');
  return bound.ok ? bound.text : ':';
}
