import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receiver } from '../notify/receiver.ts';
import { mdrollback, type Outcome } from './program.ts';

/** `mdrollback run-section` as it is called: one section by itself, with every guard of `exec`. */

const fence = (...lines: readonly string[]): string => ['```bash', ...lines, '```', ''].join('\n');

const DOCUMENT = [
  '# 订单回滚\n## 回滚步骤\n### 步骤 1.1: 计数\n',
  fence('# 记录为: 订单数', 'echo 42'),
  fence('echo <order-table> >> ledger'),
  '## 数据处理\n### 数据丢失评估\n',
  fence('echo "<order-table>: $(cat count)"', '# 预期: orders', 'cat count', '# 预期: = <订单数>'),
  '### 数据补偿 ⚠️ 不可逆\n',
  fence('# 方法1：脚本', 'echo replay >> ledger', '', '# 方法2：接口', 'echo call >> ledger'),
  fence('tail -n 1 ledger', '# 预期: replay'),
  '- [ ] 财务已对账\n',
  '- [ ] 账本在：`test -f ledger`\n',
  '### 清理\n',
  fence('# 预期: 0', 'echo cleaned >> ledger'),
  '## 故障排查\n### 场景 1: 起不来\n**现象**: 启动后立刻退出\n\n',
  fence('echo looked'),
].join('\n');

let room = '';
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'section-'));
  writeFileSync(join(room, 'doc.md'), DOCUMENT);
});
afterEach(() => {
  rmSync(room, { recursive: true, force: true });
});

const call = (...argv: readonly string[]): Promise<Outcome> => mdrollback(argv, { cwd: room });
const section = (...argv: readonly string[]): Promise<Outcome> =>
  call('run-section', 'doc.md', ...argv, '--operator', 'li', '--yes');
const ledger = (): string =>
  existsSync(join(room, 'ledger')) ? readFileSync(join(room, 'ledger'), 'utf8') : '';
const runs = (): readonly string[] =>
  existsSync(join(room, '.mdrollback/runs')) ? readdirSync(join(room, '.mdrollback/runs')).toSorted() : [];

