import { describe, expect, it } from 'vitest';
import { compile } from '../../src/analyse/index.ts';

const read = (text: string): ReturnType<typeof compile> => compile(text, { path: 'a.md', locale: 'en' });

const STEPS =
  '# 回滚\n\n## 回滚步骤\n\n### 步骤 1.1: 恢复数据 ⚠️ 不可逆\n\n{words}\n\n```bash\nrestore-data\n```\n';

describe('the word that begins an irreversible step', () => {
  it.each([
    ['**确认词**: 恢复数据', '恢复数据'],
    ['- 确认词：`恢复数据`', '恢复数据'],
    ['请输入「我已备份」后继续。', '我已备份'],
    ['输入“yes drop it”以继续', 'yes drop it'],
    ['Confirmation word: RESTORE', 'RESTORE'],
    ['Type "restore prod" to continue.', 'restore prod'],
    ['输入数据库名，然后继续。', null],
    ['确认数据已经备份。', null],
  ])('%s', (words, word) => {
    const [phase] = read(STEPS.replace('{words}', words)).phases;
    expect(phase?.steps[0]?.confirmWord).toBe(word);
  });
});

describe('checks of a backup', () => {
  const CHECKS =
    '# 回滚\n\n## 回滚前检查\n\n### {title}\n\n```bash\nsha256sum -c sums\n# 预期: 退出码 0\n```\n\n- [ ] {item}\n\n';
  const document = (title: string, item: string): string =>
    CHECKS.replace('{title}', title).replace('{item}', item) + STEPS.replace('{words}', '').slice(6);

  it.each([
    ['数据备份验证', '空间足够', 2],
    ['Backup verification', 'there is room', 2],
    ['确认项', '备份文件已验证', 1],
    ['确认项', '备份可恢复', 1],
    ['确认项', '已验证最近的备份', 1],
    ['确认项', '值班负责人知情', 0],
    ['创建备份', '空间足够', 0],
  ])('%s with “%s”: %i', (title, item, count) => {
    const plan = read(document(title, item));
    expect(plan.backupChecks).toHaveLength(count);
    const warned = plan.messages.some(({ ruleId }) => ruleId === 'backup-unverified');
    expect(warned).toBe(count === 0);
  });

  it('are not missed in a document without irreversible steps', () => {
    const plan = read(STEPS.replace(' ⚠️ 不可逆', '').replace('{words}', ''));
    expect(plan.messages.some(({ ruleId }) => ruleId === 'backup-unverified')).toBe(false);
  });
});

describe('contacts', () => {
  it('are read from tables, in any order of columns', () => {
    const { contacts } = read(
      STEPS.replace('{words}', '') +
        '\n## 应急联系\n\n### 回滚团队\n\n| 联系人 | 角色 | 电话 |\n|---|---|---|\n| 林晓 | 值班 | 8001 |\n| | | |\n| 周岩 |\n\n' +
        '### 升级路径\n\n| 响应时间 | 联系 | 条件 | 级别 |\n|---|---|---|---|\n| 5 分钟 | 值班 | 任何一步失败 | 一级 |\n| 15min | 总监 | 30分钟内没有恢复 | 二级 |\n| 立即 | DBA | 步骤 3.2 失败 | 三级 |\n',
    );
    expect(contacts.team.map(({ role, name, reach }) => [role, name, reach])).toEqual([
      ['值班', '林晓', '8001'],
      [null, '周岩', null],
    ]);
    expect(
      contacts.escalation.map((each) => [
        each.level,
        each.contact,
        each.responseSeconds,
        each.afterSeconds,
        each.steps,
      ]),
    ).toEqual([
      ['一级', '值班', 300, null, []],
      ['二级', '总监', 900, 1800, []],
      ['三级', 'DBA', null, null, ['3.2']],
    ]);
  });

  it('are read from lists', () => {
    const { contacts } = read(
      STEPS.replace('{words}', '') +
        '\n## 🆘 紧急联系方式\n\n### 技术支持\n\n- **主要联系人**：雨俊 (专家)\n- 请先查看文档\n\n### 升级路径\n\n1. **一级支持**：系统管理员\n2. **二级支持**：技术负责人\n',
    );
    expect(contacts.team.map(({ role, name }) => [role, name])).toEqual([['主要联系人', '雨俊 (专家)']]);
    expect(contacts.escalation.map(({ level, contact }) => [level, contact])).toEqual([
      ['一级支持', '系统管理员'],
      ['二级支持', '技术负责人'],
    ]);
  });
});

it('a scenario keeps what helps, whether it stands beside or under its label', () => {
  const { onDemand } = read(
    STEPS.replace('{words}', '') +
      '\n## 故障排查\n\n### 场景 1: 启动失败\n\n**现象**: 没有 active\n\n**排查步骤**:\n\n```bash\njournalctl -n 5\n```\n\n**解决方案**: 重做步骤 1.1\n\n' +
      '### 场景 2: 连不上\n\n**解决方法：**\n\n- 查防火墙\n- 重启\n\n**预防措施**: 无\n',
  );
  expect(onDemand.map(({ resolution }) => resolution)).toEqual(['重做步骤 1.1', '查防火墙\n重启']);
});

it('the commands under 解决方案 are no diagnostics, under a label and under a heading', () => {
  const looks = '```bash\ndf -h\n```\n';
  const mends = '```bash\nrm -rf cache\n```\n';
  const { onDemand } = read(
    STEPS.replace('{words}', '') +
      `\n## 故障排查\n\n### 场景 1: 满\n\n**排查步骤**:\n\n${looks}\n**解决方案**:\n\n${mends}\n` +
      `### 场景 2: 满\n\n#### 排查步骤\n\n${looks}\n#### 解决方案\n\n${mends}`,
  );
  expect(onDemand.map(({ remedies }) => remedies)).toEqual([['t1/2'], ['t2/2']]);
});
