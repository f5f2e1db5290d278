import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compile } from '../../src/index.ts';
import { inDirectory, mdrollback } from './program.ts';

/** What stands in the fence from line 8 on, where the message points, and what it says of the way to mend it. */
const CASES: readonly (readonly [fence: string, place: string, words: string])[] = [
  ['touch ran\n# 预期: /[abc/', '9:1', '正则表达式写法有误'],
  ['touch ran   # 预期: /a(?=b)/', '8:13', '正则表达式写法有误'],
  ['touch ran\n# 预期: {"a": 1,}', '9:1', '放进反引号'],
  ['touch ran\n# 预期: $.a[ = 1', '9:1', '如 $.status = "healthy"'],
  ['touch ran\n# 预期: < 2 0 ms', '9:1', '请写成如 < 200ms'],
  ['touch ran\n# 预期: 60天内 ok', '9:1', '请用毫秒、秒、分钟或小时'],
  ['touch ran\n# 预期: 退出码 300', '9:1', '只能是 0 到 255'],
  ['touch ran\n# 预期: 严格 退出码 3', '9:1', '请删去「严格」'],
  ['touch ran\n# 预期: 10秒后 10秒后 ok', '9:1', '每种限定只写一次'],
  ['touch ran\n# 预期: stderr stdout ok', '9:1', '每种限定只写一次'],
  ['touch ran\n# 预期: 每5秒 ok', '9:1', '一起用'],
  ['touch ran\n# 预期: 60秒内 ok', '9:1', '# 可重试'],
  ['touch ran\n# 预期: = <余额>', '9:1', '# 记录为: 余额'],
  ['touch ran\n# 预期: <版本> ok', '9:1', '# 记录为: 版本'],
  ['touch ran\n# 预期: = <数量>\n\n# 记录为: 数量\nwc -l x', '9:1', '移到前面'],
  ['# 预期: active\ntouch ran', '8:1', '预期'],
];

/** One step a case: the document, and the line on which each fence's text begins. */
function document(): { readonly source: string; readonly starts: readonly number[] } {
  const lines = ['# 回滚方案', '', '## 回滚步骤', ''];
  const starts = CASES.map(([fence], index) => {
    lines.push(`### 步骤 ${String(index + 1)}: 检查`, '', '```bash');
    const start = lines.length + 1;
    lines.push(...fence.split('\n'), '```', '');
    return start;
  });
  return { source: lines.join('\n'), starts };
}

it('what is expected in a wrong way is an error at its place with the way to mend it, and nothing runs', async () => {
  await inDirectory(async (cwd) => {
    const { source, starts } = document();
    writeFileSync(join(cwd, 'plan.md'), source);
    const env = { LANG: 'zh_CN.UTF-8' };
    const checked = await mdrollback(['check', 'plan.md'], { cwd, env });
    const run = await mdrollback(['exec', 'plan.md', '--yes'], { cwd, env });
    expect([checked.status, run.status]).toEqual([2, 2]);
    for (const [index, [, place, words]] of CASES.entries()) {
      const [line = 0, column = 0] = place.split(':').map(Number);
      const at = line - 8 + (starts[index] ?? 0);
      const said = checked.stdout
        .split('\n')
        .find((one) => one.includes(` ${String(at)}:${String(column)}  错误`));
      expect(said).toContain(words);
      expect(`${run.stdout}${run.stderr}`).toContain(`第 ${String(at)} 行`);
    }
    expect(readdirSync(cwd)).toEqual(['plan.md']);
  });
});

it.each(CASES)('%j alone is an error', (fence) => {
  const source = `# 回滚方案\n\n## 回滚步骤\n\n### 步骤 1: 检查\n\n\`\`\`bash\n${fence}\n\`\`\`\n`;
  const { messages } = compile(source, { path: null, locale: 'zh-CN' });
  expect(messages.some(({ severity }) => severity === 'error')).toBe(true);
});

it.each([40, 80, 200])(
  'what is proposed for vague words stands on a line of its own, %i columns wide',
  async (columns) => {
    await inDirectory(async (cwd) => {
      const fence = 'systemctl status app\n# 预期: 服务状态正常';
      writeFileSync(
        join(cwd, 'plan.md'),
        `# 回滚方案\n\n## 回滚步骤\n\n### 步骤 1: 检查\n\n\`\`\`bash\n${fence}\n\`\`\`\n`,
      );
      const env = { LANG: 'zh_CN.UTF-8', COLUMNS: String(columns) };
      const { stdout } = await mdrollback(['check', 'plan.md'], { cwd, env });
      expect(stdout.split('\n').map((line) => line.trim())).toContain('# 预期: 60秒内 active (running)');
    });
  },
);
