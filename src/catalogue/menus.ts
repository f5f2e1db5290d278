import type { Entry } from './index.ts';

/** Ways on, where a run cannot go on by itself. */
export const menus = {
  'menu-failed': { zh: '{id} 失败了。接下来怎么办？', en: '{id} failed. What now?' },
  'menu-in-doubt': {
    zh: '{id} 开始过，但不知道有没有做完。接下来怎么办？',
    en: '{id} was started, and nobody knows whether it was done. What now?',
  },
  'menu-tail': { zh: '输入序号', en: 'Type a number' },
  'way-retry': { zh: '再试一次', en: 'try again' },
  'way-edit': { zh: '改一改命令，再试一次', en: 'edit the command and try again' },
  'way-by-hand': { zh: '已经手工完成（写明原因）', en: 'done by hand (with a reason)' },
  'way-skip': { zh: '跳过（写明原因）', en: 'skip it (with a reason)' },
  'way-shell': {
    zh: '在当前状态里打开一个 shell，退出后回到这里',
    en: 'open a shell in the state of the run, and come back',
  },
  'way-diagnose': { zh: '排查：看对应的故障场景', en: 'diagnose: the scenario that fits' },
  'way-contacts': { zh: '看该找谁（升级路径）', en: 'show whom to call' },
  'way-done': { zh: '已经做完（写明依据）', en: 'it was done (say how you know)' },
  'way-run-again': { zh: '再执行一次', en: 'run it once more' },
  'way-stop': { zh: '先停下，以后可以继续', en: 'stop here; the run can go on later' },
  'ask-way-reason': { zh: '原因', en: 'Why' },
  'ask-way-text': { zh: '新的命令', en: 'The new command' },
} satisfies Record<string, Entry>;
