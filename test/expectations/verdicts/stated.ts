import type { Row } from './row.ts';

const units = (...states: readonly string[]) => ({
  command: 'systemctl is-active nginx redis',
  stdout: states.map((state) => `${state}\n`).join(''),
  exit: states.includes('failed') ? 3 : 0,
});
const replica = (io: string, sql: string) => ({
  command: "mysql -e 'SHOW SLAVE STATUS\\G'",
  stdout: `*************************** 1. row ***************************\n             Slave_IO_Running: ${io}\n            Slave_SQL_Running: ${sql}\n        Seconds_Behind_Master: 0\n`,
});
const redis = (role: string, replicas = 1) => ({
  command: 'redis-cli info replication',
  stdout: `# Replication\r\nrole:${role}\r\nconnected_slaves:${replicas}\r\nmaster_replid:8c1f\r\n`,
});
const health = (status: string) => ({
  command: 'curl -s http://localhost/actuator/health',
  stdout: `{"status":"${status}","version":"1.4.2","groups":["liveness"]}`,
});
const pods = (ready: string, status: string) => ({
  command: 'kubectl get pods',
  stdout: `NAME        READY   STATUS    RESTARTS   AGE\napp-2xk4p   ${ready}     ${status}   0   3m\napp-8hd2q   1/1     Running   0   3m\n`,
});
const deployment = (ready: string) => ({
  command: 'kubectl get deploy app',
  stdout: `NAME   READY   UP-TO-DATE   AVAILABLE   AGE\napp    ${ready}     3            3           5d\n`,
});
const nodes = (status: string) => ({
  command: 'kubectl get nodes',
  stdout: `NAME   STATUS   ROLES   AGE   VERSION\na   Ready   worker   1d   v1.28.2\nb   ${status}   worker   1d   v1.28.2\n`,
});
const recap = (failed: number, unreachable = 0, command = 'ansible-playbook rollback.yml') => ({
  command,
  stdout: `PLAY RECAP ****\nweb1 : ok=5    changed=2    unreachable=${unreachable}    failed=${failed}    skipped=0\nweb2 : ok=5    changed=2    unreachable=0    failed=0    skipped=0\n`,
});
const lag = (second: number) => ({
  command: 'kafka-consumer-groups.sh --bootstrap-server k:9092 --describe --group g',
  stdout: `GROUP  TOPIC   PARTITION  CURRENT-OFFSET  LOG-END-OFFSET  LAG  CONSUMER-ID  HOST\ng      orders  0          1200            1200            0    c-1          /10.0.0.3\ng      orders  1          900             935             ${second}    c-1          /10.0.0.3\n`,
});
const image = (tag: string) => ({
  command: "kubectl get deploy app -o jsonpath='{.spec.template.spec.containers[0].image}'",
  stdout: `registry.local/app:${tag}`,
});
const sums = (last: string) => ({
  command: 'sha256sum -c SHA256SUMS',
  stdout: `a.tgz: OK\nb.tgz: ${last}\n`,
  exit: last === 'OK' ? 0 : 1,
});
const readOnly = (value: string) => ({
  command: 'mysql -e \'SHOW VARIABLES LIKE "read_only"\'',
  stdout: `Variable_name\tValue\nread_only\t${value}\n`,
});
const both = (second: string) => ({
  command: 'systemctl is-active app; systemctl is-enabled app',
  stdout: `active\n${second}\n`,
});

