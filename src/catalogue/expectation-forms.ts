import type { Entry } from './index.ts';

/** Modifiers of expectations, and values that are compared with others: how they were read and what was seen. */
export const expectationForms = {
  within: { zh: '{span}内', en: 'within {span}' },
  hold: { zh: '持续{span}', en: 'for {span}' },
  after: { zh: '{span}后', en: 'after {span}' },
  every: { zh: '每{span}一次', en: 'every {span}' },
  strict: { zh: '严格', en: 'strictly' },
  stdout: { zh: '只看标准输出', en: 'standard output alone' },
  stderr: { zh: '只看标准错误', en: 'standard error alone' },
  list: { zh: '，', en: ', ' },
  'reading.modified': { zh: '{modifiers}：{inner}', en: '{modifiers}: {inner}' },
  'reading.strict-line': {
    zh: '整个输出就是这一行：「{text}」',
    en: 'the whole output is this line: “{text}”',
  },
  'reading.strict-lines': {
    zh: '整个输出就是这 {lines} 行（只有单独的 ... 可代表别的行），首行「{text}」',
    en: 'the whole output is these {lines} lines (only ... alone stands for others), the first “{text}”',
  },
  'reading.strict-json': {
    zh: '整个输出就是这个 JSON，键不多也不少',
    en: 'the whole output is this JSON, with no key more or less',
  },
  seconds: { zh: '{count} 秒', en: '{count} s' },
  minutes: { zh: '{count} 分钟', en: '{count} min' },
  hours: { zh: '{count} 小时', en: '{count} h' },
  milliseconds: { zh: '{count} 毫秒', en: '{count} ms' },

  'error.modifier-alone': {
    zh: '「{text}」之后没有写预期什么；请接着写，如「60秒内 active (running)」',
    en: 'nothing is expected behind “{text}”; go on, as in “within 60s active (running)”',
  },
  'error.modifier-twice': {
    zh: '限定重复或矛盾：「{text}」；每种限定只写一次',
    en: 'the modifiers repeat or contradict each other: “{text}”; write each kind once',
  },
  'error.modifier-zero': {
    zh: '「{text}」的时长是 0；请写大于 0 的时长，或删去这个限定',
    en: '“{text}” is a time of 0; write a longer one or leave the modifier out',
  },
  'error.modifier-unit': {
    zh: '「{text}」的时间单位不能用；请用毫秒、秒、分钟或小时，如「60秒内」',
    en: '“{text}” has no unit of time that can be used; write ms, s, min or h, as in “within 60s”',
  },
  'error.modifier-interval': {
    zh: '「{text}」要和「60秒内」或「持续30秒」一起用，且间隔比它短；否则没有什么可重复',
    en: '“{text}” belongs with “within 60s” or “for 30s” and must be shorter; otherwise there is nothing to repeat',
  },
  'error.modifier-order': {
    zh: '先等 {after} 才开始判断，却限定 {within} 内成立；请加长后者',
    en: 'it waits {after} before it judges, yet must hold within {within}; make the latter longer',
  },
  'error.modifier-strict': {
    zh: '「严格」不能用于这种预期（{reading}）；它只用于原文、JSON 和成块的输出，请删去「严格」',
    en: '“strict” does not go with this expectation ({reading}); it is for literal text, JSON and blocks, so leave it out',
  },

  'reading.reference': {
    zh: '输出 {comparison} 先前记录的「{name}」',
    en: 'the output {comparison} the value recorded as “{name}”',
  },
  'reading.with-placeholder': {
    zh: '输出含{names}的值（哈希可缩写），同一行还有「{text}」',
    en: 'the output holds the value of {names} (a hash may be abbreviated) and, on its line, “{text}”',
  },
  'reading.with-placeholder-alone': {
    zh: '输出含{names}的值（哈希可缩写）',
    en: 'the output holds the value of {names} (a hash may be abbreviated)',
  },
  'reading.with-placeholder-block': {
    zh: '输出依次有这 {lines} 个整行，其中{names}代入实际的值',
    en: 'the output has these {lines} whole lines in order, with the values of {names} filled in',
  },
  'actual.no-value': {
    zh: '没有名为「{name}」的值可比（命令没有执行、没有「# 记录为: {name}」，或参数未填），请人工确认',
    en: 'there is no value named “{name}” to compare with (its command did not run, nothing is recorded as it, or the parameter is not filled in)',
  },
  'actual.compared': {
    zh: '{actual}（记录的「{name}」是 {value}）',
    en: '{actual} (“{name}” was recorded as {value})',
  },
  'actual.not-a-number': {
    zh: '不能按数比较：输出是 {actual}，记录的「{name}」是 {value}',
    en: 'these cannot be compared as numbers: the output is {actual}, “{name}” was recorded as {value}',
  },
  'actual.no-such-value': {
    zh: '输出中没有「{name}」的值 {value}：{actual}',
    en: 'the value {value} of “{name}” is not in the output: {actual}',
  },
  'actual.without-gloss': {
    zh: '有「{name}」的值 {value}，但同一行没有「{text}」：{line}',
    en: 'the value {value} of “{name}” is there, but not “{text}” on its line: {line}',
  },
} satisfies Record<string, Entry>;
