/** What a vague expectation most likely means, and how it is written so that the machine judges it; the first that fits. */
export interface Rewriting {
  readonly words: RegExp;
  /** A pattern over the command. */
  readonly command: RegExp;
  /** What to write behind `# 预期: `; `record` is to be written before the earlier command. */
  readonly write: string;
  readonly record?: string;
  /** A command that checks, to be written behind this one: group 1 of `command` stands for `$1`. */
  readonly check?: string;
}

const ANY = /(?:)/;
const GOOD =
  /正常|成功|启动|運行|运行|可用|健康|恢复|恢復|就绪|\b(?:ok|up|healthy|running|works?|ready|normal)\b/i;

export const REWRITINGS: readonly Rewriting[] = [
  {
    words: /(?:与|和|跟|同).{0,20}(?:一致|相同|相等|一样)|\bsame as\b|\bequals?\b.*\bbackup\b/i,
    command: ANY,
    write: '= <原数量>',
    record: '原数量',
  },
  {
    words: /(?:不少于|不低于|大于|多于).{0,12}(?:备份|之前|原来|回滚前)/,
    command: ANY,
    write: '≥ <原数量>',
    record: '原数量',
  },
  {
    words: /(?:无|没有|不应有|未见|不出现).{0,6}(?:报错|错误|异常|error)|\bno errors?\b/i,
    command: ANY,
    write: '不包含 ERROR',
  },
  { words: /(?:无|没有).{0,8}(?:连接|进程|记录|残留|任务)/, command: /\bwc\b|count/i, write: '0' },
  {
    words: /(?:无|没有|不应有).{0,8}(?:连接|进程|记录|残留|输出|结果)|为空/,
    command: ANY,
    write: '输出应为空',
  },
  {
    words: /停止|关闭|停掉|\bstopped\b/i,
    command: /\bsystemctl\s+(?:stop|kill|disable)\s+(?:--now\s+)?([\w@.-]+)/,
    check: 'systemctl is-active $1',
    write: 'inactive',
  },
  { words: /停止|关闭|停掉|\bstopped\b/i, command: /\bsystemctl\s+is-active\b/, write: 'inactive' },
  { words: /停止|关闭|停掉|\bstopped\b/i, command: /\bsystemctl\s+status\b/, write: 'inactive (dead)' },
  {
    words: GOOD,
    command: /\bsystemctl\s+(?:start|restart|reload|enable)\s+(?:--now\s+)?([\w@.-]+)/,
    check: 'systemctl is-active $1',
    write: '60秒内 active',
  },
  { words: GOOD, command: /\bsystemctl\s+is-active\b/, write: 'active' },
  { words: GOOD, command: /\bsystemctl\s+status\b/, write: '60秒内 active (running)' },
  { words: GOOD, command: /\bkubectl\b.*\bget\b.*\bpods?\b/, write: '120秒内 3/3 Running' },
  { words: GOOD, command: /\bkubectl\b.*\brollout\s+status\b/, write: 'successfully rolled out' },
  {
    words: GOOD,
    command: /\bkubectl\b.*\brollout\s+(?:undo|restart)\s+([\w./-]+(?:\s+[\w.-]+)?)/,
    check: 'kubectl rollout status $1',
    write: 'successfully rolled out',
  },
  { words: GOOD, command: /\bcurl\b.*(?:health|status|ready)/i, write: '{"status": "healthy"}' },
  { words: /维护|maintenance/i, command: /\b(?:curl|wget)\b/, write: '503' },
  { words: GOOD, command: /\b(?:curl|wget)\b/, write: '200 OK' },
  { words: GOOD, command: /\bdocker\b.*\bps\b/, write: '/\\bUp [0-9]/' },
  { words: GOOD, command: /\bnginx\b.*-t\b/, write: 'test is successful' },
  { words: GOOD, command: /\bredis-cli\b/, write: 'PONG' },
  {
    words: /响应|延迟|耗时|response time|latency/i,
    command: /\b(?:ab|wrk|hey)\b/,
    write: '平均响应时间 < 200ms',
  },
  { words: /版本|version/i, command: ANY, write: '「v1.2.3」' },
  { words: /大约|左右|约|about|approximately/i, command: ANY, write: '95 到 105 之间' },
];
