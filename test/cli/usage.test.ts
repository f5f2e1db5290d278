import { describe, expect, it } from 'vitest';
import { examples } from '../../src/cli/examples.ts';
import { width } from '../../src/cli/terminal/text.ts';
import { inDirectory, mdrollback } from './program.ts';

const call = (
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): ReturnType<typeof mdrollback> => inDirectory((cwd) => mdrollback(argv, { cwd, env }));

describe('help', () => {
  it('shows the verbs that exist and the exit statuses', async () => {
    const { status, stdout, stderr } = await call(['--help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    for (const verb of ['scaffold', 'check', 'plan', 'exec', 'report'])
      expect(stdout).toContain(`\n  ${verb} `);
    expect(stdout).toContain('3 waiting for a person');
  });

  it.each([
    ['--lang zh', ['--lang', 'zh', 'plan', '--help'], {}],
    ['behind the verb', ['plan', '--lang=zh-CN', '--help'], {}],
    ['the environment', ['plan', '--help'], { LC_ALL: 'zh_CN.UTF-8' }],
  ])('speaks Chinese by %s', async (_how, argv, env) => {
    const { status, stdout } = await call(argv, env);
    expect(status).toBe(0);
    expect(stdout).toContain('选项：');
    expect(stdout).toContain('什么都不执行');
    expect(stdout).not.toMatch(/Usage|Options|Arguments/);
  });

  it('has examples for each verb', async () => {
    for (const verb of Object.keys(examples)) {
      const { stdout } = await call([verb, '--help']);
      expect(stdout).toContain(`Examples:\n  mdrollback ${verb}`);
      expect(stdout).toMatch(/\nExit status:\n(?: {2}.+\n)* {2}2 \S/);
    }
  });

  it('is in Chinese to the last word, and gives each exit status a line', async () => {
    for (const verb of Object.keys(examples)) {
      const { stdout } = await call([verb, '--help', '--lang', 'zh']);
      expect(stdout).toContain(`用法： mdrollback ${verb} [选项]`);
      expect(stdout).not.toMatch(/\[options\]|\(default:/);
      const statuses = stdout.slice(stdout.indexOf('退出状态：'));
      expect(statuses).toMatch(/^ {2}2 \S/m);
      expect(statuses).not.toContain('·');
    }
  });

  it('is asked for by help, too', async () => {
    const [asked, flagged] = [await call(['help', 'exec']), await call(['exec', '--help'])];
    expect(asked).toEqual(flagged);
    expect((await call(['help'])).stdout).toContain('\n  exec ');
  });

  it.each([40, 60, 100])('fits into %i columns', async (columns) => {
    const { stdout } = await call(['exec', '--help'], { COLUMNS: String(columns), LANG: 'zh_CN.UTF-8' });
    const text = stdout.slice(stdout.indexOf('参数'), stdout.indexOf('例子'));
    expect(text).toContain('--confirm-checkpoints');
    expect(Math.max(...text.split('\n').map(width))).toBeLessThanOrEqual(columns);
    // No bracket is left alone at the end of a line.
    expect(text).not.toMatch(/[（“]$/m);
  });
});

describe('a wrong call', () => {
  it.each([
    ['no verb', [], 'a command is missing'],
    ['an unknown verb', ['plna', 'x.md'], 'Did you mean plan?'],
    ['an unknown flag', ['plan', 'x.md', '--formta', 'json'], 'Did you mean --format?'],
    ['no verb, with what there is', [], '\n  exec [options] <document> '],
    ['a document without a verb', ['x.md'], '\n  mdrollback check x.md\n'],
    ['a plan file without a verb', ['plan.json'], '\n  mdrollback exec plan.json\n'],
    ['a missing document', ['plan'], "'document' is missing\nFor example mdrollback plan rollback.md"],
    ['a flag without its value', ['plan', 'x.md', '--set'], 'needs a value'],
    ['a wrong format', ['plan', 'x.md', '--format', 'xml'], 'it can be text | json'],
    ['a wrong language', ['plan', 'x.md', '--lang', 'fr'], 'it can be zh | zh-CN | en'],
    ['two documents', ['plan', 'x.md', 'y.md'], 'plan takes 1 and got 2'],
    [
      'a time-out of nought',
      ['exec', 'x.md', '--timeout', '0'],
      "'0' is no value for '--timeout'; it is to be a number of seconds",
    ],
  ])('%s: says so on stderr and ends with 2', async (_what, argv, words) => {
    const { status, stdout, stderr } = await call(argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(words);
    expect(stderr).toContain('--help');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('is said in Chinese, too', async () => {
    const { stderr } = await call(['plna'], { LANG: 'zh_CN.UTF-8' });
    expect(stderr).toContain('没有命令 plna');
    expect(stderr).toContain('是不是想写 plan？');
    expect((await call(['plan', 'x.md', '--lang', 'fr'], { LANG: 'zh_CN.UTF-8' })).stderr).toContain(
      '可以是 zh',
    );
  });
});
