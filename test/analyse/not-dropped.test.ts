import { describe, expect, it } from 'vitest';
import { readRole } from '../../src/vocabulary/roles.ts';
import { compact, compileText, messages, notRun, stepWith } from '../helpers/compact.ts';

const fence = (language: string, ...lines: readonly string[]): readonly string[] => [
  `\`\`\`${language}`,
  ...lines,
  '```',
  '',
];
const document = (...lines: readonly string[]): string => ['# 服务', '', ...lines].join('\n');

describe('what a document tells to do is done by somebody (law 1)', () => {
  it('a numbered heading of words among the steps', () => {
    const plan = compileText(
      document(
        '## 回滚步骤',
        '### 1. 停服务',
        ...fence('bash', 'stop-app'),
        '### 2. 移除挂载',
        '把 `volumes` 一段注释掉。',
      ),
    );
    expect(compact(plan)).toContain('    1.2/m1 manual:prose 把 volumes 一段注释掉。');
  });

  it('a list of what to do in a fence without a language', () => {
    const plan = compileText(document('## 回滚步骤', ...fence('', '1. 停止所有节点', '2. 恢复快照')));
    expect(compact(plan)).toContain('    1.1/m1 manual:prose 1. 停止所有节点 …');
    expect(notRun(plan)).toEqual([]);
  });

  it('the text that a file is changed back to', () => {
    const plan = compileText(
      document(
        '## 回滚步骤',
        ...fence('bash', 'a-cmd'),
        '把入口改回蓝色环境：',
        ...fence('yaml', 'name: blue'),
      ),
    );
    expect(compact(plan)).toContain('    1.1/m1 manual:prose 把入口改回蓝色环境： …');
  });

  it('a comment that names the console, between two commands', () => {
    const plan = compileText(stepWith('a-cmd', '', '# 镜像回滚（控制台）', '', 'b-cmd'));
    expect(compact(plan)).toContain('    1.1/m1 manual:prose 镜像回滚（控制台）');
  });
});

describe('between two commands', () => {
  it('a person acts, not behind the last of them', () => {
    const plan = compileText(
      stepWith('shift 10', '# 观察 10 分钟，无异常后继续', 'shift 50', '# 在浏览器访问首页', 'shift 100'),
    );
    expect(compact(plan).slice(2)).toEqual([
      '    1.1/1 command shift 10',
      '    1.1/m1 manual:prose 观察 10 分钟，无异常后继续',
      '    1.1/2 command shift 50',
      '    1.1/m2 manual:prose 在浏览器访问首页',
      '    1.1/3 command shift 100',
    ]);
  });

  it('a pause over a command of the next group is kept, unless the command itself waits or looks', () => {
    const manual = (next: string): boolean =>
      compact(compileText(stepWith('shift 10', '', '# 等待 5 分钟，确认稳定后再继续', next))).some((line) =>
        line.includes('manual'),
      );
    expect(manual('shift 50')).toBe(true);
    expect(manual('sleep 300')).toBe(false);
    expect(manual('kubectl rollout status deploy/a')).toBe(false);
  });
});

describe('a heading that names a host', () => {
  const hosts = (...headings: readonly string[]): readonly (string | null)[] =>
    compileText(
      document('## 回滚步骤', ...headings.flatMap((heading) => [heading, ...fence('bash', 'a-cmd')])),
    ).phases.flatMap(({ steps }) => steps.map(({ host }) => host));

  it.each([
    ['### 1. 主节点（10.0.0.1）', '10.0.0.1'],
    ['### 步骤 1: 恢复服务器（IP: 10.0.0.2）', '10.0.0.2'],
    ['### 1. 重启（在 edge-01）', 'edge-01'],
    ['### 服务器：web-01', 'web-01'],
  ])('%s', (heading, host) => {
    expect(hosts(heading)).toEqual([host]);
  });

  it.each([
    '### 1. 切换流量到 10.0.0.2',
    '### 1. 恢复第 1 个节点',
    '### 2. 恢复 v1.2.3',
    '### 1. 停止（v2.1）',
  ])('%s names none', (heading) => {
    expect(hosts(heading)).toEqual([null]);
  });

  it('the section’s own heading speaks for its steps', () => {
    const plan = compileText(document('## 回滚步骤（在 `edge-01`）', '### 1. 停', ...fence('bash', 'a-cmd')));
    expect(plan.phases[0]?.steps[0]?.host).toBe('edge-01');
  });

  it('a second host under one step is worked on by a person', () => {
    const plan = compileText(
      document(
        '## 回滚步骤',
        '### 步骤 1: 重启',
        '#### 主节点（10.0.0.1）',
        ...fence('bash', 'a-cmd'),
        '#### 备节点（10.0.0.2）',
        ...fence('bash', 'b-cmd'),
      ),
    );
    expect(compact(plan).slice(2)).toEqual([
      '    1.1/1 command a-cmd',
      '    1.1/m1 manual:remote 10.0.0.2$ b-cmd',
    ]);
  });
});

