import { describe, expect, it } from 'vitest';
import { compact, compileText } from '../helpers/compact.ts';

const under = (words: string, language = 'bash'): readonly string[] =>
  compact(
    compileText(
      ['## 回滚步骤', '', words, '', `\`\`\`${language}`, 'rm -rf /data/new', '```', ''].join('\n'),
    ),
  );
const runs = (lines: readonly string[]): boolean => lines.some((line) => line.includes('command rm'));

describe('what a fence shows of a file is put there by a person, whatever its language (law 1)', () => {
  it.each([
    '改为：',
    '修改 `/etc/app/env.sh`，将：',
    '修改前：',
    '修改后：',
    '旧版本：',
    '当前版本：',
    '新建 `rollback.sh`，内容如下：',
    '将以下内容写入 `/opt/run.sh`：',
    '在 crontab 中添加：',
    '在 ~/.bashrc 末尾追加：',
    '把端口替换为：',
    '用 kubectl rollout undo 回滚，例如：',
    '示例：',
    'For example:',
    'Before:',
    'Replace the line with:',
    'Add the following line to ~/.bashrc:',
  ])('%s', (words) => {
    const lines = under(words);
    expect(runs(lines)).toBe(false);
    expect(lines.at(-1)).toContain(`manual:prose ${words.replaceAll('`', '')}`);
  });

  it.each([
    '更新镜像：',
    '执行以下命令，将流量切回：',
    '修改配置：',
    '在主库上执行：',
    '切换为旧版本：',
    'Run the following to revert to the old one:',
  ])('%s runs', (words) => {
    expect(runs(under(words))).toBe(true);
  });
});
