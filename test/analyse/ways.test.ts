import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/plan/types.ts';
import { compileText } from '../helpers/compact.ts';

/** Two ways to one end: each document holds `one` and `two`, and both are never to run unasked (language.md §4, law 1). */
const PAIRS: readonly (readonly [string, string])[] = [
  ['方式 A（推荐）：', '方式 B（A 失败时使用）：'],
  ['方式一（推荐）', '方式二'],
  ['**方案A：回滚镜像**', '**方案B：重新部署**'],
  ['推荐做法：', '备选做法：'],
  ['首选：', '备选：'],
  ['主方案：', '备用方案：'],
  ['*Preferred:*', '*Fallback:*'],
  ['Option A (fast): Helm', 'Option B: kubectl'],
  ['如果使用 Docker：', '如果使用 Kubernetes：'],
  ['使用 Helm：', '使用 kubectl：'],
  ['a) 用 Helm', 'b) 用 kubectl'],
  ['Docker 部署：', 'K8s 部署：'],
  ['If you use Helm:', 'If you use kubectl:'],
  ['快速回滚：', '完整回滚：'],
  ['自動回滾：', '手動回滾：'],
  ['情况一：仅代码变更', '情况二：涉及数据库变更'],
  ['回滚到上一版本', '回滚到指定版本'],
  ['Rollback last migration', 'Rollback to specific version'],
  ['开发环境回滚', '生产环境回滚'],
  ['使用镜像标签回滚', '使用数据卷回滚'],
  ['快速回退方案A：恢复旧引入', '快速回退方案B：用 Git 恢复'],
  ['解决方法1：暂存修改', '解决方法2：强制覆盖'],
  ['紧急回滚（<5分钟）', '渐进式回滚'],
  ['部分回滚', '完全回滚'],
  ['Blue-Green Rollback', 'Canary Rollback'],
  ['Git 回滚', 'Docker 回滚'],
];

const STEP = '# 回滚方案\n\n## 回滚步骤\n\n### 步骤 1：应用\n';
const fence = (command: string, indent = ''): string =>
  ['```bash', command, '```', ''].map((line) => `${indent}${line}\n`).join('');

function actionsOf(text: string): readonly Action[] {
  return compileText(text).phases.flatMap(({ steps }) => steps.flatMap(({ actions }) => actions));
}

/** Each command with the alternative that it belongs to and the case that it is for. */
function commands(text: string): readonly string[] {
  const plan = compileText(text);
  return plan.phases.flatMap(({ steps }) =>
    steps.flatMap((step) =>
      step.actions.flatMap((action) => {
        if (action.kind !== 'command') return [];
        const { option } = action.choice ?? step.choice ?? { option: '' };
        const { runIf } = action.settings;
        return [`${action.text}${option && ` <${option}>`}${runIf === null ? '' : ` if ${runIf}`}`];
      }),
    ),
  );
}

/** The same, as comments of one fence. */
const COMMENTS: readonly (readonly [string, string, readonly string[]])[] = [
  ['# 方案一', '# 方案二', ['方案一', '方案二']],
  ['# 方案一（推荐）', '# 方案二（备用）', ['方案一', '方案二']],
  ['# ===== 方案一 =====', '# ===== 方案二 =====', ['方案一', '方案二']],
  ['# ---- 方案A：用备份 ----', '# ---- 方案B：用从库 ----', ['用备份', '用从库']],
  ['# 【方案一】用备份', '# 【方案二】用从库', ['用备份', '用从库']],
  ['# Option A', '# Option B', ['Option A', 'Option B']],
  ['# Plan A', '# Plan B', ['Plan A', 'Plan B']],
  ['# 测试', '# 生产', ['测试', '生产']],
  ['# Ubuntu/Debian', '# CentOS/RHEL 7', ['Ubuntu/Debian', 'CentOS/RHEL 7']],
  ['# npm', '# yarn', ['npm', 'yarn']],
];

