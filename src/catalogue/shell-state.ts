import type { Entry } from './index.ts';

/** What is said where a new bash is not in the state that the last command left. */
export const shellState = {
  'lost-older': {
    zh: 'bash 在上一条命令结束之后、记下 shell 的状态之前就没了：那条命令改动的目录、变量、函数、选项已经丢失。新的 bash 是它执行之前的状态，当前目录 {cwd}',
    en: 'bash died after the last command had ended and before it had noted the state of the shell: what that command changed in it (directory, variables, functions, options) is lost. The new bash is as the shell was before it, in the directory {cwd}',
  },
  'lost-all': {
    zh: 'bash 没了，而 shell 的状态没有记下来：到现在为止的命令改动的目录、变量、函数、选项都已丢失。新的 bash 是运行开始时的状态，当前目录 {cwd}',
    en: 'bash died and the state of the shell was not noted: what the commands so far changed in it (directory, variables, functions, options) is lost. The new bash is as the run began, in the directory {cwd}',
  },
  'lost-directory': {
    zh: '上一条命令之后 shell 在 {wanted}，这个目录现在进不去。新的 bash 在 {cwd}',
    en: 'the last command left the shell in {wanted}, which cannot be entered now. The new bash is in {cwd}',
  },
  'not-agreed': {
    zh: 'shell 的状态丢失，还没有人同意继续',
    en: 'the state of the shell is lost, and nobody has agreed to go on',
  },
  'ask-shell-state': {
    zh: '⚠️ 步骤 {id}（{title}）的下一条命令会在不对的 shell 状态下执行',
    en: '⚠️ The next command of step {id} ({title}) would run in another state of the shell than the one it was written for',
  },
  'ask-shell-state-next': { zh: '下一条命令：', en: 'The next command:' },
  'ask-shell-state-tail': {
    zh: '就在这个状态下继续吗？',
    en: 'Go on in this state?',
  },
  'needs-shell-state': {
    zh: '{lost}。只有人能决定是否继续：在终端上执行 mdrollback resume 回答',
    en: '{lost}. Only a person can say whether to go on: run mdrollback resume on a terminal and answer',
  },
  'state-declined': {
    zh: '步骤 {id}：shell 的状态丢失，{by} 决定不继续',
    en: 'step {id}: the state of the shell is lost, and {by} chose not to go on',
  },
  'answered-shell-state': {
    zh: '{what} 在 shell 状态丢失后继续',
    en: '{what} goes on although the state of the shell is lost',
  },
} satisfies Record<string, Entry>;
