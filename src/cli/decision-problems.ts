import { say, type Locale } from '../catalogue/index.ts';
import { decisionTexts } from '../catalogue/decisions.ts';
import { expectedValue, valueTexts } from '../catalogue/parameter-values.ts';
import { prepareTexts } from '../catalogue/prepare.ts';
import type { DecisionProblem } from '../plan/select.ts';
import { variableOf } from './parameter-variable.ts';
import { shellWord } from './shell-word.ts';
import { suggestion } from './suggest.ts';

/** A problem in words. */
export function describeProblem(problem: DecisionProblem, locale: Locale): string {
  const list = (items: readonly string[]): string => [...new Set(items)].join(' | ');
  if (problem.kind === 'misfit') return describeMisfit(problem, locale);
  const text = decisionTexts[problem.kind];
  switch (problem.kind) {
    case 'unknown-choice':
      if (problem.known.length === 0)
        return say(decisionTexts['no-choices'], locale, { given: problem.given });
      return (
        say(text, locale, { given: problem.given, known: list(problem.known) }) + choiceMeant(problem, locale)
      );
    case 'unknown-parameter': {
      const { given, origin, known } = problem;
      const from = origin === null ? '' : say(valueTexts['unknown-from'], locale, { origin });
      if (known.length === 0) return say(decisionTexts['no-parameters'], locale, { given, from });
      return say(text, locale, { given, from, known: list(known) }) + suggestion(given, known, locale);
    }
    case 'unknown-option':
      return (
        say(text, locale, { given: problem.given, id: problem.choice, known: list(problem.known) }) +
        suggestion(problem.given.slice(problem.given.indexOf('=') + 1), problem.known, locale)
      );
    case 'ambiguous-option':
      return say(text, locale, { given: problem.given, known: list(problem.choices) });
    case 'ambiguous-name':
      return say(text, locale, { given: problem.given, id: problem.choice, known: list(problem.options) });
    case 'contradiction':
      return say(text, locale, { given: problem.given, id: problem.choice, earlier: problem.earlier });
    case 'undecided': {
      const { id, options, line } = problem.choice;
      return say(text, locale, {
        id,
        options: list(options),
        line,
        example: shellWord(`${id}=${options[0] ?? ''}`),
      });
    }
    case 'unfilled': {
      const { name, places, secret } = problem.parameter;
      const values = {
        name,
        lines: list(places.map(({ line }) => String(line))),
        variable: variableOf(name),
      };
      if (!secret) return say(text, locale, values);
      const exported = /^\w+$/.test(values.variable);
      return say(decisionTexts[exported ? 'unfilled-secret' : 'unfilled-secret-name'], locale, values);
    }
  }
}

/** The choice that has the option, where it is one alone; else the nearest name. */
function choiceMeant(
  { given, known, fitting }: Extract<DecisionProblem, { readonly kind: 'unknown-choice' }>,
  locale: Locale,
): string {
  const [only, another] = fitting;
  if (only !== undefined && another === undefined)
    return say(prepareTexts['did-you-mean'], locale, { name: shellWord(only) });
  return suggestion(given.includes('=') ? given.slice(0, given.indexOf('=')) : given, known, locale);
}

function describeMisfit(
  { parameter, value, origin, misfit }: Extract<DecisionProblem, { readonly kind: 'misfit' }>,
  locale: Locale,
): string {
  return say(valueTexts.misfit, locale, {
    name: parameter.name,
    value: parameter.secret ? '***' : value,
    origin: origin ?? say(valueTexts['origin-set'], locale),
    expected: expectedValue(parameter, misfit, locale),
  });
}

/** The plan may be shown although this is still open; it may not be run. */
export function isOpen(problem: DecisionProblem): boolean {
  return problem.kind === 'undecided' || problem.kind === 'unfilled';
}
