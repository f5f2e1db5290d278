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
    expect(
      selectPlan(declared, { use: [], parameters: { v: 'v1; rm -rf /' } }).problems.map(({ kind }) => kind),
    ).toEqual(['pattern']);
    expect(selectPlan(declared, { use: [], parameters: { v: 'v12' } }).problems).toEqual([]);
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
