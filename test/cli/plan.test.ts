import { copyFileSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/analyse/index.ts';
import type { Plan } from '../../src/plan/types.ts';
import { inDirectory, mdrollback } from './program.ts';

const EXAMPLES = resolve(import.meta.dirname, '../../examples');
const documents = readdirSync(EXAMPLES, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('回滚方案.md'),
);

const DOCUMENT = `# 演练回滚方案

## 回滚步骤

### 阶段 1: 恢复

#### 步骤 1.1: 恢复版本 ⚠️ 不可逆

**目的**: 回到上一个版本

\`\`\`bash
# 使用 Git
echo <previous-version>
# 预期: v1

# 或 Kubernetes
echo kubernetes
# 预期: kubernetes
\`\`\`
`;

async function planOf(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Plan> {
  return inDirectory(async (cwd) => {
    writeFileSync(join(cwd, 'doc.md'), DOCUMENT);
    writeFileSync(join(cwd, 'values.yaml'), 'previous-version: 1.10\n');
    const { status, stdout, stderr } = await mdrollback(['plan', 'doc.md', '--format', 'json', ...argv], {
      cwd,
      env,
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return JSON.parse(stdout) as Plan;
  });
}

/** The program is bundled with parts that are loaded when they are used: each must be there. */
describe('the built program', () => {
  it('reads entities by their names', async () => {
    await inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'doc.md'), DOCUMENT.replace('演练回滚方案', '演练 &copy; &lt;一&gt; 回滚方案'));
      const { status, stdout } = await mdrollback(['plan', 'doc.md'], { cwd });
      expect(status).toBe(0);
      expect(stdout.split('\n')[0]).toBe('演练 © <一> 回滚方案');
    });
  });

  it('knows every verb, whichever is called', async () => {
    await inDirectory(async (cwd) => {
      const { stdout } = await mdrollback(['--help'], { cwd });
      const verbs = [...stdout.matchAll(/^ {2}([a-z][a-z-]*) \[/gm)].map(([, verb = '']) => verb);
      expect(verbs).toContain('verify');
      const helps = await Promise.all(verbs.map((verb) => mdrollback([verb, '--help'], { cwd })));
      expect(helps.map(({ status }) => status)).toEqual(verbs.map(() => 0));
      expect(helps.map(({ stdout: help }) => /mdrollback ([a-z-]+)/.exec(help)?.[1])).toEqual(verbs);
    });
  });
});

describe('plan --format json', () => {
  it.each(documents)('is the plan that the library compiles, for %s', async (path) => {
    await inDirectory(async (cwd) => {
      copyFileSync(join(EXAMPLES, path), join(cwd, 'doc.md'));
      const { status, stdout } = await mdrollback(['plan', 'doc.md', '--format', 'json'], { cwd });
      expect(status).toBe(0);
      const plan = compile(readFileSync(join(cwd, 'doc.md'), 'utf8'), { path: 'doc.md', locale: 'zh-CN' });
      const { digest, ...shown } = JSON.parse(stdout) as Plan;
      expect(shown.phases).toEqual(JSON.parse(JSON.stringify(plan.phases)));
      expect(shown.messages).toEqual(JSON.parse(JSON.stringify(plan.messages)));
      expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    });
  });

  it('leaves what is open open', async () => {
    const plan = await planOf([]);
    expect(plan.choices).toMatchObject([{ id: '1.1', options: ['Git', 'Kubernetes'], chosen: null }]);
    expect(plan.parameters).toMatchObject([{ name: 'previous-version', value: null }]);
    expect(plan.phases[0]?.steps[0]).toMatchObject({ irreversible: true, purpose: '回到上一个版本' });
  });

  it('takes one alternative of a choice that was decided', async () => {
    const plan = await planOf(['--use', 'Git']);
    expect(plan.choices).toMatchObject([{ chosen: 'Git' }]);
    expect(plan.phases[0]?.steps[0]?.actions).toHaveLength(1);
  });

  it.each([
    ['--set', ['--set', 'previous-version=a=b'], {}, 'a=b'],
    ['--values, as text and not as a number', ['--values', 'values.yaml'], {}, '1.10'],
    ['the environment', [], { MDROLLBACK_PREVIOUS_VERSION: 'v3' }, 'v3'],
    ['--set before --values', ['--values', 'values.yaml', '--set', 'previous-version=v4'], {}, 'v4'],
  ])('fills a parameter from %s', async (_from, argv, env, value) => {
    const plan = await planOf(argv, env);
    expect(plan.parameters).toMatchObject([{ name: 'previous-version', value }]);
  });
});

describe('plan', () => {
  it.each([
    ['an unknown option', ['--use', 'Ansible'], 'Git | Kubernetes'],
    ['an unknown parameter', ['--set', 'version=1'], '文档的参数是 previous-version'],
    ['two answers', ['--use', 'Git', '--use', '1.1=Kubernetes'], '前面已经选了 Git'],
    ['a malformed --set', ['--set', 'version'], '名称=值'],
  ])('refuses %s', async (_what, argv, words) => {
    await inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'doc.md'), DOCUMENT);
      const { status, stdout, stderr } = await mdrollback(['plan', 'doc.md', ...argv], { cwd });
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain(words);
    });
  });

  it('speaks the document’s language unless told otherwise, and uses no colour without a terminal', async () => {
    await inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'doc.md'), DOCUMENT);
      const chinese = await mdrollback(['plan', 'doc.md'], { cwd });
      const english = await mdrollback(['plan', 'doc.md', '--lang', 'en'], { cwd });
      const coloured = await mdrollback(['plan', 'doc.md'], { cwd, env: { FORCE_COLOR: '1' } });
      const plain = await mdrollback(['plan', 'doc.md'], { cwd, env: { FORCE_COLOR: '1', NO_COLOR: '1' } });
      expect(chinese.stdout).toContain('阶段 1  恢复');
      expect(english.stdout).toContain('Phase 1  恢复');
      expect(coloured.stdout).toContain('\u001b[');
      expect(chinese.stdout).not.toContain('\u001b[');
      expect(plain.stdout).toBe(chinese.stdout);
    });
  });
});
