import type { Entry } from './index.ts';

/** Words of what is decided before a run: answers files, plan files, rehearsals. */
export const prepareTexts = {
  'opt-answers': {
    zh: '从 YAML 文件读全部决定（绑定到这份文档）',
    en: 'read all decisions from a YAML file that belongs to this document',
  },
  'opt-output': {
    zh: '把全部决定和计划写到这个文件，之后用 exec 执行',
    en: 'write all decisions and the plan to this file, for exec',
  },
  'opt-force': { zh: '文件已存在时覆盖它', en: 'overwrite a file that exists' },
  'opt-dry-run': {
    zh: '演练：走完整个过程，列出每个命令、闸门和提问；不启动任何进程，不写任何文件',
    en: 'rehearse: walk through all of it, with every command, gate and question; starts no process and writes nothing',
  },
  'opt-outside-window': {
    zh: '可回滚时间之外仍要执行，写明理由（会记录）',
    en: 'run outside the rollback window all the same, for this reason (it is recorded)',
  },
  'arg-exec-document': {
    zh: 'Markdown 文档，或 plan -o 写出的计划文件',
    en: 'the Markdown document, or a plan file that plan -o has written',
  },
  'did-you-mean': { zh: '；是不是想写 {name}？', en: '; did you mean {name}?' },
  'secret-on-command-line': {
    zh: '密码类参数 {name} 写在了 --set 里：它会出现在进程列表和 shell 历史里。改用环境变量 {variable}、--values 文件，或在提示时输入',
    en: 'the secret parameter {name} was given with --set, where the process list and the shell history show it: use the environment variable {variable}, a --values file or the prompt',
  },

  'expected-answers': {
    zh: 'UTF-8 编码的 YAML，键只能是 document、use、with、skip、set、values',
    en: 'YAML in UTF-8 with no other keys than document, use, with, skip, set, values',
  },
  'answers-no-map': { zh: '不是“键: 值”的列表', en: 'it is no list of "key: value"' },
  'answers-key': { zh: '第 {line} 行多出来的键 {key}', en: 'the key {key} on line {line}' },
  'answers-shape': { zh: '第 {line} 行：{key} 的写法不对', en: 'line {line}: {key} has another form' },
  'mend-answers': {
    zh: '写成：document: {sha256}，use: {"2.1": Git}，with: ["2.3"]，skip: ["2.4"]，set: {名称: 值}，values: 文件.yaml',
    en: 'write: document: {sha256}, use: {"2.1": Git}, with: ["2.3"], skip: ["2.4"], set: {name: value}, values: file.yaml',
  },
  'answers-unbound': {
    zh: '没有写 document：不知道它属于哪份文档',
    en: 'no document: nothing says to which document it belongs',
  },
  'answers-other': {
    zh: 'document: {found}，而 {path} 是 {sha256}',
    en: 'document: {found}, while {path} is {sha256}',
  },
  'mend-answers-other': {
    zh: '确认这些决定对现在的文档仍然成立，再把这一行改成 document: {sha256}',
    en: 'make sure that these decisions hold for the document as it is now, then write document: {sha256}',
  },

  'plan-written': { zh: '执行：mdrollback exec {path}', en: 'run it with: mdrollback exec {path}' },
  'plan-secrets': {
    zh: '密码类参数不写入计划，执行时再给：{names}',
    en: 'secrets are not in the plan and are asked for when it is run: {names}',
  },
  'plan-not-json': { zh: '不是 JSON（{detail}）', en: 'it is no JSON ({detail})' },
  'plan-no-plan': { zh: '不是 plan -o 写出的计划文件', en: 'it is no file that plan -o has written' },
  'expected-plan': {
    zh: 'mdrollback plan 文档.md -o 计划.json 写出的文件',
    en: 'a file that mdrollback plan DOCUMENT.md -o PLAN.json has written',
  },
  'mend-plan': {
    zh: '重新生成：mdrollback plan {document} -o {path} --force',
    en: 'write it again: mdrollback plan {document} -o {path} --force',
  },
  'plan-edited': {
    zh: '{path} 在生成之后被改过，不能执行',
    en: '{path} was changed after it was written and cannot be run',
  },
  'plan-document-gone': {
    zh: '计划的文档 {document} 读不到',
    en: "the plan's document {document} cannot be read",
  },
  'plan-document-changed': {
    zh: '文档 {document} 在生成计划之后改变了，不能执行',
    en: 'the document {document} has changed since the plan was written and cannot be run',
  },
  'plan-reading-changed': {
    zh: '这一版的 mdrollback 把同一份文档读成了别的计划，不能执行',
    en: 'this version of mdrollback reads the same document as another plan, which cannot be run',
  },
  'plan-values-changed': {
    zh: '{source} 里的值在生成计划之后改变了，不能执行',
    en: 'values in {source} have changed since the plan was written, and it cannot be run',
  },
  'plan-value-line': {
    zh: '{name}：计划里是 {before}，现在是 {after}',
    en: '{name}: {before} in the plan, {after} now',
  },
  'plan-fixed': {
    zh: '计划文件里的决定不能再改：{given}。请重新生成计划',
    en: 'the decisions of a plan file are fixed: {given}. Write a new plan instead',
  },
  'plan-undecided-steps': {
    zh: '可选步骤 {ids} 未决定：用 --with 或 --skip',
    en: 'optional steps {ids} are undecided: give --with or --skip',
  },
  'plan-has-errors': { zh: '第 {line} 行：{reason}', en: 'line {line}: {reason}' },
  'plan-refused': { zh: '没有写出计划。请先解决：', en: 'No plan was written. First:' },
  none: { zh: '（没有）', en: '(none)' },

  'dry-lead': {
    zh: '演练：不启动任何进程，不写任何文件',
    en: 'A rehearsal: no process is started and nothing is written',
  },
  'dry-would-ask': { zh: '到这里会问', en: 'here it will ask' },
  'dry-given': { zh: '事先已决定，不会问', en: 'decided beforehand, it will not ask' },
  'dry-would-run': { zh: '发给 bash 的文本', en: 'what bash is given' },
  'dry-end': {
    zh: '演练结束：会执行 {commands} 条命令，提问 {questions} 次，其中不可逆闸门 {gates} 个',
    en: 'The rehearsal is over: {commands} commands would run, {questions} questions would be asked, {gates} of them gates of irreversible steps',
  },
  'dry-waits': { zh: '无人值守时会停在：{ids}', en: 'with nobody attending it would wait at: {ids}' },
  'dry-unchecked': {
    zh: '演练不启动 bash：语法和程序只由 mdrollback 自己查过',
    en: 'a rehearsal starts no bash: syntax and programs were looked at by mdrollback alone',
  },
} satisfies Record<string, Entry>;
