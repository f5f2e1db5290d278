import { describe, expect, it } from 'vitest';
import { compact, compileText, messages, notRun } from '../helpers/compact.ts';

const fence = (...lines: readonly string[]): string => ['```bash', ...lines, '```'].join('\n');
const document = (...blocks: readonly string[]): string => ['# 服务回滚', ...blocks].join('\n\n');

describe('what is to be done instead of what is forbidden is done (law 1)', () => {
  it.each(['禁止 `docker compose down`。只：', '不要重建容器（会丢卷）；仅可：', '请勿重启主机，只能：'])(
    '%s',
    (words) => {
      const plan = compileText(document('## 回滚步骤', words, fence('docker restart web')));
      expect(compact(plan)).toContain('    1.1/1 command docker restart web');
      expect(notRun(plan)).toEqual([]);
    },
  );
  it.each(['禁止：', '不要只执行：', '切勿执行以下命令：'])('but not of %s', (words) => {
    const plan = compileText(document('## 回滚步骤', fence('a-cmd'), words, fence('docker restart web')));
    expect(notRun(plan)).toEqual(['12 forbidden docker restart web']);
  });
});

describe('why there is a rollback is no case of it', () => {
  const runIf = (words: string): unknown => {
    const [action] =
      compileText(document('## 回滚方案', words, fence('a-cmd'))).phases[0]?.steps[0]?.actions ?? [];
    return action?.kind === 'command' ? action.settings.runIf : action;
  };
  it.each(['If something goes wrong after the release:', 'If the deployment fails:'])('%s', (words) => {
    expect(runIf(words)).toBeNull();
  });
  it.each([
    // Beside `如果后端异常，则回滚后端：` it is one of two cases, and nobody can tell from the words alone.
    ['如果前端异常，则回滚前端镜像：', '如果前端异常，则回滚前端镜像'],
    ['如果效果不理想，可以回滚到旧版本：', '如果效果不理想，可以回滚到旧版本'],
    ['若业务方不接受，则按以下步骤回退：', '若业务方不接受，则按以下步骤回退'],
    ['If the error rate stays high, roll back:', 'If the error rate stays high, roll back'],
    ['If you see data loss, you should revert:', 'If you see data loss, you should revert'],
    ['如果镜像拉不下来，改用备份：', '如果镜像拉不下来，改用备份'],
    ['如果回滚失败，执行：', '如果回滚失败，执行'],
    ['如果上一步无效，则在回滚失败后执行：', '如果上一步无效，则在回滚失败后执行'],
    ['如果数据不一致，则回滚数据库：', '如果数据不一致，则回滚数据库'],
    ['If you need to revert the schema:', 'If you need to revert the schema'],
    ['If the pod hangs, delete it:', 'If the pod hangs, delete it'],
  ])('but not %s', (words, condition) => {
    expect(runIf(words)).toBe(condition);
  });
});

describe('a program inside of a section of checks is the program', () => {
  it('and what stands beside it is checked before', () => {
    const plan = compileText(
      [
        '# 上线检查清单',
        '## 回滚准备',
        '### 备份',
        '- [ ] 数据库已备份',
        '### 回滚步骤',
        fence('stop-app'),
      ].join('\n\n'),
    );
    expect(compact(plan)).toEqual([
      'prechecks 0 回滚准备',
      '  0.1 备份',
      '    0.1/c1 checkpoint 数据库已备份',
      'steps 1 回滚步骤',
      '  1.1 回滚步骤',
      '    1.1/1 command stop-app',
    ]);
    expect(messages(plan, 'error')).toEqual([]);
  });
});

describe('nobody goes back twice', () => {
  const steps = (...titles: readonly string[]): string =>
    document(
      '## 回滚步骤',
      ...titles.flatMap((title, index) => [`### 步骤 ${index + 1}：${title}`, fence(`cmd-${index + 1}`)]),
    );
  it.each([
    ['回滚到上一个版本', '回滚到指定版本'],
    ['恢复到最近的备份', '恢复到指定备份'],
  ])('steps that say %s and %s are a choice, though they are numbered', (one, two) => {
    expect(compileText(steps(one, two, '验证')).choices.map(({ options }) => options)).toEqual([[one, two]]);
  });
  it.each([
    ['回滚到上一个版本', '恢复最近的备份'],
    ['停止服务', '回滚到上一个版本'],
    ['回滚到上一个版本', '回滚数据库'],
    ['快速检查', '完整检查'],
  ])('but not %s and %s', (one, two) => {
    expect(compileText(steps(one, two)).choices).toEqual([]);
  });
});

describe('tools of which a project has one', () => {
  it('are a choice over the commands of a fence', () => {
    const plan = compileText(
      document('## 回滚步骤', fence('# Alembic', 'one', '', '# Django', 'two', '', '# Flyway', 'three')),
    );
    expect(plan.choices.map(({ options }) => options)).toEqual([['Alembic', 'Django', 'Flyway']]);
  });
  it('but not beside tools of another kind', () => {
    const plan = compileText(document('## 回滚步骤', fence('# Flyway', 'one', '', '# Docker', 'two')));
    expect(plan.choices).toEqual([]);
  });
});

