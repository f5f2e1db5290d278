import { describe, expect, it } from 'vitest';
import { selectPlan } from '../../src/plan/select.ts';
import type { Plan } from '../../src/plan/types.ts';
import { compact, compileText, messages, notRun, stepWith } from '../helpers/compact.ts';

/** The actions of one fence in one step. */
const actions = (...lines: string[]): string[] => compact(compileText(stepWith(...lines))).slice(2);

describe('a bash fence (language.md §2.1)', () => {
  it('is commands with titles and expectations', () => {
    const plan = compileText(
      stepWith(
        '# 启用维护模式',
        'touch maintenance.flag',
        'curl http://localhost/',
        '# 预期: 503 Maintenance Mode',
      ),
    );
    expect(compact(plan).slice(2)).toEqual([
      '    1.1/1 command touch maintenance.flag',
      '    1.1/2 command curl http://localhost/',
      '      预期 http-status 503 Maintenance Mode',
    ]);
    expect(plan.phases[0]?.steps[0]?.actions[0]).toMatchObject({
      title: '启用维护模式',
      line: 5,
      verifies: false,
    });
  });

  it.each([
    '# 预期: done',
    '# 预期：done',
    '# 期望 done',
    '# 預期: done',
    '# Expected: done',
    '# expected output: done',
    '# 应该显示 done',
    '# 应返回：done',
    '# => done',
    '# should show done',
  ])('%s is an expectation', (comment) => {
    expect(actions('deploy-it', comment)[1]).toMatch(/预期 \S+ done$/);
  });

  it('reads several expectations of one command, all of which must hold', () => {
    expect(actions('systemctl status x', '# 预期: inactive (dead)', '# 预期: 退出码 3')).toEqual([
      '    1.1/1 command systemctl status x',
      '      预期 literal inactive (dead)',
      '      预期 exit-status 退出码 3',
    ]);
  });

  it('never runs what stands under 预期输出, bash or not', () => {
    const plan = compileText(
      stepWith('backup-it', '# 预期输出', 'Backup size: XXX MB', 'rm -rf /', '# 下一步', 'next-cmd'),
    );
    expect(compact(plan).filter((line) => line.includes('command'))).toEqual([
      '    1.1/1 command backup-it',
      '    1.1/2 command next-cmd',
    ]);
    expect(notRun(plan)).toEqual(
      ['6 expected-output Backup size: XXX MB', '7 expected-output rm -rf /'].map((line) =>
        line.replace(/^\d+/, (n) => String(Number(n))),
      ),
    );
  });

  it('takes commented lines behind a bare 预期返回： for the output', () => {
    expect(actions('curl -s http://localhost/', '# 预期返回：', '# {', '#   "code": "0"', '# }')[1]).toBe(
      '      预期 json { …',
    );
  });

  it('leaves 预期 in a heredoc alone: it is data', () => {
    expect(actions('cat > x <<EOF', '# 预期输出', 'not run anyway', 'EOF')).toEqual([
      '    1.1/1 command cat > x <<EOF …',
    ]);
  });

  it('asserts nothing of an example of output', () => {
    const plan = compileText(stepWith('git log', '# 输出示例:', '# abc123 first'));
    expect(compact(plan).slice(2)).toEqual(['    1.1/1 command git log']);
    expect(notRun(plan)).toEqual(['6 example abc123 first']);
  });

  it('never runs a commented-out command, and lists it', () => {
    const plan = compileText(stepWith('a-cmd', '# systemctl restart x'));
    expect(compact(plan).slice(2)).toEqual(['    1.1/1 command a-cmd']);
    expect(notRun(plan)).toEqual(['5 commented-out systemctl restart x']);
  });

  it('reads a full-width ＃ as a comment and warns', () => {
    const plan = compileText(stepWith('a-cmd', '＃ rm -rf /'));
    expect(compact(plan).slice(2)).toEqual(['    1.1/1 command a-cmd']);
    expect(messages(plan, 'warning')).toContain('5 full-width-comment');
  });

  it.each([
    ['an expectation', ['a-cmd', '＃ 预期: a']],
    ['behind its command', ['a-cmd ＃ 说明', 'b-cmd']],
    ['a setting', ['b-cmd', '＃ 超时: 5s', 'a-cmd']],
  ])('warns of a full-width ＃ that is %s', (_what, lines) => {
    expect(messages(compileText(stepWith(...lines)), 'warning').join()).toContain('full-width-comment');
  });

  it('gives settings to the next command', () => {
    const plan = compileText(
      stepWith('# 超时: 5分钟', '# 可重试', '# 记录为: 备份数量', 'count-it', 'other'),
    );
    const [first, second] = plan.phases[0]?.steps[0]?.actions ?? [];
    expect(first).toMatchObject({ settings: { timeoutSeconds: 300, retryable: true, recordAs: '备份数量' } });
    expect(second).toMatchObject({ settings: { timeoutSeconds: null, retryable: false, recordAs: null } });
  });

  it('asks before a command that the author makes conditional', () => {
    const plan = compileText(stepWith('# 如果端口被占用', 'fuser -k 80/tcp'));
    expect(plan.phases[0]?.steps[0]?.actions[0]).toMatchObject({ settings: { runIf: '如果端口被占用' } });
  });

  it('keeps comments that ask a person to act', () => {
    expect(
      actions(
        'pm2 restart x',
        '# 切换 Nginx 配置到 3000 端口',
        '',
        '# 在浏览器访问 http://localhost 确认首页',
      ),
    ).toEqual([
      '    1.1/1 command pm2 restart x',
      '    1.1/m1 manual:prose 切换 Nginx 配置到 3000 端口',
      '    1.1/m2 manual:prose 在浏览器访问 http://localhost 确认首页',
    ]);
  });

  it('does not run a group under ❌ or 禁止', () => {
    const plan = compileText(
      stepWith('# ❌ 禁止直接删除', 'rm -rf /data', '', '# 正确做法', 'mv /data /data.bak'),
    );
    expect(compact(plan).slice(2)).toEqual(['    1.1/1 command mv /data /data.bak']);
    expect(notRun(plan)).toEqual(['5 forbidden rm -rf /data']);
  });
});

