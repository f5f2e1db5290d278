import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createServer as createHttpsServer } from 'node:https';
import { connect, createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseScript } from '../../src/shellscript/index.ts';
import { withRig, type Rig } from '../shell/rig.ts';
import { expectationOf } from './observe.ts';
import { judgeCommand } from '../../src/expectations/index.ts';
import { describeWith } from '../helpers/tools.ts';

/**
 * HTTP statuses behind plain curl and wget, on real servers and in a real bash (language.md §3): the author's text is
 * what runs, its visible output is what it always was, and the status is what the server sent.
 */

// Every machine with curl's libraries has it.
const OPENSSL = 'openssl';
const servers: Server[] = [];
const directory = mkdtempSync(join(tmpdir(), 'http-test-'));
const urls: Record<string, string> = {};

/** `/503` answers 503, `/to/200` redirects there, `/slow` takes five seconds, `/flaky` answers 503 twice, then 200. */
function answer(): (request: IncomingMessage, response: ServerResponse) => void {
  let flaky = 0;
  return (request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const target = /^\/to\/(\d{3})$/.exec(path)?.[1];
    if (path === '/slow') {
      setTimeout(() => response.end('late'), 5000).unref();
      return;
    }
    const status =
      path === '/flaky'
        ? ++flaky % 3 === 0
          ? 200
          : 503
        : target === undefined
          ? Number(path.slice(1, 4)) || 200
          : 301;
    response.writeHead(status, {
      'content-type': 'text/plain',
      ...(target === undefined ? {} : { location: `/${target}` }),
      ...(path === '/flaky' ? { 'retry-after': '0' } : {}),
    });
    response.end(
      request.method === 'HEAD' ? undefined : path === '/json' ? '{"code":200}' : `body of ${path}\n`,
    );
  };
}

