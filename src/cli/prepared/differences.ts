import { structuredPatch } from 'diff';
import type { Action, Plan } from '../../plan/types.ts';
import { put, type Desk } from '../terminal/transcript-lines.ts';

const CONTEXT = 2;
/** A document that was written anew is no difference that anybody reads. */
const MOST_LINES = 60;

/** Puts what differs between two texts on the screen, with the line numbers of both. */
export function putDifferences(desk: Desk, before: string, after: string): void {
  const { red, green, dim } = desk.screen.colors;
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: CONTEXT });
  let left = MOST_LINES;
  for (const { oldStart, newStart, lines } of hunks) {
    let [old, now] = [oldStart, newStart];
    for (const line of lines) {
      if (left === 0) {
        put(desk, '    ', '…');
        return;
      }
      left -= 1;
      const sign = line.charAt(0);
      const paint = sign === '-' ? red : sign === '+' ? green : dim;
      const number = String(sign === '-' ? old : now).padStart(5);
      put(desk, { text: `${number} ${sign} `, paint }, { text: line.slice(1), paint });
      if (sign !== '+') old += 1;
      if (sign !== '-') now += 1;
    }
  }
}

/** A plan as lines that can be compared: what it would do, and how it would be judged. */
export function outlineOf(plan: Plan): string {
  const lines = [
    ...plan.choices.map(({ id, chosen }) => `${id} = ${chosen ?? '?'}`),
    ...plan.parameters.map(({ name, value, secret }) => `${name} = ${secret ? '••••' : (value ?? '?')}`),
    ...plan.phases.flatMap((phase) => [
      `${phase.id} ${phase.title}`,
      ...phase.steps.flatMap((step) => [`  ${step.id} ${step.title}`, ...step.actions.flatMap(actionLines)]),
    ]),
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function actionLines(action: Action): readonly string[] {
  const text = action.text.split('\n').map((line) => `    ${action.id} ${line}`);
  const expectations =
    action.kind === 'command'
      ? action.expectations
      : action.kind === 'checkpoint'
        ? (action.check?.expectations ?? [])
        : [];
  return [...text, ...expectations.map(({ reading }) => `      ${reading}`)];
}
