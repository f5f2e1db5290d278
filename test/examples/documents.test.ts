import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compile, type Action, type Plan } from '../../src/index.ts';
import { selectPlan } from '../../src/plan/select.ts';

const EXAMPLES = ['web-service', 'failing', 'kubernetes', 'systemd-mysql', 'terraform'];

function planOf(example: string): Plan {
  const path = fileURLToPath(new URL(`../../examples/${example}/回滚方案.md`, import.meta.url));
  return compile(readFileSync(path, 'utf8'), { path, locale: 'zh-CN' });
}

function actionsOf(plan: Plan): readonly Action[] {
  return plan.phases.flatMap(({ steps }) => steps.flatMap(({ actions }) => actions));
}

describe('an example', () => {
  it.each(EXAMPLES)('%s is read without an error or a warning', (example) => {
    expect(planOf(example).messages.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it.each(EXAMPLES)('%s has a check for every inline command in its checklists', (example) => {
    for (const action of actionsOf(planOf(example))) {
      if (action.kind !== 'checkpoint' || !action.text.includes('预期')) continue;
      expect(action.check?.expectations, action.text).toHaveLength(1);
    }
  });

  it.each(EXAMPLES.filter((each) => each !== 'failing'))(
    '%s has the ten sections and the reminders',
    (example) => {
      expect(planOf(example).sections.map(({ role }) => role)).toEqual([
        'overview',
        'triggers',
        'prechecks',
        'steps',
        'postchecks',
        'data',
        'notifications',
        'troubleshooting',
        'followups',
        'contacts',
        'reminders',
      ]);
    },
  );
});

describe('examples/web-service', () => {
  const plan = planOf('web-service');
  const steps = plan.phases.flatMap((phase) => phase.steps);

  it('uses every construct that its run script answers for', () => {
    expect(plan.choices.map(({ id, options }) => [id, options])).toEqual([
      ['1.2', ['正常停止', '不响应时强制结束']],
      ['2.1', ['Git', 'Tar']],
    ]);
    expect(plan.parameters.map(({ name, pattern }) => [name, pattern])).toEqual([
      ['previous-commit-hash', '^[0-9a-f]{7,40}$'],
    ]);
    expect(steps.filter(({ optional }) => optional).map(({ id }) => id)).toEqual(['2.3']);
    expect(steps.filter(({ irreversible }) => irreversible).map(({ id }) => id)).toEqual(['3.1']);
    expect(plan.phases.filter(({ role }) => role === 'steps').map((phase) => phase.estimateSeconds)).toEqual([
      180, 300, 120, 300,
    ]);
  });

  it('uses every kind of expectation that the machine judges, and one that a person does', () => {
    const expectations = actionsOf(plan).flatMap((action) =>
      action.kind === 'command'
        ? action.expectations
        : action.kind === 'checkpoint'
          ? (action.check?.expectations ?? [])
          : [],
    );
    expect(new Set(expectations.map(({ kind }) => kind))).toEqual(
      new Set(['literal', 'exit-status', 'http-status', 'json', 'block', 'prose']),
    );
  });

  it('leaves nothing open after the answers in its run script', () => {
    const run = readFileSync(new URL('../../examples/web-service/run', import.meta.url), 'utf8');
    const use = [...run.matchAll(/--use (\S+)/g)].map(([, value]) => value ?? '');
    expect(selectPlan(plan, { use, parameters: { 'previous-commit-hash': '2a4c825' } }).problems).toEqual([]);
  });

  it('runs nothing of its output, its notifications and its other sections', () => {
    const texts = actionsOf(plan).map(({ text }) => text);
    for (const { text } of plan.notRun) expect(texts).not.toContain(text);
    const withWork = plan.onDemand.filter(({ actions }) => actions.length > 0);
    expect(withWork.map(({ section }) => section)).toEqual([
      'data',
      'data',
      'troubleshooting',
      'troubleshooting',
    ]);
  });
});
