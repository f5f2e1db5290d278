import type { Entry } from './index.ts';

/** Where the value of a parameter would be more than data (language.md §0.6). */
export const flowRules = {
  'value-as-script': {
    zh: '“{text}”会把参数 {names} 的值当作命令来执行：把命令直接写出来，让 <{first}> 做它的一个参数',
    en: '“{text}” would run the value of {names} as commands: write the command itself, with <{first}> as one of its arguments',
  },
  'value-perhaps-script': {
    zh: '“{text}”里有由参数 {names} 得来的内容，可能被当作命令来执行：确认这里只会是数据',
    en: '“{text}” holds something made from the value of {names}, and may be run as commands: make sure that it can only be data',
  },
} satisfies Record<string, Entry>;

/** Said before a run, where the value itself can be looked at. */
export const flowTexts = {
  split: {
    zh: '{id}（第 {line} 行）：“{text}”没有加引号，参数 {name} 的值会被拆开或当作通配符：写成 "{text}"',
    en: '{id} (line {line}): “{text}” is not quoted, and bash would split the value of {name} or match it against files: write "{text}"',
  },
  list: {
    zh: '{id}（第 {line} 行）：循环里的“{text}”没有加引号，参数 {name} 的值里有通配符',
    en: '{id} (line {line}): “{text}” is not quoted in a loop, and the value of {name} holds characters that match files',
  },
  arithmetic: {
    zh: '{id}（第 {line} 行）：“{text}”按算式求值，参数 {name} 的值不是数字或名称',
    en: '{id} (line {line}): “{text}” is evaluated as arithmetic, and the value of {name} is neither a number nor a name',
  },
} satisfies Record<string, Entry>;
