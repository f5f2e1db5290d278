import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unfill } from '../../src/report/index.ts';
import { builtProgram } from '../cli/program.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mdrollback example-'));
});
afterEach(async () => {
  await rm(home, { recursive: true });
});

/** Runs an example as its README says, in `home` and without a terminal. */
async function run(example: string): Promise<{ status: number; stdout: string; report: string }> {
  const env = { ...process.env, EXAMPLE_DIR: home, MDROLLBACK_BIN: builtProgram() };
  const { code, stdout } = await promisify(execFile)(join(EXAMPLES, example, 'run'), ['--unattended'], {
    env,
  }).then(
    (result) => ({ code: 0, stdout: result.stdout }),
    (error: unknown) => error as { code: number; stdout: string },
  );
  return { status: code, stdout, report: await readFile(join(home, 'report.md'), 'utf8') };
}

/** What a report holds below a heading, up to the next one. */
function under(report: string, heading: string): string {
  const [, after = ''] = report.split(`# ${heading}\n`, 2);
  return after.split(/\n#{2,} /, 1)[0] ?? '';
}

describe('examples/web-service/run', () => {
  it('heals the service, and its report says how each thing is known', async () => {
    const { status, stdout, report } = await run('web-service');
    expect(stdout).toContain('"status":"unhealthy","version":"2.0.0"');
    expect(stdout.split('== After')[1]).toContain('{"status":"healthy","version":"1.0.0","orders":3}');
    expect(status).toBe(0);

    expect(under(report, '步骤 1.1: 启用维护模式')).toContain('HTTP 503');
    expect(under(report, '步骤 2.1: 换回 1.0.0')).not.toContain('2.1/3');
    expect(under(report, '确认项')).toMatch(/- \[x\] 故障还在：.*机器判断/);
    expect(under(report, '确认项')).toMatch(/- \[ \] 已经决定回滚，值班负责人知情 .*未核对.*example/);
  }, 60_000);

  it('puts the data back and keeps what the release had written', async () => {
    await run('web-service');
    const data = await readFile(join(home, 'data/orders.json'), 'utf8');
    expect(data).toBe(await readFile(join(home, 'backup/orders.json'), 'utf8'));
    expect(await readFile(join(home, 'backup/orders-2.0.0.json'), 'utf8')).toContain('茶宠');
    expect(existsSync(join(home, 'maintenance.flag'))).toBe(false);
    expect(existsSync(join(home, 'service.pid'))).toBe(false);
  }, 60_000);

  it('gives a report that is the document and nothing less', async () => {
    const { report } = await run('web-service');
    const document = await readFile(join(EXAMPLES, 'web-service/回滚方案.md'), 'utf8');
    expect(unfill(report)).toBe(document);
    // A metric's cells are filled in where they stand.
    expect(report).toMatch(/^\| 健康检查状态码 \|.*>200<.*✅/m);
  }, 60_000);
});

describe('examples/failing/run', () => {
  it('stops at step 2.2 and leaves what comes after it undone', async () => {
    const { status, stdout, report } = await run('failing');
    expect(status).toBe(1);
    expect(stdout).toContain('the maintenance flag is up');
    expect(under(report, '步骤 2.2: 核对版本')).toMatch(/\*\*失败\*\*[\s\S]*1\.0\.1/);
    expect(under(report, '步骤 3.1: 撤下维护页')).toContain('**未执行**');
    expect(under(report, '回滚后验证')).toContain('- [ ] 首页可以打开');
  }, 60_000);
});
