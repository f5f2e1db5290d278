import { flowTexts } from '../../catalogue/flow-rules.ts';
import { say, type Locale } from '../../catalogue/index.ts';
import { isHarmless, ValueFlow } from '../../shellscript/index.ts';
import type { ShellText } from './shell-checks.ts';

/**
 * Values that bash would split, match against files or evaluate where a variable that holds them is expanded (language.md §0.6).
 * Most values are the same there as anywhere, so it is the value that is looked at, and never shown.
 */
export function checkValueFlow(
  texts: readonly ShellText[],
  valueOf: (parameter: string) => string | null,
  locale: Locale,
): readonly string[] {
  const flow = new ValueFlow();
  return texts.flatMap(({ id, line, text, bindings }) =>
    flow.follow(text, bindings).flatMap(({ kind, parameters, start, text: word }) => {
      if (kind === 'script' || kind === 'perhaps-script') return [];
      const at = line + text.slice(0, start).split('\n').length - 1;
      return parameters.flatMap((name) => {
        const value = valueOf(name);
        if (value === null || isHarmless(kind, value)) return [];
        return [say(flowTexts[kind], locale, { id, line: at, text: word, name })];
      });
    }),
  );
}
