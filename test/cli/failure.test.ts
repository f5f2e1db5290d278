import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitStatusWords } from '../../src/catalogue/exit-statuses.ts';
import { differenceOf, markedRows } from '../../src/cli/terminal/difference.ts';
import { width } from '../../src/cli/terminal/text.ts';
import { inDirectory, mdrollback } from './program.ts';

/** A line and the signs under it. */
function marked(wanted: string, seen: string): readonly string[] {
  const difference = differenceOf(wanted, seen);
  if (difference === null) return [];
  return [...markedRows(difference.wanted, '-', 200), ...markedRows(difference.seen, '+', 200)].flatMap(
    ({ pieces, marks }) => [pieces.map(({ text }) => text).join(''), marks],
  );
}

describe('the difference between a text and the nearest line', () => {
  it('is marked where the text stands on the line, not around it', () => {
    expect(marked('inactive (dead)', 'Active: active (running) since Mon')).toEqual([
      'inactive (dead)',
      '--        ----',
      'Active: active (running) since Mon',
      '                +++++++',
    ]);
    expect(marked('3/3 Running', 'web-0   2/3   Running   0   5m').join('\n')).toContain('-');
  });

  it('is marked in columns, two for a Chinese character', () => {
    const [wanted = '', minus = '', seen = '', plus = ''] = marked('服务已停止运行', '状态：服务已启动运行');
    expect([wanted, seen]).toEqual(['服务已停止运行', '状态：服务已启动运行']);
    expect([minus, plus]).toEqual(['      ----', '            ++++']);
    expect(width(minus)).toBeLessThanOrEqual(width(wanted));
  });

  it('is not shown where nothing is in common', () => {
    expect(differenceOf('inactive', 'OK')).toBeNull();
  });

  it('wraps with its marks', () => {
    const rows = markedRows([{ text: '一二三四五', differs: true }], '^', 4);
    expect(rows.map(({ pieces, marks }) => [pieces.map(({ text }) => text).join(''), marks])).toEqual([
      ['一二', '^^^^'],
      ['三四', '^^^^'],
      ['五', '^^'],
    ]);
  });
});

describe('an exit status in words', () => {
  it.each([
    [127, 'foo', /找不到命令/],
    [126, './a', /权限/],
    [130, 'sleep 9', /Ctrl-C/],
    [137, 'java', /内存不足/],
    [139, './a', /段错误/],
    [143, 'sleep 9', /SIGTERM/],
    [124, 'timeout 5 curl x', /timeout/],
    [255, 'ssh host true', /ssh/],
    [160, 'x', /信号 32/],
  ])('%i', (status, command, said) => {
    expect(exitStatusWords(status, command, 'zh-CN')).toMatch(said);
  });

  it.each([0, 1, 2, 22, 124, 200, 255])('%i is the program’s own', (status) => {
    expect(exitStatusWords(status, 'curl x', 'zh-CN')).toBeNull();
  });
});

describe('the account of a failure', () => {
  const DOCUMENT = [
    '# 回滚方案',
    '## 回滚步骤',
    '### 步骤 1.1: 查服务',
    '```bash',
    'echo "Active: active (running)"; echo "磁盘空间不足" >&2',
    '# 预期: inactive (dead)',
    '```',
    '',
  ].join('\n');

  it.each([
    [
      'zh_CN.UTF-8',
      '',
      [
        '预期：inactive (dead)',
        '读作：',
        '最接近的一行：',
        '错误输出的最后几行：',
        '输出的最后几行：',
        '完整输出：',
      ],
    ],
    ['zh_CN.UTF-8', '40', ['最接近的一行：']],
  ])('says all of it: %s, %s columns', async (LANG, COLUMNS, parts) => {
    await inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'plan.md'), DOCUMENT);
      const { status, stdout } = await mdrollback(['exec', 'plan.md', '--yes', '--operator', 'li'], {
        cwd,
        env: { LANG, COLUMNS, NO_COLOR: '1' },
      });
      expect(status).toBe(1);
      for (const part of parts) expect(stdout).toContain(part);
      const lines = stdout.split('\n');
      const at = lines.findIndex((line) => line.trim() === 'inactive (dead)');
      expect(lines[at + 1]).toBe('      --        ----');
      // Paths and calls are whole, to be copied.
      const broken = lines.filter((line) => !/\/|mdrollback resume/.test(line));
      if (COLUMNS !== '') expect(Math.max(...broken.map(width))).toBeLessThanOrEqual(Number(COLUMNS));
    });
  });
});
