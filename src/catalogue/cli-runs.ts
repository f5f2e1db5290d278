import type { Entry } from './index.ts';

/** Words of `mdrollback scaffold` and `mdrollback report`. */
export const cliRuns = {
  'scaffold-description': {
    zh: '用模板写一份新的回滚方案',
    en: 'write a new rollback plan from a template',
  },
  'arg-template': { zh: '模板的名称，见 --list', en: 'name of the template, see --list' },
  'scaffold-output': {
    zh: '写到这个文件；不写就输出到标准输出',
    en: 'write to this file instead of the standard output',
  },
  'scaffold-list': { zh: '列出模板和它们的参数', en: 'list the templates with their values' },
  'scaffold-force': { zh: '文件已存在时覆盖它', en: 'overwrite a file that exists' },
  'scaffold-set': { zh: '填一个模板参数', en: 'give a value of the template' },
  'scaffold-values': { zh: '从 YAML 文件读模板参数', en: 'read values of the template from a YAML file' },
  'which-template': { zh: '模板', en: 'template' },
  'no-template': { zh: '没有写模板；可以是 {known}', en: 'no template was named; it can be {known}' },
  required: { zh: '必填', en: 'required' },
  default: { zh: '默认 {value}', en: 'default {value}' },
  exists: {
    zh: '{path} 已经存在，没有写入；要覆盖请加 --force',
    en: '{path} is already there and was left alone; --force overwrites it',
  },
  written: { zh: '已写入 {path}', en: 'written to {path}' },
  'not-written': { zh: '无法写入 {path}：{reason}', en: 'cannot write {path}: {reason}' },
  'exec-description': {
    zh: '执行回滚方案，记录发生的一切，写出报告',
    en: 'run a rollback plan, record all that happens, write the report',
  },
  'exec-yes': {
    zh: '无人值守：不提问；不可逆步骤、检查点和人工操作不会因此得到回答',
    en: 'nobody attends: ask nothing; irreversible steps, checkpoints and manual actions are not answered by it',
  },
  'exec-confirm-checkpoints': {
    zh: '操作者事先统一确认检查点和只能由人判断的预期；报告会写明未当场核对，方框不会勾上',
    en: 'the operator confirms checkpoints, and expectations that only a person can judge, beforehand; the report says that nobody looked at the time, and their boxes stay empty',
  },
  'exec-allow-irreversible': { zh: '允许这个不可逆的步骤', en: 'allow this irreversible step' },
  'exec-on-host': {
    zh: '文档里叫这个名字的主机就是本机',
    en: 'this machine is the one that the document calls so',
  },
  'exec-operator': { zh: '操作者的名字，默认是登录名', en: "the operator's name; by default the login name" },
  'exec-run-dir': {
    zh: '执行记录的目录，默认在 .mdrollback/runs 或 $MDROLLBACK_HOME 下',
    en: 'the run directory; by default under .mdrollback/runs or $MDROLLBACK_HOME',
  },
  'exec-timeout': {
    zh: '没有写超时的命令的时限（秒），默认没有',
    en: 'time limit in seconds for a command that has none of its own; by default none',
  },
  'arg-run': {
    zh: '执行的 id、目录或 latest；不写就是 latest',
    en: "a run's id, its directory, or latest; by default latest",
  },
  'no-runs': { zh: '{path} 里还没有执行记录', en: 'there is no run in {path} yet' },
  'run-not-found': { zh: '找不到执行 {run}（看过 {path}）', en: 'there is no run {run} (looked at {path})' },
  'not-a-run': {
    zh: '{path} 不是一次执行的目录：里面没有 journal',
    en: '{path} is no run directory: it has no journal',
  },
  'run-unreadable': { zh: '无法读取执行记录：{reason}', en: 'the run cannot be read: {reason}' },
  'journal-cut': {
    zh: '日志末尾有 {bytes} 字节不完整，没有采用',
    en: 'the last {bytes} bytes of the journal are incomplete and were not used',
  },
} satisfies Record<string, Entry>;
