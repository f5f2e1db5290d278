import { describe, expect, test } from 'vitest';
import { expectationOf, judged } from './observe.ts';
import type { Seen } from './observe.ts';

/**
 * Numbers, paths, patterns, shapes and ready counts on output as the tools print it. Near misses stand beside what they resemble.
 * Whatever goes to a person says why.
 */
type Row =
  | readonly [words: string, seen: Seen, outcome: 'passed' | 'failed']
  | readonly [words: string, seen: Seen, outcome: 'needs-person', why: string];

const AB: Seen = {
  command: 'ab -n 1000 -c 10 http://127.0.0.1/',
  stdout: `This is ApacheBench, Version 2.3 <$Revision: 1903618 $>
Server Software:        nginx/1.24.0
Server Hostname:        127.0.0.1
Server Port:            80
Document Length:        615 bytes

Concurrency Level:      10
Time taken for tests:   0.123 seconds
Complete requests:      1000
Failed requests:        0
Total transferred:      848000 bytes
Requests per second:    8130.08 [#/sec] (mean)
Time per request:       1.230 [ms] (mean)
Time per request:       0.123 [ms] (mean, across all concurrent requests)
Transfer rate:          6732.72 [Kbytes/sec] received

Connection Times (ms)
              min  mean[+/-sd] median   max
Connect:        0    0   0.1      0       1
Processing:     0    1   0.3      1       3
Total:          0    1   0.4      1       4

Percentage of the requests served within a certain time (ms)
  50%      1
  90%      2
  95%      2
  99%      3
 100%      4 (longest request)
`,
};
const WRK: Seen = {
  command: 'wrk -t2 -c10 -d5s --latency http://127.0.0.1/',
  stdout: `Running 5s test @ http://127.0.0.1/
  2 threads and 10 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency   635.91us    0.89ms  12.92ms   93.69%
    Req/Sec    56.20k     8.07k   62.00k    86.54%
  Latency Distribution
     50%  250.00us
     75%  491.00us
     90%  700.00us
     99%    5.80ms
  22464657 requests in 5.00s, 17.76GB read
Requests/sec: 748868.53
Transfer/sec:    606.33MB
`,
};
const DF: Seen = {
  command: 'df -h /data',
  stdout: `Filesystem      Size  Used Avail Use% Mounted on
/dev/sdb1       100G   71G   29G  71% /data
`,
};
const DF_ALL: Seen = {
  command: 'df -h',
  stdout: `Filesystem      Size  Used Avail Use% Mounted on
/dev/sda1        50G   46G  4.0G  92% /
tmpfs           3.9G     0  3.9G   0% /dev/shm
/dev/sdb1       100G   71G   29G  71% /data
`,
};
const FREE: Seen = {
  command: 'free -m',
  stdout: `               total        used        free      shared  buff/cache   available
Mem:            7943        2101         512         102        5329        5500
Swap:           2047           0        2047
`,
};
const UPTIME: Seen = {
  command: 'uptime',
  stdout: ' 03:12:45 up 41 days,  2:03,  2 users,  load average: 0.52, 1.58, 9.59\n',
};
const REDIS: Seen = {
  command: 'redis-cli info',
  stdout:
    '# Clients\r\nconnected_clients:12\r\nblocked_clients:0\r\n# Memory\r\nused_memory:1048576\r\nused_memory_human:1.00M\r\n# Replication\r\nrole:master\r\nconnected_slaves:2\r\n',
};
const LAG: Seen = {
  command: "mysql -e 'SHOW SLAVE STATUS\\G'",
  stdout:
    '             Slave_IO_Running: Yes\n            Slave_SQL_Running: Yes\n        Seconds_Behind_Master: 3\n',
};
const THREADS: Seen = {
  command: 'mysql -e "SHOW STATUS LIKE \'Threads_connected\'"',
  stdout: 'Variable_name\tValue\nThreads_connected\t42\n',
};
const PSQL: Seen = {
  command: "psql -c 'select id, name from t'",
  stdout: ' id | name \n----+------\n  1 | a\n  2 | b\n  3 | c\n(3 rows)\n\n',
};
const MYSQL_TABLE: Seen = {
  command: "mysql -t -e 'select count(*) from orders'",
  stdout: '+----------+\n| count(*) |\n+----------+\n|     1234 |\n+----------+\n',
};
const PING: Seen = {
  command: 'ping -c 4 db1',
  stdout: `PING db1 (10.0.0.7) 56(84) bytes of data.
64 bytes from db1 (10.0.0.7): icmp_seq=1 ttl=64 time=0.321 ms

--- db1 ping statistics ---
4 packets transmitted, 4 received, 0% packet loss, time 3052ms
rtt min/avg/max/mdev = 0.271/0.301/0.333/0.025 ms
`,
};
const TOP_PODS: Seen = {
  command: 'kubectl top nodes',
  stdout:
    'NAME    CPU(cores)   CPU%   MEMORY(bytes)   MEMORY%   \nnode1   250m         12%    3000Mi          78%       \nnode2   1950m        97%    2000Mi          52%       \n',
};
const PODS = (rows: string): Seen => ({
  command: 'kubectl get pods -l app=web',
  stdout: `NAME                   READY   STATUS    RESTARTS   AGE\n${rows}`,
});
const pod = (ready: string, status = 'Running', restarts = '0'): string =>
  `web-7d4b9c6f5d-abcde   ${ready}     ${status}   ${restarts}          12m\n`;
