import { describe, expect, test } from 'vitest';
import { judged } from './observe.ts';
import type { Seen } from './observe.ts';

type Row = readonly [words: string, seen: Seen, outcome: 'passed' | 'failed' | 'needs-person' | 'unverified'];

/** Output as the tools print it. Near misses stand beside what they resemble. */
const ACTIVE = `● app.service - Sample application
     Loaded: loaded (/etc/systemd/system/app.service; enabled; preset: enabled)
     Active: active (running) since Sun 2026-11-22 03:12:45 UTC; 5min ago
   Main PID: 4711 (app)
`;
const INACTIVE = `○ app.service - Sample application
     Loaded: loaded (/etc/systemd/system/app.service; enabled; preset: enabled)
     Active: inactive (dead) since Sun 2026-11-22 03:12:45 UTC; 5s ago
`;
const STATUS = 'systemctl status app';

const PODS = `NAME                   READY   STATUS    RESTARTS   AGE
web-7d4b9c6f5d-abcde   3/3     Running   0          12m
`;
const PODS_13 = PODS.replace('3/3 ', '13/3');
const PODS_330 = PODS.replace('3/3 ', '3/30');
const GET_PODS = 'kubectl get pods -l app=web';

const literals: readonly Row[] = [
  ['inactive (dead)', { command: STATUS, stdout: INACTIVE, exit: 3 }, 'passed'],
  ['inactive (dead)', { command: STATUS, stdout: ACTIVE }, 'failed'],
  ['active (running)', { command: STATUS, stdout: ACTIVE }, 'passed'],
  ['active (running)', { command: STATUS, stdout: INACTIVE, exit: 3 }, 'failed'],
  ['Active: active (running)', { command: STATUS, stdout: ACTIVE }, 'passed'],
  ['active (running)（服务正常）', { command: STATUS, stdout: ACTIVE }, 'passed'],
  ['active (running)（服务正常）', { command: STATUS, stdout: INACTIVE, exit: 3 }, 'failed'],
  ['active', { command: 'systemctl is-active app', stdout: 'active\n' }, 'passed'],
  ['active', { command: 'systemctl is-active app', stdout: 'inactive\n', exit: 3 }, 'failed'],
  ['active', { command: 'systemctl is-active app', stdout: 'activating\n', exit: 3 }, 'failed'],
  ['inactive', { command: 'systemctl is-active app', stdout: 'inactive\n', exit: 3 }, 'passed'],
  ['inactive', { command: 'systemctl is-active app', stdout: 'active\n' }, 'failed'],
  ['active', { stdout: 'role: active-standby\n' }, 'needs-person'],
  ['active', { stdout: 'role: active-standby\nstate: active\n' }, 'passed'],
  ['nginx', { stdout: 'nginx.service loaded\n' }, 'needs-person'],
  ['disabled', { command: 'systemctl is-enabled app', stdout: 'disabled\n', exit: 1 }, 'passed'],
  ['enabled', { command: 'systemctl is-enabled app', stdout: 'disabled\n', exit: 1 }, 'failed'],
  ['All tests passed', { stdout: 'All tests passed\n' }, 'passed'],
  ['All tests passed', { stdout: 'All tests failed\n' }, 'failed'],
  ['All tests passed', { stdout: 'All tests passed\n', exit: 1 }, 'failed'],
  ['All tests passed', { stdout: 'All tests\npassed\n' }, 'failed'],
  ['OK', { stdout: 'smoke: OK\n' }, 'passed'],
  ['OK', { stdout: 'pipeline: BROKEN\n' }, 'failed'],
  ['OK', { stdout: 'smoke: ok\n' }, 'failed'],
  ['OK', { stdout: 'smoke: NOT_OK\n' }, 'failed'],
  ['3/3 Running', { command: GET_PODS, stdout: PODS }, 'passed'],
  ['3/3 Running', { command: GET_PODS, stdout: PODS_13 }, 'failed'],
  ['3/3 Running', { command: GET_PODS, stdout: PODS_330 }, 'failed'],
  ['3/3 Running', { command: GET_PODS, stdout: PODS.replace('Running', 'Pending') }, 'failed'],
  ['3/3', { command: GET_PODS, stdout: PODS }, 'passed'],
  ['3/3', { command: GET_PODS, stdout: PODS_13 }, 'failed'],
  ['3/3', { command: GET_PODS, stdout: PODS_330 }, 'failed'],
  ['1.2', { stdout: 'app 11.2\n' }, 'failed'],
  ['app 1.2', { stdout: 'app 1.21\n' }, 'failed'],
  ['app 1.2', { stdout: 'app 1.2.1\n' }, 'failed'],
  ['app 1.2', { stdout: 'app 1.2.\n' }, 'passed'],
  ['v1.2.3', { command: 'app --version', stdout: 'app v1.2.3\n' }, 'passed'],
  ['v1.2.3', { command: 'app --version', stdout: 'app v1.2.30\n' }, 'failed'],
  ['v1.2.3', { command: 'app --version', stdout: 'app v1.2.3-rc1\n' }, 'needs-person'],
  ['v1.2.3', { command: 'docker ps', stdout: 'registry.local/app:v1.2.3   Up 2 minutes\n' }, 'passed'],
  ['0 errors', { stdout: '0 errors, 2 warnings\n' }, 'passed'],
  ['0 errors', { stdout: '10 errors, 2 warnings\n' }, 'failed'],
  ['0 errors', { stdout: '1.0 errors per minute\n' }, 'failed'],
  ['0.0.0.0:5000', { stdout: 'LISTEN 0 128 0.0.0.0:5000 0.0.0.0:*\n' }, 'passed'],
  ['0.0.0.0:5000', { stdout: 'LISTEN 0 128 10.0.0.0:5000 0.0.0.0:*\n' }, 'failed'],
  ['0.0.0.0:5000', { stdout: 'LISTEN 0 128 0.0.0.0:50001 0.0.0.0:*\n' }, 'failed'],
  [':8080', { stdout: 'LISTEN 0 128 *:8080 *:*\n' }, 'passed'],
  ['bind = "0.0.0.0:5000"', { command: 'cat app.conf', stdout: 'bind = "0.0.0.0:5000"\n' }, 'passed'],
  ['bind = "0.0.0.0:5000"', { command: 'cat app.conf', stdout: 'bind = "127.0.0.1:5000"\n' }, 'failed'],
  ['Maintenance mode is ON', { stdout: 'Maintenance mode is ON\n' }, 'passed'],
  ['Maintenance mode is ON', { stdout: 'Maintenance mode is OFF\n' }, 'failed'],
  ['Maintenance mode is ON', { stdout: 'Maintenance mode is ONGOING\n' }, 'failed'],
  ['`exact text`', { stdout: 'the exact text is here\n' }, 'passed'],
  ['`exact text`', { stdout: 'the exact texture\n' }, 'failed'],
  ['「服务已停止」', { stdout: '10:01 服务已停止\n' }, 'passed'],
  ['「服务已停止」', { stdout: '10:01 服务未停止\n' }, 'failed'],
  [
    '`返回 200`',
    { command: 'curl -s http://127.0.0.1/', stdout: 'ok\n', headers: 'HTTP/1.1 200 OK\r\n\r\n' },
    'failed',
  ],
  ['显示 active (running)', { command: STATUS, stdout: ACTIVE }, 'passed'],
  ['应该显示：Active: active (running)', { command: STATUS, stdout: ACTIVE }, 'passed'],
  ['應顯示 active (running)', { command: STATUS, stdout: ACTIVE }, 'passed'],
  ['状态为 running', { stdout: 'state: running\n' }, 'passed'],
  ['状态为 running', { stdout: 'state: not-running\n' }, 'needs-person'],
  ['状态为 running', { stdout: 'state: stopped\n' }, 'failed'],
  ['输出 "ok"', { stdout: 'ok\n' }, 'passed'],
  ['输出 "ok"', { stdout: 'looks bad\n' }, 'failed'],
  ['包含 ERROR 字样', { stdout: 'ERROR 17\n' }, 'passed'],
  ['包含 `alpha` 和 `beta`', { stdout: 'alpha\nbeta\n' }, 'passed'],
  ['包含 `alpha` 和 `beta`', { stdout: 'alpha\ngamma\n' }, 'failed'],
  ['should show "Up"', { command: 'docker ps', stdout: 'web   Up 3 minutes\n' }, 'passed'],
  ['should show "Up"', { command: 'docker ps', stdout: 'web   Exited (1) Update\n' }, 'failed'],
  ['returns PONG', { command: 'redis-cli ping', stdout: 'PONG\n' }, 'passed'],
  [
    'PONG',
    { command: 'redis-cli ping', stdout: 'Could not connect to Redis at 127.0.0.1:6379\n', exit: 1 },
    'failed',
  ],
  [
    'test is successful',
    { command: 'nginx -t', stderr: 'nginx: configuration file /etc/nginx/nginx.conf test is successful\n' },
    'passed',
  ],
  [
    'test is successful',
    { command: 'nginx -t', stderr: 'nginx: configuration file /etc/nginx/nginx.conf test failed\n', exit: 1 },
    'failed',
  ],
  [
    'deployment "web" successfully rolled out',
    { command: 'kubectl rollout status deploy/web', stdout: 'deployment "web" successfully rolled out\n' },
    'passed',
  ],
  [
    'deployment "web" successfully rolled out',
    {
      command: 'kubectl rollout status deploy/web',
      stdout: 'error: deployment "web" exceeded its progress deadline\n',
      exit: 1,
    },
    'failed',
  ],
  [
    'HEAD is now at adcfb8a',
    { command: 'git reset --hard adcfb8a', stdout: 'HEAD is now at adcfb8a Previous version\n' },
    'passed',
  ],
  [
    'HEAD is now at adcfb8a',
    { command: 'git reset --hard adcfb8a', stdout: 'HEAD is now at adcfb8b Previous version\n' },
    'failed',
  ],
  [
    'current -> /opt/app/releases/41',
    {
      command: 'ls -l /opt/app',
      stdout: 'lrwxrwxrwx 1 app app 21 Nov 22 03:12 current -> /opt/app/releases/41\n',
    },
    'passed',
  ],
  [
    'current -> /opt/app/releases/41',
    {
      command: 'ls -l /opt/app',
      stdout: 'lrwxrwxrwx 1 app app 21 Nov 22 03:12 current -> /opt/app/releases/410\n',
    },
    'failed',
  ],
  ['/opt/app/releases/', { command: 'readlink current', stdout: '/opt/app/releases/\n' }, 'passed'],
  ['max_connections = 100', { stdout: 'max_connections = 100\n' }, 'passed'],
  ['max_connections = 100', { stdout: 'max_connections = 1000\n' }, 'failed'],
  [
    '<none>',
    { command: 'kubectl get svc', stdout: 'web   ClusterIP   10.0.0.7   <none>   80/TCP\n' },
    'passed',
  ],
  ['<h1>Maintenance</h1>', { command: 'cat index.html', stdout: '<h1>Maintenance</h1>\n' }, 'passed'],
  ['ＯＫ', { stdout: 'smoke: OK\n' }, 'passed'],
  ['OK', { stdout: 'smoke: \u001b[32mOK\u001b[0m\r\n' }, 'passed'],
  ['active', { stdout: 'in\u001b[1mactive\u001b[0m\n' }, 'failed'],
  ['active', { stdout: 'in\u200bactive\n' }, 'failed'],
  ['100% complete', { stdout: '10% complete\r50% complete\r100% complete\r\n' }, 'passed'],
  ['OK', { stdout: 'some lines were not kept\n', truncated: true }, 'needs-person'],
  ['OK。', { stdout: 'OK\n' }, 'passed'],
];

