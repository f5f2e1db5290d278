import type { Entry } from './index.ts';

/** Ctrl-C while a command runs. */
export const interrupts = {
  lead: {
    zh: 'Ctrl-C：{id} 还在执行，mdrollback 没有停它；自己处理 Ctrl-C 的程序可能已有反应。怎么办？（再按一次 Ctrl-C：停止整个运行）',
    en: 'Ctrl-C: {id} is still running; mdrollback has not stopped it, though a program that handles Ctrl-C itself may have reacted. What now? (Ctrl-C once more stops the run)',
  },
  'way-go-on': { zh: '让它继续执行', en: 'let it go on' },
  'way-stop-command': {
    zh: '只停这条命令，然后在菜单里决定',
    en: 'stop this command, and decide at the menu',
  },
  'way-stop-run': { zh: '停止整个运行（以后可以继续）', en: 'stop the run (it can go on later)' },
  tail: { zh: '输入序号', en: 'Type a number' },
  'said-go-on': { zh: '{by}：{id} 继续执行', en: '{by}: {id} goes on' },
  'said-stop-command': { zh: '{by} 停止了 {id}', en: '{by} stopped {id}' },
  'said-stop-run': { zh: '{by} 在 {id} 执行时停止了运行', en: '{by} stopped the run while {id} was running' },
  'ended-meanwhile': {
    zh: '{id} 已经执行完，不必再选',
    en: '{id} has ended by itself; nothing to choose any more',
  },
  'stopped-by': {
    zh: '执行中被 {by} 停止（Ctrl-C），可能只做了一部分',
    en: 'stopped by {by} while it ran (Ctrl-C); it may have been done in part',
  },
} satisfies Record<string, Entry>;
