import { describe, expect, it } from 'vitest';
import { namesTrouble } from '../../src/vocabulary/scenarios.ts';
import { sectionPlan } from '../../src/plan/section.ts';
import { compact, compileText, messages } from '../helpers/compact.ts';

const fence = (...lines: readonly string[]): string => ['```bash', ...lines, '```'].join('\n');
const document = (...blocks: readonly string[]): string => blocks.join('\n\n');

describe('the ways over and back exclude each other (law 1)', () => {
  it.each([
    ['切换步骤', '回切步骤'],
    ['主备切换流程', '主备回切流程'],
    ['Failover', 'Failback'],
    ['Planned Switchover Procedure', 'Switchback steps'],
  ])('%s and %s', (over, back) => {
    const plan = compileText(
      document(
        '# 容灾手册',
        `## ${over}`,
        '### 1. 停主库',
        fence('a-cmd'),
        `## ${back}`,
        '### 1. 反向同步',
        fence('b-cmd'),
      ),
    );
    expect(plan.choices).toMatchObject([{ id: 'steps', options: [over, back] }]);
    const { phases } = plan;
    expect(phases.flatMap(({ steps }) => steps.map(({ choice }) => choice?.option))).toEqual([over, back]);
  });
  it('one alone is the program', () => {
    const plan = compileText(document('# DR runbook', '## Failover', fence('a-cmd')));
    expect(compact(plan)).toContain('    1.1/1 command a-cmd');
  });
  it('a rollback goes before both', () => {
    const plan = compileText(
      document('# DR runbook', '## Failover', fence('a-cmd'), '## Rollback', fence('b-cmd')),
    );
    expect(compact(plan)).toEqual(['steps 1 Rollback', '  1.1 Rollback', '    1.1/1 command b-cmd']);
    expect(messages(plan, 'warning')).toContain('3 other-steps');
  });
  it.each(['切换说明', 'Failover architecture', 'How failover works', '特性切换开关步骤'])(
    'but %s is no program',
    (words) => {
      const plan = compileText(document('# 手册', `## ${words}`, fence('a-cmd')));
      expect(compact(plan)).toEqual([]);
    },
  );
});

describe('the chapters of an emergency handbook are gone through on demand', () => {
  const handbook = document(
    '# 应急预案',
    '## 1. 数据库宕机',
    fence('a-cmd'),
    '## 2. Disk full',
    fence('b-cmd'),
  );
  it('and none of them runs by itself', () => {
    const plan = compileText(handbook);
    expect(compact(plan)).toEqual([]);
    expect(plan.onDemand.map(({ id, title }) => `${id} ${title}`)).toEqual([
      't1 1. 数据库宕机',
      't2 2. Disk full',
    ]);
    expect(messages(plan, 'error')).toEqual(['1 only-on-demand']);
  });
  it('each of them can be run', () => {
    const plan = sectionPlan(compileText(handbook), 't2');
    expect(plan?.messages).toEqual([]);
    expect(plan === null ? null : compact(plan)).toContain('    t2/1 command b-cmd');
  });
  it('also under numbered chapters', () => {
    const plan = compileText(
      document(
        '# 运维手册',
        '## 一、数据库',
        '### 1.1 主库宕机',
        fence('a-cmd'),
        '### 1.2 恢复写入',
        fence('b-cmd'),
      ),
    );
    expect(compact(plan)).toEqual(['steps 1 数据库', '  1.2 恢复写入', '    1.2/1 command b-cmd']);
    expect(plan.onDemand.map(({ title }) => title)).toEqual(['1.1 主库宕机']);
  });
  it.each([
    '主从延迟',
    'CPU 过高',
    '网站被攻击',
    '缓存雪崩',
    'Redis 连不上',
    '服务无法启动',
    'High CPU',
    'Database is down',
    'API returning errors',
    'Pods not ready',
    'Certificate expired errors',
  ])('%s is what is wrong', (heading) => {
    expect(namesTrouble(heading)).toBe(true);
  });
  it.each([
    '处理故障',
    '排查异常',
    '停止写入',
    '切换数据库',
    '隔离故障节点',
    '确认服务异常',
    '恢复备份',
    '故障节点下线',
    'Scale the service down',
    'Take the site down',
    'Stop the node',
    'Restore the last backup',
    'Check for errors',
    'Wait for the lag',
  ])('%s is what is done', (heading) => {
    expect(namesTrouble(heading)).toBe(false);
  });
});

