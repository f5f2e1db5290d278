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

describe('there and back are not done in one go', () => {
  const chapters = (over: string, back: string, second: string): ReturnType<typeof compileText> =>
    compileText(
      document(
        '# Runbook',
        `## ${over}`,
        '### Step 1: First',
        fence('a-cmd'),
        `## ${back}`,
        `### Step ${second}: Second`,
        fence('b-cmd'),
      ),
    );
  it.each([
    ['Pause process', 'Unpause process'],
    ['Emergency pause activation', 'Resumption'],
    ['启用限流', '解除限流'],
    ['Enable read-only mode', 'Disable read-only mode'],
  ])('%s and %s', (over, back) => {
    expect(chapters(over, back, '1').choices).toMatchObject([{ id: 'steps', options: [over, back] }]);
  });
  it.each([
    ['Pause process', 'Unpause process', '2'],
    ['Preparation', 'Execution', '1'],
    ['暂停写入', '备份数据', '1'],
  ])('but %s and %s are, with a step %s', (over, back, second) => {
    expect(chapters(over, back, second).choices).toEqual([]);
  });
});

describe('numbered ways under a heading that names ways', () => {
  const under = (heading: string, first: string, second: string): readonly unknown[] =>
    compileText(
      document(
        '# 回滚',
        '## 回滚步骤',
        `### ${heading}`,
        `#### 1. ${first}`,
        fence('a-cmd'),
        `#### 2. ${second}`,
        fence('b-cmd'),
      ),
    ).choices.map(({ options }) => options);
  it.each([
    ['Rollback strategies', 'Versioned modules (recommended)', 'State history'],
    ['回滚方式', '镜像标签', '数据卷'],
  ])('%s', (heading, first, second) => {
    expect(under(heading, first, second)).toEqual([[first.replace(' (recommended)', ''), second]]);
  });
  it.each([
    ['回滚方式', '停止服务', '恢复数据'],
    ['Rollback procedure', 'Versioned modules', 'State history'],
  ])('but not steps: %s, %s', (heading, first, second) => {
    expect(under(heading, first, second)).toEqual([]);
  });
});

describe('numbered steps of which one says rollback', () => {
  it('are all gone through where it only says what for', () => {
    const plan = compileText(
      document(
        '# Rollback runbook',
        '## 1. Find the release to roll back',
        fence('a-cmd'),
        '## 2. Revert the change',
        fence('b-cmd'),
      ),
    );
    expect(compact(plan).filter((line) => line.includes('cmd'))).toEqual([
      '    1.1/1 command a-cmd',
      '    1.2/1 command b-cmd',
    ]);
  });
  it('where one is the program, what is ordered beside it is warned of', () => {
    const plan = compileText(
      document(
        '# 手册',
        '## 1. 应用回滚',
        fence('a-cmd'),
        '## 2. 重启网关',
        fence('b-cmd'),
        '## 3. 日常巡检',
        fence('c-cmd'),
      ),
    );
    expect(messages(plan, 'warning')).toEqual(['9 other-steps']);
    expect(messages(plan, 'info')).toEqual(['15 prose-section']);
  });
});

describe('programs of one name are told apart by their brackets', () => {
  it('`Steps (files)` and `Steps (database)`', () => {
    const plan = compileText(
      document('# Rollback', '## Steps (files)', fence('a-cmd'), '## Steps (database)', fence('b-cmd')),
    );
    expect(plan.choices).toMatchObject([{ options: ['Steps (files)', 'Steps (database)'] }]);
  });
});

describe('what is typed elsewhere than into this shell', () => {
  const actions = (lang: string, ...lines: readonly string[]): readonly string[] =>
    compact(
      compileText(
        document('# 回退', '## 回退步骤', ['```' + lang, ...lines, '```'].join('\n'), fence('a-cmd')),
      ),
    ).filter((line) => line.startsWith('    '));
  it.each([
    ['bash', ['system-view', 'interface Vlanif 10', 'shutdown']],
    ['', ['<SW1> system-view', '[SW1] undo shutdown']],
    ['shell', ['ssh admin@10.0.0.1', 'SW1# conf t', 'SW1(config)# no shutdown']],
    ['text', ['configure terminal', 'no ip route 0.0.0.0 0.0.0.0 10.0.0.1', 'write memory']],
  ])('a network device’s commands in a fence `%s`', (lang, lines) => {
    expect(actions(lang, ...lines)).toEqual([
      expect.stringContaining('manual:not-shell'),
      '    1.1/1 command a-cmd',
    ]);
  });
  it.each([
    ['systemctl status system-view'],
    ['./configure --prefix=/usr'],
    ['enable -n test'],
    ['conf-tool t'],
  ])('but not %s', (line) => {
    expect(actions('bash', line)).toEqual([`    1.1/1 command ${line}`, '    1.1/2 command a-cmd']);
  });
  it('PowerShell amid bash', () => {
    expect(actions('bash', '$env:APP_MODE = "off"', 'b-cmd')).toEqual([
      '    1.1/m1 manual:not-shell $env:APP_MODE = "off"',
      '    1.1/1 command b-cmd',
      '    1.1/2 command a-cmd',
    ]);
  });
  it('`# Linux/Mac` beside `# Windows PowerShell`', () => {
    expect(actions('bash', '# Linux/Mac', 'b-cmd', '# Windows PowerShell', '$env:A = "off"')[1]).toContain(
      '<1.1=Windows PowerShell>',
    );
  });
});