const numbers: readonly Row[] = [
  ['0.2.0', { stdout: '{"version":"0.2.0","build":7}\n' }, 'passed'],
  ['0.2.0', { stdout: '0.2.01\n' }, 'failed'],
  ['0.2.0', { stdout: '10.2.0\n' }, 'failed'],
  ['1000', { stdout: '1,000\n' }, 'failed'],
  ['0', { command: "ss -Htn state established '( sport = :8080 )' | wc -l", stdout: '0\n' }, 'passed'],
  ['0', { command: "ss -Htn state established '( sport = :8080 )' | wc -l", stdout: '10\n' }, 'failed'],
  ['0', { command: 'grep -c ERROR app.log', stdout: '0\n', exit: 1 }, 'passed'],
  ['0', { command: 'grep -c ERROR app.log', stdout: '7\n' }, 'failed'],
  ['3', { command: 'wc -l hosts.txt', stdout: '3 hosts.txt\n' }, 'passed'],
  ['3', { command: 'wc -l hosts.txt', stdout: '13 hosts.txt\n' }, 'failed'],
  ['3', { stdout: '       3\n' }, 'passed'],
  ['3', { stdout: '+----------+\n| COUNT(*) |\n+----------+\n|        3 |\n+----------+\n' }, 'passed'],
  ['1', { stdout: ' count \n-------\n     3\n(1 row)\n' }, 'failed'],
  ['3', { stdout: ' count \n-------\n     3\n(1 row)\n' }, 'passed'],
  ['3', { stdout: '3 running, 5 stopped\n' }, 'needs-person'],
  ['3', { stdout: '1\n3\n' }, 'needs-person'],
  ['3', { stdout: '4 running, 5 stopped\n' }, 'failed'],
  ['3', { stdout: 'READY 3/3\n' }, 'needs-person'],
  ['0', { stdout: 'done\n' }, 'failed'],
  ['0', { stdout: '' }, 'failed'],
  ['返回 0', { command: 'test -f backup.sql', stdout: '' }, 'needs-person'],
  ['返回 0', { command: 'psql -Atc "select 0"', stdout: '0\n' }, 'passed'],
  ['返回 0', { command: 'psql -Atc "select 1"', stdout: '1\n' }, 'failed'],
  ['等于 5', { stdout: '5\n' }, 'passed'],
  ['= 5', { stdout: '50\n' }, 'failed'],
  ['99.9%', { stdout: '99.9%\n' }, 'passed'],
  ['99.9%', { stdout: '99.95%\n' }, 'failed'],
];

