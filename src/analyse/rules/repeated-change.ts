import { timingOf } from '../../expectations/index.ts';
import type { Expectation } from '../../plan/types.ts';
import { isReadOnly } from '../../shellscript/index.ts';
import { brief } from '../findings.ts';
import { commandLike } from '../script-text.ts';
import { actionsOf, expectedOf, type Expected } from './expected.ts';
import type { Rule } from './types.ts';

/** `60秒内` and `持续` run their command again: only what changes nothing, or may be run again, is repeated (§3). */
export const repeatedChange: Rule = ({ plan, findings }) => {
  for (const expected of expectedOf(actionsOf(plan))) {
    // Few ask for a repetition, and the command need be read for those alone.
    const repeating = expected.expectations.filter(repeats);
    if (repeating.length === 0 || mayRepeat(expected)) continue;
    for (const expectation of repeating) {
      findings.report('repeated-change', expectation, {
        text: brief(expectation.text),
        command: brief(expected.text),
      });
    }
  }
};

function repeats(expectation: Expectation): boolean {
  const timing = timingOf(expectation);
  return timing !== null && (timing.within !== null || timing.hold !== null);
}

function mayRepeat({ action, text }: Expected): boolean {
  if (action.kind === 'command') return action.readOnly || action.settings.retryable;
  const command = commandLike(text);
  return command !== null && isReadOnly(command);
}
