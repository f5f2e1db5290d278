import type { Entry } from './index.ts';

/** Values by their names: `status 为 UP`, `failed=0 unreachable=0`, `均为 active`. */
export const expectationStated = {
  pair: { zh: '「{key}」= {value}', en: '“{key}” = {value}' },
  and: { zh: '，', en: ', ' },
  'reading.pairs': {
    zh: '输出里每一处 {pairs}（JSON、键值行、表格列都可以）',
    en: 'wherever the output has it, {pairs} (in JSON, lines of a key and a value, or columns)',
  },
  'reading.every-line': {
    zh: '输出的每一行都含「{value}」',
    en: 'every line of the output contains “{value}”',
  },
  'reading.only-line': {
    zh: '输出只有一行，含「{value}」',
    en: 'the output is one line and contains “{value}”',
  },
  'reading.as-pair': {
    zh: '，或「{key}」的值是「{value}」',
    en: ', or the value of “{key}” is “{value}”',
  },
  'actual.no-key': {
    zh: '输出里找不到「{key}」：{output}',
    en: 'there is no “{key}” in the output: {output}',
  },
  'actual.lines': {
    zh: '{lines} 行中有 {fitting} 行符合；不符合的如：{other}',
    en: '{fitting} of {lines} lines fit; another one: {other}',
  },
  'actual.all-lines': { zh: '{lines} 行都符合', en: 'all {lines} lines fit' },
  'actual.items': {
    zh: '「{text}」只在 {rows} 项中的 {fitting} 项里；另一项：{other}',
    en: '“{text}” is in {fitting} of {rows} items only; another one: {other}',
  },
  'actual.parts': {
    zh: '「{text}」不在同一行，但各部分都有；是否就是所期望的由人判断',
    en: '“{text}” is on no line as a whole, although all of its parts are there; whether that is what was meant a person says',
  },
} satisfies Record<string, Entry>;
