import { describe, expect, it } from 'vitest';
import { compileText, messages, stepWith } from '../helpers/compact.ts';

const withHead = (head: string, ...lines: readonly string[]): string =>
  `---\n${head}\n---\n${stepWith(...(lines.length === 0 ? ['deploy <v>'] : lines))}`;
const errors = (head: string, ...lines: readonly string[]): readonly string[] =>
  messages(compileText(withHead(head, ...lines)), 'error');

describe('parameters that front matter declares (language.md §5)', () => {
  it.each([
    ['type: integer', { type: 'integer' }],
    ['options: [blue, 1.10]', { type: 'enum', options: ['blue', '1.10'] }],
    ['type: Date', { type: 'date' }],
    // YAML would make 1.1 of it.
    ['default: 1.10', { default: '1.10' }],
    ['default: ~', { default: null }],
    ['secret: yes', { secret: true }],
    ['secret: 否', { secret: false }],
  ])('%s', (entry, fields) => {
    const plan = compileText(withHead(`parameters:\n  v: { ${entry} }`));
    expect(plan.parameters).toMatchObject([{ name: 'v', ...fields }]);
    expect(messages(plan, 'error')).toEqual([]);
  });

  it.each([
    ['v: { typ: integer }', '3 parameter-key'],
    ['v: { type: whole }', '3 parameter-type'],
    ['v: { type: enum }', '3 parameter-options'],
    ['v: { options: blue }', '3 front-matter-shape'],
    ['v: { pattern: "(" }', '3 parameter-pattern'],
    ['v: { secret: maybe }', '3 front-matter-shape'],
    ['v: { type: integer, default: v1 }', '3 parameter-default'],
    ['v: { type: date, default: 2026-02-30 }', '3 parameter-default'],
    ['v: { options: [blue, green], default: red }', '3 parameter-default'],
    ['v: { pattern: "v\\\\d+", default: 1.2 }', '3 parameter-default'],
    ['v: { secret: true, default: hunter2 }', '3 secret-default'],
    ['v: [1]', '3 front-matter-shape'],
  ])('%s is an error at its line', (entry, error) => {
    expect(errors(`parameters:\n  ${entry}`)).toEqual([error]);
  });

  it('takes no secret from a document, by its name too: it is in no plan', () => {
    const plan = compileText(
      withHead('parameters:\n  v: {}\n  db-password:\n    default: hunter2', 'login <db-password>'),
    );
    expect(messages(plan, 'error')).toEqual(['5 secret-default']);
    expect(JSON.stringify(plan)).not.toContain('hunter2');
  });
});

describe('decisions that front matter takes (language.md §4)', () => {
  const choice = ['# 方法1: 用 Git', 'git revert x', '# 方法2: 用 Helm', 'helm rollback x'];
  const optional = `\n### 步骤 1.2: 清理（可选）\n\`\`\`bash\nclean\n\`\`\`\n`;
  const program = (head: string): ReturnType<typeof compileText> =>
    compileText(withHead(head, ...choice) + optional);

  it.each(['helm', '方法2', '方法 二'])('use %s', (name) => {
    const plan = program(`use: { "1.1": "${name}" }`);
    expect(plan.choices).toMatchObject([{ id: '1.1', chosen: 'Helm' }]);
    expect(messages(plan, 'error')).toEqual([]);
  });

  it('with and skip, by the step or by its phase', () => {
    expect(program('with: ["1.2"]').decided).toEqual({ with: ['1.2'], skip: [] });
    expect(program('skip: 1').decided).toEqual({ with: [], skip: ['1.2'] });
    expect(program('title: x').decided).toBeUndefined();
  });

  it.each([
    ['use: { "9": Helm }', '2 decided-unknown-choice'],
    ['use: { "1.1": Hel }', '2 decided-unknown-option'],
    ['use: [Helm]', '2 front-matter-shape'],
    ['with: ["1.1"]', '2 decided-unknown-step'],
    ['skip: ["1.20"]', '2 decided-unknown-step'],
    ['with: ["1.2"]\nskip: ["1"]', '3 decided-both'],
  ])('%s is an error at its line', (head, error) => {
    expect(messages(program(head), 'error')).toEqual([error]);
  });
});
