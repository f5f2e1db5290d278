import { createHash } from 'node:crypto';
import type { Action, ChoiceRef, Plan } from '../../src/plan/types.ts';

/**
 * What a document would do, line by line, without a word of the document: its line, what became of it, the programs,
 * and eight digits of a hash of the text, so that a change shows and the reviewer can look it up beside the source.
 */
export function snapshot(plan: Plan): string {
  const lines: string[] = [];
  for (const choice of plan.choices)
    lines.push(`choice ${choice.id} L${choice.line} of ${choice.options.length}`);
  for (const phase of plan.phases) {
    lines.push(`${phase.role} ${phase.id} L${phase.line}`);
    for (const step of phase.steps) {
      const marks = [
        step.optional ? 'optional' : '',
        step.irreversible ? 'irreversible' : '',
        optionOf(plan, step.choice),
      ];
      lines.push(join(`  step ${step.id} L${step.line}`, ...marks));
      for (const action of step.actions) lines.push(actionLine(plan, action));
    }
  }
  for (const item of plan.onDemand) {
    lines.push(`${item.section} L${item.line}`);
    for (const action of item.actions) lines.push(actionLine(plan, action));
  }
  lines.push(...notRunLines(plan));
  for (const { line, severity, ruleId } of plan.messages) lines.push(`${severity} L${line} ${ruleId}`);
  return `${lines.join('\n')}\n`;
}

/** Runs of lines left for one reason, as one line with a hash of them all. */
function notRunLines(plan: Plan): string[] {
  const runs: { from: number; to: number; reason: string; texts: string[] }[] = [];
  for (const { line, reason, text } of plan.notRun) {
    const last = runs.at(-1);
    if (last !== undefined && last.reason === reason && line <= last.to + 3) {
      last.to = line;
      last.texts.push(text);
    } else runs.push({ from: line, to: line, reason, texts: [text] });
  }
  return runs.map(
    ({ from, to, reason, texts }) =>
      `not run L${from}-${to} ${reason} ${texts.length} ${digest(texts.join('\n'))}`,
  );
}

function actionLine(plan: Plan, action: Action): string {
  const head = `    ${action.id} L${action.line}`;
  const option = optionOf(plan, action.choice);
  switch (action.kind) {
    case 'manual':
      return join(head, `manual:${action.reason}`, option, digest(action.text));
    case 'checkpoint':
      return join(
        head,
        'checkpoint',
        action.checked ? 'ticked' : '',
        action.check === null ? '' : `check:${action.check.programs.join('|')}`,
      );
    case 'command':
      return join(
        head,
        'RUNS',
        option,
        action.terminal ? 'terminal' : '',
        action.settings.runIf === null ? '' : 'if-asked',
        action.programs.map((program) => program.slice(program.lastIndexOf('/') + 1)).join('|'),
        digest(action.text),
        ...action.expectations.map((expectation) => `expects:${expectation.kind}`),
      );
  }
}

function optionOf(plan: Plan, ref: ChoiceRef | null): string {
  if (ref === null) return '';
  const choices = [...plan.choices, ...plan.onDemand.flatMap((section) => section.choices)];
  const index = choices.find((choice) => choice.id === ref.id)?.options.indexOf(ref.option) ?? -1;
  return `<${ref.id}#${index + 1}>${optionOf(plan, ref.within ?? null)}`;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function join(...parts: string[]): string {
  const [head = '', ...rest] = parts;
  return [head, ...rest.filter((part) => part !== '')].join(' ');
}
