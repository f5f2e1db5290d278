import type { Entry } from './index.ts';

/** Choices, parameters and optional steps that were not, or not rightly, decided. */
export const decisionTexts = {
  'unknown-choice': {
    zh: '--use {given}：文档里没有这个选择或选项；可以是 {known}',
    en: '--use {given}: the document has no such choice or option; it can be {known}',
  },
  'no-choices': {
    zh: '--use {given}：文档里没有任何选择',
    en: '--use {given}: the document has no choices',
  },
  'unknown-option': {
    zh: '--use {given}：选择 {id} 没有这个选项；可以是 {known}',
    en: '--use {given}: choice {id} has no such option; it can be {known}',
  },
  'ambiguous-option': {
    zh: '--use {given}：几个选择都有它（{known}）；写成 --use ID=选项',
    en: '--use {given}: several choices have it ({known}); write --use ID=OPTION',
  },
  'ambiguous-name': {
    zh: '--use {given}：选择 {id} 有几个选项可以这样称呼（{known}）；写全其中一个',
    en: '--use {given}: several options of choice {id} can be called so ({known}); write one of these',
  },
  contradiction: {
    zh: '--use {given}：选择 {id} 前面已经选了 {earlier}',
    en: '--use {given}: choice {id} was already given as {earlier}',
  },
  undecided: {
    zh: '选择 {id} 未决定（第 {line} 行）：{options}；用 --use {example} 这样的选项决定',
    en: 'choice {id} is undecided (line {line}): {options}; decide it, as in --use {example}',
  },
  'unknown-parameter': {
    zh: '参数 {given} 不在文档里{from}；文档的参数是 {known}',
    en: 'the document has no parameter {given}{from}; it has {known}',
  },
  'no-parameters': {
    zh: '参数 {given} 不在文档里{from}；这份文档没有参数',
    en: 'the document has no parameter {given}{from}; it has no parameters at all',
  },
  unfilled: {
    zh: '参数 {name} 未填（第 {lines} 行）；用 --set {name}=… 填写',
    en: 'parameter {name} is not given (line {lines}); give it with --set {name}=…',
  },
  'unfilled-secret': {
    zh: '密码类参数 {name} 未给（第 {lines} 行）；用环境变量 {variable} 或 --values 文件来给',
    en: 'the secret parameter {name} is not given (line {lines}); give it with the environment variable {variable} or a --values file',
  },
  'unfilled-secret-name': {
    zh: '密码类参数 {name} 未给（第 {lines} 行）；用 --values 文件来给（bash 不能导出名为 {variable} 的变量）',
    en: 'the secret parameter {name} is not given (line {lines}); give it with a --values file (bash cannot export a variable named {variable})',
  },
  'bad-set': { zh: '--set {given}：要写成 --set 名称=值', en: '--set {given}: write --set name=value' },
  'unknown-step': {
    zh: '{flag} {given}：文档里没有这个可选步骤；可以是 {known}',
    en: '{flag} {given}: the document has no such optional step; it can be {known}',
  },
  'step-both': {
    zh: '--with 和 --skip 都写了步骤 {given}',
    en: 'step {given} is given to both --with and --skip',
  },
  'mend-values': {
    zh: '写成 previous-version: v1.2.3 这样的行',
    en: 'write lines like previous-version: v1.2.3',
  },
  'values-no-map': { zh: '不是“名称: 值”的列表', en: 'it is no list of "name: value"' },
  'values-no-text': {
    zh: '第 {line} 行：{name} 的值不是文本',
    en: 'line {line}: the value of {name} is no text',
  },
} satisfies Record<string, Entry>;