describe('alternatives (language.md §4)', () => {
  it('joins groups with 或, named after tools', () => {
    const plan = compileText(
      stepWith(
        '# Git',
        'git checkout v1',
        '',
        '# 或 Kubernetes',
        'kubectl rollout undo deploy/x',
        '',
        '# 或者使用 Terraform',
        'terraform apply -auto-approve',
        '',
        '# 验证',
        'kubectl rollout status deploy/x',
      ),
    );
    expect(plan.choices).toMatchObject([{ id: '1.1', options: ['Git', 'Kubernetes', 'Terraform'] }]);
    expect(compact(plan).slice(2)).toEqual([
      '    1.1/1 command <1.1=Git> git checkout v1',
      '    1.1/2 command <1.1=Kubernetes> kubectl rollout undo deploy/x',
      '    1.1/3 command <1.1=Terraform> terraform apply -auto-approve',
      '    1.1/4 command <1.1=Kubernetes> kubectl rollout status deploy/x',
    ]);
    expect(messages(plan, 'warning')).toEqual(['4 choice-unverified', '4 choice-unverified']);
  });

  it('reads a series of 方法', () => {
    const plan = compileText(
      stepWith('# 方法1：从备份恢复', 'cp a b', '', '# 方法2：用 sed', 'sed -i s/a/b/ x', '', 'after-it'),
    );
    expect(compact(plan).slice(2)).toEqual([
      '    1.1/1 command <1.1=从备份恢复> cp a b',
      '    1.1/2 command <1.1=用 sed> sed -i s/a/b/ x',
      '    1.1/3 command after-it',
    ]);
  });

  it('takes one 方法 alone for a title', () => {
    expect(compileText(stepWith('# 方法1：恢复', 'cp a b')).choices).toEqual([]);
  });

  it('numbers the second choice of a step', () => {
    const plan = compileText(stepWith('a-cmd', '# 或', 'b-cmd', '', '# 接着', 'c-cmd', '# 或', 'd-cmd'));
    expect(plan.choices.map(({ id, options }) => [id, options])).toEqual([
      ['1.1', ['a-cmd', 'b-cmd']],
      ['1.1/2', ['接着', 'd-cmd']],
    ]);
  });

  it('nests: an alternative within an alternative runs only where both are chosen', () => {
    const plan = compileText(
      '## 回滚步骤\n### 步骤 1.1: 换\n**方式A: 脚本**\n```bash\na-cmd\n# 或\nb-cmd\n```\n\n**方式B: 手工**\n```bash\nc-cmd\n```\n',
    );
    const runs = (...use: string[]): string[] =>
      selectPlan(plan, { use, parameters: {} }).plan.phases.flatMap((phase) =>
        phase.steps.flatMap((step) => step.actions.map(({ text }) => text)),
      );
    expect(runs('脚本', 'a-cmd')).toEqual(['a-cmd']);
    expect(runs('脚本', 'b-cmd')).toEqual(['b-cmd']);
    expect(runs('手工')).toEqual(['c-cmd']);
    expect(selectPlan(plan, { use: ['手工'], parameters: {} }).problems).toEqual([]);
    expect(selectPlan(plan, { use: ['脚本'], parameters: {} }).problems.map(({ kind }) => kind)).toEqual([
      'undecided',
    ]);
  });

  it('is no choice where the alternative is commented out', () => {
    const plan = compileText(
      stepWith('ezctl backup k8s', '# 或者手动执行', '# ansible-playbook -i hosts backup.yml'),
    );
    expect(plan.choices).toEqual([]);
    expect(notRun(plan)).toEqual(['6 commented-out ansible-playbook -i hosts backup.yml']);
  });
});

