import type { Entry } from './index.ts';

/** Words of `mdrollback resume`, `attach`, `runs` and `verify`. */
export const resumeView = {
  'resume-description': {
    zh: '接着执行一次中断、等待、失败或停止的回滚',
    en: 'go on with a run that broke off, waits, failed or was stopped',
  },
  'arg-resumable': {
    zh: '执行的 id 或目录；不写就是最近一次可以继续的',
    en: "a run's id or its directory; by default the latest that can go on",
  },
  'opt-takeover': {
    zh: '从另一个仍在运行（或被挂起）的 mdrollback 手里接管；会记录在案',
    en: 'take the run from another mdrollback that still lives or is halted; this is put on record',
  },
  'opt-accept-edits': {
    zh: '接受对文档的修改，只限于还没有执行的部分；会记录在案',
    en: 'accept a changed document, but only where nothing has been run yet; this is put on record',
  },
  'opt-retry': {
    zh: '再试一次这个失败的动作（无人值守时只有这样才会再试）',
    en: 'try this failed action again (when nobody attends, nothing else does)',
  },
  'resume-set': {
    zh: '再给一次保密参数的值（没有保存过）；其他参数取自保存的方案',
    en: 'give a secret parameter again (its value is not kept); the others come from the plan that is kept',
  },
  'attach-description': {
    zh: '从另一个终端旁观一次执行，只看不动',
    en: 'follow a run from another terminal, looking on only',
  },
  'runs-description': {
    zh: '列出执行记录和它们的状态，最近的在前',
    en: 'list the runs and how they stand, the latest first',
  },
  'verify-description': {
    zh: '核对执行记录有没有被改动：日志、方案、文档、输出',
    en: 'check that a run directory is as it was written: journal, plan, document, outputs',
  },

  'nothing-to-resume': {
    zh: '{path} 里没有可以继续的执行；mdrollback runs 列出全部',
    en: 'no run in {path} can go on; mdrollback runs lists them all',
  },
  'already-done': {
    zh: '执行 {run} 已经完成，没有什么可以继续；看报告：mdrollback report {run}',
    en: 'run {run} is done, and nothing is left of it; see mdrollback report {run}',
  },
  'is-driven': {
    zh: '{run} 正由进程 {pid}（{host}，自 {since} 起）执行。旁观：mdrollback attach {run}；确定它不会再动时接管：加 --takeover',
    en: 'process {pid} on {host} drives {run} (since {since}). Look on with mdrollback attach {run}; if it will never go on, take the run with --takeover',
  },
  'is-driven-unknown': {
    zh: '{run} 的锁文件读不出来，不知道是谁在执行；确定没有人在执行时加 --takeover',
    en: 'the lock of {run} cannot be read, so it is not known who drives it; if nobody does, take it with --takeover',
  },
  'cannot-resume': {
    zh: '不能继续，什么都没有执行：{reason}',
    en: 'the run cannot go on, and nothing was run: {reason}',
  },
  'plan-changed': {
    zh: '保存的方案与日志里的摘要不符：{path} 被改动过。用 mdrollback verify {run} 查看',
    en: 'the plan that is kept is not the one of the journal: {path} was changed. See mdrollback verify {run}',
  },
  'document-changed': {
    zh: '{path} 在执行开始之后被改动过（+{added} −{removed} 行）：',
    en: '{path} was changed after the run began (+{added} −{removed} lines):',
  },
  'document-changed-hint': {
    zh: '改动只涉及还没有执行的部分时，可以加 --accept-edits；或者把文档改回去',
    en: 'if only parts are touched that have not been run yet, --accept-edits accepts it; or undo the change',
  },
  'document-gone': {
    zh: '{path} 已经不在了；按执行记录里保存的文档继续',
    en: '{path} is gone; the run goes on by the copy that it keeps',
  },
  'edits-touch-run': {
    zh: '改动涉及已经执行过的部分（{ids}），不能接受：把那里改回去再继续；失败的命令可以在菜单里改',
    en: 'the change touches what has been run already ({ids}) and cannot be accepted: undo it there and go on; a command that failed can be edited in the menu',
  },
  'edits-wrong': { zh: '改动后的文档不能执行：', en: 'the changed document cannot be run:' },
  'more-lines': { zh: '……还有 {n} 行', en: '… and {n} more lines' },
  'missing-parameter': {
    zh: '保密参数 {name} 没有保存，需要再给一次：--set {name}=…',
    en: 'the secret parameter {name} is not kept and has to be given again: --set {name}=…',
  },
  'other-secret': {
    zh: '保密参数 {names} 的值与这次执行开始时给的不同',
    en: 'the value of the secret {names} is not the one that the run was begun with',
  },
  'retry-unknown': {
    zh: '--retry {given}：不是失败的动作；失败的有 {failed}',
    en: '--retry {given}: no action that has failed; those are {failed}',
  },
  'retry-none': {
    zh: '--retry {given}：没有失败的动作',
    en: '--retry {given}: no action has failed',
  },
  'retry-hint': {
    zh: '{ids} 上次失败了；无人值守时要用 --retry {ids} 才会再试',
    en: '{ids} failed before; when nobody attends, only --retry {ids} tries it again',
  },
  resuming: { zh: '继续执行', en: 'going on with' },
  'resuming-progress': {
    zh: '{done}/{total} 个动作已有结果；从 {next} 继续',
    en: '{done} of {total} actions have an outcome; it goes on at {next}',
  },
  'resuming-end': { zh: '{done}/{total} 个动作已有结果', en: '{done} of {total} actions have an outcome' },
  'taken-from': {
    zh: '从进程 {pid}（{host}）手里接管，已记录',
    en: 'taken from process {pid} on {host}, which is on record',
  },
  'taken-away': {
    zh: '这次执行已被另一个 mdrollback 接管，本进程不再做任何事',
    en: 'another mdrollback has taken this run, and this one does nothing more',
  },
  rejoined: {
    zh: '{id} 自 {since} 起一直在执行；等它结束，按 Ctrl-C 停止它',
    en: '{id} has been running since {since}; waiting for its end, Ctrl-C stops it',
  },
  'resolved-never-ran': { zh: '{id} 没有执行过：{reason}', en: '{id} never ran: {reason}' },
  'resolved-done': { zh: '{id} 视为已做完（{by}）：{reason}', en: '{id} counts as done ({by}): {reason}' },
  'resolved-run-again': {
    zh: '{id} 再执行一次（{by}）：{reason}',
    en: '{id} is run once more ({by}): {reason}',
  },
  adopted: { zh: '{id} 已自行结束，采用它的结果', en: '{id} had ended by itself; its result is adopted' },

  'state-running': { zh: '执行中', en: 'running' },
  'state-broken-off': { zh: '中断', en: 'broken off' },
  'state-in-doubt': { zh: '存疑', en: 'in doubt' },
  'state-waiting': { zh: '等人', en: 'waiting' },
  'state-failed': { zh: '失败', en: 'failed' },
  'state-stopped': { zh: '已停止', en: 'stopped' },
  'state-not-begun': { zh: '没有开始', en: 'not begun' },
  'state-succeeded': { zh: '完成', en: 'succeeded' },
  'state-unreadable': { zh: '读不出', en: 'unreadable' },
  'runs-none': { zh: '{path} 里还没有执行记录', en: 'there is no run in {path} yet' },
  'driven-by': { zh: '进程 {pid}（{host}）', en: 'process {pid} on {host}' },

  'verified-ok': {
    zh: '{records} 条记录、{outputs} 份输出、方案和文档都与写下时一致',
    en: '{records} records, {outputs} outputs, the plan and the document are as they were written',
  },
  'verified-not': { zh: '执行记录与写下时不一致：', en: 'the run directory is not as it was written:' },
  'last-hash': { zh: '最后一条记录的 SHA-256', en: 'SHA-256 of the last record' },
  'fault-record': {
    zh: '日志从第 {line} 行起不可信（{reason}）：有记录被改动、删除、插入或调换',
    en: 'from line {line} on the journal cannot be trusted ({reason}): a record was changed, taken out, put in or moved',
  },
  'fault-end': {
    zh: '第 {epoch} 次执行在第 {seq} 条记录之后结束，而日志现有 {records} 条，那一条不在或不同：末尾被截断或改写',
    en: 'executor {epoch} let go behind record {seq}; the journal has {records}, and that one is missing or another: its tail was cut or rewritten',
  },
  'fault-unannounced': {
    zh: 'bash 记下了一条命令的开始（{nonce}），日志里却没有它：缺少记录',
    en: 'bash noted the beginning of a command ({nonce}) that the journal does not announce: records are missing',
  },
  'fault-plan': {
    zh: '方案 {path} 与日志里的摘要不符',
    en: 'the plan {path} has not the digest in the journal',
  },
  'fault-source': {
    zh: '文档 {path} 与日志里的摘要不符',
    en: 'the document {path} has not the digest in the journal',
  },
  'fault-output': {
    zh: '{action} 的 {stream}（{path}）与日志里的摘要不符',
    en: '{stream} of {action} ({path}) has not the digest in the journal',
  },
  'remark-torn': {
    zh: '末尾 {bytes} 字节是一次没有写完的写入，没有任何东西依赖它',
    en: 'the last {bytes} bytes are a write that broke off; nothing depended on it',
  },
  'remark-open-end': {
    zh: '还没有哪个进程在最后一条记录之后正常结束：它之后有没有记录被截掉，无从证明',
    en: 'no executor has let go behind the last record: whether records behind it were cut off cannot be proved',
  },
  'remark-no-key': {
    zh: '没有密钥：能写这个目录的人可以连同摘要重写整个日志；把上面的 SHA-256 另外保存即可证明没有',
    en: 'there is no key: whoever may write here can write another journal with its hashes; the SHA-256 above, kept elsewhere, proves that nobody did',
  },
} satisfies Record<string, Entry>;