describe('comments of one fence that name ways are a choice', () => {
  it.each(COMMENTS)('%s / %s', (one, two, options) => {
    const text = `${STEP}\`\`\`bash\n${one}\necho one\n\n${two}\necho two\n\`\`\`\n`;
    expect(compileText(text).choices.map((choice) => choice.options)).toEqual([options]);
    expect(commands(text)).toEqual([`echo one <${options[0] ?? ''}>`, `echo two <${options[1] ?? ''}>`]);
  });

  it('a line of signs and a heading of work are no way', () => {
    const text = `${STEP}\`\`\`bash\n# ===== 停服务 =====\nstop\n\n# -----\n# ===== 启服务 =====\nstart\n\`\`\`\n`;
    expect(compileText(text).choices).toEqual([]);
    expect(commands(text)).toEqual(['stop', 'start']);
  });
});

it('a numbered item that names a way asks nobody to do it', () => {
  const text = `${STEP}1. 方案一：快\n\n${fence('one')}\n2. 方案二：慢\n\n${fence('two')}`;
  expect(actionsOf(text).map(({ kind }) => kind)).toEqual(['command', 'command']);
  expect(commands(text)).toEqual(['one <快>', 'two <慢>']);
});

describe('two ways are a choice', () => {
  const layouts: readonly (readonly [string, (title: string, command: string) => string])[] = [
    ['paragraphs over fences', (title, command) => `${title}\n\n${fence(command)}\n`],
    [
      'paragraphs with words behind them',
      (title, command) => `${title}\n\n适用于多数情况。\n\n${fence(command)}\n`,
    ],
    ['headings', (title, command) => `#### ${title}\n\n${fence(command)}\n`],
    ['items with their fences under them', (title, command) => `- ${title}\n\n${fence(command)}\n`],
    ['items with their fences right behind', (title, command) => `* ${title}\n${fence(command)}`],
    ['items', (title, command) => `- ${title}\n\n${fence(command, '  ')}`],
  ];

  it.each(PAIRS.flatMap(([one, two]) => layouts.map(([name, lay]) => [one, two, name, lay] as const)))(
    '%s / %s, as %s',
    (one, two, _, lay) => {
      const plan = compileText(STEP + lay(one, 'one') + lay(two, 'two'));
      expect(plan.choices).toHaveLength(1);
      const [choice] = plan.choices;
      expect(new Set(choice?.options.map((option) => option.toLowerCase())).size).toBe(2);
      const [first, second] = commands(STEP + lay(one, 'one') + lay(two, 'two'));
      expect(first).toBe(`one <${choice?.options[0] ?? ''}>`);
      expect(second).toBe(`two <${choice?.options[1] ?? ''}>`);
    },
  );

  it.each(PAIRS)('%s / %s, as comments of one fence', (one, two) => {
    const text = STEP + fence(`# ${one}\none\n\n# ${two}\ntwo`);
    const [choice] = compileText(text).choices;
    expect(choice?.options).toHaveLength(2);
    const [first = '', second = ''] = choice?.options ?? [];
    expect(commands(text)).toEqual([`one <${first}>`, `two <${second}>`]);
  });

  it('but not where one of the headings holds words alone', () => {
    const text = `# 回滚方案\n\n## 回滚步骤\n\n### 自动回滚\n\n失败时会自动回到前一版。\n\n### 手动回滚\n\n${fence('one')}`;
    expect(commands(text)).toEqual(['one']);
  });

  it('is named without the remark in brackets', () => {
    const text = `${STEP}方式 A（推荐）：\n\n${fence('one')}\n方式 B（A 失败时使用）：\n\n${fence('two')}`;
    expect(commands(text)).toEqual(['one <方式 A>', 'two <方式 B>']);
  });

  it('beside a heading that is marked as the preferred one', () => {
    const step = (title: string, command: string): string => `### ${title}\n\n${fence(command)}\n`;
    const program = `# 回滚方案\n\n## 回滚操作\n\n`;
    const three = step('Helm 回滚（首选方案）', 'one') + step('镜像回退', 'two') + step('批量回退', 'three');
    expect(commands(program + three)).toEqual(['one <Helm 回滚>', 'two <镜像回退>', 'three <批量回退>']);
    // Steps are gone through one after the other, recommended or not.
    expect(commands(program + step('步骤 1：备份（推荐）', 'one') + step('步骤 2：切换', 'two'))).toEqual([
      'one',
      'two',
    ]);
  });

  it('named at the head of each of two fences', () => {
    const text = `${STEP}${fence('# 选项 A: 换回二进制\none')}\n${fence('# 选项 B: 还原提交\ntwo')}\n选项 A 快。\n`;
    expect(commands(text)).toEqual(['one <换回二进制>', 'two <还原提交>']);
  });

  it('as many commands as a comment says are one each', () => {
    const text =
      STEP + fence('# 三选一\nsystemctl restart a\nsystemctl restart b\nsystemctl restart c\n\nuptime');
    expect(commands(text)).toEqual([
      'systemctl restart a <systemctl restart a>',
      'systemctl restart b <systemctl restart b>',
      'systemctl restart c <systemctl restart c>',
      'uptime',
    ]);
  });

  it('also as the numbered items that are steps', () => {
    const item = (number: number, title: string, command: string): string =>
      `${number}. ${title}\n\n${fence(command, '   ')}`;
    const text = `# 回滚方案\n\n## 回滚步骤\n\n${item(1, '方式一：Helm', 'one')}${item(2, '方式二：kubectl', 'two')}${item(3, '验证', 'three')}`;
    expect(commands(text)).toEqual(['one <Helm>', 'two <kubectl>', 'three']);
  });

  it.each([
    ['停止 nginx：', '停止 redis：'],
    ['使用 mysql 恢复订单库：', '使用 redis-cli 恢复缓存：'],
    ['代码回滚：', '数据库回滚：'],
    ['1) 停止服务', '2) 启动服务'],
    ['恢复全量备份：', '恢复增量备份：'],
  ])('%s / %s are one after the other', (one, two) => {
    expect(commands(STEP + fence(`# ${one}\none\n\n# ${two}\ntwo`))).toEqual(['one', 'two']);
    const text = `${STEP}${one}\n\n${fence('one')}\n${two}\n\n${fence('two')}`;
    expect(commands(text)).toEqual(['one', 'two']);
  });

  it('what belongs to one of them beside its fence is asked for with it alone', () => {
    const text = `${STEP}方式一：脚本\n\n通知值班群。\n\n${fence('one')}\n方式二：控制台\n\n${fence('two')}\n`;
    expect(actionsOf(text).map(({ choice }) => choice?.option)).toEqual(['脚本', '脚本', '控制台']);
  });

  it('one that ends on another machine leaves the other, and its own next fence, where they are typed', () => {
    const text = `${STEP}方式一：远程\n\n${fence('ssh web-01')}\n${fence('one')}\n方式二：本地\n\n${fence('two')}\n`;
    expect(actionsOf(text).map((action) => [action.kind, action.text.split('\n').at(-1)])).toEqual([
      ['manual', 'ssh web-01'],
      ['manual', 'one'],
      ['command', 'two'],
    ]);
  });
});