describe('a case in a numbered title is a case', () => {
  const runIf = (...blocks: readonly string[]): readonly unknown[] =>
    compileText(document('# 手册', '## 回滚步骤', fence('z-cmd'), ...blocks)).phases.flatMap(({ steps }) =>
      steps
        .slice(1)
        .flatMap(({ actions }) =>
          actions.map((action) => (action.kind === 'command' ? action.settings.runIf : action.text)),
        ),
    );
  it.each([
    '6.1 若主库切换失败',
    '2. 如果副本有延迟',
    '步骤 2：如果副本有延迟',
    '6.2 If the switchover fails',
  ])('### %s', (title) => {
    expect(runIf(`### ${title}`, fence('a-cmd'))).toEqual([title]);
  });
  it.each(['6.1 停止主库', '2. 如期恢复', '6.2 Iframes'])('but not ### %s', (title) => {
    expect(runIf(`### ${title}`, fence('a-cmd'))).toEqual([null]);
  });
  it('an item right over its fence that is not indented', () => {
    const plan = compileText(
      document('# 手册', '## 回滚步骤', '1. 停止主库', fence('a-cmd'), '2. 如果副本有延迟', fence('b-cmd')),
    );
    const commands = plan.phases.flatMap(({ steps }) => steps.flatMap(({ actions }) => actions));
    expect(
      commands.flatMap((each) => (each.kind === 'command' ? [[each.text, each.settings.runIf]] : [])),
    ).toEqual([
      ['a-cmd', null],
      ['b-cmd', '如果副本有延迟'],
    ]);
  });
  it.each(['迁移库(如适用)', 'Roll back the schema (if applicable)', 'Clear the cache as needed'])(
    '# %s',
    (title) => {
      const plan = compileText(document('# 手册', '## 回滚步骤', fence('a-cmd', '', `# ${title}`, 'b-cmd')));
      expect(plan.phases[0]?.steps[0]?.actions[1]).toMatchObject({ settings: { runIf: title } });
    },
  );
});

describe('what is for other machines', () => {
  it.each([
    ['停止服务（所有节点）', '所有节点'],
    ['清理缓存（每台服务器分别执行）', '每台服务器'],
    ['Stop the brokers (all nodes)', 'all nodes'],
  ])('### %s', (title, host) => {
    const plan = compileText(document('# 回滚', '## 回滚步骤', `### 1. ${title}`, fence('a-cmd')));
    expect(plan.phases[0]?.steps[0]?.host).toBe(host);
  });
  it.each(['停止服务（所有）', '停止全部节点', '恢复数据（每天一次）'])('but not ### %s', (title) => {
    const plan = compileText(document('# 回滚', '## 回滚步骤', `### 1. ${title}`, fence('a-cmd')));
    expect(plan.phases[0]?.steps[0]?.host).toBeNull();
  });
  const hosts = (first: string, second: string): readonly string[] =>
    compact(
      compileText(
        document('# 回滚', '## 回滚步骤', fence(`# ${first}`, 'a-cmd', '', `# ${second}`, 'b-cmd')),
      ),
    ).filter((line) => line.includes('-cmd'));
  it.each([
    ['master01', 'master02'],
    ['10.0.0.1', '10.0.0.2：'],
    ['web-1 节点', 'web-2 节点'],
  ])('# %s and # %s', (first, second) => {
    expect(hosts(first, second)[1]).toContain('manual:remote');
  });
  it.each([
    ['step1', 'step2'],
    ['mysql5', 'mysql8'],
    ['phase-1', 'phase-2'],
    ['sha256', 'web-1'],
    ['web-1', '清理'],
  ])('but not # %s and # %s', (first, second) => {
    expect(hosts(first, second)).toEqual(['    1.1/1 command a-cmd', '    1.1/2 command b-cmd']);
  });
});