const DOCKER: Seen = {
  command: 'docker stats --no-stream',
  stdout:
    'CONTAINER ID   NAME      CPU %     MEM USAGE / LIMIT     MEM %     NET I/O       BLOCK I/O   PIDS\n4b1f0f1c2d3e   web       3.21%     120.3MiB / 7.757GiB   1.51%     1.2kB / 0B    0B / 0B     5\n',
};

const numbers: readonly Row[] = [
  ['< 200ms 平均响应时间', AB, 'passed'],
  ['平均响应时间 < 200ms', AB, 'passed'],
  ['平均响应时间 < 1ms', AB, 'failed'],
  ['平均响应时间小于 0.002 秒', AB, 'passed'],
  ['平均響應時間應小於 200 毫秒', AB, 'passed'],
  ['mean response time < 200 ms', AB, 'passed'],
  ['QPS ≥ 5000', AB, 'passed'],
  ['QPS 不低于 10000', AB, 'failed'],
  ['失败请求数 = 0', AB, 'passed'],
  [
    '失败请求数 = 0',
    { ...AB, stdout: (AB.stdout ?? '').replace('requests:        0', 'requests:        10') },
    'failed',
  ],
  ['P95 < 3ms', AB, 'passed'],
  ['P99 < 3ms', AB, 'failed'],
  ['< 200ms', AB, 'needs-person', 'three different times'],
  ['平均响应时间 < 1ms', WRK, 'passed'],
  ['平均响应时间 < 500us', WRK, 'failed'],
  ['P99 < 5ms', WRK, 'failed'],
  ['QPS > 700000', WRK, 'passed'],
  ['磁盘使用率 < 80%', DF, 'passed'],
  ['磁盘使用率不超过 70%', DF, 'failed'],
  ['使用率 < 80%', DF_ALL, 'needs-person', 'one file system is above, two are below'],
  ['使用率 < 95%', DF_ALL, 'passed'],
  ['可用空间 ≥ 20G', DF, 'passed'],
  ['可用空间 ≥ 30G', DF, 'failed'],
  ['可用空间 ≥ 20GB', DF, 'passed'],
  ['可用空间 > 29GB', DF, 'needs-person', 'a GB of 1000 and one of 1024 give different answers'],
  ['可用内存 > 4GiB', FREE, 'passed'],
  ['可用内存 > 6GiB', FREE, 'failed'],
  ['available memory at least 5000 MiB', FREE, 'passed'],
  ['负载 < 1', UPTIME, 'passed'],
  ['15分钟负载 < 4', UPTIME, 'failed'],
  ['load average < 0.5', UPTIME, 'failed'],
  ['连接数 < 100', REDIS, 'passed'],
  ['连接数 < 10', REDIS, 'failed'],
  ['内存 < 2MiB', REDIS, 'passed'],
  ['内存 < 512KiB', REDIS, 'failed'],
  ['从库数 = 2', REDIS, 'passed'],
  ['connected_clients < 10', REDIS, 'failed'],
  ['主从延迟 < 5 秒', LAG, 'passed'],
  ['延迟 < 3s', LAG, 'failed'],
  [
    '延迟 < 3s',
    { ...LAG, stdout: '        Seconds_Behind_Master: NULL\n' },
    'needs-person',
    'no number at all',
  ],
  ['连接数小于 100', THREADS, 'passed'],
  ['连接数小于 40', THREADS, 'failed'],
  ['丢包率 = 0%', PING, 'passed'],
  ['丢包率 = 0%', { ...PING, stdout: (PING.stdout ?? '').replace('0% packet', '100% packet') }, 'failed'],
  ['平均延迟 < 1ms', PING, 'passed'],
  ['CPU < 80%', TOP_PODS, 'needs-person', 'one node of two'],
  ['CPU 使用率 < 10%', DOCKER, 'passed'],
  ['内存使用率 > 2%', DOCKER, 'failed'],
  ['重启次数 = 0', PODS(pod('1/1') + pod('1/1')), 'passed'],
  ['重启次数 = 0', PODS(pod('1/1', 'Running', '10')), 'failed'],
  ['重启次数 < 5', PODS(pod('1/1') + pod('1/1', 'Running', '12')), 'needs-person', 'holds of one pod of two'],
  ['≥ 99.9%', { stdout: 'availability: 99.95%\n' }, 'passed'],
  ['≥ 99.9%', { stdout: 'availability: 99.89%\n' }, 'failed'],
  ['≥ 99.9%', { stdout: 'availability 99.95%, errors 0.05%\n' }, 'needs-person', 'two percentages'],
  ['≥ 99.9%', { stdout: 'ok 100 requests\n' }, 'needs-person', 'no percentage'],
  ['小于 5', { stdout: '3\n' }, 'passed'],
  ['小于 5', { stdout: '5\n' }, 'failed'],
  ['小于等于 5', { stdout: '5\n' }, 'passed'],
  ['不超过 5', { stdout: '5\n' }, 'passed'],
  ['不小于 5', { stdout: '4\n' }, 'failed'],
  ['至少 3 个', { stdout: '3\n' }, 'passed'],
  ['至少 3 个', { stdout: '2\n' }, 'failed'],
  ['at least 3', { stdout: '12\n' }, 'passed'],
  ['at most 3', { stdout: '12\n' }, 'failed'],
  ['小于 5', { stdout: 'took 3ms\n' }, 'needs-person', 'the number has a unit that was not asked for'],
  ['小于 5', { stdout: '3 running, 7 stopped\n' }, 'needs-person', 'two numbers'],
  ['大于 0', { command: 'wc -l backup.sql', stdout: '812 backup.sql\n' }, 'passed'],
  ['大于 0', { command: 'wc -l backup.sql', stdout: '0 backup.sql\n' }, 'failed'],
  ['200 ms 以内', { stdout: 'done in 0.15 s\n' }, 'passed'],
  ['200 ms 以内', { stdout: 'done in 0.25 s\n' }, 'failed'],
  ['响应时间在 100 到 200 ms 之间', { stdout: '响应时间: 150ms\n' }, 'passed'],
  ['响应时间在 100 到 200 ms 之间', { stdout: '响应时间: 250ms\n' }, 'failed'],
  [
    '连接数 < 100',
    { stdout: 'port 80 is open\n' },
    'needs-person',
    'the only number is not said to be of connections',
  ],
  ['连接数 < 100', { stdout: '连接数: 7\n' }, 'passed'],
  ['连接数 < 100', { stdout: '最大连接数: 7\n' }, 'needs-person', 'another label that ends alike'],
  ['大约 3 个', { stdout: '3\n' }, 'needs-person', 'about is not exact'],
  ['行数 = 3', { stdout: 'a\nb\nc\n' }, 'passed'],
  ['行数 = 3', { stdout: 'a\nb\nc\nd\n' }, 'failed'],
  ['行数 = 3', { command: 'wc -l x', stdout: '3 x\n' }, 'passed'],
  ['行数 = 3', { command: 'wc -l x', stdout: '13 x\n' }, 'failed'],
  ['行数 = 1', { command: './probe', stdout: '3\n' }, 'needs-person', 'one line, which is the number 3'],
  ['行数 ≥ 3', PSQL, 'passed'],
  ['行数 = 3', PSQL, 'passed'],
  ['行数 = 4', PSQL, 'failed'],
  ['3 条', PSQL, 'passed'],
  [
    '3 条记录',
    {
      command: 'mysql -t -e "select 1"',
      stdout: '+---+\n| 1 |\n+---+\n| 1 |\n+---+\n13 rows in set (0.00 sec)\n',
    },
    'failed',
  ],
  ['行数 = 1234', MYSQL_TABLE, 'passed'],
  ['大于 1000', MYSQL_TABLE, 'passed'],
  ['大于 2000', MYSQL_TABLE, 'failed'],
  ['3 rows', PSQL, 'passed'],
  ['行数 = 2', PODS(pod('1/1') + pod('1/1')), 'needs-person', 'with the head there are three'],
  ['行数 = 5', PODS(pod('1/1') + pod('1/1')), 'failed'],
];

