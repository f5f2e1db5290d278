/**
 * What labels of numbers mean in the output of known tools, as data (language.md §3).
 * A label is found by its words; the tool by its program; the number by a pattern over one line: group 1 the number, group 2 its
 * unit, or `unit` where the tool prints none. `column` names a column of a table instead: every row has the number.
 */
export interface LabelRule {
  /** Programs, separated by blanks. */
  readonly programs: string;
  /** The author's words, as a pattern over the whole label. */
  readonly label: RegExp;
  readonly line?: RegExp;
  readonly column?: RegExp;
  /** Only rows that match. */
  readonly row?: RegExp;
  /** Only of commands that match. */
  readonly command?: RegExp;
  /** Of several such lines the last, and of one alone none: the first figures of `top` are of no span of time. */
  readonly last?: boolean;
  /** What is left of it is meant: of 100, for what is idle. */
  readonly outOf?: number;
  readonly unit?: string;
}

const N = '([0-9][0-9.,]*)';
const AVERAGE =
  /^(?:平均)?(?:响应时间|響應時間|请求时间|耗时|延迟|延遲)$|^(?:mean|average|avg) ?(?:response time|latency|time per request)$|^time per request$/i;
const RATE =
  /^(?:qps|rps|tps|吞吐量?|吞吐率|每秒请求数?|每秒請求數?|requests? per second|requests\/sec|throughput)$/i;
const FAILED =
  /^(?:失败|失敗|错误|錯誤)(?:的)?(?:请求|請求)?(?:数|數|次数)?$|^(?:failed requests|errors|error count|failures)$/i;
const COMPLETE = /^(?:完成|成功|总)(?:的)?(?:请求)(?:数|总数)?$|^(?:complete|completed|total) requests$/i;
const percentile = (rank: string): RegExp =>
  new RegExp(
    `^(?:p${rank}|${rank}(?:th)? ?(?:%|percentile|分位数?|百分位)?)(?:的)?(?:响应时间|延迟|耗时|latency|response time)?$`,
    'i',
  );
const USE = /^(?:磁盘|硬盘|分区|空间|磁碟)?(?:的)?(?:使用率|占用率|使用比例)$|^(?:disk )?(?:usage|use%?)$/i;
const CONNECTIONS =
  /^(?:当前|目前|活动|活跃|客户端)?(?:连接|連接)(?:数|數)$|^(?:connected clients|connections|client connections|active connections)$/i;
const CPU = /^cpu ?(?:使用率|占用率?|利用率|usage|%)?$/i;
const MEMORY_SHARE = /^(?:内存|記憶體|memory|mem) ?(?:使用率|占用率|usage|%)$/i;