it('a host that is named only behind the first commands is not theirs', () => {
  const plan = compileText(stepWith('a-cmd', '# 所有节点执行', 'b-cmd', '# 在 node2 执行', 'c-cmd'));
  expect(plan.phases[0]?.steps[0]?.host).toBe(null);
  expect(compact(plan).slice(2)).toEqual([
    '    1.1/1 command a-cmd',
    '    1.1/m1 manual:remote 所有节点$ b-cmd',
    '    1.1/m2 manual:remote node2$ c-cmd',
  ]);
});

it('a case in brackets is asked of, over a fence and at the end of an item', () => {
  const plan = compileText(
    document(
      '## 回滚步骤',
      '数据库（如有必要）：',
      ...fence('bash', 'a-cmd'),
      '1. 停服务',
      '2. 配置（如有修改）:',
      ...fence('bash', 'b-cmd'),
      '3. 启动:',
      ...fence('bash', 'c-cmd'),
    ),
  );
  const cases = plan.phases[0]?.steps[0]?.actions.map((action) =>
    action.kind === 'command' ? action.settings.runIf : action.text,
  );
  expect(cases).toEqual(['数据库（如有必要）', '停服务', '配置（如有修改）', null]);
});

describe('a person says first whether it holds', () => {
  const cases = (text: string): readonly (string | null)[] =>
    compileText(text).phases.flatMap(({ steps }) =>
      steps.flatMap(({ actions }) =>
        actions.map((action) => (action.kind === 'command' ? action.settings.runIf : action.text)),
      ),
    );

  it.each(['否则：', '执行前请确认没有用户在线，否则会丢数据：', '需要 DBA 审批后执行：', '由 DBA 执行：'])(
    'over a fence: %s',
    (words) => {
      const text = document('## 回滚步骤', ...fence('bash', 'a-cmd'), words, ...fence('bash', 'b-cmd'));
      expect(cases(text)).toEqual([null, words.replace('：', '')]);
    },
  );

  it('anywhere in a step that may be passed over', () => {
    const text = document(
      '## 回滚步骤',
      '### 步骤 1',
      '如无数据变更，可跳过此步骤。',
      ...fence('bash', 'a-cmd'),
    );
    expect(cases(text)).toEqual(['如无数据变更，可跳过此步骤']);
  });

  it.each(['恢复索引（没有变更则跳过）', '以上执行成功则不需要执行下面的命令', '否则重启'])(
    'in a comment: %s',
    (words) => {
      const [first, second] = cases(stepWith('a-cmd', `# ${words}`, 'b-cmd'));
      expect(first).toBe(null);
      expect(second).not.toBe(null);
    },
  );

  it.each(['重启服务后执行：', '确认备份：', '更新配置：', '跳过测试编译：'])('%s is no case', (words) => {
    expect(
      cases(document('## 回滚步骤', ...fence('bash', 'a-cmd'), words, ...fence('bash', 'b-cmd'))),
    ).toEqual([null, null]);
  });
});

it('items and words that name a machine by what it does name a host', () => {
  const plan = compileText(
    document('## 回滚步骤', '主库：', ...fence('bash', 'a-cmd'), '从库：', ...fence('bash', 'b-cmd')),
  );
  expect(plan.phases[0]?.steps[0]?.host).toBe('主库');
  expect(compact(plan).slice(2)).toEqual(['    1.1/1 command a-cmd', '    1.1/m1 manual:remote 从库$ b-cmd']);
});

it('what is forbidden in an environment does not run', () => {
  const plan = compileText(stepWith('a-cmd', '# 注意：生产环境不要执行下一条', 'make clean-all'));
  expect(compact(plan).slice(2)).toEqual(['    1.1/1 command a-cmd']);
  expect(notRun(plan)).toEqual(['6 forbidden make clean-all']);
});