async function listen(server: Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A proxy for CONNECT and for plain requests. */
function proxy(): Server {
  const plain = createServer((request, response) => {
    const { port, pathname } = new URL(request.url ?? '');
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(`${request.method ?? 'GET'} ${pathname} HTTP/1.0\r\nHost: x\r\n\r\n`);
      socket.pipe(response.socket ?? socket);
    });
  });
  plain.on('connect', (request, client) => {
    const upstream = connect(Number((request.url ?? '').split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  });
  return plain;
}

beforeAll(async () => {
  const [key, cert] = [join(directory, 'key'), join(directory, 'cert')];
  const subject = [
    '-subj',
    '/CN=localhost',
    '-addext',
    'subjectAltName=IP:127.0.0.1',
    '-days',
    '2',
    '-nodes',
  ];
  execFileSync(OPENSSL, ['req', '-x509', '-newkey', 'rsa:2048', '-keyout', key, '-out', cert, ...subject], {
    stdio: 'ignore',
  });
  const tls = { key: readFileSync(key), cert: readFileSync(cert) };
  urls['HTTP'] = `http://127.0.0.1:${await listen(createServer(answer()))}`;
  urls['TLS'] = `https://127.0.0.1:${await listen(createHttpsServer(tls, answer()))}`;
  const two = createSecureServer({ ...tls, allowHTTP1: false }, answer() as never);
  urls['TWO'] = `https://127.0.0.1:${await listen(two)}`;
  urls['PROXY'] = `http://127.0.0.1:${await listen(proxy())}`;
  urls['CUT'] = `http://127.0.0.1:${await listen(createTcpServer((socket) => socket.destroy()))}`;
  const closed = createTcpServer();
  urls['CLOSED'] = `http://127.0.0.1:${await listen(closed)}`;
  closed.close();
});

afterAll(() => {
  for (const server of servers) server.close();
  rmSync(directory, { recursive: true, force: true });
});

interface Seen {
  readonly verdict: string;
  readonly actual: string;
  readonly out: string;
  readonly err: string;
}

async function judgeIn(rig: Rig, command: string, words: string): Promise<Seen> {
  const text = command.replace(
    /\b(HTTP|TLS|TWO|PROXY|CUT|CLOSED)\b(?=[/\s;"')]|$)/g,
    (name) => urls[name] ?? name,
  );
  const programs = parseScript(text).groups.flatMap(({ items }) =>
    items.flatMap((item) =>
      item.kind === 'command' ? item.calls.flatMap(({ program }) => program ?? []) : [],
    ),
  );
  const { exitStatus, responseHeaders, out, err } = await rig.run(text);
  const judgement = judgeCommand(
    [expectationOf(words, { command: text })],
    {
      exitStatus: exitStatus ?? -1,
      stdout: out,
      stderr: err,
      responseHeaders,
      programs,
      command: text,
      recorded: {},
    },
    'zh-CN',
  );
  return {
    verdict: judgement.outcome,
    actual: judgement.expectations[0]?.actual ?? '',
    out,
    err,
  };
}

describe('the status that a server sent', () => {
  const body = 'body of /200\n';
  test.each<[string, string, string, string, string?]>([
    ['plain', 'curl -s HTTP/200', '200 OK', 'passed', body],
    ['maintenance', 'curl -s HTTP/503', '503 Service Unavailable', 'passed', 'body of /503\n'],
    ['wrong', 'curl -s HTTP/200', '503', 'failed', body],
    ['not quiet', 'curl HTTP/503', '503', 'passed', 'body of /503\n'],
    ['the redirect itself without -L', 'curl -s HTTP/to/200', '301', 'passed'],
    ['not its target without -L', 'curl -s HTTP/to/200', '200', 'failed'],
    ['the last with -L', 'curl -sL HTTP/to/200', '200', 'passed', body],
    ['not the redirect with -L', 'curl -sL HTTP/to/200', '301', 'failed', body],
    ['--location spelled out', 'curl -s --location HTTP/to/503', '503', 'passed'],
    ['-f', 'curl -sf HTTP/503', '503', 'passed', ''],
    ['-f of what is expected to be well', 'curl -sf HTTP/503', '200', 'failed', ''],
    ['-o', 'curl -s -o /dev/null HTTP/404', '404', 'passed', ''],
    ['-O to a file', 'cd /tmp && curl -s -o x.$$ HTTP/200 && rm x.$$', '200', 'passed', ''],
    ['-w', `curl -s -o /dev/null -w '%{http_code}\\n' HTTP/503`, '503', 'passed', '503\n'],
    [
      '-w and the wrong status',
      `curl -s -o /dev/null -w '%{http_code}\\n' HTTP/503`,
      '200',
      'failed',
      '503\n',
    ],
    ['-i', 'curl -si HTTP/503', '503', 'passed'],
    ['HEAD', 'curl -sI HTTP/503', '503', 'passed'],
    ['POST', 'curl -s -X POST -d a=1 HTTP/201', '201', 'passed'],
    ['HTTP/2', 'curl -sk TWO/503', '503', 'passed', 'body of /503\n'],
    ['HTTP/2 with its label', 'curl -sk TWO/200', 'HTTP/2 200', 'passed', body],
    ['TLS with -k', 'curl -sk TLS/503', '503', 'passed'],
    ['TLS whose certificate nobody signed', 'curl -s TLS/200', '200', 'failed', ''],
    ['nothing listens', 'curl -s CLOSED/200', '200', 'failed', ''],
    ['the connection is cut', 'curl -s CUT/200', '200', 'failed', ''],
    ['too slow', 'curl -s -m 1 HTTP/slow', '200', 'failed', ''],
    ['no such host', 'curl -s http://no-such-host.invalid/', '200', 'failed', ''],
    ['a retry', 'curl -s --retry 3 --retry-delay 0 HTTP/flaky', '200', 'passed'],
    ['through a proxy of the environment', 'http_proxy=PROXY curl -s HTTP/503', '503', 'passed'],
    ['through a tunnel', 'https_proxy=PROXY curl -sk TLS/503', '503', 'passed'],
    ['several URLs, all well', 'curl -s HTTP/200 HTTP/200', '200', 'passed', body + body],
    ['several URLs, one not', 'curl -s HTTP/200 HTTP/503', '200', 'needs-person'],
    ['--next', 'curl -s HTTP/200 --next -s HTTP/503', '200', 'needs-person'],
    ['in a function', 'probe() { curl -s HTTP/"$1"; }; probe 503', '503', 'needs-person'],
    ['in a substitution', 'x=$(curl -s HTTP/503); echo "<$x>"', '503', 'passed', '<body of /503>\n'],
    ['in a pipe', 'curl -s HTTP/503 | cat', '503', 'passed', 'body of /503\n'],
    ['in a pipe that finds nothing', 'curl -s HTTP/200 | grep nothing', '200', 'passed', ''],
    ['in the background', 'curl -s HTTP/503 & wait $!', '503', 'passed', 'body of /503\n'],
    ['with sudo’s like', 'env A=1 curl -s HTTP/503', '503', 'passed'],
    ['with -K', 'printf "silent\\n" >/tmp/k.$$; curl -K /tmp/k.$$ HTTP/503; rm /tmp/k.$$', '503', 'passed'],
    ['with -D of its own', 'curl -s -D /dev/stdout -o /dev/null HTTP/503', '503', 'passed'],
    ['with -q, which reads no file', 'curl -q -s HTTP/503', '503', 'needs-person'],
    ['of two, the same one twice', 'curl -s HTTP/200 >/dev/null; curl -s HTTP/200', '200', 'needs-person'],
    [
      'of a loop, however often it is printed',
      `for i in 1 2; do curl -s -o /dev/null -w '%{http_code}\\n' HTTP/200; done`,
      '200',
      'needs-person',
    ],
    ['wget', 'wget -q -O - HTTP/200', '200', 'needs-person', body],
    ['wget that talks', 'wget -O /dev/null HTTP/200', '200', 'passed', ''],
    ['wget refused', 'wget -O /dev/null HTTP/503', '503', 'passed', ''],
    ['wget redirected', 'wget -O /dev/null HTTP/to/200', '200', 'passed', ''],
    ['wget with nothing listening', 'wget -t 1 -O /dev/null CLOSED/200', '200', 'failed', ''],
  ])('%s', async (_name, command, words, verdict, out) => {
    await withRig(async (rig) => {
      const seen = await judgeIn(rig, command, words);
      expect(seen).toMatchObject({
        verdict,
        ...(out === undefined ? {} : { out }),
      });
    });
  });

  test('is found beside the operator’s own .curlrc, whose -w stays', async () => {
    const home = mkdtempSync(join(tmpdir(), 'curl-home-'));
    writeFileSync(join(home, '.curlrc'), 'silent\nwrite-out = "[%{size_download}]"\n');
    try {
      await withRig(
        async (rig) => {
          const seen = await judgeIn(rig, 'curl HTTP/503', '503');
          expect(seen).toMatchObject({
            verdict: 'passed',
            out: 'body of /503\n[13]',
            err: '',
          });
        },
        { HOME: home },
      );
    } finally {
      rmSync(home, { recursive: true });
    }
  });

  test('says why there is none', async () => {
    await withRig(async (rig) => {
      expect((await judgeIn(rig, 'curl -s CLOSED/', '200')).actual).toContain('连接不上');
      expect((await judgeIn(rig, 'curl -s TLS/200', '200')).actual).toContain('证书');
      expect((await judgeIn(rig, 'curl -s -m 1 HTTP/slow', '200')).actual).toContain('超时');
    });
  });
});

describeWith('nginx', 'nginx', (nginx) => {
  let child: ChildProcess;
  let port: number;

  beforeAll(async () => {
    const free = createTcpServer();
    port = await listen(free);
    await new Promise((resolve) => free.close(resolve));
    const flag = join(directory, 'maintenance.flag');
    writeFileSync(join(directory, 'maintenance.html'), '<h1>系统维护中</h1>\n');
    writeFileSync(join(directory, 'index.html'), '<h1>首页</h1>\n');
    const places = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path ${directory}/${name};`)
      .join('\n');
    writeFileSync(
      join(directory, 'nginx.conf'),
      `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; worker_processes 1; pid ${directory}/pid; error_log ${directory}/error.log;
        events { worker_connections 32; }
        http { access_log off; ${places}
          server { listen 127.0.0.1:${port}; root ${directory};
            error_page 503 /maintenance.html;
            location = /maintenance.html { internal; }
            location / { if (-f ${flag}) { return 503; } } } }\n`,
    );
    child = spawn(nginx, ['-p', directory, '-c', join(directory, 'nginx.conf')], { stdio: 'ignore' });
    for (let tries = 0; tries < 100; tries++) {
      const up = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
      if (up !== null) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`nginx does not answer: ${readFileSync(join(directory, 'error.log'), 'utf8')}`);
  });

  afterAll(() => {
    child.kill();
  });

  test('its maintenance page is a 503, although curl prints the page alone', async () => {
    await withRig(async (rig) => {
      const url = `http://127.0.0.1:${port}/`;
      expect(await judgeIn(rig, `curl -s ${url}`, '200 OK')).toMatchObject({
        verdict: 'passed',
      });
      await rig.run(`touch ${directory}/maintenance.flag`);
      const seen = await judgeIn(rig, `curl -s ${url}`, '503 Maintenance Mode');
      expect(seen).toMatchObject({
        verdict: 'passed',
        out: '<h1>系统维护中</h1>\n',
      });
      // Words that the page does not hold are a note and no failure.
      expect(seen.actual).toMatch(/^HTTP 503.*Maintenance Mode/);
      expect(await judgeIn(rig, `curl -s ${url}`, '200 OK')).toMatchObject({
        verdict: 'failed',
      });
    });
  });
});
