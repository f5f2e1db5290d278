import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inDirectory, mdrollback, type Outcome } from './program.ts';

interface Ran extends Outcome {
  readonly files: readonly string[];
  readonly read: (name: string) => string;
}

/** Runs a document whose steps are given, unattended. */
function exec(
  steps: string,
  argv: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  return inDirectory(async (cwd) => {
    writeFileSync(
      join(cwd, 'doc.md'),
      `# 演练回滚方案\n\n## 回滚步骤\n\n### 阶段 1: 恢复 (预计 1 分钟)\n\n${steps}`,
    );
    const outcome = await mdrollback(['exec', 'doc.md', '--operator', 'li', ...argv], { cwd, env });
    const files = readdirSync(cwd);
    const contents = new Map(
      files
        .filter((file) => /\.(md|txt)$/.test(file))
        .map((file) => [file, readFileSync(join(cwd, file), 'utf8')]),
    );
    return { ...outcome, files, read: (name) => contents.get(name) ?? '' };
  });
}

const step = (id: string, title: string, body: string): string => `#### 步骤 ${id}: ${title}\n\n${body}\n\n`;
const bash = (text: string): string => `\`\`\`bash\n${text}\n\`\`\``;

describe('exec without anybody there', () => {
  it('runs, verifies and reports', async () => {
    const ran = await exec(step('1.1', '写标记', bash('echo ready > flag.txt\ncat flag.txt\n# 预期: ready')));
    expect(ran.status).toBe(0);
    expect(ran.read('flag.txt')).toBe('ready\n');
    expect(ran.read('doc.report.md')).toContain('# 演练回滚方案');
    expect(ran.stdout).toContain('$ cat flag.txt');
    expect(ran.stdout).toContain('│ ready');
    expect(ran.stdout).toContain('✓ 通过');
    // Nobody may think that all was verified.
    expect(ran.stdout).toContain('1 条命令已执行，但没有预期可以验证');
  });

  it('stops at the first failure and accounts for it', async () => {
    const ran = await exec(
      step('1.1', '核对', bash('echo v2; echo "no such release" >&2\n# 预期: v1')) +
        step('1.2', '之后', bash('echo late > late.txt')),
    );
    expect(ran.status).toBe(1);
    expect(ran.read('late.txt')).toBe('');
    for (const part of [
      '失败在 1.1/1（第 10 行）',
      'no such release',
      '看到：',
      '完整输出：',
      '✗ 回滚失败',
      'doc.report.md',
    ]) {
      expect(ran.stdout).toContain(part);
    }
  });

  it.each([
    [
      'a checkpoint',
      '- [ ] 已通知用户',
      '--confirm-checkpoints',
      /1\.1\/c1（第 \d+ 行）“已通知用户”要由人回答/,
    ],
    [
      'an expectation that only a person can judge',
      bash('echo 3\n# 预期: 与备份时的数量一致'),
      '--confirm-checkpoints',
      /1\.1\/1（第 \d+ 行）“与备份时的数量一致”要由人回答/,
    ],
    ['a manual action', bash('vim app.conf'), null, /1\.1\/m1（第 \d+ 行）“vim app\.conf”要由人动手/],
    [
      'a condition',
      bash('# 如果端口被占用\necho freed'),
      null,
      /1\.1\/1（第 \d+ 行）的条件“如果端口被占用”要由人判断/,
    ],
  ])('waits for a person at %s, whatever --yes says, and names it', async (_what, body, vouch, said) => {
    const steps = step('1.1', '确认', body) + step('1.2', '之后', bash('echo late > late.txt'));
    const waiting = await exec(steps, ['--yes']);
    expect(waiting.status).toBe(3);
    expect(waiting.stdout).toMatch(said);
    expect(waiting.read('late.txt')).toBe('');
    const vouched = await exec(steps, ['--yes', '--confirm-checkpoints']);
    expect(vouched.status).toBe(vouch === null ? 3 : 0);
    expect(vouched.read('late.txt')).toBe(vouch === null ? '' : 'late\n');
  });

  it('passes an irreversible step only when it was allowed by its number', async () => {
    const steps = step('1.1', '删除 ⚠️ 不可逆', bash('echo gone > gone.txt'));
    const refused = await exec(steps, ['--yes', '--confirm-checkpoints']);
    expect(refused.status).toBe(3);
    expect(refused.read('gone.txt')).toBe('');
    expect(refused.stdout).toContain('--allow-irreversible 1.1');
    const allowed = await exec(steps, ['--yes', '--allow-irreversible', '1.1']);
    expect(allowed.status).toBe(0);
    expect(allowed.read('gone.txt')).toBe('gone\n');
  });

  it('lists everything that is in the way, and makes nothing', async () => {
    const ran = await exec(
      step('1.1', '恢复', bash('# 使用 Git\necho <commit-hash>\n\n# 或 Kubernetes\nno-such-program --now')) +
        step('1.2', '清缓存（可选）', bash('echo flushed')),
      ['--yes'],
    );
    expect({ status: ran.status, stdout: ran.stdout }).toEqual({ status: 2, stdout: '' });
    for (const part of ['--use 1.1=Git', '--set commit-hash=', 'no-such-program', '--with 1.2']) {
      expect(ran.stderr).toContain(part);
    }
    expect(ran.files).toEqual(['doc.md']);
  });

  it('passes a value as data', async () => {
    const value = '$(touch owned.txt); `touch owned.txt`';
    const ran = await exec(step('1.1', '写', bash('echo <text> > out.txt')), ['--set', `text=${value}`]);
    expect(ran.status).toBe(0);
    expect(ran.files).not.toContain('owned.txt');
    expect(ran.read('out.txt')).toBe(`${value}\n`);
  });

  it('shows a secret nowhere', async () => {
    const ran = await exec(step('1.1', '写', bash('printf %s <db-password> | fold -w 1 | tr -d "\\n"')), [
      '--set',
      'db-password=hunter2hunter',
    ]);
    expect(ran.status).toBe(0);
    expect(ran.stdout).not.toContain('hunter2hunter');
    expect(ran.stdout).toContain('••••');
    expect(ran.read('doc.report.md')).not.toContain('hunter2hunter');
  });

  it('gives the run as JSON on stdout, and the transcript on stderr', async () => {
    const ran = await exec(step('1.1', '写', bash('echo ok\n# 预期: ok')), ['--format', 'json']);
    expect(ran.status).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      schema: 'mdrollback.run/1',
      result: 'succeeded',
      exitStatus: 0,
      operator: 'li',
      actions: [{ id: '1.1/1', outcome: 'passed', exitStatus: 0 }],
    });
    expect(ran.stderr).toContain('✓ 通过');
  });

  it('ends a command at its time limit', async () => {
    const ran = await exec(step('1.1', '等', bash('sleep 30')), ['--timeout', '0.3']);
    expect(ran.status).toBe(1);
    expect(ran.stdout).toContain('0.3');
  });

  it('keeps the run where MDROLLBACK_HOME says, and `report` finds it', async () => {
    await inDirectory(async (cwd) => {
      writeFileSync(
        join(cwd, 'doc.md'),
        '# 回滚\n\n## 回滚步骤\n\n### 步骤 1.1: 写\n\n```bash\necho ok\n# 预期: ok\n```\n',
      );
      const env = { MDROLLBACK_HOME: join(cwd, 'home of runs') };
      expect((await mdrollback(['exec', 'doc.md', '--report', 'r.md'], { cwd, env })).status).toBe(0);
      expect(existsSync(join(cwd, '.mdrollback'))).toBe(false);
      const report = await mdrollback(['report'], { cwd, env });
      expect(report.stdout).toBe(readFileSync(join(cwd, 'r.md'), 'utf8'));
      const json = await mdrollback(['report', 'latest', '--format', 'json'], { cwd, env });
      expect(JSON.parse(json.stdout)).toMatchObject({ result: 'succeeded' });
      expect((await mdrollback(['report'], { cwd })).status).toBe(2);
    });
  });
});

