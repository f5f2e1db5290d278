import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { say, type Locale } from '../../catalogue/index.ts';
import { windowTexts } from '../../catalogue/window.ts';
import { redirectsOf } from '../../shellscript/index.ts';
import type { ShellFindings, ShellText } from './shell-checks.ts';

/**
 * Files that a `<` reads: there, or written by something before. One that is only named before, or that is relative
 * after a `cd`, may come with an earlier step and is a warning. A name that only bash can work out is left to it.
 */
export function checkInputs(
  texts: readonly ShellText[],
  valueOf: (parameter: string) => string | null,
  cwd: string,
  locale: Locale,
): ShellFindings {
  const errors: string[] = [];
  const warnings: string[] = [];
  const earlier: string[] = [];
  const written = new Set<string>();
  let moved = false;
  for (const shellText of texts) {
    const { id, line } = shellText;
    const text = filled(shellText, valueOf);
    const redirects = redirectsOf(text);
    for (const { operator, target } of redirects) {
      const path = operator === '<' ? literal(target) : null;
      if (path === null || written.has(path) || existsSync(resolve(cwd, path))) continue;
      // The command itself may write it first: `dump > f && load < f`.
      const named = [...earlier, text.replace(`<${target}`, '').replace(`< ${target}`, '')].some((each) =>
        each.includes(path),
      );
      const maybe = named || (moved && !path.startsWith('/'));
      const found = say(windowTexts[maybe ? 'maybe-input' : 'missing-input'], locale, { id, line, path });
      (maybe ? warnings : errors).push(found);
    }
    earlier.push(text);
    for (const { operator, target } of redirects) if (operator.includes('>')) written.add(target);
    moved ||= /(?:^|[\s;&|(])(?:cd|pushd)\b/m.test(text);
  }
  return { errors, warnings };
}

/** The text with values that are plain file names in their places; the others are left to bash. */
function filled({ text, bindings }: ShellText, valueOf: (parameter: string) => string | null): string {
  return [...bindings]
    .sort((a, b) => b.start - a.start)
    .reduce((whole, { parameter, start, end }) => {
      const value = valueOf(parameter) ?? '';
      const shown = /^[\p{L}\p{N}_./-]+$/u.test(value) ? value : '$UNKNOWN';
      return whole.slice(0, start) + shown + whole.slice(end);
    }, text);
}

/** The path that a target without expansions means, or null. */
function literal(target: string): string | null {
  const quoted = /^(["'])([^"'$`\\]*)\1$/.exec(target);
  const path = quoted?.[2] ?? target;
  return path === '' || /[$`*?[\]{}~\\"'()&]/.test(path) || /^\d+$|^-$/.test(path) ? null : path;
}
