import type { Row } from './row.ts';
import { OK_HEADERS, DOWN, CURL } from './services.ts';

export const http: readonly Row[] = [
  ['503 Maintenance Mode', { command: CURL, stdout: '<h1>Maintenance Mode</h1>', headers: DOWN }, 'passed'],
  ['503 Maintenance Mode', { command: CURL, stdout: '<h1>Back soon</h1>', headers: DOWN }, 'passed'],
  ['503 Maintenance Mode', { command: CURL, stdout: '503 Maintenance Mode', headers: OK_HEADERS }, 'failed'],
  [
    '503 Maintenance Mode',
    {
      command: 'curl -f https://app.internal/',
      stderr: 'curl: (22) The requested URL returned error: 503\n',
      headers: DOWN,
      exit: 22,
    },
    'passed',
  ],
  [
    '503 Maintenance Mode',
    {
      command: 'curl -f https://app.internal/',
      stderr: 'curl: (22) The requested URL returned error: 500\n',
      headers: 'HTTP/1.1 500 Internal Server Error\r\n\r\n',
      exit: 22,
    },
    'failed',
  ],
  [
    '503 Maintenance Mode',
    { command: 'curl -f https://app.internal/', exit: 22 },
    'needs-person',
    'the status is nowhere to be seen; 22 says only that it was 400 or more',
  ],
  ['200 OK', { command: 'curl -f https://app.internal/', exit: 22 }, 'failed'],
  ['503', { command: CURL, headers: DOWN, exit: 28 }, 'failed'],
  ['200 OK', { command: CURL, stdout: 'ok', headers: OK_HEADERS }, 'passed'],
  ['200 OK', { command: CURL, stdout: '200 OK', headers: DOWN }, 'failed'],
  ['HTTP 200', { command: CURL, headers: 'HTTP/2 200 \r\n\r\n' }, 'passed'],
  ['HTTP/1.1 200 OK', { command: CURL, headers: 'HTTP/2 200 \r\n\r\n' }, 'passed'],
  ['返回 200', { command: CURL, stdout: 'ok', headers: OK_HEADERS }, 'passed'],
  ['返回 200', { command: CURL, headers: 'HTTP/1.1 201 Created\r\n\r\n' }, 'failed'],
  ['状态码 200', { command: CURL, headers: OK_HEADERS }, 'passed'],
  ['狀態碼為 200', { command: CURL, headers: OK_HEADERS }, 'passed'],
  ['应该返回 HTTP/1.1 200 OK', { command: 'curl -I https://app.internal/', stdout: OK_HEADERS }, 'passed'],
  ['应该返回 HTTP/1.1 200 OK', { command: 'curl -I https://app.internal/', stdout: DOWN }, 'failed'],
  ['200', { command: 'curl -i https://app.internal/', stdout: `${OK_HEADERS}hello` }, 'passed'],
  [
    '200',
    { command: "curl -s -o /dev/null -w '%{http_code}' https://app.internal/", stdout: '200' },
    'passed',
  ],
  [
    '200',
    { command: "curl -s -o /dev/null -w '%{http_code}' https://app.internal/", stdout: '503' },
    'failed',
  ],
  [
    '200',
    { command: "curl -s -o /dev/null -w '%{http_code}' https://app.internal/", stdout: '000', exit: 7 },
    'failed',
  ],
  [
    '200',
    { command: CURL, stdout: '199', headers: OK_HEADERS },
    'needs-person',
    'the body is a number of its own, and a status of 200 came with it',
  ],
  [
    '200',
    { command: `${CURL}count | jq .count`, stdout: '200\n', headers: DOWN },
    'needs-person',
    'the number comes from jq, the status from curl',
  ],
  ['200 或 302', { command: CURL, headers: 'HTTP/1.1 302 Found\r\n\r\n' }, 'passed'],
  ['200 或 302', { command: CURL, headers: DOWN }, 'failed'],
  ['200 OK', { command: CURL, exit: 7, stderr: 'curl: (7) Failed to connect\n' }, 'failed'],
  ['200 OK', { command: CURL, exit: 6, stderr: 'curl: (6) Could not resolve host\n' }, 'failed'],
  ['200 OK', { command: CURL, stdout: 'hello' }, 'needs-person', 'curl left no headers'],
  [
    '200 OK',
    {
      command: 'curl -L https://app.internal/',
      headers: `HTTP/1.1 301 Moved Permanently\r\n\r\n${OK_HEADERS}`,
    },
    'passed',
  ],
  [
    '200 OK',
    { command: 'curl -sSL https://app.internal/', headers: `HTTP/1.1 301 Moved Permanently\r\n\r\n${DOWN}` },
    'failed',
  ],
  ['301', { command: CURL, headers: 'HTTP/1.1 301 Moved Permanently\r\n\r\n' }, 'passed'],
  [
    '200',
    { command: 'curl -d @big https://app.internal/', headers: `HTTP/1.1 100 Continue\r\n\r\n${OK_HEADERS}` },
    'passed',
  ],
  [
    '200',
    {
      command: 'curl -x proxy:3128 https://app.internal/',
      headers: `HTTP/1.1 200 Connection established\r\n\r\n${DOWN}`,
    },
    'failed',
  ],
  [
    '503',
    {
      command: 'curl -x proxy:3128 https://app.internal/',
      headers: `HTTP/1.1 200 Connection established\r\n\r\n${DOWN}`,
    },
    'passed',
  ],
  [
    '200',
    { command: 'curl https://a.internal/ https://b.internal/', headers: DOWN + OK_HEADERS },
    'needs-person',
    'two responses, and one of them fits',
  ],
  [
    '200',
    { command: 'curl https://a.internal/ https://b.internal/', headers: OK_HEADERS + OK_HEADERS },
    'passed',
  ],
  ['200', { command: 'curl --retry 3 https://a.internal/', headers: DOWN + OK_HEADERS }, 'passed'],
  [
    '200',
    { command: 'curl https://a.internal/ && curl https://b.internal/', headers: OK_HEADERS },
    'needs-person',
    'two calls, and the headers of one',
  ],
  [
    '200',
    {
      command: 'curl -I https://a.internal/ && curl -I https://b.internal/',
      stdout: OK_HEADERS + OK_HEADERS,
      headers: OK_HEADERS,
    },
    'passed',
  ],
  [
    '200',
    {
      command: 'curl -I https://a.internal/ && curl -I https://b.internal/',
      stdout: DOWN + OK_HEADERS,
      headers: OK_HEADERS,
    },
    'needs-person',
    'two responses, and one of them fits',
  ],
  [
    '200',
    { command: 'for u in a b; do curl https://$u.internal/; done', headers: OK_HEADERS },
    'needs-person',
    'a loop, whose calls cannot be told apart',
  ],
  [
    '200 OK',
    {
      command: 'curl -v https://app.internal/',
      stdout: 'ok',
      stderr: '> GET / HTTP/1.1\n< HTTP/1.1 200 OK\n',
    },
    'passed',
  ],
  [
    '200 OK',
    {
      command: 'wget -O- https://app.internal/',
      stderr:
        'HTTP request sent, awaiting response... 302 Found\nHTTP request sent, awaiting response... 200 OK\n',
    },
    'passed',
  ],
  [
    '200 OK',
    {
      command: 'wget -O- https://app.internal/',
      stderr: '已发出 HTTP 请求，正在等待回应... 503 Service Unavailable\n',
      exit: 8,
    },
    'failed',
  ],
  [
    '503',
    {
      command: 'wget -O- https://app.internal/',
      stderr:
        'HTTP request sent, awaiting response... 503 Service Unavailable\n2026-11-22 12:50:24 ERROR 503: Service Unavailable.\n',
      exit: 8,
    },
    'passed',
  ],
  [
    '503',
    {
      command: 'wget -nv -O- https://app.internal/',
      stderr: '2026-11-22 12:50:24 ERROR 503: Service Unavailable.\n',
      exit: 8,
    },
    'passed',
  ],
  [
    '503',
    { command: 'wget -qO- https://app.internal/', exit: 8 },
    'needs-person',
    'quiet wget tells no status; 8 says only that it was an error',
  ],
  ['200 OK', { command: 'wget -qO- https://app.internal/', exit: 4 }, 'failed'],
  ['200 OK', { command: './probe.sh', stdout: 'status: 200 OK\n' }, 'passed'],
  ['200 OK', { command: './probe.sh', stdout: 'status: 503 Service Unavailable\n' }, 'failed'],
  [
    '503 Maintenance Mode',
    { command: CURL, stdout: '<h1>Back soon</h1>', headers: DOWN, block: true },
    'passed',
  ],
  ['不是 200', { command: CURL, stdout: 'five', headers: OK_HEADERS }, 'failed'],
  [
    '不是 200',
    { command: CURL, stdout: '5\n', headers: OK_HEADERS },
    'needs-person',
    'the body is a number that would do',
  ],
  ['≠ 503', { command: CURL, stdout: 'ok', headers: OK_HEADERS }, 'passed'],
  ['非 503', { command: CURL, stdout: 'ok', headers: DOWN }, 'failed'],
  ['状态码 < 400', { command: CURL, stdout: '3\n', headers: DOWN }, 'failed'],
  ['HTTP 状态码小于 400', { command: CURL, stdout: '503\n', headers: OK_HEADERS }, 'passed'],
  ['status code below 400', { command: CURL, stdout: '3\n', headers: DOWN }, 'failed'],
  ['状态码 < 400', { command: CURL, exit: 7 }, 'failed'],
  [
    '状态码 ≠ 404',
    { command: 'curl -f https://app.internal/', exit: 22 },
    'needs-person',
    '22 says only that it was 400 or more',
  ],
  ['状态码 < 400', { command: 'curl -f https://app.internal/', exit: 22 }, 'failed'],
  ['< 200', { command: CURL, stdout: '57\n', headers: OK_HEADERS }, 'passed'],
];