/** What is said of a value by its name, and of several things at once. */
export const stated: readonly Row[] = [
  // A state that is printed for each item is meant of all of them.
  ['返回 active', units('active', 'active'), 'passed'],
  ['返回 active', units('active', 'failed'), 'needs-person', 'one of two units only'],
  ['均为 active', units('active', 'active'), 'passed'],
  ['均为 active', units('active', 'failed'), 'failed'],
  ['都是 active', units('active', 'inactive'), 'failed'],
  ['Running', pods('1/1', 'Running'), 'passed'],
  ['Running', pods('0/1', 'CrashLoopBackOff'), 'needs-person', 'one of two pods only'],
  ['Ready', nodes('Ready'), 'passed'],
  ['Ready', nodes('Ready,SchedulingDisabled'), 'needs-person', 'one of two nodes takes no pods'],
  ['全部 Ready', nodes('Ready'), 'passed'],
  ['全部 Ready', nodes('Ready,SchedulingDisabled'), 'needs-person', 'one of two nodes takes no pods'],
  ['Ready', nodes('NotReady'), 'needs-person', 'one of two nodes only'],
  ['failed=0', recap(0), 'passed'],
  [
    'failed=0',
    recap(1, 0, 'ansible-playbook rollback.yml || true'),
    'needs-person',
    'on one of two hosts only',
  ],
  ['全部 OK', sums('OK'), 'passed'],
  ['全部 OK', sums('FAILED'), 'failed'],
  ['所有 Pod 状态为 Running', pods('1/1', 'Running'), 'passed'],
  ['所有 Pod 状态为 Running', pods('0/1', 'CrashLoopBackOff'), 'failed'],
  ['所有 Pod 状态为 Running', { command: 'kubectl get pods', stdout: '' }, 'failed'],
  // By the tool's own name, however the tool writes it.
  ['STATUS 全部为 Running', pods('1/1', 'Running'), 'passed'],
  ['STATUS 全部为 Running', pods('0/1', 'Pending'), 'failed'],
  ['STATUS 为 Running', pods('0/1', 'Pending'), 'needs-person', 'which of two pods is not said'],
  ['READY 列为 3/3', deployment('3/3'), 'passed'],
  ['READY 列为 3/3', deployment('2/3'), 'failed'],
  ['READY 3/3', deployment('3/3'), 'passed'],
  ['READY 3/3', deployment('13/3'), 'failed'],
  ['role: master', redis('master'), 'passed'],
  ['role: master', redis('slave'), 'failed'],
  ['role:master', redis('master'), 'passed'],
  ['read_only = ON', readOnly('ON'), 'passed'],
  ['read_only = ON', readOnly('OFF'), 'failed'],
  ['read_only 为 OFF', readOnly('OFF'), 'passed'],
  ['read_only 为 OFF', readOnly('ON'), 'failed'],
  ['status 为 UP', health('UP'), 'passed'],
  ['status 为 UP', health('DOWN'), 'failed'],
  [
    'status 为 UP',
    { stdout: '{"status":"UP","db":{"status":"DOWN"}}' },
    'needs-person',
    'there are two, and they differ',
  ],
  [
    'status 为 UP',
    { stdout: 'the service is up and running\n' },
    'needs-person',
    'no such name in the output',
  ],
  ['"version": "1.4.2"', health('UP'), 'passed'],
  ['"version": "1.4.20"', health('UP'), 'failed'],
  ['version: 1.4.2', health('UP'), 'passed'],
  ['version: 1.5.0', health('UP'), 'failed'],
  ['version: 1.0.0', { stdout: 'a warning\n--------\nversion 1.0.0\n' }, 'failed'],
  [
    'code=0',
    { command: 'jq .code out.json', stdout: '0\n' },
    'needs-person',
    'the name is not in the output',
  ],
  ['max_connections = 500', { command: 'grep conn my.cnf', stdout: 'max_connections = 500\n' }, 'passed'],
  [
    'max_connections = 500',
    { command: 'grep conn my.cnf', stdout: '# max_connections = 500\nmax_connections = 5000\n' },
    'needs-person',
    'in a comment only',
  ],
  ['code=0', { command: 'jq .code out.json', stdout: '10\n' }, 'failed'],
  ['count(*) = 128', { command: "mysql -e 'SELECT count(*) FROM t'", stdout: 'count(*)\n128\n' }, 'passed'],
  ['count(*) = 128', { command: "mysql -e 'SELECT count(*) FROM t'", stdout: 'count(*)\n1280\n' }, 'failed'],
  [
    'count 为 128',
    { command: "psql -c 'SELECT count(*) FROM t'", stdout: ' count \n-------\n   128\n(1 row)\n' },
    'passed',
  ],
  [
    'count 为 128',
    { command: "psql -c 'SELECT count(*) FROM t'", stdout: ' count \n-------\n  1280\n(1 row)\n' },
    'failed',
  ],
  ['LAG 为 0', lag(0), 'passed'],
  ['LAG 为 0', lag(35), 'needs-person', 'which partition is meant is not said'],
  ['LAG < 100', lag(35), 'passed'],
  ['消费延迟 < 100', lag(35), 'passed'],
  // Several at once.
  ['Slave_IO_Running 和 Slave_SQL_Running 均为 Yes', replica('Yes', 'Yes'), 'passed'],
  ['Slave_IO_Running 和 Slave_SQL_Running 均为 Yes', replica('Yes', 'No'), 'failed'],
  ['Slave_IO_Running、Slave_SQL_Running 都是 Yes', replica('Connecting', 'Yes'), 'failed'],
  ['Slave_IO_Running: Yes, Slave_SQL_Running: Yes', replica('Yes', 'Yes'), 'passed'],
  ['Slave_IO_Running: Yes, Slave_SQL_Running: Yes', replica('Yes', 'No'), 'failed'],
  ['failed=0 unreachable=0', recap(0), 'passed'],
  ['failed=0, unreachable=0', recap(0, 1), 'failed'],
  [
    'failed=0 unreachable=0',
    { command: 'cat log', stdout: 'no recap\n' },
    'needs-person',
    'neither name is there',
  ],
  ['A=1 B=2', { command: 'env', stdout: 'B=2\nA=1\n' }, 'passed'],
  ['A=1 B=2', { command: 'env', stdout: 'B=20\nA=1\n' }, 'failed'],
  ['active, enabled', both('enabled'), 'passed'],
  ['active, enabled', both('disabled'), 'failed'],
  ['active、enabled', both('enabled'), 'passed'],
  [
    '3 passed, 0 failed',
    { stdout: 'a: 3 passed, 1 failed\nb: 2 passed, 0 failed\n' },
    'needs-person',
    'both parts, but of two suites',
  ],
  // An author's own name for the only line.
  ['镜像为 app:v1.4.2', image('v1.4.2'), 'passed'],
  ['镜像为 app:v1.4.2', image('v1.4.20'), 'failed'],
  ['当前分支为 release/1.4', { command: 'git branch --show-current', stdout: 'release/1.4\n' }, 'passed'],
  ['当前分支为 release/1.4', { command: 'git branch --show-current', stdout: 'release/1.40\n' }, 'failed'],
  [
    '当前分支为 main',
    { command: 'git rev-parse --abbrev-ref @', stdout: 'origin/main\n' },
    'needs-person',
    'a remote branch of that name',
  ],
  ['Nginx 版本是 1.24.0', { command: 'nginx -v', stderr: 'nginx version: nginx/1.24.0\n' }, 'passed'],
  ['指向 /opt/app/1.4.2', { command: 'readlink current', stdout: '/opt/app/1.4.2\n' }, 'passed'],
  ['指向 /opt/app/1.4.2', { command: 'readlink current', stdout: '/opt/app/1.5.0\n' }, 'failed'],
  ['进程数为 4', { command: 'pgrep -c nginx', stdout: '4\n' }, 'passed'],
  ['进程数为 4', { command: 'pgrep -c nginx', stdout: '14\n' }, 'failed'],
  [
    'Java 版本为 11',
    { command: 'java -version', stderr: 'openjdk version "11.0.20" 2023-07-18\n' },
    'needs-person',
    'whether 11.0.20 is 11 a person says',
  ],
  ['服务状态应为 active(running)', { stdout: 'a\nactive (running)\n' }, 'needs-person', 'several lines'],
];
