import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inDirectory, mdrollback } from './program.ts';

const HEAD = [
  'parameters:',
  '  count: { type: integer }',
  '  env: { options: [blue, green] }',
  '  day: { type: date }',
  'use: { "1.1": 方法2 }',
  'with: ["1.2"]',
  'skip: ["1.3"]',
];
const DOCUMENT = [
  '## 回滚步骤',
  '### 步骤 1.1: 换',
  '```bash',
  '# 方法1: 用 A',
  'echo way-a <count> <env> <day>',
  '# 方法2: 用 B',
  'echo way-b <count> <env> <day>',
  '```',
  '### 步骤 1.2: 清理（可选）',
  '```bash',
  'echo clean',
  '```',
  '### 步骤 1.3: 通知（可选）',
  '```bash',
  'echo notify',
  '```',
  '',
];
const write = (cwd: string, head: readonly string[] = HEAD): void => {
  writeFileSync(join(cwd, 'doc.md'), ['---', ...head, '---', ...DOCUMENT].join('\n'));
};
const exec = (cwd: string, more: readonly string[], env: Record<string, string> = {}) =>
  mdrollback(['exec', 'doc.md', '--yes', '--operator', 'li', '--lang', 'en', ...more], { cwd, env });
const GOOD = ['--set', 'count=3', '--set', 'env=blue', '--set', 'day=2026-11-26'];

describe('what front matter decides', () => {
  it('is done without a question', () =>
    inDirectory(async (cwd) => {
      write(cwd);
      const { status, stdout, stderr } = await exec(cwd, GOOD);
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout).toContain('way-b 3 blue 2026-11-26');
      expect(stdout).not.toContain('way-a 3');
      expect(stdout).toContain('echo clean');
      expect(stdout).not.toMatch(/^notify$/m);
    }));

  it('gives way to the call', () =>
    inDirectory(async (cwd) => {
      write(cwd);
      const more = ['--use', '1.1=方法一', '--skip', '1.2', '--with', '1.3'];
      const { status, stdout } = await exec(cwd, [...GOOD, ...more, '--dry-run']);
      expect(status).toBe(0);
      expect(stdout).toContain('way-a');
      expect(stdout).not.toContain('way-b');
      expect(stdout).toContain('echo notify');
      expect(stdout).not.toContain('$ echo clean');
    }));
});

it('lists all that is wrong at once, each value with where it comes from', () =>
  inDirectory(async (cwd) => {
    write(
      cwd,
      HEAD.filter((line) => !/^(?:use|with|skip)/.test(line)),
    );
    writeFileSync(join(cwd, 'values.yaml'), '# of the night\nenv: red\nextra: x\n');
    const more = ['--values', 'values.yaml', '--set', 'day=26.11.', '--with', '1.9', '--use', '方法9'];
    const { status, stderr } = await exec(cwd, more, { MDROLLBACK_COUNT: '3.5' });
    expect(status).toBe(2);
    for (const said of [
      'value 3.5 of parameter count (from the environment variable MDROLLBACK_COUNT) does not fit: it should be a whole number',
      'value red of parameter env (from values.yaml:2) does not fit: it should be one of blue | green',
      'value 26.11. of parameter day (from --set) does not fit: it should be a date',
      'no parameter extra (from values.yaml:3)',
      'no step or phase 1.9',
      '--use 方法9',
      'choice 1.1 is undecided',
      "--use '1.1=用 A'",
      'optional step 1.2',
      'optional step 1.3',
    ]) {
      expect(stderr).toContain(said);
    }
  }));

it('runs no two steps that exclude each other by the text’s own words', () =>
  inDirectory(async (cwd) => {
    const step = (heading: string, command: string): string =>
      `### ${heading}\n\`\`\`bash\n${command}\n\`\`\`\n`;
    writeFileSync(
      join(cwd, 'doc.md'),
      `## 回滚步骤\n以下两种方式任选其一：\n${step('步骤 1: 用备份', 'echo by-backup')}${step('步骤 2: 用从库', 'echo by-replica')}`,
    );
    const undecided = await exec(cwd, []);
    expect(undecided.status).toBe(2);
    expect(undecided.stderr).toContain('用备份 | 用从库');
    const { status, stdout } = await exec(cwd, ['--use', '步骤2']);
    expect(status).toBe(0);
    expect(stdout).toContain('by-replica');
    expect(stdout).not.toContain('by-backup');
  }));

it('says of a document without parameters and choices that it has none', () =>
  inDirectory(async (cwd) => {
    writeFileSync(join(cwd, 'doc.md'), '## 回滚步骤\n### 步骤 1: 换\n```bash\ntouch ran\n```\n');
    const { status, stderr } = await exec(cwd, ['--set', 'version=v1', '--use', 'Git']);
    expect(status).toBe(2);
    expect(stderr).toContain('no parameter version (from --set); it has no parameters at all');
    expect(stderr).toContain('--use Git: the document has no choices');
    expect(stderr).not.toContain('—');
  }));
