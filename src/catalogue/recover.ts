import type { Entry } from './index.ts';

/** What an operator reads after a failure: editing a command, a shell, and what becomes of either. */
export const recover = {
  'menu-no-check': { zh: '{id} 没有得到确认。接下来怎么办？', en: '{id} was not confirmed. What now?' },
  'way-ask-again': { zh: '再问一次', en: 'ask again' },
  'way-check-by-hand': {
    zh: '已另行核实，由我负责（写明原因；报告里记为“人工推翻”）',
    en: 'it holds all the same, and I answer for it (with a reason; the report says “overridden”)',
  },
  'edit-lead': {
    zh: '修改后按回车执行；清空这一行则不改，回到菜单。<参数> 照样作为数据传入',
    en: 'Change it and press Enter to run it; empty the line to leave it and go back. <parameters> still go in as data',
  },
  'edit-lines': {
    zh: '逐行修改，共 {n} 行；最后多给一个空行可以再加，直接回车结束',
    en: 'Line by line, {n} in all; after the last you may add more, and an empty line ends it',
  },
  'edit-unchanged': { zh: '没有改动', en: 'it is unchanged' },
  'edit-dropped': { zh: '不改，回到菜单', en: 'left as it was; back to the menu' },
  'edit-editor-failed': {
    zh: '编辑器 {editor} 没有正常结束（{detail}）',
    en: 'the editor {editor} did not end well ({detail})',
  },
  'edited-runs': { zh: '改为执行：', en: 'Runs instead:' },
  'edited-empty': { zh: '里面没有命令', en: 'there is no command in it' },
  'edited-unreadable': {
    zh: '第 {line} 行 bash 读不懂：{detail}',
    en: 'bash cannot read line {line}: {detail}',
  },
  'edited-unknown-parameter': {
    zh: '文档里没有参数 {name}；要照字面写就加引号',
    en: 'the document has no parameter {name}; quote it if it is meant as it stands',
  },
  'edited-no-value': { zh: '参数 {name} 没有值', en: 'parameter {name} has no value' },
  'edited-unbound': { zh: '{text} 所在的位置不能换成变量', en: 'a variable cannot stand where {text} does' },
  'edited-placeholder': { zh: '{text} 还是占位符', en: '{text} is still a placeholder' },
  'edited-unknown-program': { zh: '找不到程序 {program}', en: 'there is no program {program}' },
  'edited-terminal': {
    zh: '它会在终端上提问，而现在没有终端',
    en: 'it asks on the terminal, and there is none',
  },
  'edited-typed': {
    zh: '它会停在自己的交互界面里；请打开 shell 来做',
    en: 'it would wait in a prompt of its own; open a shell for that',
  },
  'shell-opens': {
    zh: '{id} 的 shell：目录、变量、函数和选项都是这次运行的。在里面改动的变量、目录和函数不会带回来，对文件和服务的改动是真的。输入 exit 回来。',
    en: 'A shell for {id}, with the directory, variables, functions and options of the run. Variables, directory and functions that you change in it are not taken back; what you do to files and services is real. Type exit to come back.',
  },
  'shell-left': {
    zh: '离开 shell（{duration}），回到运行',
    en: 'left the shell after {duration}; back in the run',
  },
  'shell-not-opened': { zh: 'shell 没有打开：{reason}', en: 'the shell was not opened: {reason}' },
  'chosen-by-hand': { zh: '{id} 由 {by} 手工完成：{reason}', en: '{id} was done by hand by {by}: {reason}' },
  'chosen-check-by-hand': {
    zh: '{id} 由 {by} 推翻检查结果：{reason}',
    en: '{by} answers for {id}, although the check failed: {reason}',
  },
  'chosen-skip': {
    zh: '{id} 失败后由 {by} 跳过：{reason}（后面的步骤照常执行）',
    en: '{id} was passed over by {by} after it failed: {reason} (what comes after it is run all the same)',
  },
} satisfies Record<string, Entry>;
