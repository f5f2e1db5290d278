import type { Entry } from './index.ts';

/** What the session says of itself: why a command was not started, and what a new bash lacks. */
export const shell = {
  aborted: { zh: '开始之前运行已被停止', en: 'the run was stopped before it began' },
  closed: { zh: '会话已关闭', en: 'the session is closed' },
  lost: { zh: '没有 bash 可用：{reason}', en: 'there is no bash to run it: {reason}' },
  syntax: {
    zh: 'bash 不接受这段文本（第 {line} 行）：{message}',
    en: 'bash does not accept the text (line {line}): {message}',
  },
  'stops-reading': {
    zh: 'bash 在此处停止读取，且不报错（例如空的 [[ ]]）',
    en: 'bash stops reading in it and says nothing (an empty [[ ]], for one)',
  },
  'not-text': {
    zh: '文本含有 NUL 或不成对的代理字符，bash 收到的将不是作者所写',
    en: 'the text holds NUL or a lone surrogate: bash would not get what the author wrote',
  },
  'no-terminal': { zh: '没有可用的终端', en: 'no terminal is attached' },
  'not-sent': { zh: '命令未能送达 bash：{reason}', en: 'the command could not be sent to bash: {reason}' },
  'not-begun': {
    zh: 'bash 未能记录命令的开始，因此没有运行它',
    en: 'bash could not record that the command begins, so it did not run it',
  },
  'no-record': {
    zh: 'bash 已在等待下一条命令，但没有留下退出状态（例如 set -n、受限 shell，或名为 builtin 的函数、会话目录被删除）；已换用新的 bash',
    en: 'bash waits for the next command but left no exit status (set -n, a restricted shell, a function named builtin, or the session directory was removed); a new bash took over',
  },
  'no-status': {
    zh: '会话目录里没有状态文件',
    en: 'the session directory has no status file',
  },
  'not-noted': {
    zh: 'bash 没有记下它开始过，但机器重启过，或状态文件不完整，所以不能证明它没有执行',
    en: 'bash noted no beginning, but the machine was started anew or the status file is not whole, so that proves nothing',
  },
  'end-not-noted': {
    zh: 'bash 记下了它的开始，没有记下它的结束，而那个 bash 已经不在了',
    en: 'bash noted its beginning and no end, and that bash is gone',
  },
  variable: { zh: '变量 {name}', en: 'the variable {name}' },
  functions: { zh: '函数', en: 'functions' },
  aliases: { zh: '别名', en: 'aliases' },
  traps: { zh: 'trap', en: 'traps' },
  'exit-trap': { zh: 'EXIT trap（已随旧的 bash 结束）', en: 'the EXIT trap (it ended with the old bash)' },
  umask: { zh: 'umask {value}', en: 'umask {value}' },
  cwd: {
    zh: '当前目录 {wanted}（新的 bash 在 {actual}）',
    en: 'the current directory {wanted} (the new bash is in {actual})',
  },
  positional: { zh: '位置参数', en: 'positional parameters' },
  options: { zh: 'shell 选项', en: 'shell options' },
  jobs: { zh: '后台作业 {pids}', en: 'background jobs {pids}' },
  descriptors: { zh: 'exec 打开或改向的描述符', en: 'descriptors that exec opened or redirected' },
  limits: { zh: 'ulimit 的设置', en: 'limits that ulimit set' },
  own: {
    zh: '结束 bash 的那条命令自己所做的更改',
    en: 'what the command that ended its bash had changed in it',
  },
  state: {
    zh: 'shell 的状态（没有完整的快照）',
    en: 'the state of the shell (there is no whole snapshot of it)',
  },
  'no-state': {
    zh: '没有完整的快照，无法在运行的状态里打开 shell',
    en: 'there is no whole snapshot of the state of the run to open a shell in',
  },
  'no-bash': { zh: '未能启动新的 bash：{reason}', en: 'no new bash could be started: {reason}' },
  'bash-missing': { zh: '找不到 bash', en: 'bash was not found' },
  'bash-too-old': {
    zh: 'bash {version} 太旧，需要 4.4 或更新',
    en: 'bash {version} is too old; 4.4 or newer is needed',
  },
  'no-answer': { zh: 'bash 没有应答：{reason}', en: 'bash did not answer: {reason}' },
  directory: {
    zh: '会话目录 {path} 不可用：{reason}',
    en: 'the session directory {path} is not usable: {reason}',
  },
} satisfies Record<string, Entry>;
