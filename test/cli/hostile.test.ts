import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unfill } from '../../src/report/index.ts';
import { describeWith } from '../helpers/tools.ts';
import { mdrollback, type Outcome } from './program.ts';

/** A document whose tables are torn, whose channels are nowhere, and whose outputs and values want to harm the report. */

const HOSTILE = 'READY </script><script>alert(1)</script>|`-->\n- [x] # <b> \u001b[31m\u202e]]>&amp;';
const DOCUMENT = `# 订单回滚
## 回滚触发条件
### 决策矩阵
| 影响用户 | 持续时间 | 决定 |
|---|---|---|
| 全部 | 任意 | 立即回滚 | 多余 |
| 部分 |
## 回滚步骤
### 步骤 1.1: 恢复
\`\`\`bash
printf '%s\\n' <text>; printf '%s' <text> >&2
# 预期: READY
\`\`\`
- [ ] 输出在：\`printf %s <text> | grep -c script\` 预期 ≥ 1
## 通知
### 开始通知
- **通知方式**: 信鸽
\`\`\`text
开始：<text> [开始时间] [没有这一项]
\`\`\`
## 回滚后操作
### 立即行动
- [ ] 看 </script> 与 | 表
## 应急联系
### 升级路径
| 级别 | 联系人 | 响应时间 |
|---|---|---|
| 一级 |
| 二级 | 总监 | 很快 | 多 | 余 |
`;

let room = '';
let ran: Outcome;
const call = (...argv: readonly string[]): Promise<Outcome> => mdrollback(argv, { cwd: room });
beforeAll(async () => {
  room = mkdtempSync(join(tmpdir(), 'hostile-'));
  writeFileSync(join(room, 'doc.md'), DOCUMENT);
  const config =
    'notify: { channels: { ops: { type: dingtalk, url: "${NOT_SET}" }, x: { type: pigeon } } }\n';
  writeFileSync(join(room, 'mdrollback.yaml'), config);
  const set = `text=${HOSTILE}`;
  ran = await call('exec', 'doc.md', '--yes', '--operator', 'li', '--set', set, '--skip-decision', HOSTILE);
}, 30_000);
afterAll(() => {
  rmSync(room, { recursive: true, force: true });
});

it('is rolled back all the same, and every channel that takes nothing is named', () => {
  expect(ran.status).toBe(0);
  expect(ran.stdout).toContain('环境变量 NOT_SET 没有设置');
  expect(ran.stdout).toMatch(/mdrollback\.yaml:1:\d+: .*pigeon/);
  expect(ran.stdout).toMatch(/请复制后手工发送（信鸽）[^]*还有没填上的内容：没有这一项\n/);
  // Nothing of it told the terminal anything.
  expect(ran.stdout).not.toMatch(/[\u001b\u202e]/);
});

it('leaves a report that is the document again without its marks, with the box ticked by what was seen', () => {
  const report = readFileSync(join(room, 'doc.report.md'), 'utf8');
  expect(unfill(report)).toBe(DOCUMENT);
  expect(report).toMatch(/- \[x\] 输出在/);
  // In the author's fence, as code, or escaped: never as a tag of the page.
  expect(report.replace(/`+[^`]*`+/g, '')).not.toMatch(/(?<!\\)<script>alert/);
});

it('leaves a page without a script, and JSON that says the same', async () => {
  const page = (await call('report', '--format', 'html')).stdout;
  expect(page).not.toMatch(/<script|\u001b|\u202e/);
  expect(page).toContain('&lt;/script&gt;');
  const { result, actions } = JSON.parse((await call('report', '--format', 'json')).stdout) as {
    result: string;
    actions: readonly { outcome: string }[];
  };
  expect([result, ...actions.map(({ outcome }) => outcome)]).toEqual(['succeeded', 'passed', 'passed']);
});

describeWith('xmllint', 'JUnit XML', (path) => {
  it('is well formed', async () => {
    await call('report', '--format', 'junit', '-o', 'report.xml');
    expect(() => execFileSync(path, ['--noout', join(room, 'report.xml')])).not.toThrow();
  });
});