describe('what a person has to type (language.md §9)', () => {
  it.each([
    ['vim /etc/app.conf', 'interactive'],
    ['less /var/log/syslog', 'interactive'],
    ['tail -f app.log', 'endless'],
    ['kubectl port-forward svc/x 80:80', 'endless'],
    ['mysql -u root -p', 'client'],
    ['USE shop;', 'client'],
  ])('%s is left to a person: %s', (text, reason) => {
    expect(actions(text)).toEqual([`    1.1/m1 manual:${reason} ${text}`]);
  });

  it('never takes a prompt for a redirection', () => {
    expect(actions('mysql> show tables;')).toEqual(['    1.1/m1 manual:client show tables;']);
    expect(actions('cd /srv', 'mysql> show tables;')[1]).toMatch(/manual:client/);
  });

  it('leaves to a person what follows a bare ssh, also in the next step, until exit', () => {
    const plan = compileText(
      `## 回滚步骤\n### 步骤 1: 登录\n\`\`\`bash\nssh web-01\ncd /srv\n\`\`\`\n### 步骤 2: 停\n\`\`\`bash\nstop-it\nexit\nhere-again\n\`\`\`\n`,
    );
    expect(compact(plan).filter((line) => line.startsWith('    '))).toEqual([
      '    1.1/m1 manual:remote ssh web-01',
      '    1.1/m2 manual:remote cd /srv',
      '    1.2/m1 manual:remote stop-it',
      '    1.2/m2 manual:remote exit',
      '    1.2/1 command here-again',
    ]);
  });

  it('runs ssh with a command of its own', () => {
    expect(actions("ssh web-01 'systemctl stop x'")).toEqual([
      "    1.1/1 command ssh web-01 'systemctl stop x'",
    ]);
  });

  it('ends a client where a shell command clearly begins', () => {
    expect(
      actions('mysql -u root -p', 'DELETE FROM t WHERE id = 1;', '\\q', '', 'mysql -u root shop < dump.sql'),
    ).toEqual([
      '    1.1/m1 manual:client mysql -u root -p',
      '    1.1/m2 manual:client DELETE FROM t WHERE id = 1;',
      '    1.1/m3 manual:client \\q',
      '    1.1/1 command mysql -u root shop < dump.sql',
    ]);
  });

  it('takes a fence with #! for a file', () => {
    expect(actions('#!/bin/bash', 'set -e', 'rm -rf /')).toEqual([
      '    1.1/m1 manual:script-file #!/bin/bash …',
    ]);
  });
});

