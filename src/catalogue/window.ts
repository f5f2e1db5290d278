import type { Entry } from './index.ts';

/** The rollback window, and what else is looked at before a run. */
export const windowTexts = {
  outside: {
    zh: '现在（{now}）不在可回滚时间“{window}”之内；仍要执行就写明理由：--outside-window "理由"',
    en: 'it is {now}, outside of the rollback window "{window}"; to run all the same, give the reason: --outside-window "reason"',
  },
  accepted: {
    zh: '现在不在可回滚时间“{window}”之内；{by} 决定仍要执行：{reason}',
    en: 'this is outside of the rollback window "{window}"; {by} decided to run all the same: {reason}',
  },
  'accepted-unknown': {
    zh: '可回滚时间“{window}”现在是否已过，没有查明；{by} 决定仍要执行：{reason}',
    en: 'whether the rollback window "{window}" is open now is not known; {by} decided to run all the same: {reason}',
  },
  unreadable: {
    zh: '可回滚时间“{window}”只有人能判断；确认现在仍可回滚后，写明依据再执行：--outside-window "依据"',
    en: 'only a person can read the rollback window "{window}"; make sure that it is open now, and say how you know: --outside-window "reason"',
  },
  relative: {
    zh: '可回滚时间“{window}”要从上线算起，还不知道何时上线；写明上线时间：--set {name}="YYYY-MM-DD HH:MM"；查不到而仍要执行就写明理由：--outside-window "理由"',
    en: 'the rollback window "{window}" counts from the deployment, and its time is not given; give it: --set {name}="YYYY-MM-DD HH:MM"; to run without it all the same, give the reason: --outside-window "reason"',
  },
  'no-moment': {
    zh: '可回滚时间“{window}”：{name} 的值“{value}”不是 YYYY-MM-DD HH:MM 这样的时间；写明上线时间：--set {name}="YYYY-MM-DD HH:MM"；查不到而仍要执行就写明理由：--outside-window "理由"',
    en: 'rollback window "{window}": the value "{value}" of {name} is no time like YYYY-MM-DD HH:MM; give it: --set {name}="YYYY-MM-DD HH:MM"; to run without it all the same, give the reason: --outside-window "reason"',
  },
  counts: {
    zh: '可回滚时间“{window}”要从上线算起',
    en: 'The rollback window "{window}" counts from the deployment',
  },
  'ask-time': {
    zh: '{name}（YYYY-MM-DD HH:MM；查不到就直接回车）',
    en: '{name} (YYYY-MM-DD HH:MM; an empty line: not known)',
  },
  'no-time': {
    zh: '“{given}”不是 YYYY-MM-DD HH:MM 这样的时间',
    en: '"{given}" is no time like YYYY-MM-DD HH:MM',
  },
  ask: {
    zh: '现在不在可回滚时间“{window}”之内。仍要执行就写明理由（会记录），直接回车则不执行',
    en: 'This is outside of the rollback window "{window}". To run all the same, type the reason (it is recorded); an empty line: not run',
  },
  'ask-deployment': {
    zh: '没有上线时间，不能判断现在是否仍可回滚。仍要执行就写明理由（会记录），直接回车则不执行',
    en: 'Without the time of the deployment nothing tells whether the window is open. To run all the same, type the reason (it is recorded); an empty line: not run',
  },
  'ask-person': {
    zh: '可回滚时间“{window}”只有人能判断。现在仍可回滚就写明依据（会记录），直接回车则不执行',
    en: 'Only a person can read the rollback window "{window}". If it is open now, type the reason why (it is recorded); an empty line: not run',
  },
  'no-room': {
    zh: '{path} 所在的磁盘只剩 {free} MiB，执行记录至少要 {least} MiB',
    en: 'the disk of {path} has {free} MiB left; the record of a run needs {least} MiB at least',
  },
  'no-nodes': {
    zh: '{path} 所在的磁盘只能再建 {free} 个文件，执行记录至少要 {least} 个',
    en: 'the disk of {path} can take {free} more files; the record of a run needs {least} at least',
  },
  'not-writable': {
    zh: '{path} 不能写入，执行记录没有地方放',
    en: '{path} is not writable, and the record of the run has no other place',
  },
  'missing-input': {
    zh: '{id}（第 {line} 行）要读的文件 {path} 不存在，前面也没有步骤写它',
    en: '{id} (line {line}) reads the file {path}, which is not there and which no step before it writes',
  },
  'maybe-input': {
    zh: '{id}（第 {line} 行）要读的文件 {path} 现在不存在；前面的步骤可能会带来它',
    en: '{id} (line {line}) reads the file {path}, which is not there yet; an earlier step may bring it',
  },
} satisfies Record<string, Entry>;
