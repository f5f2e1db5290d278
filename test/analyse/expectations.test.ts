import { describe, expect, test } from 'vitest';
import { compile } from '../../src/analyse/index.ts';
import type { CommandAction, Plan } from '../../src/plan/types.ts';
import { REWRITINGS } from '../../src/vocabulary/rewritings.ts';
import { compileText } from '../helpers/compact.ts';

function plan(body: string): Plan {
  return compile(`# 回滚方案\n\n## 回滚步骤\n\n### 步骤 1.1: 检查\n\n${body}\n`, {
    path: null,
    locale: 'zh-CN',
  });
}

function bash(text: string): Plan {
  return plan(`\`\`\`bash\n${text}\n\`\`\``);
}

function commands({ phases }: Plan): readonly CommandAction[] {
  return phases
    .flatMap((phase) => phase.steps.flatMap((step) => step.actions))
    .filter((action) => action.kind === 'command');
}

function expected(compiled: Plan): readonly (readonly [kind: string, text: string])[] {
  return commands(compiled).flatMap(({ expectations }) =>
    expectations.map(({ kind, text }) => [kind, text] as const),
  );
}

function said(compiled: Plan, ruleId: string): string | undefined {
  return compiled.messages.find((message) => message.ruleId === ruleId)?.reason;
}

describe('spellings that authors use', () => {
  test.each([
    '# 预期: active',
    '# 预期：active',
    '# 預期：active',
    '# 预期输出: active',
    '# 預期輸出：active',
    '# 预期结果: active',
    '# 预期返回：active',
    '# 预期包含 active',
    '# 期望: active',
    '# 期望输出：active',
    '# 应该显示 active',
    '# 應該顯示 active',
    '# 应该看到 active',
    '# 应该输出: active',
    '# 应显示 active',
    '# 应为 active',
    '# 应返回 active',
    '# 必须看到 active',
    '# 必須看到：active',
    '# => active',
    '# Expected: active',
    '# Expected output: active',
    '# Expect active',
    '# should show active',
    '# should return: active',
    '# should see active',
    '＃ 预期：active',
  ])('%s', (comment) => {
    expect(expected(bash(`systemctl is-active app\n${comment}`))).toEqual([['literal', 'active']]);
  });

  test('behind the command on its own line', () => {
    expect(expected(bash('java -version   # 应显示 openjdk'))).toEqual([['literal', 'openjdk']]);
    expect(expected(bash('systemctl is-active app  # => active'))).toEqual([['literal', 'active']]);
  });

  test('no output', () => {
    expect(expected(bash('git status --porcelain\n# 输出应为空'))).toEqual([['empty-output', '输出应为空']]);
  });

  test('an example asserts nothing, and that is said', () => {
    const compiled = bash('df -h\n# 输出示例\nFilesystem  Size\n');
    expect(expected(compiled)).toEqual([]);
    expect(said(compiled, 'example-output')).toContain('示例');
  });

  test.each(['# 输出示例: active', '# 示例输出：active', '# 返回示例：active', '# Example output: active'])(
    '%s asserts nothing, and that is said',
    (comment) => {
      for (const between of ['\n', '  ']) {
        const compiled = bash(`systemctl is-active app${between}${comment}`);
        expect(expected(compiled)).toEqual([]);
        expect(said(compiled, 'example-output')).toContain('active');
        expect(compiled.notRun.map(({ reason }) => reason)).toContain('example');
      }
    },
  );

  test('a strict block', () => {
    const compiled = bash('cat /etc/app.conf\n# 预期输出（严格）：\nport = 80\nhost = a\n');
    expect(expected(compiled)).toEqual([['modified', 'port = 80\nhost = a\n']]);
    expect(commands(compiled)[0]?.expectations[0]?.spec).toMatchObject({
      strict: true,
      inner: { kind: 'block' },
    });
  });
});