describe('commands for a case are asked of (language.md §2.1)', () => {
  it.each([
    ['a paragraph', `如果上面的命令失败，执行：\n\n${fence('two')}`, '如果上面的命令失败，执行'],
    ['its last sentence', `先看日志。若仍未恢复：\n\n${fence('two')}`, '若仍未恢复'],
    ['a strong paragraph', `**镜像不可用时**\n\n${fence('two')}`, '镜像不可用时'],
    ['a heading', `#### 如果镜像不可用\n\n${fence('two')}`, '如果镜像不可用'],
    ['an item', `- 若仍失败\n\n${fence('two', '  ')}`, '若仍失败'],
    ['an alternative to nothing that can be told', `- 或使用脚本：\n\n${fence('two', '  ')}`, '或使用脚本'],
    ['English', `If the above fails:\n\n${fence('two')}`, 'If the above fails'],
    ['a comment behind the command', fence('two  # 如果仍未恢复'), '如果仍未恢复'],
    ['where alone', fence('\n# 只在主节点上执行\ntwo'), '只在主节点上执行'],
    ['who has to look before', fence('\n# 先确认备份完整，再执行\ntwo'), '先确认备份完整,再执行'],
    ['a value that stands for another one', fence('two  # 改成要回滚的版本'), '改成要回滚的版本'],
  ])('named in %s', (_, text, condition) => {
    expect(commands(`${STEP}${fence('one')}\n${text}`)).toEqual(['one', `two if ${condition}`]);
  });

  it('a comment by itself names for all that follows in its fence', () => {
    expect(commands(STEP + fence('# 如果自动回滚失败：\n\n# 1. 停止\none\n\n# 2. 启动\ntwo'))).toEqual([
      'one if 如果自动回滚失败:',
      'two if 如果自动回滚失败:',
    ]);
  });

  it('that the problem is there is why there is a rollback at all: over its first commands it is no case', () => {
    const text = `如果更新后出现问题，可以这样回滚：\n\n${fence('one')}\n${fence('two')}\n如果发现问题：\n\n${fence('three')}`;
    expect(commands(STEP + text)).toEqual(['one', 'two', 'three if 如果发现问题']);
    for (const words of [
      '如果数据库迁移失败',
      '如果需要回滚数据库',
      '如果数据库变更失败',
      'If you need to roll back the database',
    ])
      expect(commands(`${STEP}${words}：\n\n${fence('one')}`)).toEqual([`one if ${words}`]);
    expect(commands(`${STEP}如果发布失败，执行：\n\n${fence('one')}`)).toEqual(['one']);
  });

  it('is named behind the commands, too', () => {
    const text = `${STEP}${fence('one')}\n### 步骤 2：完全重建\n\n${fence('docker compose down -v')}\n> **警告**：仅在确认无需保留数据时使用。\n`;
    expect(commands(text)[1]).toMatch(/^docker compose down -v if .*仅在确认无需保留数据时使用$/);
  });

  it('over several fences in a row, all of them', () => {
    expect(commands(`${STEP}如果失败：\n\n${fence('one')}\n${fence('two')}`)).toEqual([
      'one if 如果失败',
      'two if 如果失败',
    ]);
  });

  it('over a list, where a person acts, it is part of what the person reads', () => {
    const actions = actionsOf(`${STEP}${fence('one')}\n如果健康检查失败：\n\n1. 联系 DBA\n2. 停止回滚\n`);
    expect(actions.map(({ text }) => text)).toEqual([
      'one',
      '如果健康检查失败：\n联系 DBA',
      '如果健康检查失败：\n停止回滚',
    ]);
  });

  it('behind numbered steps `备用方案` is for the case that they fail', () => {
    expect(commands(`${STEP}${fence('one')}\n### 备用方案\n\n${fence('two')}`)).toEqual([
      'one',
      'two if 备用方案',
    ]);
  });

  it.each([
    `若干服务需要重启：\n\n${fence('one')}`,
    `查看异常日志：\n\n${fence('one')}`,
    `如果失败请联系 DBA。\n\n${fence('one')}`,
    `Pod 全部就绪后，执行：\n\n${fence('one')}`,
  ])('%j names none', (text) => {
    expect(commands(STEP + text)).toEqual(['one']);
  });
});

