import { flowRules, flowTexts, languageNames, programWays } from '../../catalogue/flow-rules.ts';
import { say, type Locale } from '../../catalogue/index.ts';
import type { Binding, Plan } from '../../plan/types.ts';
import { isHarmless, ValueFlow, type Flow } from '../../shellscript/index.ts';
import type { ShellText } from './shell-checks.ts';

type ValueOf = (parameter: string) => string | null;
type Followed = Pick<ShellText, 'id' | 'line' | 'text' | 'bindings'>;

/**
 * Values that would be more than data where they come to: split or matched against files by bash, evaluated, or part of
 * a program in another language (language.md §0.6). Most values are the same there as anywhere, so it is the value that
 * is looked at, and never shown.
 */
export function checkValueFlow(
  texts: readonly Followed[],
  valueOf: ValueOf,
  locale: Locale,
): readonly string[] {
  const flow = new ValueFlow();
  return [...new Set(texts.flatMap((each) => problemsOf(each, flow, valueOf, locale)))];
}

function problemsOf(
  { id, line, text, bindings }: Followed,
  flow: ValueFlow,
  valueOf: ValueOf,
  locale: Locale,
): readonly string[] {
  return flow.follow(text, bindings).flatMap((found) => {
    const { kind } = found;
    if (kind === 'script' || kind === 'perhaps-script') return [];
    const at = line + text.slice(0, found.start).split('\n').length - 1;
    return found.parameters.flatMap((name) => {
      const value = valueOf(name);
      if (value === null || isHarmless(found, value)) return [];
      const more =
        found.kind === 'program'
          ? { language: languageNames[found.language], way: say(programWays[found.language], locale) }
          : {};
      return [say(flowTexts[kind], locale, { id, line: at, text: found.text, name, ...more })];
    });
  });
}

/**
 * Judges a text that is none of the program, a scenario's command or one that was edited, as the program's own were:
 * null where every value stays data in it, whatever the program has put into variables before.
 */
export function valueGuard(
  locale: Locale,
): (plan: Plan, id: string, text: string, bindings: readonly Binding[]) => string | null {
  return (plan, id, text, bindings) => {
    const flow = new ValueFlow();
    for (const each of plan.phases.flatMap(({ steps }) => steps).flatMap(({ actions }) => actions)) {
      if (each.kind === 'command') flow.follow(each.text, each.bindings);
      else if (each.kind === 'checkpoint' && each.check !== null)
        flow.follow(each.check.text, each.check.bindings);
    }
    const script = flow.follow(text, bindings).find(isScript);
    if (script !== undefined) {
      const names = script.parameters.map((name) => `<${name}>`).join(' ');
      const values = { text: script.text, names, first: script.parameters[0] ?? '' };
      return say(flowRules['value-as-script'], locale, values);
    }
    const valueOf: ValueOf = (name) => plan.parameters.find((each) => each.name === name)?.value ?? null;
    return problemsOf({ id, line: 1, text, bindings }, flow, valueOf, locale)[0] ?? null;
  };
}

function isScript({ kind }: Flow): boolean {
  return kind === 'script';
}
