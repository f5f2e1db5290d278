import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unfill } from '../../src/report/index.ts';
import { mdrollback, type Outcome } from './program.ts';

/** Metrics from a document and a config file to the report, against a server that speaks Prometheus' JSON. */

const DOCUMENT = `# 订单回滚
## 回滚步骤
### 步骤 1.1: 恢复
\`\`\`bash
echo 7 > level; printenv PROM_URL || true
\`\`\`
## 回滚后验证
### 监控指标
| 指标 | 要求 | 采集 | 回滚前 | 回滚后 | 状态 |
|---|---|---|---|---|---|
| 错误率 | < 1 | promql: rate(errors[5m]) | | | |
| 多余 | < 1 | \`cat level\` | | | | 多 | 出 |
| 缺格 | = 7 | \`cat level\` |
| 恶意 | | promql: hostile | | | |
`;

const HOSTILE = '1 | </script><script>alert(1)</script>\n- [x] \u001b[31m\u202e<!--/mdrollback:1-->';

let room = '';
let server: Server;
let value = '0.5';
let queries: string[] = [];
beforeEach(async () => {
  room = mkdtempSync(join(tmpdir(), 'metrics-'));
  writeFileSync(join(room, 'doc.md'), DOCUMENT);
  writeFileSync(join(room, 'mdrollback.yaml'), 'metrics: { prometheus: { url: "${PROM_URL}" } }\n');
  [value, queries] = ['0.5', []];
  server = createServer((request, response) => {
    const query = new URL(request.url ?? '', 'http://x').searchParams.get('query') ?? '';
    queries.push(`${request.headers.authorization ?? ''} ${query}`);
    const sample = [1_764_000_000, query === 'hostile' ? HOSTILE : value];
    const data = { resultType: 'vector', result: [{ metric: {}, value: sample }] };
    response.end(JSON.stringify({ status: 'success', data }));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
});
afterEach(async () => {
  await new Promise((closed) => server.close(closed));
  rmSync(room, { recursive: true, force: true });
});

const origin = (): string => `127.0.0.1:${(server.address() as AddressInfo).port}`;
const exec = (env: Readonly<Record<string, string>>): Promise<Outcome> =>
  mdrollback(['exec', 'doc.md', '--yes', '--operator', 'li'], { cwd: room, env });
const report = (): string => readFileSync(join(room, 'doc.report.md'), 'utf8');
const cells = (name: string): readonly string[] =>
  (
    report()
      .split('\n')
      .findLast((line) => line.startsWith(`| ${name} |`) && line.includes('promql')) ?? ''
  )
    .replace(/<!--.*?-->/g, '')
    .split('|')
    .slice(4, 7)
    .map((cell) => cell.trim());

describe('metrics of a run', () => {
  it('come from the server that the config file names, before and after, whatever the rows look like', async () => {
    const ran = await exec({ PROM_URL: `http://reader:s3cret@${origin()}/prom` });
    expect(ran.status).toBe(0);
    expect(cells('错误率')).toEqual(['0.5', '0.5', '✅']);
    expect(queries.filter((query) => query.includes('errors'))).toHaveLength(2);
    expect(queries[0]).toBe(`Basic ${Buffer.from('reader:s3cret').toString('base64')} rate(errors[5m])`);
    // What a server says is data: the report keeps its table, and shows nothing of it as a mark.
    expect(report()).not.toContain('<script>');
    expect(unfill(report())).toBe(DOCUMENT);
    const { stdout } = await mdrollback(['report', '--format', 'json'], { cwd: room });
    const { metrics } = JSON.parse(stdout) as {
      metrics: readonly { name: string; verdict: string | null }[];
    };
    expect(metrics.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['错误率', 'passed'],
      ['多余', 'failed'],
      ['缺格', 'passed'],
      ['恶意', null],
    ]);
    // Commands inherit the address.
    expect(ran.stdout).toContain('http://reader:••••@');
    expect(ran.stdout + ran.stderr + report()).not.toContain('s3cret');
  });

  it.each([
    ['an address where nobody listens', { PROM_URL: 'http://127.0.0.1:2' }, 'ECONNREFUSED'],
    ['a variable that is not set', {}, 'PROM\\_URL'],
    ['an address that is none', { PROM_URL: 'prom.internal' }, 'metrics.prometheus.url'],
  ])('%s: the rollback goes on, and the report says why there is none', async (_what, env, words) => {
    const ran = await exec(env);
    expect(ran.status).toBe(0);
    expect(report()).toContain(words);
    expect(cells('错误率').slice(2)).toEqual(['未采集']);
  });

  it('say what in the config file nobody reads', async () => {
    writeFileSync(
      join(room, 'mdrollback.yaml'),
      'metrics:\n  promethius: { url: x }\n  prometheus:\n    url: "${PROM_URL}"\n    token: "${T}"\n',
    );
    const ran = await exec({ PROM_URL: `http://${origin()}` });
    expect(ran.status).toBe(0);
    expect(ran.stdout).toMatch(/mdrollback\.yaml:2:\d+: .*promethius.*prometheus/);
    expect(ran.stdout).toMatch(/mdrollback\.yaml:5:\d+: .*token.*url/);
    expect(cells('错误率').slice(0, 2)).toEqual(['0.5', '0.5']);
  });
});