describe('commands for another host (language.md §1)', () => {
  const hosts = (text: string): readonly (string | null)[] =>
    compileText(text).phases.flatMap(({ steps }) => steps.map(({ host }) => host));

  it.each([
    ['the fence', '```bash {host=db-01}\none\n```\n', 'db-01'],
    ['a comment', fence('# 在 db-01 上执行\none'), 'db-01'],
    ['a comment behind the command', fence('one  # 在 db-01 上执行'), 'db-01'],
    ['several at once', fence('# 在 web-01、web-02 上依次执行\none'), 'web-01、web-02'],
    ['what it does', fence('# 在所有应用服务器上执行\none'), '所有应用服务器'],
    ['English', fence('# on db-01:\none'), 'db-01'],
  ])('named by %s', (_, text, host) => {
    expect(hosts(STEP + text)).toEqual([host]);
  });

  it.each(['# 在 k8s 上执行', '# 在 master 分支上执行', '# 在回滚前执行', '# on success'])(
    '%s names none',
    (comment) => {
      expect(hosts(STEP + fence(`${comment}\none`))).toEqual([null]);
    },
  );

  it('a second host in one step: what follows is typed there by a person', () => {
    const text = `${STEP}在 web-01 上执行：\n\n${fence('one')}\n在 web-02 上执行：\n\n${fence('two')}\n${fence('three')}`;
    expect(actionsOf(text).map((action) => [action.kind, action.text])).toEqual([
      ['command', 'one'],
      ['manual', 'web-02$ two'],
      ['manual', 'web-02$ three'],
    ]);
  });
});