const OK_HEADERS = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n';
const DOWN = 'HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/html\r\n\r\n';
const CURL = 'curl https://app.internal/';

const http: readonly Row[] = [
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
  ['503 Maintenance Mode', { command: 'curl -f https://app.internal/', exit: 22 }, 'needs-person'],
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
  ['200', { command: CURL, stdout: '199', headers: OK_HEADERS }, 'needs-person'],
  ['200', { command: `${CURL}count | jq .count`, stdout: '200\n', headers: DOWN }, 'needs-person'],
  ['200 或 302', { command: CURL, headers: 'HTTP/1.1 302 Found\r\n\r\n' }, 'passed'],
  ['200 或 302', { command: CURL, headers: DOWN }, 'failed'],
  ['200 OK', { command: CURL, exit: 7, stderr: 'curl: (7) Failed to connect\n' }, 'failed'],
  ['200 OK', { command: CURL, exit: 6, stderr: 'curl: (6) Could not resolve host\n' }, 'failed'],
  ['200 OK', { command: CURL, stdout: 'hello' }, 'needs-person'],
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
  ],
  [
    '200',
    { command: 'for u in a b; do curl https://$u.internal/; done', headers: OK_HEADERS },
    'needs-person',
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
  ['503', { command: 'wget -qO- https://app.internal/', exit: 8 }, 'needs-person'],
  ['200 OK', { command: 'wget -qO- https://app.internal/', exit: 4 }, 'failed'],
  ['200 OK', { command: './probe.sh', stdout: 'status: 200 OK\n' }, 'passed'],
  ['200 OK', { command: './probe.sh', stdout: 'status: 503 Service Unavailable\n' }, 'failed'],
  [
    '503 Maintenance Mode',
    { command: CURL, stdout: '<h1>Back soon</h1>', headers: DOWN, block: true },
    'passed',
  ],
];