it('plain items that ask for something are work in the checks before, too', () => {
  const plan = compileText(
    document(
      '## 回滚前确认',
      '- 确认回滚版本号',
      '- 通知业务方',
      '',
      '## 回滚步骤',
      ...fence('bash', 'a-cmd'),
    ),
  );
  expect(compact(plan)[2]).toContain('manual:prose - 确认回滚版本号 …');
});

describe('several rollbacks side by side', () => {
  const parts = (...headings: readonly string[]): readonly string[] =>
    messages(
      compileText(
        document(
          '## 回滚流程',
          ...headings.flatMap((heading) => [heading, ...fence('bash', `run ${heading.length}`)]),
        ),
      ),
      'warning',
    );

  it('are all gone through, which is said before', () => {
    expect(parts('### 版本回滚', '### 配置回滚', '### 数据库回滚（SQLite）')).toEqual(['4 parts-in-order']);
  });

  it('are left alone where they are numbered, optional or a choice', () => {
    expect(parts('### 1. 版本回滚', '### 2. 配置回滚')).toEqual([]);
    expect(parts('### 版本回滚', '### 配置回滚（可选）')).toEqual([]);
    expect(parts('### 蓝绿回滚', '### 滚动回滚')).toEqual([]);
  });
});

it('the heading over the whole program makes no option of it', () => {
  const plan = compileText(
    document(
      '## 回滚步骤（如果需要）',
      '### 数据库（如有必要）',
      ...fence('bash', 'a-cmd'),
      '### 应用',
      ...fence('bash', 'b-cmd'),
    ),
  );
  expect(plan.phases[0]?.optional).toBe(false);
  expect(plan.phases[0]?.steps.map(({ optional }) => optional)).toEqual([true, false]);
});

it('two titles over lists of steps are a choice', () => {
  const plan = compileText(
    document(
      '## 回滚步骤',
      '**快速回滚（5分钟内）**:',
      '1. 恢复旧文件',
      '   ```bash',
      '   one',
      '   ```',
      '',
      '**完全回滚（1小时内）**:',
      '1. 恢复备份',
      '   ```bash',
      '   two',
      '   ```',
    ),
  );
  expect(plan.choices.map(({ options }) => options)).toEqual([['快速回滚', '完全回滚']]);
  const [phase] = plan.phases;
  expect(phase?.steps.map(({ choice }) => choice?.option)).toEqual(['快速回滚', '完全回滚']);
});

describe('what is said not to run does not run, and only that', () => {
  const steps = ['### 回滚步骤', ...fence('bash', 'a-cmd')];

  it('a program inside of a section of a lower rank', () => {
    const plan = compileText(document('## 回退方案', ...steps));
    expect(compact(plan)).toContain('    1.1/1 command a-cmd');
    expect(notRun(plan)).toEqual([]);
    expect(messages(plan, 'warning')).toEqual([]);
  });

  it('a program under 回滚策略, which is an overview', () => {
    const plan = compileText(document('## 回滚策略', '先停后恢复。', ...steps));
    expect(compact(plan)).toContain('    1.1/1 command a-cmd');
    expect(notRun(plan)).toEqual([]);
  });

  it('another way that is only mentioned behind a command', () => {
    const plan = compileText(stepWith('git revert HEAD  # 或 git reset --hard HEAD~1'));
    expect(compact(plan)).toContain('    1.1/1 command git revert HEAD');
    expect(notRun(plan)).toEqual(['4 commented-out 或 git reset --hard HEAD~1']);
  });

  it('what stands behind 禁止, and not what is to be done instead', () => {
    const under = (words: string): readonly string[] =>
      compact(compileText(document('## 回滚步骤', words, ...fence('bash', 'a-cmd'))));
    expect(under('**禁止** `docker compose down`，用：')).toContain('    1.1/1 command a-cmd');
    expect(under('错误：').filter((line) => line.includes('command'))).toEqual([]);
    expect(under('正确：')).toContain('    1.1/1 command a-cmd');
    expect(under('不要用下面的命令：').filter((line) => line.includes('command'))).toEqual([]);
    expect(under('禁止执行，会丢数据：').filter((line) => line.includes('command'))).toEqual([]);
  });
});

describe('behind a command', () => {
  it.each(['应干净', '应与备份一致', '进程应该已经消失', '不应再有 5xx'])(
    '%s is judged by a person',
    (words) => {
      const [, , action, expectation] = compact(compileText(stepWith(`git status  # ${words}`)));
      expect(action).toContain('command git status');
      expect(expectation).toBe(`      预期 prose ${words}`);
    },
  );

  it.each(['应用新配置', '应急用', '应在主库执行'])('%s is no expectation', (words) => {
    expect(compact(compileText(stepWith(`git status  # ${words}`))).join()).not.toContain('预期');
  });
});