describe('behind the fence', () => {
  const fence = '```bash\nsystemctl is-active app\n```\n\n';
  test.each([
    ['**预期输出**: active', 'literal'],
    ['**预期输出：** active', 'literal'],
    ['预期结果：`active`', 'literal'],
    ['Expected output: active', 'literal'],
    ['应该显示：active', 'literal'],
    ['**預期輸出**：active', 'literal'],
    ['预期输出：\n\n```\nactive\n```', 'block'],
    ['预期输出（严格）：\n\n```\nactive\n```', 'modified'],
    ['**預期輸出(嚴格)**:\n\n```text\nactive\n```', 'modified'],
    ['预期结果（60秒内）：\n\n```\nactive\n```', 'modified'],
    ['**预期输出（严格）**：active', 'modified'],
    ['应返回 active。', 'literal'],
    ['结果应该是 `active`。', 'literal'],
    ['> 预期：active', 'literal'],
  ])('%j', (prose, kind) => {
    expect(expected(plan(fence + prose)).map(([name]) => name)).toEqual([kind]);
  });

  test.each([
    '预期耗时 5 分钟',
    '预期在凌晨完成',
    '说明：预期: 无',
    '应为值班人员准备好备用机，然后继续。',
    '> 提示：应返回上一步',
  ])('%s is none', (prose) => {
    expect(expected(plan(fence + prose))).toEqual([]);
  });
});

const byHand = (compiled: Plan): readonly string[] =>
  compiled.phases.flatMap(({ steps }) =>
    steps.flatMap(({ actions }) => actions.flatMap(({ kind, text }) => (kind === 'manual' ? [text] : []))),
  );

describe('a table of checks', () => {
  const table = (command: string, result: string): Plan =>
    plan(`| 检查项 | 命令 | 预期结果 |\n|---|---|---|\n| 服务 | ${command} | ${result} |`);

  test('runs what only reads, and expects what its row says', () => {
    const compiled = table('`systemctl is-active app`', '`active`');
    expect(commands(compiled).map(({ text, title }) => [text, title])).toEqual([
      ['systemctl is-active app', '服务'],
    ]);
    expect(expected(compiled)).toEqual([['literal', '`active`']]);
  });

  test('never runs what may change something', () => {
    const compiled = table('`systemctl restart app`', '成功');
    expect(commands(compiled)).toEqual([]);
    expect(said(compiled, 'table-not-run')).toContain('systemctl restart app');
  });

  test.each([
    ['看监控', '正常', 'table-row-no-command', '看监控'],
    ['systemctl is-active app', 'active', 'table-row-no-command', 'systemctl is-active app'],
    ['`systemctl is-active app`', '', 'table-row-no-expectation', 'systemctl is-active app'],
    ['`uptime` `free -m`', '正常', 'table-row-several', 'uptime'],
    ['`ss -tn | wc -l`', '0', 'table-row-torn', 'wc -l'],
    ["`echo 'a`", 'a', 'table-row-not-shell', "echo 'a"],
  ])('%s, expecting %j, is not run, and that is said: %s', (command, result, ruleId, shown) => {
    const compiled = table(command, result);
    expect(commands(compiled)).toEqual([]);
    expect(said(compiled, ruleId)).toContain(shown);
    // Nothing is dropped: a person does it (law 5).
    expect(byHand(compiled)).toEqual([expect.stringContaining(shown)]);
  });

  test('right under the heading of the program it is work, too, and so is a table of nothing but actions', () => {
    const program = (table: string): Plan => compileText(`# 回滚方案\n\n## 回滚步骤\n\n${table}\n`);
    const checks = program(
      '| 操作 | 命令 | 预期 |\n|---|---|---|\n| 看服务 | `systemctl is-active app` | `active` |\n| 停服务 | `systemctl stop app` | 无输出 |',
    );
    expect(commands(checks).map(({ text }) => text)).toEqual(['systemctl is-active app']);
    expect(byHand(checks)).toEqual(['停服务 | systemctl stop app | 无输出']);
    const actions =
      '| 序号 | 操作内容 | 负责人 |\n|---|---|---|\n| 1 | 关闭入口 | 张三 |\n| 2 | 切回旧版 | 李四 |';
    expect(byHand(program(actions))).toEqual(['1 | 关闭入口 | 张三', '2 | 切回旧版 | 李四']);
    // Over steps it is an overview of them.
    const over = program(`${actions}\n\n### 步骤 1: 关闭入口\n\n\`\`\`bash\ntouch closed\n\`\`\``);
    expect(byHand(over)).toEqual([]);
  });

  test('a pipe of the command is written as Markdown wants it', () => {
    const compiled = table('`ss -tn \\| wc -l`', '0');
    expect(commands(compiled).map(({ text }) => text)).toEqual(['ss -tn | wc -l']);
  });

  test('without a head for commands they are taken from the only column that has any', () => {
    const compiled = plan('| 检查项 | 期望值 |\n|---|---|\n| `df -h /` | 使用率 < 80% |');
    expect(commands(compiled).map(({ text }) => text)).toEqual(['df -h /']);
  });

  test('a table that expects nothing runs nothing, and says so', () => {
    const compiled = plan(
      '| 序号 | 命令 | 说明 |\n|---|---|---|\n| 1 | `systemctl stop app` | 停 |\n| 2 | `reboot` | |',
    );
    expect(commands(compiled)).toEqual([]);
    expect(said(compiled, 'table-of-commands')).toContain('systemctl stop app');
  });

  test('names in a table are no work, and what is quoted is said', () => {
    const names = '| 参数 | 值 |\n|---|---|\n| `max_connections` | 100 |';
    expect(plan(names).messages.filter(({ ruleId }) => ruleId.includes('table'))).toEqual([]);
    const quoted = plan('> | 检查 | 命令 | 预期结果 |\n> |---|---|---|\n> | 服务 | `uptime` | load |');
    expect(commands(quoted)).toEqual([]);
    expect(said(quoted, 'quoted-table')).toContain('>');
  });
});

