import type { Entry } from './index.ts';

/** What the rules about expectations say. */
export const expectationRules = {
  'vague-expectation': {
    zh: '预期“{text}”要由人判断：若命令会原样输出某段文字，请写成 # 预期: 「那段文字」',
    en: 'The expectation “{text}” is left to a person: if the command prints certain words, write # 预期: 「those words」',
  },
  'vague-expectation-write': {
    zh: '预期“{text}”要由人判断。要让程序判断，可改写成（按实际输出调整）：\n# 预期: {write}',
    en: 'The expectation “{text}” is left to a person. To have it judged, write (fit it to the real output):\n# 预期: {write}',
  },
  'vague-expectation-record': {
    zh: '预期“{text}”要由人判断。要让程序判断，请在先前取值的命令前加一行 # 记录为: {record}，并把这里改写成：\n# 预期: {write}',
    en: 'The expectation “{text}” is left to a person. To have it judged, put # 记录为: {record} before the earlier command and write here:\n# 预期: {write}',
  },
  'vague-expectation-check': {
    zh: '预期“{text}”要由人判断。要让程序判断，请在这条命令后面另加一行 {check}，预期写在它下面（按实际输出调整）：\n# 预期: {write}',
    en: 'The expectation “{text}” is left to a person. To have it judged, add the line {check} behind this command and write under it (fit it to the real output):\n# 预期: {write}',
  },
  'repeated-change': {
    zh: '预期“{text}”会反复执行“{command}”，而它不是已知的只读命令：改用只读命令检查，或确认可以重复执行后在它前面加一行 # 可重试',
    en: 'The expectation “{text}” runs “{command}” again and again, which is not known to change nothing: check with a read-only command, or put # 可重试 before it if it may be repeated',
  },
  'reference-unknown': {
    zh: '没有名为“{name}”的记录或参数：在先前取值的命令前加一行 # 记录为: {name}',
    en: 'Nothing is recorded as “{name}” and no parameter has that name: put # 记录为: {name} before the earlier command that prints it',
  },
  'reference-later': {
    zh: '“{name}”在第 {line} 行才记录，比较时还没有值：把记录它的命令移到前面',
    en: '“{name}” is recorded no earlier than line {line} and has no value yet: move the command that records it up',
  },
  'placeholder-unknown': {
    zh: '预期里的“{name}”没有值：没有命令用到同名参数，先前也没有命令记录它。在先前取值的命令前加一行 # 记录为: {name}；或在 front matter 的 parameters 里声明；若输出里真有尖括号，用「」括起原文',
    en: 'Nothing says what “{name}” is here: no command uses a parameter of that name and none records it before. Put # 记录为: {name} before the earlier command that prints it, declare it under parameters in the front matter, or quote the text with “「」” if the output has these brackets',
  },
  'placeholder-by-person': {
    zh: '预期里的“{name}”没有已知的值，要由人对照：要让程序判断，在先前取值的命令前加一行 # 记录为: {name}',
    en: 'No value of “{name}” is known, so a person compares: to have it judged, put # 记录为: {name} before the earlier command that prints it',
  },
  'example-output': {
    zh: '“{text}”之后只是示例，不用来判断：要让程序判断，请改写成“预期输出”',
    en: 'What stands behind “{text}” is an example and asserts nothing: write “预期输出” to have it judged',
  },
} satisfies Record<string, Entry>;
