import { referredNames, unmodified } from '../../expectations/index.ts';
import type { Action, Expectation } from '../../plan/types.ts';
import type { Findings } from '../findings.ts';
import { actionsOf, expectedOf } from './expected.ts';
import type { Rule } from './types.ts';

/** `= <名称>` and `<名称>` in an expectation need a value that an earlier command records, or a parameter of that name (§3). */
export const referenceUnknown: Rule = ({ plan, findings }) => {
  const actions = actionsOf(plan);
  const later = recordingLines(actions);
  const known = new Set(plan.parameters.map(({ name }) => name));
  const report = reporter(actions, findings);
  for (const action of actions) {
    for (const { expectations } of expectedOf([action]))
      for (const expectation of expectations)
        for (const name of referredNames(expectation))
          if (!known.has(name)) report(expectation, name, later.get(name));
    // What a command prints is recorded when it has been judged.
    if (action.kind === 'command' && action.settings.recordAs !== null) known.add(action.settings.recordAs);
  }
};

function recordingLines(actions: readonly Action[]): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const action of actions) {
    const name = action.kind === 'command' ? action.settings.recordAs : null;
    if (name !== null && !lines.has(name)) lines.set(name, action.line);
  }
  return lines;
}

function reporter(
  actions: readonly Action[],
  findings: Findings,
): (expectation: Expectation, name: string, line: number | undefined) => void {
  const assigned = new Set(
    actions.flatMap((action) =>
      action.kind === 'command'
        ? [...action.text.matchAll(/\b([A-Za-z_]\w*)=/g)].map(([, name]) => name ?? '')
        : [],
    ),
  );
  return (expectation, name, line) => {
    if (line !== undefined) findings.report('reference-later', expectation, { name, line });
    else if (unmodified(expectation).kind === 'reference')
      findings.report('reference-unknown', expectation, { name });
    // A shell's variable: a person looks at its value. In a block of output a word in brackets may describe.
    else if (assigned.has(name) || expectation.text.includes('\n'))
      findings.report('placeholder-by-person', expectation, { name });
    else findings.report('placeholder-unknown', expectation, { name });
  };
}