export const LABELS: readonly LabelRule[] = [
  { programs: 'ab', label: AVERAGE, line: new RegExp(`^Time per request: +${N} \\[(ms)\\] \\(mean\\)$`) },
  { programs: 'ab', label: RATE, line: new RegExp(`^Requests per second: +${N} `), unit: '' },
  { programs: 'ab', label: FAILED, line: new RegExp(`^Failed requests: +${N}$`), unit: '' },
  { programs: 'ab', label: COMPLETE, line: new RegExp(`^Complete requests: +${N}$`), unit: '' },
  ...['50', '90', '95', '99'].map((rank) => ({
    programs: 'ab',
    label: percentile(rank),
    line: new RegExp(`^${rank}% +${N}$`),
    unit: 'ms',
  })),
  { programs: 'wrk', label: AVERAGE, line: new RegExp(`^Latency +${N}(us|ms|s|m) `) },
  { programs: 'wrk', label: RATE, line: new RegExp(`^Requests/sec: +${N}$`), unit: '' },
  ...['50', '75', '90', '99'].map((rank) => ({
    programs: 'wrk',
    label: percentile(rank),
    line: new RegExp(`^${rank}(?:\\.0+)?% +${N}(us|ms|s|m)$`),
  })),
  { programs: 'hey', label: AVERAGE, line: new RegExp(`^Average: +${N} (secs)$`) },
  { programs: 'hey', label: RATE, line: new RegExp(`^Requests/sec: +${N}$`), unit: '' },
  {
    programs: 'ping ping6',
    label: /^(?:丢包率?|丟包率?|packet loss)$/i,
    line: new RegExp(`, ${N}(%) packet loss`),
  },
  {
    programs: 'ping ping6',
    label: AVERAGE,
    line: new RegExp(`^(?:rtt|round-trip) [^=]{1,40}= [0-9.]+/${N}/[0-9./]+ (ms)`),
  },
  { programs: 'df', label: USE, column: /^(?:Use%|Capacity|已用%|使用%|IUse%)$/ },
  {
    programs: 'df',
    label: /^(?:可用|剩余|剩餘)(?:空间|容量)?$|^(?:available|avail|free) ?(?:space)?$/i,
    column: /^(?:Avail|Available|可用|1K-blocks 可用)$/,
    unit: 'K',
  },
  {
    programs: 'free',
    label: /^(?:可用|剩余)(?:内存|記憶體)?$|^(?:available|free) memory$|^(?:mem )?available$/i,
    column: /^(?:available|可用)$/,
    row: /^(?:Mem|内存|記憶體)[:：]/,
    unit: 'K',
  },
  {
    programs: 'free',
    label: /^(?:已用|使用)(?:内存)$|^used memory$/i,
    column: /^(?:used|已用)$/,
    row: /^(?:Mem|内存)[:：]/,
    unit: 'K',
  },
  {
    programs: 'free',
    label: /^(?:swap|交换区|交换分区|交换空间)(?:使用|已用|使用量| used)?$/i,
    column: /^(?:used|已用)$/,
    row: /^(?:Swap|交换)[:：]/,
    unit: 'K',
  },
  {
    programs: 'kubectl oc',
    label: /^(?:重启|重啟)(?:次数|数)?$|^restarts?$/i,
    column: /^RESTARTS$/,
    unit: '',
  },
  {
    programs: 'kubectl oc',
    label: /^(?:可用|available)(?:副本|replicas)?(?:数)?$/i,
    column: /^AVAILABLE$/,
    unit: '',
  },
  { programs: 'kubectl oc', label: CPU, column: /^CPU%$/ },
  { programs: 'kubectl oc', label: MEMORY_SHARE, column: /^MEMORY%$/ },
  {
    programs: 'top',
    label: CPU,
    line: new RegExp(`^%Cpu\\(s\\): .*?${N} id,`),
    unit: '%',
    last: true,
    outOf: 100,
  },
  {
    programs: 'top',
    label: /^cpu ?(?:idle|空闲率?)$|^空闲 ?cpu$|^(?:cpu )?id(?:le)?$/i,
    line: new RegExp(`^%Cpu\\(s\\): .*?${N} id,`),
    unit: '%',
    last: true,
  },
  { programs: 'docker', label: CPU, line: new RegExp(`^[0-9a-f]{12} \\S+ ${N}(%) `) },
  {
    programs: 'docker',
    label: MEMORY_SHARE,
    line: new RegExp(`^[0-9a-f]{12} \\S+ [0-9.]+% \\S+ / \\S+ ${N}(%) `),
  },
  {
    programs: 'mysql mariadb',
    label: /^(?:主从|复制|同步|从库)?(?:延迟|延遲)$|^(?:replication lag|seconds_behind_(?:master|source))$/i,
    line: new RegExp(`^Seconds_Behind_(?:Master|Source): ${N}$`),
    unit: 's',
  },
  {
    programs: 'mysql mariadb',
    label: CONNECTIONS,
    line: new RegExp(`^[| ]*Threads_connected[| :]+${N}[| ]*$`),
    unit: '',
  },
  {
    programs: 'mysqladmin',
    label: CONNECTIONS,
    line: new RegExp(`^(?:Uptime: [0-9]+ )?.*\\bThreads: ${N} `),
    unit: '',
  },
  { programs: 'redis-cli', label: CONNECTIONS, line: new RegExp(`^connected_clients:${N}$`), unit: '' },
  {
    programs: 'redis-cli',
    label: /^(?:已用|使用|占用)?(?:内存|記憶體)(?:使用量?|占用)?$|^(?:used )?memory(?: usage)?$/i,
    line: new RegExp(`^used_memory:${N}$`),
    unit: 'B',
  },
  {
    programs: 'redis-cli',
    label: /^(?:从库|从节点|副本)(?:数|数量)$|^(?:connected (?:slaves|replicas))$/i,
    line: new RegExp(`^connected_slaves:${N}$`),
    unit: '',
  },
  {
    programs: 'uptime w top',
    label: /^(?:系统)?(?:平均)?(?:负载|負載)$|^(?:1|一) ?分钟(?:平均)?负载$|^load(?: average)?$/i,
    line: new RegExp(`load averages?: ${N},? `),
    unit: '',
  },
  {
    programs: 'uptime w top',
    label: /^5 ?分钟(?:平均)?负载$/,
    line: new RegExp(`load averages?: [0-9.]+,? ${N},? `),
    unit: '',
  },
  {
    programs: 'uptime w top',
    label: /^15 ?分钟(?:平均)?负载$/,
    line: new RegExp(`load averages?: [0-9.]+,? [0-9.]+,? ${N}$`),
    unit: '',
  },
  {
    programs: 'curl',
    label: AVERAGE,
    command: /%\{time_(?:total|starttransfer)\}/,
    line: new RegExp(`^${N}$`),
    unit: 's',
  },
  { programs: 'curl', label: CONNECTIONS, line: new RegExp(`^Active connections: ${N}$`), unit: '' },
  {
    programs: 'rabbitmqctl',
    label: /^(?:积压|堆积|消息)(?:消息|堆积|积压)?(?:数|数量|量)?$|^messages(?:_ready)?$/i,
    column: /^messages(?:_ready)?$/,
    unit: '',
  },
  {
    programs: 'kafka-consumer-groups kafka-consumer-groups.sh',
    label: /^(?:lag|(?:消费|消息)?(?:延迟|积压|堆积)(?:数|数量|量)?(?: ?lag)?)$/i,
    column: /^LAG$/,
    unit: '',
  },
];

/** Tools that print a name and its number with signs of their own between, so that `name = 3` is never in their output. */
export const PRINT_NAMES: readonly string[] = ['redis-cli', 'mysql', 'mariadb', 'mysqladmin', 'psql'];

/** A label of every tool: the output's own lines. */
export const LINE_COUNT =
  /^(?:输出)?(?:的)?(?:行数|行數|记录数|記錄數|条数|條數|总行数)$|^(?:line|row) ?count$|^(?:number of )?(?:lines|rows|records)$/i;
