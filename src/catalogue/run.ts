import type { Entry } from './index.ts';

/** Why a run is refused, stops or fails, and why an action was passed over. */
export const run = {
  'refused-message': { zh: '第 {line} 行：{reason}', en: 'line {line}: {reason}' },
  'refused-undecided': {
    zh: '选择 {id} 还没有决定：{options}',
    en: 'choice {id} is undecided: {options}',
  },
  'refused-not-selected': {
    zh: '第 {line} 行的 {id} 属于没有选用的方案，不能进入运行',
    en: '{id} on line {line} belongs to an option that was not chosen and must not reach a run',
  },
  'refused-duplicate-id': {
    zh: '第 {line} 行：编号 {id} 出现了两次，无法分别记录',
    en: 'line {line}: the id {id} occurs twice, so the two could not be told apart in the journal',
  },
  'refused-unfilled': { zh: '参数 {name} 没有值', en: 'parameter {name} has no value' },
  'refused-bad-value': {
    zh: '参数 {name} 的值含有 NUL 字符，bash 无法接收',
    en: 'the value of parameter {name} holds a NUL character, which bash cannot take',
  },
  'refused-unbound': {
    zh: '第 {line} 行的 {id}：占位符所在的位置不能换成变量',
    en: '{id} on line {line}: a variable cannot stand where the placeholder does',
  },
  'refused-no-terminal': {
    zh: '第 {line} 行的 {id} 会在终端上提问，而现在没有终端',
    en: '{id} on line {line} asks on the terminal, and there is none',
  },
  'refused-not-repeatable': {
    zh: '第 {line} 行的 {id} 要反复执行来等待预期，但它不是只读命令，也没有标“# 可重试”',
    en: '{id} on line {line} would be run over and over to wait for its expectation, but it is neither read-only nor marked “# 可重试”',
  },
  'refused-unknown-step': {
    zh: '文档里没有 {id} 这个步骤或阶段',
    en: 'the document has no step or phase {id}',
  },
  'refused-not-optional': {
    zh: '{id} 不是可选步骤，不能跳过',
    en: '{id} is not optional and cannot be skipped',
  },
  'refused-contradiction': {
    zh: '{id} 同时被要求执行和跳过',
    en: '{id} is both to be done and to be skipped',
  },

  'timed-out': { zh: '超过 {seconds} 秒，已中止', en: 'stopped after {seconds} seconds, its time limit' },
  'stopped-command': { zh: '运行被停止，命令被中止', en: 'the run was stopped, and the command with it' },
  'not-started': { zh: '命令没有启动：{detail}', en: 'the command was not started: {detail}' },
  'end-unknown': {
    zh: '命令已发出，但没有观察到它结束：{detail}。它可能执行了，也可能没有',
    en: 'the command was sent and its end was not observed: {detail}. It may have run or not',
  },
  'no-detail': { zh: '原因不明', en: 'for an unknown reason' },
  'output-not-seen': {
    zh: '输出没有全部保留（在终端上运行，超出了可判断的长度，或磁盘已满）',
    en: 'not all of the output was kept (it ran on the terminal, there was more than can be judged, or the disk is full)',
  },
  'expectation-failed': { zh: '预期不成立', en: 'an expectation did not hold' },
  'answered-no': { zh: '{by} 回答“否”', en: '{by} answered no' },
  'answered-no-because': { zh: '{by} 回答“否”：{reason}', en: '{by} answered no: {reason}' },

  'declined-step': { zh: '可选步骤，决定不做', en: 'an optional step, decided against' },
  'skip-condition-holds': { zh: '跳过条件成立：{text}', en: 'the skip condition holds: {text}' },
  'run-condition-fails': {
    zh: '执行条件不成立：{text}',
    en: 'the condition to run it does not hold: {text}',
  },
  'other-machine': {
    zh: '步骤 {id} 要在 {host} 上执行；本机是 {machine}，{by} 回答它不是 {host}。请在 {host} 上执行',
    en: 'step {id} is for {host}; this machine is {machine}, and {by} answered that it is not {host}. Run it on {host}',
  },
  'irreversible-declined': {
    zh: '不可逆的 {id} 没有得到同意（{by}）',
    en: 'irreversible {id} was not agreed to ({by})',
  },

  'no-one-answered': { zh: '没有人回答', en: 'nobody answered' },
  'answer-not-accepted': {
    zh: '这个问题不能事先统一作答',
    en: 'this question cannot be answered for all beforehand',
  },
  'override-reason-missing': {
    zh: '备份没有验证，继续要写明理由',
    en: 'no backup was verified: going on needs a reason',
  },
  'backup-declined': {
    zh: '不可逆的 {id} 之前备份没有验证，没有人写理由要继续（{by}）',
    en: 'no backup was verified before irreversible {id}, and nobody gave a reason to go on ({by})',
  },
  diagnostic: {
    zh: '排查命令，退出码 {status}；不判断，也不影响运行',
    en: 'a command to diagnose by, exit status {status}; it is not judged and decides nothing',
  },
  'reason-missing': { zh: '“不适用”没有写理由', en: 'not applicable was given without a reason' },
  'host-failed': { zh: '无法提问：{detail}', en: 'the question could not be put: {detail}' },

  'stopped-by': { zh: '被停止（{signal}）', en: 'stopped ({signal})' },
  'session-failed': {
    zh: '没有可用的 bash，什么都没有执行：{detail}',
    en: 'there is no bash to run commands in, and nothing was run: {detail}',
  },
  'journal-failed': {
    zh: '日志无法写入，运行就此停止：{detail}',
    en: 'the journal cannot be kept, so the run stops here: {detail}',
  },
  'failed-and-skipped': {
    zh: '运行到了末尾，但有动作失败后被跳过，没有做成：{ids}',
    en: 'the run came to its end, but these failed, were passed over and so are not done: {ids}',
  },
  'not-all-settled': {
    zh: '运行到了末尾，但还有动作没有结果：{ids}',
    en: 'the run came to its end with actions that have no outcome: {ids}',
  },
} satisfies Record<string, Entry>;