describe('fences by language (language.md §2)', () => {
  const step = (...lines: string[]): string => ['## 回滚步骤', '### 步骤 1.1: 测试', ...lines, ''].join('\n');

  it.each(['', 'yaml', 'json', 'ini', 'nginx', 'text', 'diff', 'output'])('never runs ```%s', (lang) => {
    const plan = compileText(step(`\`\`\`${lang}`, 'rm -rf /', '```', '```bash', 'a-cmd', '```'));
    expect(compact(plan).slice(2)).toEqual(['    1.1/1 command a-cmd']);
    expect(plan.notRun.map(({ text }) => text)).toEqual(['rm -rf /']);
  });

  it('names sql as work for a person', () => {
    const plan = compileText(step('```sql', 'DROP TABLE t;', '```'));
    expect(compact(plan).slice(2)).toEqual(['    1.1/m1 manual:not-shell DROP TABLE t;']);
    expect(messages(plan, 'warning')).toEqual(['3 not-shell-fence']);
  });

  it('runs only what stands behind a prompt; the rest is the expected output', () => {
    const plan = compileText(step('```console', '$ cat RELEASE', '1.0.0', '$ ls', '```'));
    expect(compact(plan).slice(2)).toEqual([
      '    1.1/1 command cat RELEASE',
      '      预期 block 1.0.0',
      '    1.1/2 command ls',
    ]);
    expect(notRun(plan)).toEqual(['5 expected-output 1.0.0']);
  });

  it('leaves what is typed on another host to a person', () => {
    expect(
      compact(compileText(step('```bash', '[root@db01 ~]# systemctl stop mysqld', '```'))).slice(2),
    ).toEqual(['    1.1/m1 manual:remote systemctl stop mysqld']);
  });

  it('reads an untagged fence behind 预期输出： as the expectation of the fence before', () => {
    const plan = compileText(
      step('```bash', 'cat RELEASE', '```', '', '预期输出：', '', '```', '1.0.0', '```'),
    );
    expect(compact(plan).slice(2)).toEqual(['    1.1/1 command cat RELEASE', '      预期 block 1.0.0']);
  });

  it('does not run a fence in a block quote', () => {
    const plan = compileText(step('> ```bash', '> rm -rf /', '> ```', '', '```bash', 'a-cmd', '```'));
    expect(compact(plan).slice(2)).toEqual(['    1.1/1 command a-cmd']);
  });

  it('does not run a fence behind a paragraph that forbids', () => {
    const plan = compileText(
      step('❌ 错误示例：', '', '```bash', 'rm -rf /', '```', '', '正确：', '', '```bash', 'a-cmd', '```'),
    );
    expect(compact(plan).slice(2)).toEqual(['    1.1/1 command a-cmd']);
  });

  it('reads a time-out from the info string', () => {
    const plan = compileText(step('```bash {timeout=60s}', 'a-cmd', '```'));
    expect(plan.phases[0]?.steps[0]?.actions[0]).toMatchObject({ settings: { timeoutSeconds: 60 } });
  });

  it('runs nothing of a fence that has swallowed another', () => {
    const plan = compileText(step('```bash', 'a-cmd', '', '说明文字', '```bash', 'b-cmd', '```'));
    expect(compact(plan)).toEqual([]);
    expect(messages(plan, 'error')).toEqual(['3 fence-swallows']);
  });
});

describe('text that is no command (law 1)', () => {
  it.each([
    'Backup size: 12 MB',
    'Started ParkingApplication in 3 seconds',
    'web-7d4b9c-x2 1/1 Running 0 5m',
    '[mysqld]',
    '1.停止服务',
    '修复',
    '{"a": 1}',
    '...',
    '├── data',
    'cd member && 修复',
    '200',
    'tcp 0 0 0.0.0.0:80 LISTEN',
    '> make install',
    'cp a \\\n[root@db01 ~]# rm -rf /data',
    'f() {\nmysql> drop table orders;\n}',
    '> make',
  ])('%s is refused with an error', (text) => {
    const plan = compileText(stepWith(text));
    expect(compact(plan).filter((line) => line.includes('command'))).toEqual([]);
    expect(messages(plan, 'error').length).toBeGreaterThan(0);
  });

  it.each(['echo 4096 87380 6291456 > /proc/sys/net/ipv4/tcp_rmem', 'seq 1 2 9'])(
    '%s is no row of a table',
    (text) => {
      const plan = compileText(stepWith(text));
      expect(compact(plan).some((line) => line.endsWith(`command ${text}`))).toBe(true);
      expect(messages(plan, 'error')).toEqual([]);
    },
  );

  it('reports a syntax error at its line and column', () => {
    const [message] = compileText(stepWith('a-cmd', 'echo "open')).messages.filter(
      ({ severity }) => severity === 'error',
    );
    expect(message).toMatchObject({ ruleId: 'bash-syntax', line: 5 });
  });

  it('reports an expectation with no command before it', () => {
    expect(messages(compileText(stepWith('# 预期: ok')), 'error')).toEqual(['4 expectation-without-command']);
  });
});