describe('what cannot be judged is an error before anything runs', () => {
  test.each([
    ['kubectl delete pod web\n# 预期: 60秒内 deleted', 'repeated-change'],
    ['systemctl restart app\n# 预期: 持续30秒 active', 'repeated-change'],
    ['cat n\n# 预期: = <备份数量>', 'reference-unknown'],
    ['cat n\n# 预期: = <备份数量>\n\n# 记录为: 备份数量\ncat m', 'reference-later'],
    ['# 记录为: 备份数量\ncat m\n# 预期: = <备份数量>', 'reference-later'],
    ['cat n\n# 预期: <旧版本> ok', 'placeholder-unknown'],
    ['cat n\n# 预期: 共 [数量] 条\n\n# 记录为: 数量\ncat m', 'reference-later'],
    ['cat n\n# 预期: 60秒内 {{version}} ok', 'placeholder-unknown'],
    ['cat n\n# 预期: /[abc/', 'expectation-unreadable'],
    ['cat n\n# 预期: < 2 0 ms', 'expectation-unreadable'],
    ['cat n\n# 预期: 响应时间不超过 1,00ms', 'expectation-unreadable'],
    ['cat n\n# 预期: 不超过 80%%', 'expectation-unreadable'],
    ['cat n\n# 预期: >= 18.17.0', 'expectation-unreadable'],
    ['cat n\n# 预期: 退出码 O', 'expectation-unreadable'],
    ['cat n\n# 预期: 退出码 -1', 'expectation-unreadable'],
    ['cat n\n# 预期: 退出码 300', 'expectation-unreadable'],
    ['cat n\n# 预期: {"a":', 'expectation-unreadable'],
    ['cat n\n# 预期: 60天内 active', 'expectation-unreadable'],
    ['cat n\n# 预期: 60秒内 30秒内 active', 'expectation-unreadable'],
    ['# 预期: active\ncat n', 'expectation-without-command'],
  ])('%j: %s', (text, ruleId) => {
    const message = bash(text).messages.find(({ severity }) => severity === 'error');
    expect(message).toMatchObject({ ruleId, line: expect.any(Number) as number, column: 1 });
    expect(message?.line).toBeGreaterThan(7);
  });

  test.each([
    'kubectl get pods\n# 预期: 60秒内 Running',
    '# 可重试\n./probe.sh\n# 预期: 60秒内 OK',
    '# 记录为: 备份数量\ncat m\n\ncat n\n# 预期: = <备份数量>',
    '# 记录为: 旧版本\ncat m\n\ncat n\n# 预期: <旧版本> ok',
    'git checkout <旧版本>\n# 预期: HEAD is now at <旧版本>',
    'cat n\n# 预期: 「<旧版本> ok」',
    'cat n\n# 预期: < 1,000 ms',
    'cat n\n# 预期: 延迟 < 5ms (P99)',
    'cat n\n# 预期: 退出码正常',
    'cat n\n# 预期: 至少 3 个副本',
    'cat n\n# 预期: <1.5 GiB',
    'systemctl restart app\n# 预期: 10秒后 OK',
    'systemctl restart app\n# 预期: 60秒内恢复',
  ])('%j is none', (text) => {
    const errors = bash(text).messages.filter(({ ruleId }) =>
      /^(?:repeated|reference|expectation|placeholder)/.test(ruleId),
    );
    expect(errors).toEqual([]);
  });
});