const paths: readonly Row[] = [
  ['$.status = "healthy"', { stdout: '{"status":"healthy"}' }, 'passed'],
  ['$.status = "healthy"', { stdout: '{"status":"unhealthy"}' }, 'failed'],
  ['$.status = healthy', { stdout: '{"status":"healthy"}' }, 'passed'],
  ['$.status 为 "healthy"', { stdout: '{"status":"healthy"}' }, 'passed'],
  ['$.status ≠ "down"', { stdout: '{"status":"up"}' }, 'passed'],
  ['$.status ≠ "down"', { stdout: '{"state":"up"}' }, 'failed'],
  ['$.count = 3', { stdout: '{"count":"3"}' }, 'failed'],
  ['$.count ≥ 3', { stdout: '{"count":13}' }, 'passed'],
  ['$.count ≥ 3', { stdout: '{"count":2}' }, 'failed'],
  ['$.data[0].up = true', { stdout: '{"data":[{"up":true}]}' }, 'passed'],
  ['$.data[1].up = true', { stdout: '{"data":[{"up":true}]}' }, 'failed'],
  ['$.data[-1].id = 2', { stdout: '{"data":[{"id":1},{"id":2}]}' }, 'passed'],
  ['$["a b"].c = 1', { stdout: '{"a b":{"c":1}}' }, 'passed'],
  ['$.pods[*].ready = true', { stdout: '{"pods":[{"ready":true},{"ready":true}]}' }, 'passed'],
  ['$.pods[*].ready = true', { stdout: '{"pods":[{"ready":true},{"ready":false}]}' }, 'failed'],
  ['$.pods[*].ready = true', { stdout: '{"pods":[]}' }, 'failed'],
  ['$.items.length = 3', { stdout: '{"items":[1,2,3]}' }, 'passed'],
  ['$.items.length = 3', { stdout: '{"items":[1,2,3,4]}' }, 'failed'],
  ['$.error 不存在', { stdout: '{"ok":true}' }, 'passed'],
  ['$.error 不存在', { stdout: '{"error":null}' }, 'failed'],
  ['$.token', { stdout: '{"token":"x"}' }, 'passed'],
  ['$.token', { stdout: '{}' }, 'failed'],
  ['$.constructor', { stdout: '{}' }, 'failed'],
  ['$.a = {"b": 1}', { stdout: '{"a":{"b":1,"c":2}}' }, 'failed'],
  ['$.status = "ok"', { stdout: 'not json' }, 'failed'],
  ['$.status = "ok"', { stdout: '{"status":"ok"' }, 'needs-person', 'the JSON breaks off'],
  [
    '$.status = "ok"',
    { stdout: '{"status":"ok"}\n{"status":"no"}\n' },
    'needs-person',
    'two values, of which one fits',
  ],
  [
    '$.id = 9007199254740993',
    { stdout: '{"id":9007199254740992}' },
    'needs-person',
    'too large to compare exactly',
  ],
];

