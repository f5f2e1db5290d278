import type { Entry } from './index.ts';

/** What is said of the screen of a command that had the operator's terminal. */
export const screen = {
  name: { zh: '屏幕', en: 'the screen' },
  'full-screen': { zh: '（此处占用了整个屏幕）', en: '(here it took the whole screen)' },
  part: {
    zh: '屏幕记录不全，只有其中一部分程序的',
    en: 'the screen transcript holds some of its programs only',
  },
  'no-script': {
    zh: '没有屏幕记录：本机没有 script（util-linux 2.36 及以上）',
    en: 'no screen transcript: this machine has no script command (util-linux 2.36 or newer)',
  },
  sudo: {
    zh: '没有屏幕记录：要记录就得换终端，sudo 会每次再要密码',
    en: 'no screen transcript: it takes another terminal, where sudo would ask for the password each time',
  },
  'in-shell': {
    zh: '没有屏幕记录：占用终端的不是 bash 按名称直接运行的程序（内建命令、函数、路径、管道）',
    en: 'no screen transcript: what had the terminal is no program that bash runs by its name (but a builtin, a function, a path, a pipeline)',
  },
} satisfies Record<string, Entry>;
