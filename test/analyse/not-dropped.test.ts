import { describe, expect, it } from 'vitest';
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
  it('a path that ends in dots refuses the run', () => {
    expect(messages(compileText(stepWith('restore --key daily/2026/...')), 'error')).toEqual([
      '4 placeholder-left',
    ]);
    expect(messages(compileText(stepWith('go test ./...', 'go vet example.org/app/...')), 'error')).toEqual(
      [],
    );
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