describe('sections that are told apart', () => {
  it('programs of one name by the heading over each', () => {
    const plan = compileText(
      document(
        '# 手册',
        '## 服务打不开',
        '### 恢复步骤',
        fence('a-cmd'),
        '## 数据库变慢',
        '### 恢复步骤',
        fence('b-cmd'),
      ),
    );
    expect(plan.choices).toMatchObject([{ options: ['服务打不开', '数据库变慢'] }]);
  });
  it('a scenario over steps is one section, and a chapter over troubles one for each', () => {
    const scenario = compileText(
      document(
        '# DR',
        '## Recovery',
        '### Scenario 1: Loss',
        '#### Step 1: A',
        fence('a-cmd'),
        '#### Step 2: B',
        fence('b-cmd'),
      ),
    );
    expect(scenario.onDemand.map(({ title, actions }) => [title, actions.length])).toEqual([
      ['Scenario 1: Loss', 2],
    ]);
    const chapter = compileText(
      document(
        '# 手册',
        '## 一、服务异常',
        '### 1.1 服务不可用',
        fence('a-cmd'),
        '### 1.2 CPU 过高',
        fence('b-cmd'),
      ),
    );
    expect(chapter.onDemand.map(({ title }) => title)).toEqual(['1.1 服务不可用', '1.2 CPU 过高']);
  });
});

describe('how the project commits is no step of its rollback', () => {
  it.each(['Git 提交策略', '提交规范', '分支策略', 'Commit conventions'])('### %s', (title) => {
    const plan = compileText(
      document(
        '# 回滚',
        '## 回滚方案',
        '### 代码回滚',
        fence('a-cmd'),
        `### ${title}`,
        fence('git commit -m x'),
      ),
    );
    expect(
      plan.phases.flatMap(({ steps }) => steps.flatMap(({ actions }) => actions.map(({ text }) => text))),
    ).toEqual(['a-cmd']);
    expect(messages(plan, 'warning')).toContain('11 inner-section');
  });
  it('but 提交回滚 is', () => {
    const plan = compileText(
      document('# 回滚', '## 回滚步骤', '### 1. 提交回滚代码', fence('git commit -m x')),
    );
    expect(compact(plan)).toContain('    1.1/1 command git commit -m x');
  });
});

