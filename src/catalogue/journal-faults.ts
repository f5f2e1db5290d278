import type { Entry } from './index.ts';

/** What is wrong with a journal or a run directory: what was found, and how to mend it. */
export const journalFaults = {
  'no-space': { zh: '{path} 写不进去：{cause}', en: '{path} cannot be written: {cause}' },
  gone: {
    zh: '{path} 不见了，或者已经换成了另一个文件',
    en: '{path} is gone, or another file has taken its place',
  },
  changed: {
    zh: '{path} 在执行当中被别的程序改动或截断',
    en: '{path} was changed or cut by something else during the run',
  },
  'taken-over': {
    zh: '另一个 mdrollback 已经接管了这次执行（{path}）',
    en: 'another mdrollback has taken this run ({path})',
  },
  damaged: {
    zh: '{path} 中间有坏掉的记录，它后面还有内容：继续下去会忘掉已经执行过的命令',
    en: '{path} has a bad record with more behind it: to go on would be to forget commands that ran',
  },
  'newer-schema': {
    zh: '{path} 是更新版本的 mdrollback 写的',
    en: '{path} was written by a newer mdrollback',
  },
  exists: {
    zh: '{path} 里已经有东西，不是一个空的执行目录',
    en: '{path} holds something already and is no empty run directory',
  },
  unreadable: { zh: '{path} 读不出来：{cause}', en: '{path} cannot be read: {cause}' },
  'not-written': { zh: '{path} 写不进去：{cause}', en: '{path} cannot be written: {cause}' },
  'not-synced': {
    zh: '{path} 没能落到磁盘上：{cause}',
    en: '{path} could not be brought to the disk: {cause}',
  },
  closed: { zh: '{path} 已经关闭', en: '{path} is closed already' },

  'mend-gone': {
    zh: '从别处找回原来的文件放回去；找不回来就无从得知哪些命令执行过：先逐条核实，不要直接重新执行文档',
    en: 'put the file back from wherever it went; without it nothing tells which commands ran: look at each before the document is run again',
  },
  'mend-changed': {
    zh: '查出是谁动的；mdrollback verify {run} 指出还剩下什么；由人核实哪些命令执行过',
    en: 'find out what did it; mdrollback verify {run} shows what is left; have a person look at which commands ran',
  },
  'mend-taken-over': {
    zh: '用 mdrollback attach {run} 旁观',
    en: 'look on with mdrollback attach {run}',
  },
  'mend-damaged': {
    zh: 'mdrollback verify {run} 指出坏在哪里；放回完好的副本，或者由人核实后另起一次执行',
    en: 'mdrollback verify {run} shows where; put a whole copy back, or have a person look and begin another run',
  },
  'mend-newer-schema': {
    zh: '用那个版本或更新的版本来读（mdrollback --version 看本机的）',
    en: 'read it with that version or a newer one (mdrollback --version shows this one)',
  },
  'mend-exists': {
    zh: '用 --run-dir 写一个还不存在或空的目录',
    en: 'name a directory by --run-dir that is empty or not there yet',
  },
  resume: { zh: '然后继续：mdrollback resume {run}', en: 'then go on with mdrollback resume {run}' },
  'report-again': {
    zh: '之后补写报告：mdrollback report {run}',
    en: 'write the report later with mdrollback report {run}',
  },
  join: { zh: '；', en: '; ' },

  'few-descriptors': {
    zh: '本进程最多能打开 {limit} 个文件，只剩 {free} 个，执行一次至少要 {least} 个：先在 shell 里提高 ulimit -n（例如 ulimit -n 1024）',
    en: 'this process may open {limit} files, {free} are left, and a run needs {least}: raise ulimit -n in your shell first (ulimit -n 1024, for one)',
  },
  'never-began': {
    zh: '{path} 在日志写下之前就中断了，什么都没有执行：重新执行文档即可',
    en: '{path} broke off before it had a journal, and nothing was run: begin the document anew',
  },
  'runs-never-began': {
    zh: '日志写下之前就中断，什么都没有执行',
    en: 'broke off before it had a journal; nothing was run',
  },
} satisfies Record<string, Entry>;