const patterns: readonly Row[] = [
  ['/3\\/3\\s+Running/', PODS(pod('3/3')), 'passed'],
  ['/\\b3\\/3\\s+Running/', PODS(pod('13/3')), 'failed'],
  ['/3\\/3 {2,}Running/', { stdout: 'web 3/3   Running\n' }, 'passed'],
  ['/active/i', { stdout: 'ACTIVE\n' }, 'passed'],
  ['/^active$/', { stdout: 'inactive\n' }, 'failed'],
  ['/a.b/', { stdout: 'a\nb\n' }, 'failed'],
  ['/Time per request:\\s+([\\d.]+).*\\(mean\\)/ < 200', AB, 'passed'],
  ['/Time per request:\\s+([\\d.]+).*\\(mean\\)/ < 1', AB, 'failed'],
  ['/Time per request:\\s+([\\d.]+)/ < 200', AB, 'passed'],
  ['/Time per request:\\s+([\\d.]+)/ < 1', AB, 'needs-person', 'two lines match, and one of them is below 1'],
  ['/Time per request:\\s+([\\d.]+)/ < 0.5s', AB, 'passed'],
  ['/took ([0-9.]+\\w+)/ < 1s', { stdout: 'took 200ms\n' }, 'passed'],
  ['/took ([0-9.]+\\w+)/ < 1s', { stdout: 'took 3min\n' }, 'failed'],
  ['/took (\\w+)/ < 1s', { stdout: 'took long\n' }, 'needs-person', 'what is captured is no number'],
  ['不匹配 /ERROR|FATAL/', { stdout: 'fine\n' }, 'passed'],
  ['不匹配 /ERROR|FATAL/', { stderr: 'FATAL: gone\n' }, 'failed'],
  ['不匹配 /ERROR/', { stdout: 'fine\n', truncated: true }, 'needs-person', 'not all of the output was kept'],
  ['应匹配 /v[0-9]+\\.[0-9]+/', { stdout: 'app v1.2\n' }, 'passed'],
  ['matches /^ok/', { stdout: 'not ok\n' }, 'failed'],
  ['/data/', { stdout: 'data\n' }, 'passed'],
  ['/data/', { stdout: '/data/\n' }, 'passed'],
  ['/data/', { stdout: '/database\n' }, 'needs-person', 'a pattern, or the path /data/, which is not there'],
  ['/版本：\\d+/', { stdout: '版本：7\n' }, 'passed'],
  ['/OK/', { stdout: 'smoke: \u001b[32mOK\u001b[0m\r\n' }, 'passed'],
];

