import { describe, expect, it } from 'vitest';
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
    for (const verb of ['scaffold', 'check', 'plan', 'exec', 'report']) {
      expect((await call([verb, '--help'])).stdout).toContain(`Examples:\n  mdrollback ${verb}`);
    }
  });
});

describe('a wrong call', () => {
  it.each([
    ['no verb', [], 'a command is missing'],
    ['an unknown verb', ['plna', 'x.md'], 'Did you mean plan?'],
    ['an unknown flag', ['plan', 'x.md', '--formta', 'json'], 'Did you mean --format?'],
    ['a missing document', ['plan'], "'document' is missing"],
    ['a flag without its value', ['plan', 'x.md', '--set'], 'needs a value'],
    ['a wrong format', ['plan', 'x.md', '--format', 'xml'], 'it can be text | json'],
    ['a wrong language', ['plan', 'x.md', '--lang', 'fr'], 'it can be zh | zh-CN | en'],
    ['two documents', ['plan', 'x.md', 'y.md'], 'too many arguments'],
    ['a time-out of nought', ['exec', 'x.md', '--timeout', '0'], "'0' is no value for '--timeout'"],
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
  });
});
