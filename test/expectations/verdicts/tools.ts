/** What tools print that measure. */
import type { Seen } from '../observe.ts';

export const AB: Seen = {
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
export const WRK: Seen = {
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
export const DF: Seen = {
  command: 'df -h /data',
  stdout: `Filesystem      Size  Used Avail Use% Mounted on
/dev/sdb1       100G   71G   29G  71% /data
`,
};
export const DF_ALL: Seen = {
  command: 'df -h',
  stdout: `Filesystem      Size  Used Avail Use% Mounted on
/dev/sda1        50G   46G  4.0G  92% /
tmpfs           3.9G     0  3.9G   0% /dev/shm
/dev/sdb1       100G   71G   29G  71% /data
`,
};
export const FREE: Seen = {
  command: 'free -m',
  stdout: `               total        used        free      shared  buff/cache   available
Mem:            7943        2101         512         102        5329        5500
Swap:           2047           0        2047
`,
};
export const UPTIME: Seen = {
  command: 'uptime',
  stdout: ' 03:12:45 up 41 days,  2:03,  2 users,  load average: 0.52, 1.58, 9.59\n',
};
export const REDIS: Seen = {
  command: 'redis-cli info',
  stdout:
    '# Clients\r\nconnected_clients:12\r\nblocked_clients:0\r\n# Memory\r\nused_memory:1048576\r\nused_memory_human:1.00M\r\n# Replication\r\nrole:master\r\nconnected_slaves:2\r\n',
};
export const LAG: Seen = {
  command: "mysql -e 'SHOW SLAVE STATUS\\G'",
  stdout:
    '             Slave_IO_Running: Yes\n            Slave_SQL_Running: Yes\n        Seconds_Behind_Master: 3\n',
};
export const THREADS: Seen = {
  command: 'mysql -e "SHOW STATUS LIKE \'Threads_connected\'"',
  stdout: 'Variable_name\tValue\nThreads_connected\t42\n',
};
export const PSQL: Seen = {
  command: "psql -c 'select id, name from t'",
  stdout: ' id | name \n----+------\n  1 | a\n  2 | b\n  3 | c\n(3 rows)\n\n',
};
export const MYSQL_TABLE: Seen = {
  command: "mysql -t -e 'select count(*) from orders'",
  stdout: '+----------+\n| count(*) |\n+----------+\n|     1234 |\n+----------+\n',
};
export const PING: Seen = {
  command: 'ping -c 4 db1',
  stdout: `PING db1 (10.0.0.7) 56(84) bytes of data.
64 bytes from db1 (10.0.0.7): icmp_seq=1 ttl=64 time=0.321 ms

--- db1 ping statistics ---
4 packets transmitted, 4 received, 0% packet loss, time 3052ms
rtt min/avg/max/mdev = 0.271/0.301/0.333/0.025 ms
`,
};
export const TOP_PODS: Seen = {
  command: 'kubectl top nodes',
  stdout:
    'NAME    CPU(cores)   CPU%   MEMORY(bytes)   MEMORY%   \nnode1   250m         12%    3000Mi          78%       \nnode2   1950m        97%    2000Mi          52%       \n',
};
export const podRows = (rows: string): Seen => ({
  command: 'kubectl get pods -l app=web',
  stdout: `NAME                   READY   STATUS    RESTARTS   AGE\n${rows}`,
});
export const pod = (ready: string, status = 'Running', restarts = '0'): string =>
  `web-7d4b9c6f5d-abcde   ${ready}     ${status}   ${restarts}          12m\n`;
export const DOCKER: Seen = {
  command: 'docker stats --no-stream',
  stdout:
    'CONTAINER ID   NAME      CPU %     MEM USAGE / LIMIT     MEM %     NET I/O       BLOCK I/O   PIDS\n4b1f0f1c2d3e   web       3.21%     120.3MiB / 7.757GiB   1.51%     1.2kB / 0B    0B / 0B     5\n',
};