const shapes: readonly Row[] = [
  ['YYYY-MM-DD', { stdout: 'at 2026-11-22\n' }, 'passed'],
  ['YYYY-MM-DD', { stdout: 'at 2026-13-22\n' }, 'failed'],
  ['YYYY-MM-DD', { stdout: 'at 12026-11-22\n' }, 'failed'],
  ['YYYY-MM-DD', { stdout: 'no date\n' }, 'failed'],
  ['YYYYMMDD', { stdout: '20261122\n' }, 'passed'],
  ['YYYY-MM-DD HH:MM:SS', { stdout: '2026-11-22 25:12:45\n' }, 'failed'],
  ['YYYY-MM-DDTHH:MM:SSZ', { stdout: '2026-11-22T03:12:45Z\n' }, 'passed'],
  ['backup_YYYYMMDD.sql.gz', { stdout: 'backup_20261122.sql.gz\n' }, 'passed'],
  ['backup_YYYYMMDD.sql.gz', { stdout: 'backup_latest.sql.gz\n' }, 'failed'],
  ['Backup size: XXX MB', { stdout: 'Backup size: 1,234.5 MB\n' }, 'passed'],
  [
    'Backup size: XXX MB',
    { stdout: 'Backup size: none MB\n' },
    'needs-person',
    'XXX may stand for more than a number',
  ],
  ['Backup size: XXX MB', { stdout: 'Backup failed\n' }, 'failed'],
  ['version vX.Y.Z', { stdout: 'version v1.20.3\n' }, 'passed'],
  ['version vX.Y.Z', { stdout: 'version unknown\n' }, 'failed'],
  ['n/n Running', { stdout: 'web 3/3 Running\n' }, 'passed'],
  [
    'n/n Running',
    { stdout: 'web 2/3 Running\n' },
    'needs-person',
    'n/n may have been meant as any two numbers',
  ],
  ['显示 YYYY-MM-DD 格式的日期', { stdout: '2026-11-22\n' }, 'passed'],
  [
    '备份于 YYYY-MM-DD',
    { stdout: 'saved 2026-11-22\n' },
    'needs-person',
    'the words may describe the output',
  ],
  [
    'Backup size: XXX MB\nCreated: YYYY-MM-DD',
    { stdout: 'Backup size: 12 MB\nnote\nCreated: 2026-11-22\n', block: true },
    'passed',
  ],
  [
    'Backup size: XXX MB\nCreated: YYYY-MM-DD',
    { stdout: 'Backup size: 12 MB\nCreated: never\n', block: true },
    'failed',
  ],
  ['Backup size: XXX MB\nDone', { stdout: 'Backup size: 12 MB\nFailed\n', block: true }, 'failed'],
];

