import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { receiver, type Receiver, type Reply } from '../notify/receiver.ts';
import { mdrollback, type Outcome } from './program.ts';

const DOCUMENT = [
  '---',
  'parameters:',
  '  password: { secret: true }',
  '---',
  '# 订单回滚',
  '## 回滚步骤',
  '### 步骤 1: 停',
  '```bash',
  'echo "<password>" | grep -c .',
  'test ! -e broken',
  '```',
  '## 通知',
  '### 开始通知',
  '- **通知方式**: 钉钉群',
  '```text',
  '【回滚开始】订单服务',
  '开始时间：[开始时间]，操作人：[操作人]，影响范围：[影响范围]，口令：<password>',
  '```',
  '',
].join('\n');

const CONFIG = 'notify:\n  channels:\n    ops: { type: dingtalk, names: [钉钉群], url: "${DING_URL}" }\n';

let room = '';
let server: Receiver;
let reply: Reply;
beforeEach(async () => {
  room = mkdtempSync(join(tmpdir(), 'notify-'));
  writeFileSync(join(room, 'doc.md'), DOCUMENT);
  writeFileSync(join(room, 'mdrollback.yaml'), CONFIG);
  reply = { status: 200, body: '{"errcode":0}' };
  server = await receiver(() => reply);
});
afterEach(async () => {
  await server.close();
  rmSync(room, { recursive: true, force: true });
});

const env = (): Record<string, string> => ({
  DING_URL: `${server.url}/robot/send?access_token=TOKEN`,
  MDROLLBACK_PASSWORD: 'hunter2-hunter2',
});
const call = (...argv: readonly string[]): Promise<Outcome> => mdrollback(argv, { cwd: room, env: env() });
const texts = (): readonly string[] =>
  server.requests.map(({ body }) => (JSON.parse(body) as { text: { content: string } }).text.content);

function everyByte(directory: string): string {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'))
    .join('\n');
}

describe('exec tells people', () => {
  it('at the start and the end, with the document’s words filled from the run', async () => {
    const { status, stdout } = await call(
      'exec',
      'doc.md',
      '--yes',
      '--operator',
      'li',
      '--report',
      'report.md',
    );
    expect(status).toBe(0);
    const [start, end] = texts();
    expect(start).toMatch(
      /^【回滚开始】订单服务\n开始时间：\d{4}-\d\d-\d\d .*，操作人：li，影响范围：\[影响范围\]/,
    );
    expect(end).toContain('【回滚完成】订单回滚');
    expect(stdout).toContain('已通知 ops（开始）');
    expect(readFileSync(join(room, 'report.md'), 'utf8')).toContain('**通知**');
  });

  it('with what the decision before the run says, from the first message on', async () => {
    const decision = ['## 回滚触发条件', '### 强制回滚', '- 无法下单', ''].join('\n');
    writeFileSync(join(room, 'doc.md'), DOCUMENT.replace('## 回滚步骤', `${decision}\n## 回滚步骤`));
    const flags = ['--holds', '1', '--fact', '影响范围=华东 [严重程度]'];
    expect((await call('exec', 'doc.md', '--yes', ...flags)).status).toBe(0);
    expect(texts()[0]).toContain('影响范围：华东 [严重程度]，');
  });

  it.each([
    ['was not checked', '', '结果：已完成；有的结果没有核对过，见报告'],
    ['was checked', '\n# 预期: 退出码 0', '结果：已完成并验证'],
  ])('of an end that %s', async (_what, expected, said) => {
    const checked = DOCUMENT.replace('grep -c .', `grep -c .${expected}`).replace(
      '-e broken',
      `-e broken${expected}`,
    );
    writeFileSync(join(room, 'doc.md'), checked);
    expect((await call('exec', 'doc.md', '--yes')).status).toBe(0);
    expect(texts().at(-1)).toContain(said);
  });

  it('of a failure, and the rollback’s status stays its own', async () => {
    writeFileSync(join(room, 'broken'), '');
    expect((await call('exec', 'doc.md', '--yes')).status).toBe(1);
    expect(texts().at(-1)).toContain('【回滚失败】订单回滚');
  });

  it('without ever giving away a secret or an address', async () => {
    const { stdout, stderr } = await call('exec', 'doc.md', '--yes', '--format', 'json');
    const left = `${stdout}${stderr}${texts().join()}${everyByte(join(room, '.mdrollback'))}`;
    expect(left).not.toContain('hunter2');
    expect(left).not.toContain('TOKEN');
  });

  it('and goes on when nobody takes it: the text is printed to copy, and notify sends it later', async () => {
    reply = { status: 200, body: '{"errcode":310000,"errmsg":"bad"}' };
    const failed = await call('exec', 'doc.md', '--yes');
    expect(failed.status).toBe(0);
    expect(failed.stdout).toContain('请复制后手工发送（ops）');
    expect(failed.stdout).toContain('【回滚开始】订单服务');
  });
});

describe('mdrollback notify', () => {
  it('sends what the run could not, once', async () => {
    await server.close();
    const url = server.url;
    const exec = await mdrollback(['exec', 'doc.md', '--yes'], {
      cwd: room,
      env: { ...env(), DING_URL: url },
    });
    expect(exec.stdout).toContain('mdrollback notify');
    // What went wrong in words, with the system's own name for it.
    expect(exec.stdout).toContain('连接被拒绝（ECONNREFUSED）');
    server = await receiver(() => reply);
    const sent = await call('notify');
    expect(sent.status).toBe(0);
    expect(texts()).toHaveLength(2);
    expect((await call('notify')).status).toBe(0);
    expect(texts()).toHaveLength(2);
  }, 60_000);

  it('--test tries each channel and names what is wrong with the config, by line', async () => {
    writeFileSync(
      join(room, 'mdrollback.yaml'),
      `${CONFIG}    x: { type: slack, url: https://hooks.example.com/T }\n`,
    );
    const { status, stdout, stderr } = await call('notify', '--test', '--lang', 'zh');
    expect(status).toBe(0);
    expect(stdout).toContain('ops：已发出');
    expect(stderr).toMatch(/mdrollback\.yaml:4:\d+: .*\$\{X_URL\}/);
    expect(existsSync(join(room, '.mdrollback'))).toBe(false);
  });
});