const json: readonly Row[] = [
  ['{"status": "healthy"}', { command: CURL, stdout: '{"status":"healthy","uptime":12}' }, 'passed'],
  ['{"status": "healthy"}', { command: CURL, stdout: '{"status":"unhealthy"}' }, 'failed'],
  ['{"status": "healthy"}', { stdout: '{\n  "status": "healthy"\n}\n' }, 'passed'],
  ['{"status": "healthy"}', { stdout: '{"state":"healthy"}' }, 'failed'],
  ['{"status": "healthy"}', { stdout: 'healthy' }, 'failed'],
  ['{"status": "healthy"}', { stdout: '' }, 'failed'],
  ['{"count": 3}', { stdout: '{"count":"3"}' }, 'failed'],
  ['{"count": 3}', { stdout: '{"count":3.0}' }, 'passed'],
  ['{"count": 3}', { stdout: '{"count":30}' }, 'failed'],
  ['{"ok": true}', { stdout: '{"ok":"true"}' }, 'failed'],
  ['{"ok": null}', { stdout: '{}' }, 'failed'],
  ['{"db": {"up": true}}', { stdout: '{"db":{"up":true,"ms":3},"id":7}' }, 'passed'],
  ['{"db": {"up": true}}', { stdout: '{"db":{"up":false}}' }, 'failed'],
  ['{"data": {}}', { stdout: '{"data":{"left":1}}' }, 'failed'],
  ['[]', { stdout: '[]\n' }, 'passed'],
  ['[]', { stdout: '[{"id":1}]\n' }, 'failed'],
  ['[1, 2]', { stdout: '[1,2,3]' }, 'failed'],
  ['[{"id": 1}]', { stdout: '[{"id":1,"name":"a"}]' }, 'passed'],
  ['{"status": "ok", ...}', { stdout: '{"status":"ok","version":"2"}' }, 'passed'],
  ['{“status”：“healthy”}', { stdout: '{"status":"healthy"}' }, 'passed'],
  ['{“status”：“healthy”}', { stdout: '{"status":"degraded"}' }, 'failed'],
  ['返回 {"status": "healthy"}', { command: CURL, stdout: '{"status":"healthy"}' }, 'passed'],
  ['{"status": "healthy"}（服务正常）', { command: CURL, stdout: '{"status":"healthy"}' }, 'passed'],
  ['{"status": "healthy"} 且响应很快', { command: CURL, stdout: '{"status":"healthy"}' }, 'needs-person'],
  [
    '{"status": "healthy"}',
    { command: 'curl -i x', stdout: 'HTTP/1.1 200 OK\r\nA: b\r\n\r\n{"status":"healthy"}' },
    'passed',
  ],
  ['{"status": "healthy"}', { stdout: 'response: {"status":"healthy"}\n' }, 'passed'],
  ['{"status": "healthy"}', { stdout: '[INFO] asking\n{\n "status": "healthy"\n}\n' }, 'passed'],
  ['{"status": "healthy"}', { stdout: '{"status":"healthy"}\n{"status":"unhealthy"}\n' }, 'needs-person'],
  ['{"status": "healthy"}', { stdout: '{"status":"healthy"}\n{"status":"healthy"}\n' }, 'passed'],
  ['{"status": "healthy"}', { stdout: '{"status":"hea' }, 'needs-person'],
  ['{"id": 9007199254740993}', { stdout: '{"id":9007199254740992}' }, 'needs-person'],
  ['{\n  "status": "healthy"\n}', { stdout: '{"status":"healthy","more":1}', block: true }, 'passed'],
  ['{\n  "status": "healthy"\n}', { stdout: '{"status":"unhealthy"}', block: true }, 'failed'],
];

