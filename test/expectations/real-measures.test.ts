import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeWith } from '../helpers/tools.ts';
import { judgeReally } from './run-command.ts';

/** Tools that measure, against a real server and the real machine: thresholds that every machine is far from. */
const server = createServer((request, response) => {
  if (request.url === '/slow') setTimeout(() => response.end('ok'), 60);
  else response.writeHead(request.url === '/down' ? 503 : 200).end('ok\n');
});
let url = '';
let directory = '';
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  directory = await mkdtemp(join(tmpdir(), 'mdrollback-measures-'));
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(directory, { recursive: true });
});

function judge(cases: readonly (readonly [command: string, words: string, outcome: string])[]): void {
  test.each(cases)('%s — %s → %s', async (command, words, outcome) => {
    const judgement = await judgeReally(directory, command, words, { url });
    expect(judgement.outcome, JSON.stringify(judgement)).toBe(outcome);
  });
}

describeWith('ab', 'ab', () => {
  judge([
    ['ab -q -n 50 -c 5 $url/', '平均响应时间 < 20s', 'passed'],
    ['ab -q -n 10 -c 2 $url/slow', '< 20s 平均响应时间', 'passed'],
    ['ab -q -n 10 -c 2 $url/slow', '平均响应时间小于 20 毫秒', 'failed'],
    ['ab -q -n 10 -c 2 $url/slow', '平均响应时间 ≥ 0.05 秒', 'passed'],
    ['ab -q -n 10 -c 2 $url/slow', 'P99 < 40ms', 'failed'],
    ['ab -q -n 50 $url/', '失败请求数 = 0', 'passed'],
    ['ab -q -n 50 $url/', 'Failed requests = 0', 'passed'],
    ['ab -q -n 50 $url/', 'Complete requests = 5', 'failed'],
    ['ab -q -n 50 $url/', '完成请求数 = 50', 'passed'],
    ['ab -q -n 50 $url/', '完成请求数 = 500', 'failed'],
    ['ab -q -n 50 $url/', 'QPS > 1', 'passed'],
    ['ab -q -n 10 -c 2 $url/slow', 'QPS ≥ 1000', 'failed'],
    ['ab -q -n 50 $url/down', 'Non-2xx responses: 50', 'passed'],
    ['ab -q -n 50 $url/down', '不包含 Non-2xx', 'failed'],
    ['ab -q -n 50 $url/', '不包含 Non-2xx', 'passed'],
    ['ab -q -n 10 http://127.0.0.1:1/', '失败请求数 = 0', 'failed'],
    ['ab -q -n 50 $url/', '< 20s', 'needs-person'],
  ]);
});

describeWith('wrk', 'wrk', () => {
  judge([
    ['wrk -t1 -c2 -d1s --latency $url/', 'Requests/sec > 1', 'passed'],
    ['wrk -t1 -c2 -d1s --latency $url/slow', 'Requests/sec ≥ 1000', 'failed'],
    ['wrk -t1 -c2 -d1s --latency $url/slow', '平均延迟 < 20ms', 'failed'],
    ['wrk -t1 -c2 -d1s --latency $url/slow', 'P99 < 20s', 'passed'],
  ]);
});

describe('the machine itself', () => {
  judge([
    ['df -h /', '使用率 ≤ 100%', 'passed'],
    ['df -h /', '磁盘使用率 > 100%', 'failed'],
    ['df -P /', 'Use% ≤ 100%', 'passed'],
    ['df -h /', '可用空间 < 1', 'needs-person'],
    ['df -k /', '可用空间 ≥ 0', 'needs-person'],
    ['df -k /', '可用空间 < 1000000 TiB', 'passed'],
    ['df -i /', '使用率 ≤ 100%', 'passed'],
    ['uptime', '负载 < 100000', 'passed'],
    ['uptime', '15分钟负载 ≥ 100000', 'failed'],
    ['uptime', 'load average < 0', 'failed'],
  ]);
});

describeWith('free', 'free', () => {
  judge([
    ['free -m', '可用内存 > 1 MiB', 'passed'],
    ['free', '可用内存 > 1000 TiB', 'failed'],
    ['free -h', '可用内存 > 1 MiB', 'passed'],
    ['free -b', '可用内存 > 1 MiB', 'passed'],
    ['free -g', 'available memory ≥ 1000 TiB', 'failed'],
    ['free -m', 'swap < 1000 TiB', 'passed'],
  ]);
});