describe('a vague expectation is told how to be precise', () => {
  test.each([
    ['systemctl status app', '服务状态正常', '# 预期: 60秒内 active (running)'],
    ['systemctl is-active app', '服务正常', '# 预期: active'],
    ['systemctl status app', '服务已停止', '# 预期: inactive (dead)'],
    ['curl https://app.internal/', '页面可正常访问', '# 预期: 200 OK'],
    ['kubectl get pods', '所有 Pod 正常运行', '# 预期: 120秒内 3/3 Running'],
    ['cat app.log', '没有报错', '# 预期: 不包含 ERROR'],
    ['cat n', '与备份时的数量一致', '# 预期: = <原数量>'],
    ['cat n', '与备份时的数量一致', '# 记录为: 原数量'],
    ['systemctl restart app', '服务正常启动', 'systemctl is-active app'],
    ['kubectl rollout undo deployment/web', '恢复正常', 'kubectl rollout status deployment/web'],
    ['systemctl is-active app', 'active（60秒内）', '# 预期: 60秒内 active'],
    ['cat n', '看起来不错', '# 预期: 「那段文字」'],
  ])('%s, %s: %s', (command, words, rewriting) => {
    const reasons = bash(`${command}\n# 预期: ${words}`).messages.map(({ reason }) => reason);
    expect(reasons.join('\n')).toContain(rewriting);
  });
});

test('a placeholder that a block of output holds, or that a shell assigns, is compared by a person', () => {
  const compiled = plan(
    '```bash\nV=$(cat v)\necho "$V"\n# 预期: ${V}\n```\n\n```bash\ncat n\n```\n\n预期输出：\n\n```\n<pod> 1/1\n<pod> 2/2\n```',
  );
  const ids = compiled.messages
    .filter(({ ruleId }) => ruleId.startsWith('placeholder'))
    .map(({ ruleId }) => ruleId);
  expect(ids).toEqual(['placeholder-by-person', 'placeholder-by-person']);
});

test('a parameter that only an expectation names is used', () => {
  const source = (words: string): string =>
    `---\nparameters:\n  版本:\n    default: v1\n---\n\n# 回滚方案\n\n## 回滚步骤\n\n### 步骤 1.1: 检查\n\n\`\`\`bash\ncat n\n# 预期: ${words}\n\`\`\`\n`;
  const ids = (words: string): readonly string[] =>
    compile(source(words), { path: null, locale: 'zh-CN' }).messages.map(({ ruleId }) => ruleId);
  expect(ids('app <版本>')).toEqual([]);
  expect(ids('app v1')).toEqual(['parameter-unused']);
});

/** Words that a rewriting is proposed for; together they meet every rewriting that there is. */
const VAGUE: readonly (readonly [command: string, words: string])[] = [
  ['cat n', '与备份时的数量一致'],
  ['cat n', '不少于备份'],
  ['cat app.log', '没有报错'],
  ['ss -Htn | wc -l', '没有活跃连接'],
  ['ps aux', '没有残留进程'],
  ['systemctl stop app', '服务已停止'],
  ['systemctl is-active app', '服务已停止'],
  ['systemctl status app', '服务已停止'],
  ['systemctl restart app', '服务正常启动'],
  ['systemctl is-active app', '服务正常'],
  ['systemctl status app', '服务正常运行'],
  ['kubectl get pods', '所有 Pod 正常运行'],
  ['kubectl rollout status deployment/web', '部署成功'],
  ['kubectl rollout undo deployment/web', '恢复正常'],
  ['curl https://app.internal/health', '服务健康'],
  ['curl https://app.internal/', '显示维护页面'],
  ['curl https://app.internal/', '页面可正常访问'],
  ['docker ps', '容器正常运行'],
  ['nginx -t', '配置正常'],
  ['redis-cli ping', '服务正常'],
  ['ab -n 100 http://127.0.0.1/', '响应时间符合要求'],
  ['cat version', '是旧版本'],
  ['cat n', '大约一百'],
  ['systemctl is-active app', 'active（60秒内）'],
];

