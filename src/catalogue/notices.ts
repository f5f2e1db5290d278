import type { Entry } from './index.ts';

/** Notifications: the texts where a document has none, and what is said about sending them. */
export const notices = {
  'lead-start': { zh: '【回滚开始】{title}', en: '[Rollback started] {title}' },
  'lead-completion': { zh: '【回滚完成】{title}', en: '[Rollback done] {title}' },
  'lead-failure': { zh: '【回滚失败】{title}', en: '[Rollback failed] {title}' },
  'lead-waiting': { zh: '【回滚等待处理】{title}', en: '[Rollback waits for a person] {title}' },
  'section-start': { zh: '【单独执行：开始】{title}', en: '[Section started] {title}' },
  'section-completion': { zh: '【单独执行：完成】{title}', en: '[Section done] {title}' },
  'section-failure': { zh: '【单独执行：失败】{title}', en: '[Section failed] {title}' },
  'section-waiting': { zh: '【单独执行：等待处理】{title}', en: '[Section waits for a person] {title}' },
  'row-result': { zh: '结果：{value}', en: 'Result: {value}' },
  'row-step': { zh: '步骤：{value}', en: 'Step: {value}' },
  'row-reason': { zh: '原因：{value}', en: 'Reason: {value}' },
  'row-started-at': { zh: '开始时间：{value}', en: 'Started: {value}' },
  'row-elapsed': { zh: '用时：{value}', en: 'Took: {value}' },
  'row-operator': { zh: '操作人：{value}', en: 'Operator: {value}' },
  'row-host': { zh: '主机：{value}', en: 'Host: {value}' },
  repetition: {
    zh: '（重发：上一次可能已经送达，以末尾的编号为准）',
    en: '(Sent again: the last attempt may have arrived; the number at the end tells)',
  },
  'result-completion': { zh: '已完成并验证', en: 'done and verified' },
  'result-unverified': {
    zh: '已完成；有的结果没有核对过，见报告',
    en: 'done; not all of what came of it was checked, see the report',
  },
  'result-failure': { zh: '失败', en: 'failed' },
  'result-waiting': { zh: '等待人工处理', en: 'waits for a person' },
  'result-start': { zh: '开始执行', en: 'has begun' },
  sent: { zh: '已通知 {channel}（{occasion}）', en: 'told {channel} ({occasion})' },
  'attempt-failed': {
    zh: '通知 {channel}（{occasion}）没有发出：{reason}；不影响回滚',
    en: 'not sent to {channel} ({occasion}): {reason}; that changes nothing about the rollback',
  },
  'not-tried': { zh: '排在前面的还没有发出', en: 'those before it were not sent' },
  refused: {
    zh: '{channel} 拒绝了通知（{occasion}）：{reason}；不影响回滚',
    en: '{channel} refused the message ({occasion}): {reason}; that changes nothing about the rollback',
  },
  section: { zh: '通知', en: 'Notifications' },
  'fate-sent': { zh: '已发出', en: 'sent' },
  'fate-open': { zh: '没有发出', en: 'not sent' },
  'fate-refused': { zh: '被拒绝', en: 'refused' },
  attempts: { zh: '尝试 {attempts} 次', en: '{attempts} attempts' },
  waiting: {
    zh: '还有 {count} 条通知正在发送，最多再等 {seconds} 秒',
    en: '{count} messages are still being sent; waiting for {seconds} s at most',
  },
  'send-later': {
    zh: '也可以稍后执行 mdrollback notify {run} 再发一次',
    en: 'or send again later with: mdrollback notify {run}',
  },
  'nothing-open': { zh: '没有等待发送的通知', en: 'no message waits to be sent' },
  'no-channels': {
    zh: '没有配置任何渠道：在文档旁边或 ~/.config/mdrollback/ 里放一个 mdrollback.yaml',
    en: 'no channel is set up: put a mdrollback.yaml beside the document or into ~/.config/mdrollback/',
  },
  'run-driven': {
    zh: '这次运行正在执行（进程 {pid}），通知由它发送',
    en: 'the run is being driven (process {pid}), which sends its messages itself',
  },
  'test-subject': { zh: '【测试】mdrollback 通知', en: '[Test] mdrollback notification' },
  'test-text': {
    zh: '这是一条测试消息，由 {operator} 在 {host} 上发出，不代表任何回滚。',
    en: 'A test message, sent by {operator} on {host}. No rollback is under way.',
  },
  'test-sent': { zh: '{channel}：已发出', en: '{channel}: sent' },
  'test-failed': { zh: '{channel}：未发出，{reason}', en: '{channel}: not sent, {reason}' },
  'notify-description': {
    zh: '发送一次运行还没有发出的通知，或测试渠道',
    en: 'send the messages of a run that have not been sent, or try the channels',
  },
  'notify-test': { zh: '给每个渠道发一条测试消息', en: 'send a test message to every channel' },
  'notify-run': {
    zh: '执行的 id、目录或 latest；不写就是 latest',
    en: 'a run’s id, its directory, or latest; by default latest',
  },
  'occasion-start': { zh: '开始', en: 'start' },
  'occasion-completion': { zh: '完成', en: 'completion' },
  'occasion-failure': { zh: '失败', en: 'failure' },
  'occasion-waiting': { zh: '等待', en: 'waiting' },
  'to-copy': {
    zh: '以下通知没有发出，请复制后手工发送（{channels}）：',
    en: 'Not sent; please copy and send by hand ({channels}):',
  },
  'no-channel': { zh: '没有可用的渠道', en: 'no channel' },
  unfilled: {
    zh: '通知里还有没填上的内容：{labels}',
    en: 'left unfilled in the message: {labels}',
  },
  'outbox-lost': {
    zh: '通知的发件箱不可用（{reason}）：这次运行不再发通知，回滚继续',
    en: 'the outbox of notifications cannot be used ({reason}): nothing more is sent, the rollback goes on',
  },
  'config-lead': { zh: '通知配置 {path}', en: 'Notification config {path}' },
  'config-unset': {
    zh: '渠道 {channel} 不能用：环境变量 {names} 没有设置',
    en: 'channel {channel} cannot be used: {names} is not set in the environment',
  },
  'config-unreadable': { zh: '读不了：{reason}', en: 'cannot be read: {reason}' },
  'config-syntax': { zh: 'YAML 有错：{detail}', en: 'not YAML: {detail}' },
  'config-not-a-map': {
    zh: '{path} 应是“名称: 内容”的映射',
    en: '{path} should be a map of names to contents',
  },
  'config-unknown-key': {
    zh: '没有 {key} 这一项；可用的有 {known}',
    en: 'there is no key {key}; there are {known}',
  },
  'config-unknown-type': {
    zh: '渠道 {name} 的 type 是“{type}”；可用的有 {types}',
    en: 'channel {name} has the type “{type}”; there are {types}',
  },
  'config-missing-setting': { zh: '渠道 {channel} 缺少 {key}', en: 'channel {channel} lacks {key}' },
  'config-not-text': { zh: '{path} 应是文字', en: '{path} should be text' },
  'config-literal-secret': {
    zh: '渠道 {channel} 的 {key} 不能直接写在文件里：写成 {variable}，值放进环境变量',
    en: '{key} of channel {channel} may not stand in the file: write {variable} and put the value into the environment',
  },
  'config-unknown-occasion': {
    zh: '渠道 {channel} 的 on 里没有“{word}”；可用的有 {words}',
    en: 'channel {channel}: on has no “{word}”; there are {words}',
  },
  'config-bad-port': {
    zh: '渠道 {channel} 的端口“{value}”不对',
    en: 'channel {channel}: “{value}” is no port',
  },
  'config-bad-url': {
    zh: '渠道 {channel} 的 url 不是 http(s) 地址（值不显示）',
    en: 'channel {channel}: url is no http(s) address (not shown)',
  },
} satisfies Record<string, Entry>;