describe('what a person does first is asked of', () => {
  it.each(['修复问题后', '排查完毕后:', 'After fixing the bug'])('%s', (said) => {
    const [action] =
      compileText(document('## 回滚步骤', fence(`# ${said}`, 'publish'))).phases[0]?.steps[0]?.actions ?? [];
    const runIf = action?.kind === 'command' ? action.settings.runIf : null;
    expect(runIf).toBe(said);
  });
  it('in its place, and not of an end of the command before', () => {
    const [action] =
      compileText(document('## 回滚步骤', fence('# 重启后检查', 'look'))).phases[0]?.steps[0]?.actions ?? [];
    expect(action).toMatchObject({ settings: { runIf: null } });
  });
});

it('what is to be done in some place is done by a person', () => {
  const items = ['- 在 CSS 中去掉动画', '- 或者在网关里停用路由'].join('\n');
  expect(compact(compileText(document('## 回滚步骤', fence('a-cmd'), '若仍卡顿：', items)))).toContain(
    '    1.1/m1 manual:prose 若仍卡顿： …',
  );
  const states = ['- 在网关上出现 502', '- 在日志里能看到报错'].join('\n');
  expect(
    compact(compileText(document('## 回滚步骤', fence('a-cmd'), '现象：', states))).join('\n'),
  ).not.toContain('manual');
});

describe('what is gone back to, named in several ways, is a choice', () => {
  it.each([
    ['按编号回滚（最快）', '按时间回滚'],
    ['根据标签恢复', '根据日期恢复'],
    ['Rollback by id', 'Rollback by tag'],
  ])('%s / %s', (one, two) => {
    const plan = compileText(document('## 回滚步骤', fence(`# ${one}`, 'one', '', `# ${two}`, 'two')));
    expect(plan.choices).toHaveLength(1);
  });
  it('but not what is done by one order', () => {
    const plan = compileText(
      document('## 回滚步骤', fence('# 按依赖顺序停止', 'one', '', '# 按依赖顺序启动', 'two')),
    );
    expect(plan.choices).toEqual([]);
  });
});

describe('a variable that nothing reads is set by a person, where it is read', () => {
  it('in a fence of nothing but variables', () => {
    const plan = compileText(
      document('## 回滚步骤', fence('# 立即关闭', 'FEATURE_LAG=false', '# 手动重启全部进程'), fence('a-cmd')),
    );
    expect(compact(plan).slice(2)).toEqual(['    1.1/m1 manual:prose 立即关闭 …', '    1.1/1 command a-cmd']);
    const [action] = plan.phases[0]?.steps[0]?.actions ?? [];
    expect(action?.text).toBe('立即关闭\nFEATURE_LAG=false\n手动重启全部进程');
  });
  it.each(['text', ''])('in a fence of the language “%s”', (language) => {
    const plan = compileText(
      document('## 回滚步骤', '最快的办法：', `\`\`\`${language}\nKILL_SWITCH=true\nSEND_MAIL=false\n\`\`\``),
    );
    expect(compact(plan).slice(2)).toEqual(['    1.1/m1 manual:prose 最快的办法： …']);
    expect(notRun(plan)).toEqual([]);
  });
  it('but not one that a later fence, or the same, reads', () => {
    const later = document('## 回滚步骤', fence('TAG=v1'), fence('deploy "${TAG}"'));
    expect(compact(compileText(later)).slice(2)).toEqual([
      '    1.1/1 command TAG=v1',
      '    1.1/2 command deploy "${TAG}"',
    ]);
    const same = document('## 回滚步骤', fence('TAG=v1', 'deploy $TAG'));
    expect(compact(compileText(same)).slice(2)).toEqual([
      '    1.1/1 command TAG=v1',
      '    1.1/2 command deploy $TAG',
    ]);
  });
  it.each([
    ['TAG=v1', 'export TAG'],
    ['TAG=v1', 'declare -x OTHER TAG'],
    ['COUNT=3', 'if (( COUNT > 2 )); then stop-all; fi'],
    ['COUNT=3', '[[ COUNT -gt 2 ]] && stop-all'],
    ['TAG=v1', 'test -v TAG && stop-all'],
    ['TAG=v1', 'show "${!TAG}"'],
    ['TAG=v1', 'show ${#TAG}'],
    ['TAG=v1', 'set -a'],
    // Exported before the run, it reaches every program as it is now.
    ['AWS_PROFILE=prod', 'aws s3 ls'],
    ['KUBECONFIG=/etc/kube/prod', 'kubectl get pods'],
    ['PGHOST=10.0.0.2', 'psql -c "select 1"'],
    ['http_proxy=', 'curl http://127.0.0.1/'],
  ])('nor %s before %s', (sets, uses) => {
    const plan = compileText(document('## 回滚步骤', fence(sets), fence(uses)));
    expect(compact(plan)).toContain(`    1.1/1 command ${sets}`);
  });
  it('nor what a program printed', () => {
    const text = document('## 回滚步骤', fence('show-env'), '预期输出：', '```\nKILL_SWITCH=true\n```');
    expect(compact(compileText(text)).join('\n')).not.toContain('manual');
  });
});