describe('the report', () => {
  it.each([
    ['the document itself', 'doc.md'],
    ['a file of somebody else', 'notes.md'],
  ])('never overwrites %s', async (_what, name) => {
    await inDirectory(async (cwd) => {
      const text = '# 回滚\n\n## 回滚步骤\n\n### 步骤 1.1: 写\n\n```bash\necho ok > ran.txt\n```\n';
      for (const file of ['doc.md', 'notes.md']) writeFileSync(join(cwd, file), text);
      const { status, stderr } = await mdrollback(['exec', 'doc.md', '--report', name], { cwd });
      expect(status).toBe(2);
      expect(stderr).toContain('--report');
      expect(readFileSync(join(cwd, name), 'utf8')).toBe(text);
      expect(readdirSync(cwd)).toEqual(['doc.md', 'notes.md']);
    });
  });
});

describe('a step for another machine', () => {
  const steps = step('1.1', '停库', `**执行主机**：db-01\n\n${bash('echo stopped > stopped.txt')}`);

  it('waits, whatever --yes and --confirm-checkpoints say, and names the flag that answers', async () => {
    const ran = await exec(steps, ['--yes', '--confirm-checkpoints']);
    expect(ran.status).toBe(3);
    expect(ran.read('stopped.txt')).toBe('');
    expect(ran.stdout).toContain('--on-host db-01');
  });

  it('runs when the call says that this machine is the one, and the report says who said so', async () => {
    const ran = await exec(steps, ['--on-host', 'db-01']);
    expect(ran.status).toBe(0);
    expect(ran.read('stopped.txt')).toBe('stopped\n');
    expect(ran.stdout).toContain('1.1 要在 db-01 上执行，本机就是 db-01：是（li');
    expect(ran.read('doc.report.md')).toContain('1.1 要在 db-01 上执行，本机就是 db-01：是（li');
  });

  it.each(['localhost', '本机'])('runs on any when the host is %s', async (host) => {
    const ran = await exec(steps.replace('db-01', host));
    expect(ran).toMatchObject({ status: 0 });
  });
});