describe('what words beside a command say of it', () => {
  const read = (...blocks: readonly string[]): readonly (readonly unknown[])[] =>
    compileText(document('# 回滚', '## 回滚步骤', ...blocks)).phases.flatMap(({ steps }) =>
      steps.flatMap(({ host, actions }) =>
        actions.flatMap((each) =>
          each.kind === 'command'
            ? [
                [
                  each.text,
                  host,
                  each.settings.runIf,
                  ...each.expectations.map(({ kind, text }) => `${kind} ${text}`),
                ],
              ]
            : [],
        ),
      ),
    );
  it('a remark that forbids something else forbids not this', () => {
    expect(read(fence('nginx -s reload  # 不要用 restart', 'b-cmd  # do not add -f'))).toHaveLength(2);
  });
  it.each([
    'rm -f a  # 不要加 -f',
    'systemctl restart a  # 不要用 restart',
    'a-cmd  # 禁止执行',
    'a-cmd  # do not run this',
    'a-cmd  # never run manually',
    "a-cmd  # don't use it",
    'a-cmd  # Do not run yet',
    'a-cmd  # 禁止执行 prod',
    'a-cmd  # 不要使用 root',
    'a-cmd  # 不要用',
  ])('but %s does', (line) => {
    expect(read(fence('z-cmd', line))).toHaveLength(1);
  });
  it.each(['检查 rollback.sql 内容无误后执行：', '审核通过后再执行：'])('%s', (words) => {
    expect(read(fence('a-cmd'), words, fence('b-cmd'))[1]).toEqual(['b-cmd', null, words.slice(0, -1)]);
  });
  it('an item that begins with no case is none', () => {
    expect(read('1. 停止', fence('a-cmd'), '2. 检查语法，若报错则停止', fence('b-cmd'))[1]).toEqual([
      'b-cmd',
      null,
      null,
    ]);
  });
  it.each([
    ['逐台执行以下操作：', '逐台'],
    ['在 web-01 上执行：', 'web-01'],
    ['执行以下操作：', null],
  ])('%s over items that are steps', (words, host) => {
    const item = (cmd: string): string => `1. 做\n   ${fence(cmd).replaceAll('\n', '\n   ')}`;
    expect(read(words, `${item('a-cmd')}\n${item('b-cmd')}`).map((each) => each[1])).toEqual([host, host]);
    expect(read(words, '### 步骤 1：停', fence('a-cmd')).map((each) => each[1])).toEqual([host]);
  });
  it.each([
    ['返回 OK 表示成功', 'literal OK'],
    ['返回 0 表示成功', 'literal 返回 0'],
    ['返回 {"acknowledged":true} 即可', 'json {"acknowledged":true}'],
    ['输出为空表示恢复。', 'empty-output 输出为空'],
  ])('%s', (words, expectation) => {
    expect(read(fence('a-cmd', `# ${words}`))).toEqual([['a-cmd', null, null, expectation]]);
    expect(read(fence('a-cmd'), words)).toEqual([['a-cmd', null, null, expectation]]);
  });
  it('Expect `false`., 无输出说明回退成功。', () => {
    expect(read(fence('a-cmd'), 'Expect the worst.')).toEqual([['a-cmd', null, null]]);
    expect(read(fence('a-cmd'), 'Expect downtime.')).toEqual([['a-cmd', null, null]]);
    expect(read(fence('a-cmd'), '无输出说明回退成功。')).toEqual([
      ['a-cmd', null, null, 'empty-output 无输出'],
    ]);
    expect(read(fence('a-cmd'), 'Expect `false`.')).toEqual([['a-cmd', null, null, 'literal false']]);
  });
  it.each([
    '返回 1 说明失败',
    '返回 1 表示不成功',
    '返回 OFF 说明没有恢复',
    '输出 0 代表尚未完成',
    '返回 1 即可表示未生效',
    '输出为空表示任务没有完成',
    '返回非 0 表示成功',
    '如果返回 PONG，说明正常，无需切换',
    '输出说明见附录',
  ])('but not %s', (words) => {
    expect(read(fence('a-cmd', `# ${words}`))[0]?.slice(3)).toEqual([]);
    expect(read(fence('a-cmd'), words)[0]?.slice(3)).toEqual([]);
  });
});

describe('whether something is so is no case', () => {
  const runIf = (title: string): unknown => {
    const [action] =
      compileText(document('# Rollback', '## Rollback steps', fence(`# ${title}`, 'a-cmd'))).phases[0]
        ?.steps[0]?.actions ?? [];
    return action?.kind === 'command' ? action.settings.runIf : action;
  };
  it.each([
    'Check if the service is running',
    'Verify if there are errors',
    '1. See if any pods are pending',
  ])('# %s', (title) => {
    expect(runIf(title)).toBeNull();
  });
  it.each([
    'Restart if the service is down',
    'Check the log, if there is one',
    'Double-check, if needed',
    'Verify if not production, then run',
  ])('but not # %s', (title) => {
    expect(runIf(title)).toBe(title);
  });
});

describe('an item right over a fence that is not indented', () => {
  const asked = (item: string, ...lines: readonly string[]): readonly string[] =>
    compact(compileText(document('# 回滚', '## 回滚步骤', fence('z-cmd'), item, fence(...lines)))).filter(
      (line) => line.includes('manual'),
    );
  it.each([
    ['1. 停止服务', 'systemctl stop web'],
    ['2. 检查端口', 'ss -lnt'],
    ['3. 数据库', 'psql -f down.sql'],
  ])('%s is its title', (item, line) => {
    expect(asked(item, line)).toEqual([]);
  });
  it.each([
    ['1. 停止服务', 'systemctl status web'],
    ['2. 恢复配置（两台都要执行）', 'cp a b'],
    ['3. 检查语法，若报错则停止', 'nginx -t'],
    ['4. 通知业务团队', 'systemctl stop web'],
    ['5. 等待 5 分钟', 'systemctl stop web'],
    ['6. 登录控制台', 'systemctl stop web'],
    ['7. 停止服务并通知业务', 'systemctl stop web'],
    ['8. 确认没有流量后再删除', 'rm -rf data'],
    ['9. 确认业务无影响', 'rm -rf data'],
    ['10. 备份数据库', 'drop-db'],
    ['11. 不要执行', 'rm -rf data'],
    ['12. 仅测试环境', 'rm -rf data'],
  ])('%s over %s is asked of', (item, line) => {
    expect(asked(item, line)).toHaveLength(1);
  });
});
