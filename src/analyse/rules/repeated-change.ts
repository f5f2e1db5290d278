import { timingOf } from '../../expectations/index.ts';
import { isReadOnly } from '../../shellscript/index.ts';
import { brief } from '../findings.ts';
import { commandLike } from '../script-text.ts';
import { actionsOf, expectedOf, type Expected } from './expected.ts';
import type { Rule } from './types.ts';

/** `60秒内` and `持续` run their command again: only what changes nothing, or may be run again, is repeated (§3). */
export const repeatedChange: Rule = ({ plan, findings }) => {
  for (const expected of expectedOf(actionsOf(plan))) {
    if (mayRepeat(expected)) continue;
    for (const expectation of expected.expectations) {
      const timing = timingOf(expectation);
      if (timing === null || (timing.within === null && timing.hold === null)) continue;
      findings.report('repeated-change', expectation, {
        text: brief(expectation.text),
        command: brief(expected.text),
      });
    }
  }
};

function mayRepeat({ action, text }: Expected): boolean {
  if (action.kind === 'command') return action.readOnly || action.settings.retryable;
  const command = commandLike(text);
  return command !== null && isReadOnly(command);
}
