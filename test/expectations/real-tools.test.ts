import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { judgeReally } from './run-command.ts';

/** Real bash, curl, wget, grep and diff against a real server; curl's headers are kept as the executor keeps them. */
const server = createServer((request, response) => {
  if (request.url === '/maintenance')
    response.writeHead(503, 'Service Unavailable').end('<h1>Maintenance Mode</h1>\n');
  else if (request.url === '/moved') response.writeHead(302, { location: '/health' }).end();
  else if (request.url === '/health')
    response
      .writeHead(200, { 'content-type': 'application/json' })
      .end('{"status":"healthy","db":{"up":true}}\n');
  else response.writeHead(404).end('no\n');
});
let url = '';
let directory = '';

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  directory = await mkdtemp(join(tmpdir(), 'mdrollback-expectations-'));
  await writeFile(join(directory, '.curlrc'), `dump-header = "${join(directory, 'headers')}"\n`);
  await writeFile(join(directory, 'app.log'), 'INFO started\nINFO ready\n');
});
beforeEach(() => rm(join(directory, 'headers'), { force: true }));
afterAll(async () => {
  server.close();
  await rm(directory, { recursive: true });
});

test.each([
  ['curl $url/maintenance', '503 Maintenance Mode', 'passed'],
  ['curl -f $url/maintenance', '503 Maintenance Mode', 'passed'],
  ['curl -sf $url/health', '503 Maintenance Mode', 'failed'],
  ['curl -f $url/maintenance', '200 OK', 'failed'],
  ['curl -s $url/moved', '200', 'failed'],
  ['curl -sL $url/moved', '200', 'passed'],
  ['curl -sI $url/health', 'HTTP/1.1 200 OK', 'passed'],
  ["curl -s -o /dev/null -w '%{http_code}' $url/maintenance", '503', 'passed'],
  ['curl -s $url/health | grep -o healthy', '200 OK', 'passed'],
  ['curl -s $url/health $url/maintenance', '200', 'needs-person'],
  ['curl -s $url/maintenance; curl -s $url/health', '200', 'needs-person'],
  ['curl -sS http://127.0.0.1:1/', '200 OK', 'failed'],
  ['curl $url/health', '{"status": "healthy"}', 'passed'],
  ['curl $url/health', '{"status": "unhealthy"}', 'failed'],
  ['curl $url/health', '{"db": {"up": true}}', 'passed'],
  ['wget -O- $url/maintenance', '503', 'passed'],
  ['wget -O- $url/moved', '200 OK', 'passed'],
  ['wget -O- $url/maintenance', '200 OK', 'failed'],
  ['wget -qO- $url/health', '200 OK', 'needs-person'],
  ['grep ERROR app.log', '无输出', 'passed'],
  ['grep -c ERROR app.log', '0', 'passed'],
  ['grep INFO app.log', '无输出', 'failed'],
  ['grep ERROR missing.log', '无输出', 'failed'],
  ['cat app.log', '不包含 ERROR', 'passed'],
  ['diff app.log app.log', '无输出', 'passed'],
  ['diff app.log .curlrc', '无输出', 'failed'],
  ['wc -l app.log', '2', 'passed'],
  ['wc -l < app.log', '20', 'failed'],
  ['ls missing', '退出码 2', 'passed'],
  ['printf "in\\033[1mactive\\033[0m\\r\\n"', 'active', 'failed'],
] as const)('%s — %s → %s', async (command, words, outcome) => {
  expect((await judgeReally(directory, command, words, { url })).outcome).toBe(outcome);
});