const blocks: readonly Row[] = [
  ['a one\nb two', { stdout: 'a one\nb two\n', block: true }, 'passed'],
  ['a one\nb two', { stdout: 'head\na  one\nbetween\n  b two\ntail\n', block: true }, 'passed'],
  ['a one\nb two', { stdout: 'b two\na one\n', block: true }, 'failed'],
  ['a one\nb two', { stdout: 'a one\n', block: true }, 'failed'],
  ['a one\nb two', { stdout: 'a one hundred\nb twofold\n', block: true }, 'failed'],
  ['a one\nb two', { stdout: '10:00 a one\n10:01 b two\n', block: true }, 'needs-person'],
  ['\n\na one\n...\nc three\n\n', { stdout: 'a one\nb two\nc three\n', block: true }, 'passed'],
  ['a one\n……\nc three', { stdout: 'a one\nc three\n', block: true }, 'passed'],
  ['a one\nb two', { stderr: 'a one\nb two\n', block: true }, 'passed'],
  ['a one\nb two', { stdout: 'a one\n', stderr: 'b two\n', block: true }, 'needs-person'],
  ['a one\nb two', { stdout: 'a one\nb two\n', exit: 1, block: true }, 'failed'],
  ['Backup size: XXX MB\nDone', { stdout: 'Backup size: 12 MB\nDone\n', block: true }, 'passed'],
  ['Created: YYYY-MM-DD', { stdout: 'Created: 2026-11-22\n', block: true }, 'passed'],
  [
    '<previous-commit-hash> Previous version',
    { stdout: 'adcfb8a Previous version\n', block: true },
    'needs-person',
  ],
  ['- 服务状态正常\n- 端口已监听', { stdout: 'anything\n', block: true }, 'needs-person'],
  ['服务已停止', { stdout: '服务已停止\n', block: true }, 'passed'],
  ['a one\nb two', { stdout: 'a one\n', block: true, truncated: true }, 'needs-person'],
];

