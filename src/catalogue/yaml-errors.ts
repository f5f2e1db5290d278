import type { Entry } from './index.ts';

/** What a YAML reader objects to, by its codes; whatever else it has to say comes in its own words. */
export const yamlErrors = {
  at: { zh: '第 {line} 行第 {column} 列：{what}', en: 'line {line}, column {column}: {what}' },
  DUPLICATE_KEY: { zh: '同一个名称写了两次', en: 'the same name stands there twice' },
  TAB_AS_INDENT: { zh: '缩进用了制表符；改成空格', en: 'a tab indents the line; use blanks' },
  BAD_INDENT: {
    zh: '缩进不对，或括号没有闭合',
    en: 'the indentation is wrong, or a bracket is not closed',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    zh: '一行里有两个“: ”；值里有冒号就加引号，下一行多缩进了就对齐',
    en: 'two “: ” in one line; quote a value that has a colon, and align a line that is indented too far',
  },
  MULTILINE_IMPLICIT_KEY: {
    zh: '这一行没有“: ”，不是“名称: 值”',
    en: 'the line has no “: ” and is no “name: value”',
  },
  MISSING_CHAR: { zh: '引号或括号没有闭合', en: 'a quote or a bracket is not closed' },
  MULTIPLE_DOCS: {
    zh: '有不止一个 YAML 文档（---）；只留一个',
    en: 'there is more than one YAML document (---); keep one',
  },
  BAD_SCALAR_START: {
    zh: '值以 YAML 保留的符号开头；加引号',
    en: 'a value begins with a sign that YAML reserves; quote it',
  },
} satisfies Record<string, Entry>;