describe('the proposed rewriting, pasted back, is read without a word against it', () => {
  test.each(VAGUE)('%s, %s', (command, words) => {
    const said = bash(`${command}\n# 预期: ${words}`).messages.find(({ ruleId }) =>
      ruleId.startsWith('vague'),
    );
    const reason = said?.reason ?? '';
    const [line] = /# 预期: .*$/.exec(reason) ?? [];
    const [, check] = /另加一行 (.+?)，预期写在/.exec(reason) ?? [];
    const [, record] = /# 记录为: ([^，]+)/.exec(reason) ?? [];
    const before = record === undefined ? '' : `# 记录为: ${record}\ncat m\n\n`;
    const pasted = bash(`${before}${command}\n${check === undefined ? '' : `${check}\n`}${line ?? ''}`);
    expect(line).toBeDefined();
    expect(expected(pasted).map(([kind]) => kind)).not.toContain('prose');
    const against = pasted.messages.filter(({ ruleId }) =>
      /^(?:vague|repeated|reference|expectation|placeholder)/.test(ruleId),
    );
    expect(against).toEqual([]);
  });

  test('there is none without its example', () => {
    const met = new Set(
      VAGUE.map(([command, words]) =>
        REWRITINGS.findIndex((one) => one.words.test(words) && one.command.test(command)),
      ),
    );
    expect(REWRITINGS.flatMap((_one, index) => (met.has(index) ? [] : [index]))).toEqual([]);
  });
});

describe('what should be, in the author’s own words', () => {
  test.each([
    ['LAG 应为 0', ['stated', 'LAG 应为 0']],
    ['主从状态应一致', ['prose', '主从状态应一致']],
    ['All nodes should be Ready', ['prose', 'All nodes should be Ready']],
    ['Should match the count before', ['prose', 'Should match the count before']],
    ['Should show the revert commit', ['prose', 'Should show the revert commit']],
    ['Should be around 12000', ['prose', 'Should be around 12000']],
    ['Should return nothing', ['empty-output', 'Should return nothing']],
    ['Should return v1.2', ['literal', 'v1.2']],
    ['Expected: the old version', ['prose', 'the old version']],
    ['Expected: nothing', ['empty-output', 'nothing']],
    ['Expected: The database is ready', ['literal', 'The database is ready']],
  ])('# %s', (comment, reading) => {
    expect(expected(bash(`a-cmd\n# ${comment}`))).toEqual([reading]);
    expect(expected(bash(`a-cmd\n# ${comment}\n\nb-cmd`))).toEqual([reading]);
  });
  test.each([
    '响应为空时重试',
    '对应为主库',
    'This should be done on the primary',
    'We should see less load then',
    '应用已停止',
  ])('but not # %s', (comment) => {
    expect(expected(bash(`a-cmd\n# ${comment}`))).toEqual([]);
  });
  test('over a command it is a title', () => {
    expect(expected(bash('a-cmd\n# All nodes should be Ready\nb-cmd'))).toEqual([]);
  });
  test.each([
    ['The output should be `3`.', ['literal', 'The output should be 3']],
    ['应返回 `{"status":"UP"}`，状态码 200。', ['prose', '应返回 {"status":"UP"}，状态码 200']],
    ['You should see three running pods.', ['prose', 'You should see three running pods']],
  ])('%s behind a fence', (prose, reading) => {
    expect(expected(plan('```bash\na-cmd\n```\n\n' + prose))).toEqual([reading]);
  });
  test.each(['You should see the log. Then restart the node.', 'It should be noted: slow'])(
    'but not %s',
    (prose) => {
      expect(expected(plan('```bash\na-cmd\n```\n\n' + prose))).toEqual([]);
    },
  );
});