describe('what was not looked at', () => {
  it('is never called verified', async () => {
    const body = `${bash('echo ok\n# 预期: ok')}\n\n- [ ] 已通知用户\n- [x] 已备份`;
    const ran = await exec(step('1.1', '做', body), ['--confirm-checkpoints']);
    expect(ran.status).toBe(0);
    expect(ran.stdout).toContain('回滚完成；1 项由操作者事先确认，未当场核对');
    expect(ran.stdout).toContain('通过 1 · 未核对 1 · 作者事先已勾选 1');
    expect(ran.stdout).not.toContain('全部验证通过');
    const report = ran.read('doc.report.md');
    expect(report).toContain('- [ ] 已通知用户 ');
    expect(report).toContain('li 事先统一确认（--confirm-checkpoints），未当场核对');
  });
});

describe('without a bash', () => {
  it('nothing begins, and the reason is said once', async () => {
    const ran = await exec(step('1.1', '做', bash('echo ok > ok.txt')), [], { PATH: '/nonexistent' });
    expect({ status: ran.status, stdout: ran.stdout }).toEqual({ status: 2, stdout: '' });
    expect(ran.stderr).toContain('没有可用的 bash');
    expect(ran.stderr).not.toContain('echo');
    expect(ran.files).toEqual(['doc.md']);
  });

  it.each([
    ['too old', 'if [ "$3" = "-c" ] || [ "$1" = "-c" ]; then printf 3.2.57; fi'],
    ['silent', 'exit 0'],
  ])('that can be used (%s), nothing is run, and the rollback has not failed', async (_what, script) => {
    await inDirectory(async (bin) => {
      writeFileSync(join(bin, 'bash'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
      const ran = await exec(step('1.1', '做', bash('echo ok > ok.txt')), [], {
        PATH: `${bin}:/usr/bin:/bin`,
      });
      expect(ran.status).toBe(2);
      expect(ran.read('ok.txt')).toBe('');
      expect(ran.stdout + ran.stderr).toContain('没有可用的 bash');
      expect(ran.stdout).not.toContain('失败');
    });
  });
});
