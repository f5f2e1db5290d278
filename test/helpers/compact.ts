import { compile } from '../../src/analyse/index.ts';
import type { Action, Expectation, Plan } from '../../src/plan/types.ts';

/** Compiles a document written in a test, in zh-CN. */
export function compileText(text: string): Plan {
  return compile(text, { path: 'plan.md', locale: 'zh-CN' });
}

/** A plan's program as one line an item, short enough to be read beside its document. */
export function compact(plan: Plan): string[] {
  const lines: string[] = [];
  for (const phase of plan.phases) {
    lines.push(`${phase.role} ${phase.id} ${phase.title}`);
    for (const step of phase.steps) {
      const marks = [
        step.optional ? 'optional' : '',
        step.irreversible ? 'irreversible' : '',
        choiceOf(step.choice),
      ];
      lines.push(`  ${[step.id, step.title, ...marks].filter((part) => part !== '').join(' ')}`);
      for (const action of step.actions) lines.push(...actionLines(action));
    }
  }
  return lines;
}

function actionLines(action: Action): string[] {
  const what = action.kind === 'manual' ? `manual:${action.reason}` : action.kind;
  const head = `    ${[action.id, what, choiceOf(action.choice), firstLine(action.text)].filter((part) => part !== '').join(' ')}`;
  if (action.kind === 'manual') return [head];
  const { expectations, check } =
    action.kind === 'command'
      ? { ...action, check: null }
      : { expectations: action.check?.expectations ?? [], check: action.check };
  return [
    head,
    ...(check === null ? [] : [`      check ${check.text}`]),
    ...expectations.map(expectationLine),
  ];
}

function expectationLine(expectation: Expectation): string {
  return `      预期 ${expectation.kind} ${firstLine(expectation.text)}`;
}

function choiceOf(choice: { id: string; option: string } | null): string {
  return choice === null ? '' : `<${choice.id}=${choice.option}>`;
}

function firstLine(text: string): string {
  const [first = '', ...rest] = text.split('\n');
  return rest.length > 0 ? `${first} …` : first;
}

/** `line ruleId` of every message of a severity. */
export function messages(plan: Plan, severity: 'error' | 'warning' | 'info'): string[] {
  return plan.messages
    .filter((message) => message.severity === severity)
    .map(({ line, ruleId }) => `${line} ${ruleId}`);
}

/** `line reason text` of all that is not run. */
export function notRun(plan: Plan): string[] {
  return plan.notRun.map(({ line, reason, text }) => `${line} ${reason} ${text}`);
}

/** A step around the lines of one bash fence; the fence's first line is line 4. */
export function stepWith(...lines: readonly string[]): string {
  return ['## 回滚步骤', '### 步骤 1.1: 测试', '```bash', ...lines, '```', ''].join('\n');
}