describe('run-section', () => {
  it('lists what can be run, when nothing is named', async () => {
    const { status, stdout } = await call('run-section', 'doc.md');
    expect(status).toBe(0);
    for (const part of ['d1  数据丢失评估', 'd2  数据补偿 ⚠️ 不可逆', 't4  场景 1', '启动后立刻退出', '只读'])
      expect(stdout).toContain(part);
  });

  it('says what there is, and what was probably meant, where there is no such section', async () => {
    const { status, stdout, stderr } = await section('t5');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('没有编号为 t5 的小节；是不是想写 t4？');
    expect(stderr).toContain('d2  数据补偿');
    expect(runs()).toEqual([]);
  });

  it('runs nothing before its choices are made, and stops at its gate whatever --yes says', async () => {
    const open = await section('d2');
    expect(open.status).toBe(2);
    expect(open.stderr).toContain('--use d2=脚本');
    const gated = await section('d2', '--use', '脚本');
    expect(gated.status).toBe(3);
    expect(gated.stdout).toContain('--allow-irreversible d2');
    expect(ledger()).toBe('');
  });

  it('runs by itself, is taken up again, and leaves the document filled in at that section alone', async () => {
    expect((await section('d2', '--use', '脚本', '--allow-irreversible', 'd2')).status).toBe(3);
    expect(ledger()).toBe('replay\n');
    const resumed = await call('resume', '--yes', '--confirm-checkpoints', '--operator', 'wang');
    expect(resumed).toMatchObject({ status: 0, stderr: '' });
    expect(resumed.stdout).toContain('✓ d2 执行完成；');
    expect(resumed.stdout).not.toContain('回滚完成');
    expect(ledger()).toBe('replay\n');
    const report = readFileSync(join(room, 'doc.d2.report.md'), 'utf8');
    expect(report).toContain('| 只执行了这一节 | d2 数据补偿 ⚠️ 不可逆 |');
    expect(report).toMatch(/- \[x\] 账本在：/);
    // Vouched for beforehand is not seen (law 2), and the rollback's own report is another file.
    expect(report).toMatch(/- \[ \] 财务已对账.*未核对/);
    expect(report).not.toMatch(/1\.1\/1/);
    expect(existsSync(join(room, 'doc.report.md'))).toBe(false);
    const { stdout } = await call('report', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ section: 'd2', of: null, result: 'succeeded' });
    expect(await call('verify')).toMatchObject({ status: 0 });
  });

  it('goes on with an edited document, where nothing of that section has run yet', async () => {
    expect((await section('d2', '--use', '脚本')).status).toBe(3);
    writeFileSync(join(room, 'doc.md'), DOCUMENT.replace('echo replay', 'echo edited; echo replay'));
    const again = ['resume', '--yes', '--confirm-checkpoints', '--allow-irreversible', 'd2'];
    expect((await call(...again)).status).toBe(2);
    expect((await call(...again, '--accept-edits')).status).toBe(0);
    expect(ledger()).toBe('replay\n');
    expect(readFileSync(join(room, 'doc.d2.report.md'), 'utf8')).toContain('echo edited');
  });

  it('rehearses without a process or a file', async () => {
    const { status, stdout } = await section('d2', '--use', '接口', '--dry-run');
    expect(status).toBe(3);
    expect(stdout).toContain('echo call >> ledger');
    expect(readdirSync(room)).toEqual(['doc.md']);
  });

  it('is refused for an error of its own that keeps nothing else from running', async () => {
    const { status, stderr } = await section('d3');
    expect(status).toBe(2);
    expect(stderr).toMatch(/预期.*命令/);
    expect(ledger()).toBe('');
    expect((await section('t4')).status).toBe(0);
  });

  it('takes over what a run of the same document was given and has kept', async () => {
    await call('exec', 'doc.md', '--set', 'order-table=orders', '--yes', '--operator', 'li');
    const [run = ''] = runs();
    writeFileSync(join(room, 'count'), '42\n');
    const alone = await section('d1', '--set', 'order-table=orders');
    // What was never kept cannot be compared with: a person is asked.
    expect(alone.status).toBe(3);
    const after = await section('d1', '--of', run);
    expect(after).toMatchObject({ status: 0 });
    expect(after.stderr).toContain(`沿用自 ${run}：order-table, 订单数`);
    expect(readFileSync(join(room, 'doc.d1.report.md'), 'utf8')).toContain(`| 接在执行之后 | \`${run}\` |`);
    writeFileSync(join(room, 'count'), '41\n');
    expect((await section('d1', '--of', run)).status).toBe(1);
  });

  it('takes nothing over from a run of another document, or from a section', async () => {
    expect((await section('t4')).status).toBe(0);
    const [of = ''] = runs();
    const ofSection = await section('d1', '--set', 'order-table=orders', '--of', of);
    expect(ofSection.status).toBe(2);
    expect(ofSection.stderr).toContain('本身就是单独执行的一节');
    writeFileSync(join(room, 'doc.md'), `${DOCUMENT}\n`);
    const { status, stderr } = await section('d1', '--of', of);
    expect(status).toBe(2);
    expect(stderr).toContain('另一份文档');
    expect(runs()).toEqual([of]);
  });

  it('tells people of a section, not of a rollback', async () => {
    const server = await receiver(() => ({ status: 200, body: '{"errcode":0}' }));
    const config = 'notify: { channels: { ops: { type: dingtalk, url: "${DING_URL}" } } }\n';
    writeFileSync(join(room, 'mdrollback.yaml'), config);
    const env = { DING_URL: `${server.url}/robot/send?access_token=T` };
    await mdrollback(['run-section', 'doc.md', 't4', '--yes', '--operator', 'li'], { cwd: room, env });
    await server.close();
    const bodies = server.requests.map(({ body }) => body).join('\n');
    expect(bodies).toContain('【单独执行：完成】订单回滚 · 场景 1: 起不来');
    expect(bodies).not.toContain('回滚完成');
  });
});