const others: readonly Row[] = [
  ['退出码 3', { exit: 3 }, 'passed'],
  ['退出码 3', { exit: 0 }, 'failed'],
  ['退出码为 0', { exit: 0 }, 'passed'],
  ['退出碼：0', { exit: 1 }, 'failed'],
  ['退出码 非0', { exit: 7 }, 'passed'],
  ['退出码 非0', { exit: 0 }, 'failed'],
  ['退出码不为0', { exit: 1 }, 'passed'],
  ['退出码 任意', { exit: 9 }, 'unverified'],
  ['exit code 0', { exit: 0 }, 'passed'],
  ['Exit status: 2', { exit: 2 }, 'passed'],
  ['exit code non-zero', { exit: 0 }, 'failed'],
  ['返回码 0 或 1', { exit: 1 }, 'passed'],
  ['返回码 0 或 1', { exit: 2 }, 'failed'],
  ['输出应为空', { stdout: '\n' }, 'passed'],
  ['输出应为空', { stdout: 'one unapplied migration\n' }, 'failed'],
  ['无输出', { command: 'grep ERROR app.log', exit: 1 }, 'passed'],
  ['无输出', { command: 'grep ERROR app.log', stdout: 'ERROR x\n' }, 'failed'],
  [
    '无输出',
    { command: 'grep ERROR app.log', stderr: 'grep: app.log: No such file or directory\n', exit: 2 },
    'failed',
  ],
  ['无输出', { stderr: 'warning: deprecated\n' }, 'needs-person'],
  ['没有任何输出', { stdout: '' }, 'passed'],
  ['no output', { stdout: '', truncated: true }, 'needs-person'],
  ['不包含 ERROR', { stdout: 'all fine\n' }, 'passed'],
  ['不包含 ERROR', { stdout: 'ERROR 1\n' }, 'failed'],
  ['不包含 ERROR', { stderr: 'ERROR 1\n' }, 'failed'],
  ['不包含 ERROR', { stdout: 'status: NOERROR\n' }, 'needs-person'],
  ['不包含 ERROR', { stdout: 'error: broken\n' }, 'needs-person'],
  ['不包含 ERROR', { stdout: 'all fine\n', exit: 1 }, 'failed'],
  ['不包含 ERROR', { stdout: 'all fine\n', truncated: true }, 'needs-person'],
  ['不应包含 `ERROR` 或 `FATAL`', { stdout: 'FATAL: gone\n' }, 'failed'],
  ['不包含 ERROR 或 FATAL', { stdout: 'all fine\n' }, 'passed'],
  ['不包含 ERROR, FATAL', { stdout: 'FATAL: gone\n' }, 'needs-person'],
  ['does not contain ERROR', { stdout: 'ERROR\n' }, 'failed'],
  ['not contains ERROR', { stdout: 'fine\n' }, 'passed'],
  ['不包含错误', { stdout: 'fine\n' }, 'needs-person'],
  ['No errors', { stdout: 'ERROR: many\n' }, 'failed'],
  ['与备份时的数量一致', { stdout: '42\n' }, 'needs-person'],
  ['服务正常', { stdout: ACTIVE, command: STATUS }, 'needs-person'],
  ['服务正常', { stdout: INACTIVE, command: STATUS, exit: 3 }, 'needs-person'],
  ['服务正常', { exit: 1 }, 'failed'],
  ['看到新版本号', { stdout: 'v2\n' }, 'needs-person'],
  ['包含 3 条记录', { stdout: '3\n' }, 'needs-person'],
  ['active，且无报错', { stdout: 'active\n' }, 'needs-person'],
  ['Running（所有 Pod）', { stdout: PODS }, 'needs-person'],
  ['不是 active', { stdout: 'active\n' }, 'needs-person'],
  ['should be the same as before', { stdout: 'x\n' }, 'needs-person'],
  ['active or running', { stdout: 'active or running' }, 'needs-person'],
  ['$.status = "healthy"', { stdout: '{"status":"unhealthy"}' }, 'failed'],
  ['< 200ms 平均响应时间', { stdout: 'Time per request: 900 [ms] (mean)\n' }, 'failed'],
  ['≥ 99.9%', { stdout: '1%\n' }, 'failed'],
  ['行数 = 3', { stdout: '4\n' }, 'failed'],
  ['/3\\/3\\s+Running/', { stdout: 'x\n' }, 'failed'],
  ['= <备份数量>', { stdout: '42\n' }, 'needs-person'],
  ['YYYY-MM-DD HH:MM:SS', { stdout: '2026-11-22 03:12:45\n' }, 'passed'],
  ['Backup size: XXX MB', { stdout: 'Backup size: 12 MB\n' }, 'passed'],
];

describe.each([
  ['literal', literals],
  ['bare number', numbers],
  ['http status', http],
  ['json', json],
  ['block', blocks],
  ['others', others],
] as const)('%s', (_theme, rows) => {
  test.each(
    rows.map(([words, seen, outcome]) => ({
      words,
      seen,
      outcome,
      name: `${JSON.stringify(words)} on ${JSON.stringify(seen)}`,
    })),
  )('$outcome: $name', ({ words, seen, outcome }) => {
    const judgement = judged(words, seen);
    expect(judgement.outcome, JSON.stringify(judgement)).toBe(outcome);
  });
});
