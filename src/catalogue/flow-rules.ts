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
  program: {
    zh: '{id}（第 {line} 行）：参数 {name} 的值会成为 {language} 程序的一部分，而它含有在那里不只是数据的字符（只放心字母、数字和 _ . : / @ % + , = - 中不会改变程序的那些）：{way}，或换一个值',
    en: '{id} (line {line}): the value of {name} would be part of the text of a program ({language}), and holds characters that may be more than data there: {way}, or give another value',
  },
  arithmetic: {
    zh: '{id}（第 {line} 行）：“{text}”按算式求值，参数 {name} 的值不是数字或名称',
    en: '{id} (line {line}): “{text}” is evaluated as arithmetic, and the value of {name} is neither a number nor a name',
  },
} satisfies Record<string, Entry>;

/** How a value is handed to a program of another language as data. */
export const programWays = {
  sql: {
    zh: '用客户端自己的变量，如 psql -v x="<名称>" 配合 :\'x\'，不要拼进 SQL',
    en: "use the client's own variables, as in psql -v x=\"<name>\" with :'x', and not the SQL's text",
  },
  python: {
    zh: '作为参数传入：python3 -c \'… sys.argv[1] …\' "<名称>"',
    en: 'hand it over as an argument: python3 -c \'… sys.argv[1] …\' "<name>"',
  },
  perl: {
    zh: '作为参数传入，用 $ARGV[0] 读取',
    en: 'hand it over as an argument and read $ARGV[0]',
  },
  ruby: { zh: '作为参数传入，用 ARGV[0] 读取', en: 'hand it over as an argument and read ARGV[0]' },
  javascript: {
    zh: '作为参数传入，用 process.argv[1] 读取',
    en: 'hand it over as an argument and read process.argv[1]',
  },
  php: { zh: '作为参数传入，用 $argv[1] 读取', en: 'hand it over as an argument and read $argv[1]' },
  awk: {
    zh: '用变量传入：awk -v x="<名称>" \'… x …\'',
    en: 'hand it over as a variable: awk -v x="<name>" \'… x …\'',
  },
  sed: {
    zh: '换一个值里没有的分隔符，如 s|…|…|',
    en: 'use a delimiter that the value does not hold, as in s|…|…|',
  },
  jq: {
    zh: '用变量传入：jq --arg x "<名称>" \'… $x …\'',
    en: 'hand it over as a variable: jq --arg x "<name>" \'… $x …\'',
  },
} satisfies Record<string, Entry>;

export const languageNames = {
  sql: 'SQL',
  python: 'Python',
  perl: 'Perl',
  ruby: 'Ruby',
  javascript: 'JavaScript',
  php: 'PHP',
  awk: 'awk',
  sed: 'sed',
  jq: 'jq',
} as const;
