import { describe, expect, it } from 'vitest';
import { compileText } from '../helpers/compact.ts';

/** Each command and each manual action, with the alternative that it belongs to. */
function parts(text: string): readonly string[] {
  return compileText(text).phases.flatMap(({ steps }) =>
    steps.flatMap(({ actions }) =>
      actions.map(({ text: what, choice }) => `${what}${choice === null ? '' : ` <${choice.option}>`}`),
    ),
  );
}

function warnings(text: string): readonly string[] {
  return compileText(text).messages.flatMap(({ ruleId }) => (ruleId === 'choice-in-prose' ? [ruleId] : []));
}

const fence = (...lines: readonly string[]): string => ['```bash', ...lines, '```'].join('\n');
const step = (title: string, ...blocks: readonly string[]): string =>
  ['# 回滚方案', '## 回滚步骤', `### 步骤 1：${title}`, ...blocks].join('\n\n');

const NUMBERED = ['# 1. 换回镜像', 'one', '# 2. 重放旧包', 'two'];
const CHOSEN = ['one <换回镜像>', 'two <重放旧包>'];

describe('only one of the parts of a fence is run where words say so (language.md §4)', () => {
  it.each([
    ['a comment in it', step('应用', fence('# 以下二选一', ...NUMBERED))],
    ['a comment apart', step('应用', fence('# 两种方式任选其一：', '', ...NUMBERED))],
    ['a paragraph over it', step('应用', '下面两种方式任选其一：', fence(...NUMBERED))],
    ['a paragraph in English', step('web', 'Choose one of the following:', fence(...NUMBERED))],
    ['the step itself', step('应用（二选一）', fence(...NUMBERED))],
    ['an item', step('应用', `- 二选一：\n\n  ${fence(...NUMBERED).replaceAll('\n', '\n  ')}`)],
  ])('numbered parts, by %s', (_, text) => {
    expect(parts(text)).toEqual(CHOSEN);
    expect(warnings(text)).toEqual([]);
  });

  it.each([
    ['numbered in brackets', ['# (1) 换回镜像', 'one', '', '# (2) 重放旧包', 'two']],
    ['numbered with signs', ['# ① 换回镜像', 'one', '# ② 重放旧包', 'two']],
    ['with titles', ['# 换回镜像', 'one', '# 重放旧包', 'two']],
  ])('parts %s', (_, lines) => {
    const text = step('应用', '二选一：', fence(...lines));
    expect(parts(text).map((line) => line.replace(/[①②] /, ''))).toEqual(CHOSEN);
    expect(warnings(text)).toEqual([]);
  });

  it.each([
    ['kept apart', ['helm rollback web', '', 'kubectl rollout undo deploy/web']],
    ['one under the other', ['helm rollback web', 'kubectl rollout undo deploy/web']],
  ])('commands %s', (_, lines) => {
    expect(parts(step('应用', '二选一：', fence(...lines)))).toEqual([
      'helm rollback web <Helm>',
      'kubectl rollout undo deploy/web <Kubernetes>',
    ]);
  });

  it('each with all that stands in it, and what a person does', () => {
    const text = step(
      '数据',
      fence(
        '# 三选一',
        '# 1. 在控制台点击回滚',
        '# 2. 用备份',
        'stop',
        'restore',
        '# 3. 用从库',
        'promote',
        '',
        '# 验证',
        'look',
      ),
    );
    expect(parts(text)).toEqual([
      '1. 在控制台点击回滚 <在控制台点击回滚>',
      'stop <用备份>',
      'restore <用备份>',
      'promote <用从库>',
      'look',
    ]);
  });

  it('also where what a person does comes last', () => {
    const text = step(
      '数据（二选一）',
      fence('# 1. 用备份', 'restore', '# 2. 在控制台还原', '# 3. 手动还原'),
    );
    expect(parts(text.replace('二选一', '三选一'))).toEqual([
      'restore <用备份>',
      '2. 在控制台还原 <在控制台还原>',
      '3. 手动还原 <手动还原>',
    ]);
  });

  it('what stands before the words, and a check behind, belong to none', () => {
    const text = step(
      '数据',
      fence('stop', '', '# 二选一', '# 用备份', 'restore', '# 用从库', 'promote', '# 检查', 'look'),
    );
    expect(parts(text)).toEqual(['stop', 'restore <用备份>', 'promote <用从库>', 'look']);
  });
});

describe('but', () => {
  it.each([
    [
      'parts are not as many as the words say',
      step('应用', '三选一：', fence('# 1. 停', 'one', '# 2. 启', 'two')),
    ],
    [
      'numbers that do not begin with 1',
      step('应用', '二选一：', fence('# 3. 停', 'one', '# 4. 启', 'two', '# 5. 看', 'three')),
    ],
  ])('%s: a warning', (_, text) => {
    expect(compileText(text).choices).toEqual([]);
    expect(warnings(text)).toEqual(['choice-in-prose']);
  });

  it('numbered parts that nobody says to choose from are gone through', () => {
    expect(parts(step('应用', '依次执行：', fence(...NUMBERED)))).toEqual(
      CHOSEN.map((line) => line.replace(/ <.*/, '')),
    );
  });

  it('two fences under the words are the ways, and not the parts of either', () => {
    const text = step('应用', '二选一：', fence('stop a', 'start a'), fence('stop b', 'start b'));
    expect(new Set(parts(text)).size).toBe(4);
    expect(compileText(text).choices).toHaveLength(1);
  });
});
