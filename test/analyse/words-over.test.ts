import { describe, expect, it } from 'vitest';
import { compileText } from '../helpers/compact.ts';

/** What is run of a step with these blocks. */
function commandsOf(body: string): readonly string[] {
  const plan = compileText(`# 服务\n\n## 回滚步骤\n\n### 步骤 1: 停\n\n${body}\n`);
  return plan.phases.flatMap(({ steps }) =>
    steps.flatMap(({ actions }) => actions.flatMap(({ kind, text }) => (kind === 'command' ? [text] : []))),
  );
}

const FENCE = '```bash\nthe-cmd --now\n```';

function indented(by: number, text = FENCE): string {
  return text.replace(/^(?=.)/gm, ' '.repeat(by));
}

/** Where words can stand over a fence. */
const PLACES: readonly (readonly [name: string, place: (words: string) => string])[] = [
  ['a paragraph', (words) => `${words}\n\n${FENCE}`],
  ['a bold paragraph', (words) => `**${words}**\n\n${FENCE}`],
  ['an item that holds it', (words) => `- ${words}\n\n${indented(2)}`],
  ['a numbered item that holds it', (words) => `1. ${words}\n\n${indented(3)}`],
  [
    'a numbered item behind another',
    (words) => `1. 停止\n\n${indented(3, '```bash\nstop-app\n```')}\n\n2. ${words}\n\n${indented(3)}`,
  ],
  ['an item in an item', (words) => `- 停止\n  - ${words}\n\n${indented(4)}`],
  ['an item right over it', (words) => `- ${words}\n\n${FENCE}`],
  ['a numbered item right over it', (words) => `2. ${words}\n\n${FENCE}`],
  ['an item with a box', (words) => `- [ ] ${words}\n\n${indented(2)}`],
  ['a heading', (words) => `#### ${words}\n\n${FENCE}`],
  ['a remark', (words) => `> ⚠️ ${words}\n\n${FENCE}`],
  ['a summary', (words) => `<details>\n<summary>${words}</summary>\n\n${FENCE}\n\n</details>`],
  ['a comment', (words) => `<!-- ${words} -->\n\n${FENCE}`],
];

const FORBID = [
  '不要执行',
  '禁止执行：',
  '严禁执行以下命令：',
  '请勿使用以下命令：',
  '注意：不要执行',
  '❌ 错误做法：',
  '反例：',
  '以下命令已废弃：',
  '旧做法（已废弃）：',
  'Do not run this:',
  'Never run the following:',
  'Bad example:',
  '千万别执行这个：',
  '以下命令不能执行，会删库：',
  '万万不可执行：',
  '暂不执行：',
  '无需执行以下命令：',
  '不建议使用：',
  '应避免使用：',
  '错误命令：',
  '跳过：',
  '待定：',
  'You should not run the following:',
  'This must not be executed:',
  'TODO:',
];
const SHOW = ['例如：', '命令示例：', '仅供参考：', 'For example:'];
const CONTENT = ['在 ~/.bashrc 末尾追加：', '改为：'];

describe.each(PLACES)('over a fence, in %s,', (name, place) => {
  it.each(FORBID)('%s keeps it from being run', (words) => {
    expect(commandsOf(place(words))).not.toContain('the-cmd --now');
  });

  it.each(name === 'a heading' ? ['示例', '1.2 命令示例', 'Examples'] : [...SHOW, ...CONTENT])(
    '%s leaves it to a person',
    (words) => {
      expect(commandsOf(place(words))).not.toContain('the-cmd --now');
    },
  );

  it.each([
    '停止应用',
    '停止应用：',
    '回滚到上一版本',
    'Stop the app:',
    '不用停机，直接执行：',
    '避免执行超时：',
    '服务不能运行，重启：',
    '无需执行迁移，重启即可：',
  ])('%s lets it run', (words) => {
    expect(commandsOf(place(words))).toContain('the-cmd --now');
  });
});

describe('words of an item that forbid', () => {
  it.each([
    ['- 停止应用，请勿强制 kill', ['the-cmd --now']],
    ['- 不要使用 rm，用：', ['the-cmd --now']],
    ['- 不要在高峰期操作', []],
    ['- 禁止直接写入', []],
    ['- 禁止外部流量', ['the-cmd --now']],
    ['- Do not forget to stop the app:', ['the-cmd --now']],
    ['- 不得不重启：', ['the-cmd --now']],
  ])('forbid what it holds where they do not say how: %s', (item, commands) => {
    expect(commandsOf(`${item}\n\n${indented(2)}`)).toEqual(commands);
  });

  it('are mere warnings in a list over a fence of its own', () => {
    expect(commandsOf(`- 不要在高峰期操作\n- 切勿跳过备份\n\n${FENCE}`)).toEqual(['the-cmd --now']);
  });

  it.each(['> ⚠️ 不要在业务高峰期执行', '> 请勿在主库上操作', '- 先看监控\n- 不要在高峰期执行'])(
    'and name a place or a time make it a case, that a person judges, of the fence below: %s',
    (remark) => {
      const plan = compileText(`## 回滚步骤\n### 步骤 1: 停\n${remark}\n\n${FENCE}\n`);
      const actions = plan.phases.flatMap(({ steps }) => steps.flatMap((step) => step.actions));
      const runIf = `已确认不违反「${/(?:不要|请勿)在[^\n]+/.exec(remark)?.[0]}」`;
      expect(actions.find(({ kind }) => kind === 'command')).toMatchObject({ settings: { runIf } });
    },
  );

  it('are not lost with a comment, or with more words, in between', () => {
    expect(commandsOf(`不要执行：\n\n<!-- 备注 -->\n\n${FENCE}`)).toEqual([]);
    expect(commandsOf(`- [ ] 不要执行\n\n  说明文字\n\n${indented(2)}`)).toEqual([]);
  });

  it('keep what is to be done instead for a person', () => {
    const plan = compileText(
      `## 回滚步骤\n### 步骤 1: 停\n${FENCE}\n\n1. 不要直接删表，先导出数据\n\n${indented(3)}\n`,
    );
    const actions = plan.phases.flatMap(({ steps }) => steps.flatMap((step) => step.actions));
    expect(actions.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      'command the-cmd --now',
      'manual 不要直接删表，先导出数据',
    ]);
  });

  it('say nothing of what only is out of date', () => {
    expect(commandsOf(FENCE.replace('--now', '--now  # obsolete config files'))).toHaveLength(1);
    expect(commandsOf(FENCE.replace('--now', '--now  # must not be run twice'))).toHaveLength(1);
    expect(commandsOf(`旧版本已废弃，删除：\n\n${FENCE}`)).toHaveLength(1);
  });

  it('can stand behind it', () => {
    for (const words of ['以上命令不要执行。', '> 以上命令仅供参考', '上面的命令禁止运行'])
      expect(commandsOf(`${FENCE}\n\n${words}`), words).toEqual([]);
    expect(commandsOf(`${FENCE}\n\n以上命令执行后，无需执行下一步。`)).toHaveLength(1);
  });

  it('ask for care', () => {
    const plan = compileText(`## 回滚步骤\n### 步骤 1: 停\n慎用：\n\n${FENCE}\n`);
    expect(plan.phases[0]?.steps[0]?.actions[0]).toMatchObject({ settings: { runIf: '慎用' } });
  });

  it('hold for each of several fences in a row', () => {
    expect(commandsOf(`不要执行：\n\n${FENCE}\n\n${FENCE}`)).toEqual([]);
    expect(commandsOf(`例如：\n\n${FENCE}\n\n${FENCE}`)).toEqual([]);
  });
});
