import { unmodified } from '../../expectations/index.ts';
import type { Expectation } from '../../plan/types.ts';
import { REWRITINGS } from '../../vocabulary/rewritings.ts';
import { brief } from '../findings.ts';
import { actionsOf, expectedOf } from './expected.ts';
import type { Rule } from './types.ts';

/** An expectation that only a person can judge, with the precise line to copy in its place (§3). */
export const vagueExpectation: Rule = ({ plan, findings }) => {
  const actions = [...actionsOf(plan), ...plan.onDemand.flatMap(({ actions: own }) => own)];
  for (const { text, expectations } of expectedOf(actions)) {
    for (const expectation of expectations) {
      if (unmodified(expectation).kind !== 'prose') continue;
      const rewriting = rewritingOf(expectation, text);
      const values = {
        text: brief(expectation.text),
        write: rewriting?.write ?? '',
        record: rewriting?.record ?? '',
        check: rewriting?.check ?? '',
      };
      findings.report(`vague-expectation${kindOf(rewriting)}`, expectation, values);
    }
  }
};

interface Written {
  readonly write: string;
  readonly record?: string;
  readonly check?: string;
}

function kindOf(rewriting: Written | undefined): '' | '-write' | '-record' | '-check' {
  if (rewriting === undefined) return '';
  if (rewriting.record !== undefined) return '-record';
  return rewriting.check === undefined ? '-write' : '-check';
}

/** `active（60秒内）`: a modifier stands before the form. */
const MODIFIER_BEHIND =
  /^([\x20-\x7e]{1,80}?)\s*[（(,，]\s*((?:持续|持續)?\s*[0-9]+\s*(?:秒|分钟|分鐘|s|min)\s*(?:之?[内內后後])?)\s*[）)]?$/u;

function rewritingOf({ text }: Expectation, command: string): Written | undefined {
  const behind = MODIFIER_BEHIND.exec(text.trim());
  if (behind !== null) return { write: `${behind[2] ?? ''} ${(behind[1] ?? '').trim()}` };
  const found = REWRITINGS.find((one) => one.words.test(text) && one.command.test(command));
  if (found?.check === undefined) return found;
  const name = found.command.exec(command)?.[1] ?? '';
  return { ...found, check: found.check.replace('$1', () => name) };
}
