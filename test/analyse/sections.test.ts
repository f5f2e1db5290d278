import { describe, expect, it } from 'vitest';
import { compact, compileText, messages, notRun } from '../helpers/compact.ts';

const fence = (...lines: string[]): string => ['```bash', ...lines, '```'].join('\n');

describe('sections (language.md §1)', () => {
  it('finds roles by words, whatever the numbering, the emoji and the level', () => {
    const plan = compileText(
      [
        '# 支付网关',
        '## 🔍 三、回滚前检查',
        '- [ ] 已通知值班',
        '## **四、回滚步骤**',
        '### 阶段 1: 准备（预计 5 分钟）',
        '#### 步骤 1.1: 停止服务',
        fence('systemctl stop paygw'),
        '## （五）回滚后验证',
        '- [ ] 首页正常',
      ].join('\n'),
    );
    expect(compact(plan)).toEqual([
      'prechecks 0 回滚前检查',
      '  0.1 回滚前检查',
      '    0.1/c1 checkpoint 已通知值班',
      'steps 1 准备（预计 5 分钟）',
      '  1.1 停止服务',
      '    1.1/1 command systemctl stop paygw',
      'postchecks post 回滚后验证',
      '  post.1 回滚后验证',
      '    post.1/c1 checkpoint 首页正常',
    ]);
    expect(plan.phases[1]?.estimateSeconds).toBe(300);
  });

  it('reads traditional Chinese and English headings', () => {
    expect(compact(compileText(`## 回滾步驟\n### 步驟 1：還原\n${fence('make restore')}`))).toEqual([
      'steps 1 回滾步驟',
      '  1.1 還原',
      '    1.1/1 command make restore',
    ]);
    expect(compact(compileText(`## Rollback steps\n### Step 2: Restore\n${fence('make restore')}`))).toEqual([
      'steps 1 Rollback steps',
      '  1.2 Restore',
      '    1.2/1 command make restore',
    ]);
  });

  it('runs nothing of a section that it does not know, and says so once', () => {
    const plan = compileText(
      `## 回滚步骤\n### 步骤 1: 停\n${fence('stop-it')}\n## 架构说明\n${fence('rm -rf /')}\n${fence('reboot')}`,
    );
    expect(compact(plan).filter((line) => line.includes('command'))).toEqual(['    1.1/1 command stop-it']);
    expect(notRun(plan)).toEqual(['8 prose-section rm -rf /', '11 prose-section reboot']);
    expect(messages(plan, 'info')).toEqual(['6 prose-section']);
  });

  it('does not deploy when it is asked to roll back', () => {
    const plan = compileText(
      `# 发布手册\n## 部署步骤\n### 1. 发布\n${fence('make deploy')}\n## 回滚步骤\n### 1. 退回\n${fence('make rollback')}`,
    );
    expect(compact(plan).filter((line) => line.includes('command'))).toEqual([
      '    1.1/1 command make rollback',
    ]);
    expect(messages(plan, 'info')).toEqual(['3 prose-section']);
    expect(
      messages(compileText(`# 升级手册\n## 操作步骤\n### 1. 升级\n${fence('make upgrade')}`), 'error'),
    ).toEqual(['1 other-operation']);
  });

  it('makes separate programs a choice, never a sequence', () => {
    const plan = compileText(
      `# x\n## 紧急回滚流程\n### 1. 快\n${fence('make quick')}\n## 完整回滚流程\n### 1. 慢\n${fence('make slow')}`,
    );
    expect(plan.choices).toMatchObject([
      { id: 'steps', options: ['紧急回滚流程', '完整回滚流程'], chosen: null },
    ]);
    expect(plan.phases.map((phase) => phase.steps[0]?.choice?.option)).toEqual([
      '紧急回滚流程',
      '完整回滚流程',
    ]);
  });

  it('reads phase and step headings where no section says steps, else numbered ones', () => {
    expect(
      compact(compileText(`# x\n## 第一步：停\n${fence('a-cmd')}\n## 第二步：起\n${fence('b-cmd')}`)),
    ).toEqual(['steps 1 x', '  1.1 停', '    1.1/1 command a-cmd', '  1.2 起', '    1.2/1 command b-cmd']);
    expect(
      compact(compileText(`# x\n## 恢复\n### 1. 停\n${fence('a-cmd')}\n### 说明\n${fence('b-cmd')}`)),
    ).toEqual(['steps 1 恢复', '  1.1 停', '    1.1/1 command a-cmd']);
  });

  it('makes steps of ordered items that hold fences', () => {
    const plan = compileText(
      '## 回滚步骤\n1. 停止\n   ```bash\n   a-cmd\n   ```\n2. 启动\n   ```bash\n   b-cmd\n   ```\n',
    );
    expect(compact(plan)).toEqual([
      'steps 1 回滚步骤',
      '  1.1 停止',
      '    1.1/1 command a-cmd',
      '  1.2 启动',
      '    1.2/1 command b-cmd',
    ]);
  });

  it('takes a bold line for a heading where it names a step', () => {
    const plan = compileText(
      `## 回滚步骤\n### 阶段 2: 执行\n**步骤 2.1: 备份**\n${fence('a-cmd')}\n\n**步骤 2.2: 恢复**\n${fence('b-cmd')}`,
    );
    expect(compact(plan).filter((line) => /^ {2}\d/.test(line))).toEqual(['  2.1 备份', '  2.2 恢复']);
  });

  it('offers alternatives over headings as a choice', () => {
    const plan = compileText(
      `## 回滚步骤\n### 步骤 1.1: 换配置\n**方式A: 改文件**\n${fence('a-cmd')}\n\n**方式B: 用备份**\n${fence('b-cmd')}\n### 步骤 1.2: 重载\n${fence('c-cmd')}`,
    );
    expect(compact(plan)).toEqual([
      'steps 1 回滚步骤',
      '  1.1 换配置',
      '    1.1/1 command <1.1=改文件> a-cmd',
      '    1.1/2 command <1.1=用备份> b-cmd',
      '  1.2 重载',
      '    1.2/1 command c-cmd',
    ]);
  });

  it('reads purpose, owner, host, estimate, danger and need from headings and first paragraphs', () => {
    const plan = compileText(
      [
        '## 回滚步骤',
        '### ⚠️ 步骤 1.1: 删除新表（如需要）',
        '**目的：**停止写入',
        '',
        '**负责人**: 王工',
        '',
        '在 db-01 上执行，预计 90 秒。',
        fence('drop-it'),
      ].join('\n'),
    );
    expect(plan.phases[0]?.steps[0]).toMatchObject({
      purpose: '停止写入',
      owner: '王工',
      host: 'db-01',
      estimateSeconds: 90,
      optional: true,
      irreversible: true,
    });
  });

  it('keeps troubleshooting and data for when they are asked for', () => {
    const plan = compileText(
      `## 回滚步骤\n### 步骤 1: 停\n${fence('a-cmd')}\n## 故障排查\n### 场景 1: 起不来\n**現象**：端口 ８０８０，没有监听\n${fence('b-cmd')}\n## 数据补偿方案\n${fence('c-cmd')}`,
    );
    expect(compact(plan).some((line) => /[bc]-cmd/.test(line))).toBe(false);
    expect(
      plan.onDemand.map(({ section, title, symptom, actions }) => [
        section,
        title,
        symptom,
        actions.map(({ text }) => text),
      ]),
    ).toEqual([
      ['troubleshooting', '场景 1: 起不来', '端口 ８０８０，没有监听', ['b-cmd']],
      ['data', '数据补偿方案', null, ['c-cmd']],
    ]);
  });

  it('loses nothing that stands inside the steps and is none of them: it is said and listed, or kept for on demand', () => {
    const plan = compileText(
      `# 回滚方案\n## 回滚步骤\n### 步骤 1.1: 停\n${fence('a-cmd')}\n### 场景 1: 崩溃\n${fence('b-cmd')}\n### 通知\n${fence('c-cmd')}\n### 步骤 1.2: 起\n${fence('d-cmd')}\n#### 注意事项\n${fence('e-cmd')}\n#### 故障排查\n${fence('f-cmd')}`,
    );
    const commands = compact(plan).filter((line) => line.includes('command'));
    expect(commands).toEqual(['    1.1/1 command a-cmd', '    1.2/1 command d-cmd']);
    expect(notRun(plan).map((line) => line.replace(/^\d+ /, ''))).toEqual([
      'prose-section c-cmd',
      'prose-section e-cmd',
    ]);
    expect(plan.onDemand.map(({ actions }) => actions.map(({ text }) => text))).toEqual([
      ['b-cmd'],
      ['f-cmd'],
    ]);
    expect(messages(plan, 'warning').map((line) => line.replace(/^\d+ /, ''))).toEqual(
      Array(4).fill('inner-section'),
    );
  });

  it('lists a section of another role once where only the form of the headings says what the steps are', () => {
    const plan = compileText(
      `## 服务\n### 步骤 1.1: 停\n${fence('a-cmd')}\n#### 注意事项\n${fence('b-cmd')}\n#### 故障排查\n${fence('c-cmd')}`,
    );
    expect(compact(plan).filter((line) => line.includes('command'))).toEqual(['    1.1/1 command a-cmd']);
    expect(notRun(plan).map((line) => line.replace(/^\d+ /, ''))).toEqual(['prose-section b-cmd']);
    expect(plan.onDemand.map(({ actions }) => actions.map(({ text }) => text))).toEqual([['c-cmd']]);
  });

  it('reads the facts of the run from the overview', () => {
    const plan = compileText(
      `## 回滚概述\n- **回滚窗口**: 上线后 24 小时内\n- **回滚耗时**: 约 20 分钟\n- 数据影响：丢弃新订单\n## 回滚步骤\n### 步骤 1: 停\n${fence('a-cmd')}`,
    );
    expect(plan.overview).toEqual({
      window: '上线后 24 小时内',
      open: { kind: 'after-deployment', seconds: 86_400 },
      estimateSeconds: 1200,
      dataImpact: '丢弃新订单',
    });
  });
});