describe('checkpoints (language.md §6)', () => {
  const check = (...items: string[]): string[] =>
    compact(compileText(`## 回滚步骤\n### 步骤 1: 停\n${items.join('\n')}\n`)).slice(2);

  it('asks a person, unless an inline command with an expectation answers', () => {
    expect(check('- [ ] 维护页可见', '- [ ] 无活跃连接：`ss -Htn state established | wc -l` 预期 0')).toEqual(
      [
        '    1.1/c1 checkpoint 维护页可见',
        '    1.1/c2 checkpoint 无活跃连接：ss -Htn state established | wc -l 预期 0',
        '      check ss -Htn state established | wc -l',
        '      预期 literal 0',
      ],
    );
  });

  it.each([
    '- [ ] 容器已停止：`docker compose down`',
    '- [ ] `pom.xml` 已更新',
    '- [ ] 字段 `id` 存在',
    '- [ ] 构建成功（`npm run build`）',
  ])('runs nothing for %s', (item) => {
    expect(check(item).some((line) => line.includes('check '))).toBe(false);
  });

  it('runs what stands under a box before it asks', () => {
    expect(check('- [ ] 已备份', '  ```bash', '  backup-it', '  ```').map((line) => line.trim())).toEqual([
      '1.1/1 command backup-it',
      '1.1/c1 checkpoint 已备份',
    ]);
  });

  it('warns of what only looks like a box', () => {
    const plan = compileText('## 回滚步骤\n### 步骤 1: 停\n- [x]已确认\n- ［ ］ 已通知\n- [√] 已备份\n');
    expect(messages(plan, 'warning').filter((line) => line.endsWith('not-a-task-item'))).toHaveLength(3);
  });
});

describe('parameters (language.md §5)', () => {
  it('finds them in commands, with their places', () => {
    const plan = compileText(stepWith('git checkout <previous-hash>', 'cp dump_YYYYMMDD.sql "{{target}}"'));
    expect(plan.parameters.map(({ name, places }) => [name, places])).toEqual([
      ['previous-hash', [{ line: 4, column: 14 }]],
      ['YYYYMMDD', [{ line: 5, column: 9 }]],
      ['target', [{ line: 5, column: 23 }]],
    ]);
  });

  it('takes declarations from front matter', () => {
    const plan = compileText(
      `---\nparameters:\n  db-password: {description: 数据库密码}\n  version: {default: v1, pattern: 'v\\d+'}\n---\n${stepWith('deploy <version> <db-password>')}`,
    );
    expect(plan.parameters).toMatchObject([
      { name: 'version', default: 'v1', pattern: 'v\\d+', secret: false },
      { name: 'db-password', description: '数据库密码', secret: true },
    ]);
  });

  it.each(['deploy XXX', 'deploy your-service', 'deploy [值]', 'deploy a \\\n...'])(
    '%s is an error: nothing can stand in its place',
    (text) => {
      expect(messages(compileText(stepWith(text)), 'error')).toEqual([
        expect.stringMatching(/^[45] placeholder-left$/),
      ]);
    },
  );
});

describe('root’s prompt in a terminal’s fence', () => {
  const terminal = (...lines: string[]): Plan =>
    compileText(
      `# 回滚方案\n\n## 回滚步骤\n\n### 步骤 1：停\n\n\`\`\`console\n${lines.join('\n')}\n\`\`\`\n`,
    );

  it('may be a comment’s sign: nothing of it runs, and that is an error', () => {
    const plan = terminal('# systemctl stop app', '# echo done', 'done');
    expect(compact(plan).filter((line) => line.includes('command'))).toEqual([]);
    expect(messages(plan, 'error')).toContain('8 root-prompt');
  });

  it('ends the output of the command before', () => {
    const plan = terminal('$ echo hi', 'hi', '# echo root', 'root');
    expect(compact(plan).slice(2)).toEqual(['    1.1/1 command echo hi', '      预期 block hi']);
    expect(messages(plan, 'error')).toContain('10 root-prompt');
  });

  it('is none before words', () => {
    expect(messages(terminal('# 先看一眼', '$ echo hi', '# 预期: hi'), 'error')).toEqual([]);
  });
});