describe('scenarios that are numbered, too, are alternatives in a step', () => {
  it('`2.1 场景 1` and `2.2 场景 2`', () => {
    const plan = compileText(
      document(
        '# 回滚',
        '## 回滚步骤',
        '### 步骤 2：恢复',
        '#### 2.1 场景 1：只有应用坏了',
        fence('a-cmd'),
        '#### 2.2 场景 2：数据库也坏了',
        fence('b-cmd'),
      ),
    );
    expect(plan.choices).toMatchObject([{ id: '1.2', options: ['只有应用坏了', '数据库也坏了'] }]);
  });
  it('a lone one is asked for', () => {
    const plan = compileText(
      document(
        '# 回滚',
        '## 回滚步骤',
        '### 步骤 1：恢复',
        fence('a-cmd'),
        '#### 场景 1：数据库也坏了',
        fence('b-cmd'),
      ),
    );
    expect(compact(plan).filter((line) => line.includes('cmd'))).toEqual(['    1.1/1 command a-cmd']);
    expect(plan.onDemand.map(({ title }) => title)).toEqual(['场景 1：数据库也坏了']);
  });
});

describe('a check stands in a plan once', () => {
  it('`验证步骤` over `回滚前验证` and `回滚后验证`', () => {
    const plan = compileText(
      document(
        '# 迁移回滚',
        '## 回滚方案',
        fence('a-cmd'),
        '## 验证步骤',
        fence('each-cmd'),
        '### 回滚前验证',
        fence('before-cmd'),
        '### 回滚后验证',
        fence('after-cmd'),
      ),
    );
    const ran = plan.phases.flatMap(({ role, steps }) =>
      steps.flatMap(({ actions }) => actions.map(({ text }) => `${role} ${text}`)),
    );
    expect(ran).toEqual([
      'prechecks before-cmd',
      'steps a-cmd',
      'postchecks each-cmd',
      'postchecks after-cmd',
    ]);
  });
});

describe('in a fence', () => {
  const steps = (...lines: readonly string[]): readonly string[] =>
    compact(compileText(document('# 回滚', '## 回滚步骤', fence(...lines)))).filter((line) =>
      line.startsWith('    '),
    );
  it('a remark does not part `或` from what it is an alternative of', () => {
    expect(
      steps('# 重新迁移', 'delete-job  # 删旧任务', '# 控制器会重建', '', '# 或手动触发', 'sync-app'),
    ).toEqual(['    1.1/1 command <1.1=重新迁移> delete-job', '    1.1/2 command <1.1=手动触发> sync-app']);
  });
  it('what is numbered and has no command is done by a person, in its place', () => {
    expect(
      steps(
        '# 前提：已备份',
        '# 1. 停止应用',
        '# 2. 通知用户',
        '# 3. 恢复数据',
        'restore-db',
        '# 4. 重启应用',
      ),
    ).toEqual([
      '    1.1/m1 manual:prose 1. 停止应用',
      '    1.1/m2 manual:prose 2. 通知用户',
      '    1.1/1 command restore-db',
      '    1.1/m3 manual:prose 4. 重启应用',
    ]);
  });
  it.each([
    [['# 1. 停止应用', '# 先停 web，再停 worker', 'stop-app']],
    [['# 1. 恢复', '# 1.1 恢复表', 'restore-db']],
    [['# 1. 流水线构建镜像', '# 2. 更新清单', 'git pull']],
    [['# 2. 停止应用', '# 1. 见上文', 'stop-app']],
  ])('but not what heads the command, or tells nobody to do it: %j', (lines) => {
    expect(steps(...lines)).toHaveLength(1);
  });
});