const ready: readonly Row[] = [
  ['3/3 Running', PODS(pod('3/3')), 'passed'],
  ['3/3 Running', PODS(pod('1/1') + pod('1/1') + pod('2/2')), 'passed'],
  ['3/3 Running', PODS(pod('1/1') + pod('1/1')), 'failed'],
  ['3/3 Running', PODS(pod('1/1') + pod('1/1') + pod('0/1')), 'failed'],
  ['3/3 Running', PODS(pod('1/1') + pod('1/1') + pod('0/0')), 'failed'],
  ['3/3 Running', PODS(pod('13/3')), 'failed'],
  ['3/3 Running', PODS(pod('3/30')), 'failed'],
  [
    '3/3 Running',
    PODS(pod('3/3') + pod('0/3', 'CrashLoopBackOff', '7')),
    'needs-person',
    'a line fits and another pod is down',
  ],
  ['3/3 Running', PODS(pod('3/3', 'Pending')), 'failed'],
  [
    '3/3 Running',
    { ...PODS(''), stdout: '', stderr: 'No resources found in default namespace.\n' },
    'failed',
  ],
  ['应看到 3/3 Running', PODS(pod('1/1') + pod('1/1') + pod('1/1')), 'passed'],
];

describe.each([
  ['number', numbers],
  ['json path', paths],
  ['regular expression', patterns],
  ['shape', shapes],
  ['ready count', ready],
] as const)('%s', (_theme, rows) => {
  test.each(rows.map(([words, seen, outcome, why]) => ({ words, seen, outcome, why: why ?? '' })))(
    '$outcome: $words $why',
    ({ words, seen, outcome }) => {
      const judgement = judged(words, seen);
      expect(judgement.outcome, JSON.stringify(judgement)).toBe(outcome);
    },
  );
});

describe('what is meant and malformed is an error', () => {
  test.each([
    ['/[abc/', '正则表达式写法有误'],
    ['/a(?=b)/', '正则表达式写法有误'],
    ['/3/3\\s+Running/', '要写成 \\/'],
    ['/abc/x', '不认识标志「x」'],
    ['/a([0-9]+)/ < many', '不是可比较的数'],
    ['/(a)([0-9]+)/ < 3', '恰好有一个括号'],
    ['$..status = 1', 'JSON 路径写法有误'],
    ['$.a[?(@.b)] = 1', 'JSON 路径写法有误'],
    ['$.a = ', '不能比较'],
    ['$.a < "b"', '不能比较'],
    ['$.a 大约是 3 左右', '不能比较'],
  ])('%s', (words, part) => {
    expect(() => expectationOf(words)).toThrow(part);
  });
});

test('the literals of the ready count are literals elsewhere', () => {
  expect(expectationOf('3/3 Running', { command: 'kubectl get deploy' }).kind).toBe('literal');
  expect(expectationOf('3/3 Running', { command: 'kubectl -n web get pods' }).kind).toBe('ready-count');
});

test('a catastrophic pattern on 10 MB is judged at once', () => {
  const stdout = `${'a'.repeat(10_000_000)}\n`;
  const started = performance.now();
  for (const words of ['/(a+)+$b/', '/(a|aa)+b/', '/(a*)*b/', '/^(a|a)*b/'])
    expect(judged(words, { stdout }).outcome).toBe('failed');
  expect(performance.now() - started).toBeLessThan(30_000);
});
