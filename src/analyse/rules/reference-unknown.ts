import { referredName } from '../../expectations/index.ts';
import { actionsOf, expectedOf } from './expected.ts';
import type { Rule } from './types.ts';

/** `= <名称>` needs a value that an earlier command records, or a parameter of that name (§3). */
export const referenceUnknown: Rule = ({ plan, findings }) => {
  const actions = actionsOf(plan);
  const later = new Map<string, number>();
  for (const action of actions)
    if (
      action.kind === 'command' &&
      action.settings.recordAs !== null &&
      !later.has(action.settings.recordAs)
    )
      later.set(action.settings.recordAs, action.line);
  const known = new Set(plan.parameters.map(({ name }) => name));
  for (const action of actions) {
    for (const { expectations } of expectedOf([action])) {
      for (const expectation of expectations) {
        const name = referredName(expectation);
        if (name === null || known.has(name)) continue;
        const line = later.get(name);
        if (line === undefined) findings.report('reference-unknown', expectation, { name });
        else findings.report('reference-later', expectation, { name, line });
      }
    }
    // What a command prints is recorded when it has been judged.
    if (action.kind === 'command' && action.settings.recordAs !== null) known.add(action.settings.recordAs);
  }
};
