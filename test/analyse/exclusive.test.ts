import { describe, expect, it } from 'vitest';
import { readAlternative, readExclusive } from '../../src/vocabulary/exclusive.ts';
import { compact, compileText, messages } from '../helpers/compact.ts';

const fence = (command: string): string => `\`\`\`bash\n${command}\n\`\`\``;
const step = (heading: string, command: string): string => `#### ${heading}\n${fence(command)}`;
const inPhase = (...lines: readonly string[]): string =>
  ['## 回滚步骤', '### 阶段 1: 恢复', ...lines, ''].join('\n');
const commands = (text: string): readonly string[] =>
  compact(compileText(text)).filter((line) => /^ {2}\S| command | manual/.test(line));
const choices = (text: string): unknown =>
  compileText(text).choices.map(({ id, options }) => [id, options.join('|')]);

describe('words that exclude (language.md §4)', () => {
  it.each([
    ['以下两种方式任选其一：', { count: 2, follows: true, named: [] }],
    ['步骤 1.1 和步骤 1.2 二选一', { count: 2, named: ['1.1', '1.2'] }],
    ['步骤一与步骤二任选其一执行。', { named: ['1', '2'] }],
    ['還原（三選一）', { count: 3 }],
    ['只需执行其中一种', { count: null }],
    ['使用下面的方法，其中任意一种即可', { follows: true }],
    ['执行其中任意一条命令即可', { count: null }],
    ['Choose one of the following:', { follows: true }],
    ['Use one of the two methods below', { count: 2, follows: true }],
  ])('%s', (text, expected) => {
    expect(readExclusive(text)).toMatchObject(expected);
  });

  it.each([
    '选择一台服务器登录',
    '镜像源二选一即可',
    '其中一个节点会重启',
    'One of the pods restarts',
    'either way, wait for it',
    '挑选其余节点',
    '执行以下步骤',
  ])('%s excludes nothing', (text) => {
    expect(readExclusive(text)).toBeNull();
  });

  it.each([
    ['或者：用 kubectl', '用 kubectl'],
    ['**或**', ''],
    ['Or:', ''],
    ['或许要等一会', null],
    ['Order matters', null],
    ['或多或少', null],
  ])('%s joins: %s', (text, behind) => {
    expect(readAlternative(text)).toBe(behind);
  });
});

describe('steps that exclude each other by the text’s own words', () => {
  const two = [step('步骤 1.1: 用备份', 'a-cmd'), step('步骤 1.2: 用从库', 'b-cmd')];

  it.each([
    ['the paragraph over them', inPhase('以下两种方式任选其一。', ...two)],
    ['their numbers', inPhase('步骤 1.1 与步骤 1.2 二选一。', ...two)],
    [
      'each of their headings',
      inPhase(step('步骤 1.1: 用备份（二选一）', 'a-cmd'), step('步骤 1.2: 用从库（二选一）', 'b-cmd')),
    ],
    [
      '或者 in the second',
      inPhase(step('步骤 1.1: 用备份', 'a-cmd'), step('步骤 1.2: 或者：用从库', 'b-cmd')),
    ],
  ])('told by %s', (_, text) => {
    expect(choices(text)).toEqual([['1', '用备份|用从库']]);
    expect(messages(compileText(text), 'warning').filter((each) => each.includes('choice-in'))).toEqual([]);
    expect(commands(text)[0]).toContain('<1=用备份>');
  });

  it('takes only those that are named, and leaves the others to be run in any case', () => {
    const text = inPhase('步骤 1.1 与步骤 1.2 二选一。', ...two, step('步骤 1.3: 验证', 'c-cmd'));
    expect(choices(text)).toEqual([['1', '用备份|用从库']]);
    expect(commands(text).at(-2)).toBe('  1.3 验证');
  });

  it('takes headings inside of a step', () => {
    const text = inPhase(
      '#### 步骤 1.1: 还原（二选一）',
      `##### 从备份\n${fence('a-cmd')}`,
      `##### 从镜像\n${fence('b-cmd')}`,
    );
    expect(choices(text)).toEqual([['1.1', '从备份|从镜像']]);
    expect(commands(text)).toEqual([
      '  1.1 还原（二选一）',
      '    1.1/1 command <1.1=从备份> a-cmd',
      '    1.1/2 command <1.1=从镜像> b-cmd',
    ]);
  });

  it('names the step for --use', () => {
    expect(compileText(inPhase('以下两种方式任选其一。', ...two)).choices[0]?.aliases).toEqual([
      ['步骤1.1'],
      ['步骤1.2'],
    ]);
  });
});

describe('fences that exclude each other', () => {
  it.each([
    ['joined by 或者', ['#### 步骤 1.1: 停', fence('systemctl stop a'), '或者：', fence('docker stop a')]],
    [
      'announced',
      [
        '#### 步骤 1.1: 停',
        '以下两种方式任选其一：',
        fence('systemctl stop a'),
        '用容器：',
        fence('docker stop a'),
      ],
    ],
    [
      'each under its own title',
      [
        '#### 步骤 1.1: 停',
        '方式一和方式二任选其一：',
        '方式一：用 systemd',
        fence('systemctl stop a'),
        '方式二：用容器',
        fence('docker stop a'),
      ],
    ],
  ])('%s', (_, lines) => {
    const text = inPhase(...lines);
    expect(commands(text).map((line) => line.replace(/=[^>]*>/, '=…>'))).toEqual([
      '  1.1 停',
      '    1.1/1 command <1.1=…> systemctl stop a',
      '    1.1/2 command <1.1=…> docker stop a',
    ]);
    expect(messages(compileText(text), 'warning').filter((each) => each.includes('choice-in'))).toEqual([]);
  });
});

it('takes all that stands under the title of an alternative, and no more than a fence under the last', () => {
  const titled = ['方式一：', fence('a-1'), fence('a-2'), '方式二：', fence('b-1'), fence('c')];
  expect(commands(inPhase('#### 步骤 1.1: 停', ...titled))).toEqual([
    '  1.1 停',
    '    1.1/1 command <1.1=方式一> a-1',
    '    1.1/2 command <1.1=方式一> a-2',
    '    1.1/3 command <1.1=方式二> b-1',
    '    1.1/4 command c',
  ]);
});

it.each([
  ['a comment', ['#### 步骤 1.1: 停', fence('# 以下命令二选一\na-cmd\nb-cmd\nc-cmd')], 5],
  [
    'three ways over two steps',
    ['以下三种方式任选其一。', step('步骤 1.1: 一', 'a'), step('步骤 1.2: 二', 'b')],
    3,
  ],
  ['a list', ['#### 步骤 1.1: 停', '下面两种方式任选其一：', '1. 用甲', '2. 用乙'], 4],
  ['或者 over a list', ['#### 步骤 1.1: 停', fence('a-cmd'), '或者：', '- [ ] 手工停止'], 7],
])('warns where nobody can tell the ways apart: %s', (_, lines, line) => {
  const plan = compileText(inPhase(...lines));
  expect(plan.choices).toEqual([]);
  expect(messages(plan, 'warning')).toContain(`${line} choice-in-prose`);
});