describe('left out by the author', () => {
  it.each([
    'git checkout vX.Y.Z',
    'git reset --hard HEAD~N',
    'git reset --soft 版本号',
    'docker stop 容器名',
  ])('%s refuses the run', (command) => {
    expect(messages(compileText(stepWith(command)), 'error')).toEqual(['4 placeholder-left']);
  });

  it('a path that ends in dots refuses the run', () => {
    expect(messages(compileText(stepWith('restore --key daily/2026/...')), 'error')).toEqual([
      '4 placeholder-left',
    ]);
    expect(messages(compileText(stepWith('go test ./...', 'go vet example.org/app/...')), 'error')).toEqual(
      [],
    );
  });

  it('a process has no number that a document could know', () => {
    expect(messages(compileText(stepWith('kill -9 12345')), 'error')).toEqual(['4 placeholder-left']);
    expect(messages(compileText(stepWith('kill -9 1', 'kill $pid')), 'error')).toEqual([]);
  });

  it('a command for another environment than production is asked of', () => {
    const plan = compileText(
      document(
        '## 回滚',
        '生产环境要先备份。开发环境可回滚一个版本：',
        ...fence('bash', 'alembic downgrade -1'),
      ),
    );
    const action = plan.phases[0]?.steps[0]?.actions[0];
    expect(action?.kind === 'command' ? action.settings.runIf : null).toBe('开发环境可回滚一个版本');
  });
});

describe('a sentence of a step that tells somebody to do something', () => {
  it('is done by a person, where nothing below it does it', () => {
    const plan = compileText(
      document(
        '## 回滚步骤',
        '### 步骤 1.1: 停服',
        ...fence('bash', 'stop-app'),
        '告知值班经理支付已停。',
        '',
        '在负载均衡控制台摘除节点 A。',
        '',
        '停止第二组的写入进程，以防数据错乱。',
        '',
        '重启后会重新读取配置。',
      ),
    );
    expect(compact(plan)).toEqual([
      ...compact(plan).slice(0, -3),
      '    1.1/m1 manual:prose 告知值班经理支付已停。',
      '    1.1/m2 manual:prose 在负载均衡控制台摘除节点 A。',
      '    1.1/m3 manual:prose 停止第二组的写入进程，以防数据错乱。',
    ]);
  });

  it('may be an item, and is none of its own over a fence', () => {
    const steps = (...lines: readonly string[]): readonly string[] =>
      compact(compileText(document('## 回滚步骤', '### 步骤 1.1: 切换', ...lines)));
    const items = ['- 将流量切到备机', '- 备机容量为 200 QPS', ''];
    const fenceOf = fence('bash', 'look');
    expect(steps(...fenceOf, ...items)).toContain('    1.1/m1 manual:prose - 将流量切到备机 …');
    expect(steps(...items, ...fenceOf).join('\n')).not.toContain('manual');
  });

  it('only says what the fence below it does', () => {
    const plan = compileText(
      document(
        '## 回滚步骤',
        '### 步骤 1.1: 停服',
        '停止应用，防止继续写入。',
        '',
        '**命令**',
        ...fence('bash', 'stop-app'),
      ),
    );
    expect(compact(plan).join('\n')).not.toContain('manual');
  });

  it('is asked for even over a fence, where it is to talk to somebody or to use a console', () => {
    const plan = compileText(
      document(
        '## Rollback steps',
        '### Step 1.1: Stop',
        'Tell the duty manager that payments are off.',
        '',
        'Remove the node in the load balancer console.',
        '',
        ...fence('bash', 'stop-app'),
      ),
    );
    expect(compact(plan).slice(-3)).toEqual([
      '    1.1/m1 manual:prose Tell the duty manager that payments are off.',
      '    1.1/m2 manual:prose Remove the node in the load balancer console.',
      '    1.1/1 command stop-app',
    ]);
  });
});

it.each([
  ['Checks before', 'prechecks'],
  ['Before the rollback', 'prechecks'],
  ['Checks after', 'postchecks'],
  ['Trigger conditions', 'triggers'],
  ['If it fails', 'troubleshooting'],
  ['Who to call', 'contacts'],
])('%s is a section of its own', (heading, role) => {
  expect(readRole(heading)?.role).toBe(role);
});