it('a command whose own comment forbids it does not run', () => {
  const plan = compileText(`${STEP}${fence('one\nrm -rf data  # 禁止执行')}`);
  expect(commands(`${STEP}${fence('one\nrm -rf data  # 禁止执行')}`)).toEqual(['one']);
  expect(plan.notRun.map(({ text, reason }) => [text, reason])).toEqual([['rm -rf data', 'forbidden']]);
});

it('what is to be written somewhere is done by a person', () => {
  const text = `${STEP}将以下内容写入 /etc/app.conf：\n\n\`\`\`ini\nmode=old\n\`\`\`\n`;
  expect(actionsOf(text).map((action) => [action.kind, action.text])).toEqual([
    ['manual', '将以下内容写入 /etc/app.conf：\nmode=old'],
  ]);
  const shown = `${STEP}${fence('one')}\n配置如下：\n\n\`\`\`ini\nmode=old\n\`\`\`\n`;
  expect(actionsOf(shown).map(({ kind }) => kind)).toEqual(['command', 'manual']);
  const told = `${STEP}${fence('one')}\n此时的配置是：\n\n\`\`\`ini\nmode=old\n\`\`\`\n`;
  expect(actionsOf(told).map(({ kind }) => kind)).toEqual(['command']);
});

describe('what is done by a person', () => {
  const manual = (text: string): readonly string[] =>
    actionsOf(STEP + text).flatMap((action) => (action.kind === 'manual' ? [action.text] : []));

  it('is what a sentence tells to look at, where no fence does it', () => {
    expect(manual(`${fence('one')}\n确认集群状态为 green 后继续。\n`)).toEqual([
      '确认集群状态为 green 后继续。',
    ]);
    expect(manual(`${fence('one')}\n- 检查大盘：订单量恢复\n`)).toEqual(['- 检查大盘：订单量恢复']);
    expect(manual(`确认集群状态：\n\n${fence('one')}`)).toEqual([]);
    expect(manual(`${fence('one')}\n检查项由值班人员维护。\n`)).toEqual([]);
  });

  it('is what a comment tells to do under which no command stands', () => {
    expect(manual(fence('one\n# 重启 services；数据未动'))).toEqual(['重启 services；数据未动']);
    expect(manual(fence('one\n\n# 4. If still failing, contact support'))).toHaveLength(1);
    expect(manual(fence('one\n# 完成'))).toEqual([]);
    // It is the title of what follows.
    expect(manual(fence('# 重启服务\n\none'))).toEqual([]);
  });

  it('is what belongs into a file', () => {
    expect(manual(fence('# 更新 .env.local\nUSE_AI=false\nLIMIT=1\n\n# 重启\none'))).toEqual([
      '更新 .env.local\nUSE_AI=false\nLIMIT=1',
    ]);
    // It is used.
    expect(manual(fence('# 修改配置文件的位置\nCONF=/etc/a\n\ncp a "$CONF"'))).toEqual([]);
  });

  it('is what a numbered comment asks for that heads no command', () => {
    expect(manual(fence('# 1) 关闭新功能\n# ENABLED=false\n\n# 2) 恢复数据\none'))).toEqual([
      '1) 关闭新功能\nENABLED=false',
    ]);
  });

  it('is what is typed into a shell that another user’s `su` opens, until it is left', () => {
    expect(manual(fence('sudo su - es\n./bin/start\nexit\nuptime'))).toEqual([
      'sudo su - es',
      './bin/start',
      'exit',
    ]);
    expect(manual(fence('sudo -iu es\nrm -rf data'))).toEqual(['sudo -iu es', 'rm -rf data']);
    expect(manual(fence('sudo -u es ./bin/start\nsu -c "ls" es\nuptime'))).toEqual([]);
  });
});