describe('what is wrong with a document', () => {
  it.each([
    ['no steps', '# 说明\n\n没有步骤。\n', ['1 no-steps']],
    ['a steps section of nothing', '# x\n## 回滚步骤\n## 通知\n', ['2 nothing-to-do']],
    ['a step of nothing', `## 回滚步骤\n### 步骤 1: 空\n### 步骤 2: 停\n${fence('a-cmd')}`, ['2 empty-step']],
    [
      'one number twice',
      `## 回滚步骤\n### 步骤 1.1: 一\n${fence('a-cmd')}\n### 步骤 1.1: 二\n${fence('b-cmd')}`,
      ['6 duplicate-step-number'],
    ],
    ['a fence that is never closed', '## 回滚步骤\n### 步骤 1: 停\n```bash\na-cmd\n', ['3 fence-unclosed']],
    [
      'bad front matter',
      `---\nparameters: [\n---\n## 回滚步骤\n### 步骤 1: 停\n${fence('a-cmd')}`,
      ['2 front-matter'],
    ],
  ])('%s is an error at its line', (_, text, expected) => {
    expect(messages(compileText(text), 'error')).toEqual(expected);
  });

  it('asks a person to do a step that is only words', () => {
    const plan = compileText(
      `## 回滚步骤\n### 步骤 1: 通知业务方\n在群里说明回滚开始。\n### 步骤 2: 停\n${fence('a-cmd')}`,
    );
    expect(compact(plan)[2]).toBe('    1.1/m1 manual:prose 在群里说明回滚开始。');
    expect(messages(plan, 'error')).toEqual([]);
  });

  it('keeps what a data section lists to be done, in its order; a scenario’s lists are words', () => {
    const list = '1. 导出签到记录\n2. 联系运营补发积分\n\n';
    const { onDemand } = compileText(
      `## 回滚步骤\n### 步骤 1.1: x\n${fence('a-cmd')}\n## 数据处理\n### 补偿\n${list}${fence('pay')}\n### 只有清单\n${list}\n## 数据补偿方案\n${list}\n## 故障排查\n### 场景 1: 起不来\n${list}${fence('df -h')}`,
    );
    const actions = onDemand.map(({ title, actions: all }) => [title, ...all.map(({ text }) => text)]);
    expect(actions).toEqual([
      ['补偿', '导出签到记录', '联系运营补发积分', 'pay'],
      ['只有清单', '导出签到记录', '联系运营补发积分'],
      ['数据补偿方案', '导出签到记录', '联系运营补发积分'],
      ['场景 1: 起不来', 'df -h'],
    ]);
  });
});
