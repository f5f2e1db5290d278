import type { Entry } from './index.ts';

/** Words of expectations that are waited for (`60秒内`, `持续30秒`, `10秒后`). */
export const waitingText = {
  seconds: { zh: '{n} 秒', en: '{n} s' },
  held: {
    zh: '等了 {elapsed}，第 {runs} 次检查时成立',
    en: 'it held at check {runs}, after {elapsed}',
  },
  never: {
    zh: '等了 {elapsed}，检查 {runs} 次，始终没有成立',
    en: 'it did not hold within {elapsed} and {runs} checks',
  },
  late: {
    zh: '成立得太晚：到第 {runs} 次检查、{elapsed} 时才成立',
    en: 'it held too late: only at check {runs}, after {elapsed}',
  },
  broken: {
    zh: '没有持续下去：第 {runs} 次检查、{elapsed} 时不再成立',
    en: 'it did not go on holding: at check {runs}, after {elapsed}, it held no more',
  },
  'timed-out': {
    zh: '到了这条命令的超时 {limit}，检查 {runs} 次，没有成立',
    en: 'the time limit of the command, {limit}, came before it held; {runs} checks',
  },
  'cut-off': {
    zh: '等了 {elapsed}，第 {runs} 次检查还没有结束，已中止',
    en: 'after {elapsed} check {runs} had not ended and was cut off',
  },
  stopped: { zh: '运行被停止，不再等待', en: 'the run was stopped, and the wait with it' },
  recorded: { zh: '记录 {name} = {value}', en: 'kept {name} = {value}' },
  'recorded-in-part': {
    zh: '记录 {name} = {value}（含密文或过长，不能用来比较）',
    en: 'kept {name} = {value} (a secret in it is masked, or it is too long: nothing can be compared with it)',
  },
  plan: {
    zh: '等待：每 {interval}查一次，最长 {limit}',
    en: 'waiting: checked every {interval}, at the longest for {limit}',
  },
  'plan-later': { zh: '先等 {limit} 再执行', en: 'runs after {limit}' },
  'line-first': { zh: '{left} 后执行', en: 'runs in {left}' },
  'line-wait': {
    zh: '等待 {elapsed} / {limit} · 已查 {runs} 次',
    en: 'waiting {elapsed} of {limit} · checked {runs} times',
  },
  'line-latest': { zh: '最近看到：{latest}', en: 'last seen: {latest}' },
  'line-ended': {
    zh: '等了 {elapsed}，检查 {runs} 次；最后一次的输出：',
    en: 'waited {elapsed}, checked {runs} times; the last output:',
  },
} satisfies Record<string, Entry>;