it('strong paragraphs with dotted numbers are steps', () => {
  const text = `# 回滚方案\n\n## 回滚步骤\n\n**1.1 停写（1 分钟）**\n\n${fence('one')}\n**1.2 切回**\n\n${fence('two')}`;
  expect(compileText(text).phases.flatMap(({ steps }) => steps.map(({ id, title }) => [id, title]))).toEqual([
    ['1.1', '停写（1 分钟）'],
    ['1.2', '切回'],
  ]);
});

describe('验证 and 前置 without 回滚 in them', () => {
  const checks = (before: string): unknown =>
    compileText(
      `# ${before}\n\n## 前置\n\n- [ ] 已审批\n\n## 回滚步骤\n\n### 步骤 1：停\n\n${fence('one')}\n## 验证\n\n- [ ] 正常\n`,
    ).phases.map(({ role }) => role);

  it('are the checks of a document about nothing but the rollback', () => {
    expect(checks('搜索服务')).toEqual(['prechecks', 'steps', 'postchecks']);
  });

  it('are those of the other work in a document about that, and it is said that they are not asked', () => {
    const text = `# 升级手册\n\n## 验证\n\n- [ ] 新版正常\n\n## 回滚步骤\n\n### 步骤 1：停\n\n${fence('one')}`;
    const plan = compileText(text);
    expect(plan.phases.map(({ role }) => role)).toEqual(['steps']);
    expect(plan.messages.filter(({ ruleId }) => ruleId === 'prose-section')).toHaveLength(1);
  });
});

it('what stands behind commands names them, too', () => {
  const text = `${STEP}\`\`\`bash\nundo a  # 方式1：回到上一版\nundo b  # 方式2：回到指定版\n\`\`\`\n`;
  expect(commands(text)).toEqual(['undo a <回到上一版>', 'undo b <回到指定版>']);
  const one = `${STEP}\`\`\`bash\nundo a  # 方式1：回到上一版\nlook\n\`\`\`\n`;
  expect(commands(one)).toEqual(['undo a', 'look']);
});

it.each(['等价于：', '等价命令：', 'Equivalent to:'])('%s joins the other way to do the same', (words) => {
  expect(commands(`${STEP}${fence('make old')}${words}\n\n${fence('docker up old')}`)).toEqual([
    'make old <make>',
    'docker up old <Docker>',
  ]);
});

it('tabs of one group are a choice, and a fence beside them is none', () => {
  const tab = (name: string, command: string): string => `\`\`\`bash [${name}]\n${command}\n\`\`\`\n\n`;
  expect(commands(`${STEP}${tab('npm', 'one')}${tab('yarn', 'two')}`)).toEqual(['one <npm>', 'two <yarn>']);
  expect(commands(`${STEP}${tab('npm', 'one')}${fence('two')}`)).toEqual(['one', 'two']);
});

it('a summary that names a case is asked of over the fence under it', () => {
  const text = `${STEP}<details>\n<summary>备用方案（上面失败时）</summary>\n\n${fence('one')}\n</details>\n`;
  expect(commands(text)).toEqual(['one if 备用方案（上面失败时）']);
});
