import type { Entry } from './index.ts';

/** Before a run begins anew: what an earlier run of the same document has left. */
export const runsBefore = {
  live: {
    zh: '{run} 正在执行这份文档（进程 {pid}）：再开始一次，同样的命令会做两遍。旁观：mdrollback attach {run}；接管：mdrollback resume {run} --takeover',
    en: '{run} is running this document (process {pid}); to begin again would run the same commands twice. Look on with mdrollback attach {run}, or take it with mdrollback resume {run} --takeover',
  },
  open: {
    zh: '这份文档上一次的执行没有到头（{state}，{done}/{total} 个动作已有结果）。接着执行：mdrollback resume {run}；现在开始会从头再做一遍',
    en: 'the last run of this document did not come to its end ({state}; {done} of {total} actions have an outcome). Go on with mdrollback resume {run}; to begin now does all of it again',
  },
} satisfies Record<string, Entry>;
