import { describe, expect, it } from 'vitest';
import { selectPlan } from '../../src/plan/select.ts';
import { compileText, stepWith } from '../helpers/compact.ts';

const plan = compileText(
  stepWith(
    '# Git',
    'git checkout <hash>',
    '# 或 Kubernetes',
    'kubectl rollout undo deploy/<name>',
    '',
    '# 接着',
    'a-cmd',
    '# 或 Helm',
    'helm rollback x',
  ),
);
const select = (use: string[], parameters: Record<string, string> = {}) =>
  selectPlan(plan, { use, parameters });
const texts = (use: string[]): string[] =>
  select(use).plan.phases.flatMap((phase) =>
    phase.steps.flatMap((step) => step.actions.map((action) => action.text)),
  );

describe('decisions before the run (language.md §4, §5)', () => {
  it('lists all that is undecided at once', () => {
    expect(select([]).problems.map((problem) => problem.kind)).toEqual([
      'undecided',
      'undecided',
      'unfilled',
      'unfilled',
    ]);
  });

  it('keeps one alternative of each choice', () => {
    expect(texts(['1.1=Git', '1.1/2=Helm'])).toEqual(['git checkout <hash>', 'helm rollback x']);
  });

  it('takes an option by its name alone, in any case', () => {
    expect(texts(['kubernetes', 'helm'])).toEqual(['kubectl rollout undo deploy/<name>', 'helm rollback x']);
  });

  it('asks only for the parameters of what was chosen', () => {
    expect(select(['Git', 'Helm']).problems).toMatchObject([
      { kind: 'unfilled', parameter: { name: 'hash' } },
    ]);
    expect(select(['Git', 'Helm'], { hash: 'abc' }).problems).toEqual([]);
  });

  it.each([
    [['9.9=Git'], 'unknown-choice'],
    [['Gitt'], 'unknown-choice'],
    [['1.1=Svn'], 'unknown-option'],
    [['1.1=Git', '1.1=Kubernetes'], 'contradiction'],
  ])('refuses %j as %s', (use, kind) => {
    expect(select(use).problems[0]?.kind).toBe(kind);
  });

  it('refuses a value for a parameter that is none, and an empty one', () => {
    expect(select(['Git', 'Helm'], { hash: '', other: 'x' }).problems.map(({ kind }) => kind)).toEqual([
      'unknown-parameter',
      'unfilled',
    ]);
  });

  it('holds a declared pattern', () => {
    const declared = compileText(`---\nparameters:\n  v: {pattern: 'v\\d+'}\n---\n${stepWith('deploy <v>')}`);
    expect(selectPlan(declared, { use: [], parameters: { v: 'v1; rm -rf /' } }).problems).toMatchObject([
      { kind: 'misfit', misfit: 'pattern' },
    ]);
    expect(selectPlan(declared, { use: [], parameters: { v: 'v12' } }).problems).toEqual([]);
  });

  it.each([
    ['integer', ['0', '-3', '007'], ['3.0', '1e3', '三', ' 3']],
    ['number', ['0.5', '-1', '.5', '1e-3'], ['1,5', '5%', '0x1F']],
    ['boolean', ['true', 'false'], ['yes', 'True', '1']],
    ['date', ['2026-11-26', '2024-02-29'], ['2026-2-3', '2026-02-29', '2026-11-26T00:00']],
    ['string', ['x; rm -rf /'], []],
    ['{ type: enum, options: [blue, "1.10"] }', ['blue', '1.10'], ['Blue', '1.1']],
  ])('holds the type %s', (type, good, bad) => {
    const entry = type.startsWith('{') ? type : `{ type: ${type} }`;
    const declared = compileText(`---\nparameters:\n  v: ${entry}\n---\n${stepWith('deploy <v>')}`);
    const problems = (v: string): unknown => selectPlan(declared, { use: [], parameters: { v } }).problems;
    for (const value of good) expect(problems(value)).toEqual([]);
    for (const value of bad) expect(problems(value)).toMatchObject([{ kind: 'misfit', misfit: 'type' }]);
  });

  it('takes the series’ own word for an option, and refuses a name that two of them answer to', () => {
    const series = compileText(
      stepWith('# 方法1: 用 Git', 'git revert x', '# 方法2: 方法1 的旧做法', 'old-way', '# 方法三', 'c-cmd'),
    );
    const chosen = (use: string): unknown => {
      const selection = selectPlan(series, { use: [use], parameters: {} });
      return selection.problems[0]?.kind ?? selection.plan.choices[0]?.chosen;
    };
    expect(chosen('1.1=方法一')).toBe('Git');
    expect(chosen('方法2')).toBe('方法1 的旧做法');
    expect(chosen('1.1=方法 3')).toBe(series.choices[0]?.options[2]);
    expect(chosen('1.1=方法4')).toBe('unknown-option');
    const twice = compileText(stepWith('# 方法1: A', 'a-cmd', '# 方法2: 方法1', 'b-cmd'));
    expect(selectPlan(twice, { use: ['方法1'], parameters: {} }).problems).toMatchObject([
      { kind: 'ambiguous-name', options: ['A', '方法1'] },
      { kind: 'undecided' },
    ]);
  });

  it('gives a digest of what would run: other choices give another, prose does not', () => {
    expect(select(['Git', 'Helm']).plan.digest).not.toBe(select(['Git', '1.1/2=接着']).plan.digest);
    const [one, two] = ['一句说明。', '另一句说明。'].map(
      (words) => compileText(`# x\n\n${words}\n\n${stepWith('a-cmd')}`).digest,
    );
    expect(one).toBe(two);
    expect(one).not.toBe(compileText(`# x\n\n${stepWith('b-cmd')}`).digest);
  });

  it('decides by front matter too', () => {
    const text = `---\nuse: {"1.1": helm}\n---\n${stepWith('a-cmd', '# 或 Helm', 'helm rollback x')}`;
    expect(selectPlan(compileText(text), { use: [], parameters: {} }).problems).toEqual([]);
  });
});
