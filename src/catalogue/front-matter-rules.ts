import type { Entry } from './index.ts';

/** What is wrong with the declarations and decisions at the head of a document. */
export const frontMatterRules = {
  'front-matter': {
    zh: '文档开头的 YAML 有误：{problem}',
    en: 'The YAML at the head of the document is wrong: {problem}',
  },
  'front-matter-shape': {
    zh: '文档开头的 {key} 写法不对：写成 {example}',
    en: '{key} at the head of the document has another form: write {example}',
  },
  'parameter-key': {
    zh: '参数 {name} 的 {key} 不是已知的键，可以是 {known}',
    en: '{key} of the parameter {name} is no known key; there are {known}',
  },
  'parameter-type': {
    zh: '参数 {name} 的类型 {type} 不认识，可以是 {known}',
    en: 'The type {type} of the parameter {name} is unknown; there are {known}',
  },
  'parameter-options': {
    zh: '参数 {name} 是 enum，要用 options 列出它的值：options: [blue, green]',
    en: 'The parameter {name} is an enum: list its values, as in options: [blue, green]',
  },
  'parameter-pattern': {
    zh: '参数 {name} 的 pattern 不是正则表达式：/{pattern}/',
    en: 'The pattern of the parameter {name} is no regular expression: /{pattern}/',
  },
  'parameter-default': {
    zh: '参数 {name} 的默认值 {value} 不对，应为 {expected}',
    en: 'The default {value} of the parameter {name} does not fit: it should be {expected}',
  },
  'secret-default': {
    zh: '密码类参数 {name} 的值写在了文档里，谁都能看到：删去 default，执行时用环境变量、--values 文件或提示来给，并把这个密码换掉；若它不是密码，写 secret: false',
    en: 'The value of the secret parameter {name} stands in the document, where everybody can read it: remove the default, give the value by the environment, a --values file or the prompt, and change the secret; if it is none, write secret: false',
  },
  'decided-unknown-choice': {
    zh: '文档开头的 use 写了 {given}：没有这个选择，可以是 {known}',
    en: 'use at the head of the document names {given}: there is no such choice; there are {known}',
  },
  'decided-unknown-option': {
    zh: '文档开头的 use 写了 {given}：选择 {id} 没有这个选项，可以是 {known}',
    en: 'use at the head of the document names {given}: choice {id} has no such option; there are {known}',
  },
  'decided-ambiguous-option': {
    zh: '文档开头的 use 写了 {given}：选择 {id} 有几个选项可以这样称呼（{known}），写全其中一个',
    en: 'use at the head of the document names {given}: several options of choice {id} can be called so ({known}); write one of these',
  },
  'decided-unknown-step': {
    zh: '文档开头的 {list} 写了 {given}：没有这个可选步骤，可以是 {known}',
    en: '{list} at the head of the document names {given}: there is no such optional step; there are {known}',
  },
  'decided-both': {
    zh: '文档开头的 with 和 skip 都写了步骤 {given}',
    en: 'with and skip at the head of the document both name step {given}',
  },
} satisfies Record<string, Entry>;
