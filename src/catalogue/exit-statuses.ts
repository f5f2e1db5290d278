import { say, type Entry, type Locale } from './index.ts';

/** What bash's own exit statuses say; a program's own are the program's business. */
const STATUSES: Readonly<Record<number, Entry>> = {
  126: {
    zh: '不能执行：没有执行权限，或不是程序',
    en: 'it cannot be executed: no permission, or no program',
  },
  127: { zh: '找不到命令', en: 'command not found' },
};

/** Signals that a command dies of, by their number on Linux. */
const SIGNALS: Readonly<Record<number, Entry>> = {
  1: { zh: '终端断开，SIGHUP', en: 'its terminal went away, SIGHUP' },
  2: { zh: '被 Ctrl-C 中断，SIGINT', en: 'interrupted by Ctrl-C, SIGINT' },
  3: { zh: '被 Ctrl-\\ 退出，SIGQUIT', en: 'quit by Ctrl-\\, SIGQUIT' },
  4: {
    zh: '非法指令，SIGILL：可能不是这种处理器的程序',
    en: 'illegal instruction, SIGILL: perhaps built for another processor',
  },
  6: { zh: '程序自己中止，SIGABRT', en: 'it aborted itself, SIGABRT' },
  7: { zh: '总线错误，SIGBUS', en: 'bus error, SIGBUS' },
  8: { zh: '算术错误，SIGFPE', en: 'arithmetic error, SIGFPE' },
  9: {
    zh: '被强行杀死，SIGKILL：常见原因是内存不足（OOM）',
    en: 'killed, SIGKILL: often by the kernel for want of memory (OOM)',
  },
  11: { zh: '段错误，SIGSEGV：程序崩溃', en: 'segmentation fault, SIGSEGV: the program crashed' },
  13: { zh: '管道另一端已关闭，SIGPIPE', en: 'the other end of its pipe was closed, SIGPIPE' },
  14: { zh: '定时器到时，SIGALRM', en: 'its timer went off, SIGALRM' },
  15: { zh: '被要求结束，SIGTERM', en: 'told to end, SIGTERM' },
};

const TIMED_OUT: Entry = { zh: 'timeout 到时，命令被结束', en: 'timeout ended the command' };
const SSH_FAILED: Entry = { zh: 'ssh 连接失败', en: 'ssh could not connect' };
const BY_SIGNAL: Entry = { zh: '可能是被信号 {n} 结束', en: 'perhaps ended by signal {n}' };

/** An exit status in words; null where it is the program's own. `command` is what was run. */
export function exitStatusWords(status: number, command: string, locale: Locale): string | null {
  const entry = STATUSES[status];
  if (entry !== undefined) return say(entry, locale);
  if (status === 124 && /(?:^|[\s;&|(])timeout\s/.test(command)) return say(TIMED_OUT, locale);
  if (status === 255 && /(?:^|[\s;&|(])(?:ssh|scp|sftp)\s/.test(command)) return say(SSH_FAILED, locale);
  if (status <= 128 || status > 128 + 64) return null;
  return say(SIGNALS[status - 128] ?? BY_SIGNAL, locale, { n: status - 128 });
}
