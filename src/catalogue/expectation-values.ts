import type { Entry } from './index.ts';

/** Patterns, paths into JSON, shapes and ready counts: how they were read, what was seen, and what is wrong with them. */
export const expectationValues = {
  'reading.regex': { zh: '输出的某一行匹配 /{source}/', en: 'a line of the output matches /{source}/' },
  'reading.regex-not': {
    zh: '输出（含标准错误）没有一行匹配 /{source}/',
    en: 'no line of either stream matches /{source}/',
  },
  'reading.regex-compared': {
    zh: '输出中匹配 /{source}/ 的各行，取出的值 {comparison} {value}',
    en: 'what each line that matches /{source}/ captures {comparison} {value}',
  },
  'error.regex': {
    zh: '正则表达式写法有误：{problem}；请改正（不支持环视和反向引用），若这是输出原文，请放进反引号',
    en: 'malformed regular expression: {problem}; mend it (look-around and back-references are not supported), or put it in back quotes if it is the output itself',
  },
  'error.regex-slash': {
    zh: '正则表达式内部的 / 要写成 \\/；若这是路径或输出原文，请放进反引号',
    en: 'write a / inside a regular expression as \\/, or put the text in back quotes if it is a path or the output itself',
  },
  'error.regex-flag': {
    zh: '正则表达式不认识标志「{flag}」，可用的是 i（不分大小写）和 s',
    en: 'the regular expression has an unknown flag “{flag}”; there are i (any case) and s',
  },
  'error.exit-number': {
    zh: '「{text}」不是退出码；请写 0 到 255 的整数、「非0」或「任意」，如 退出码 3',
    en: '“{text}” is no exit status; write a whole number from 0 to 255, “non-zero” or “any”, for example exit code 3',
  },
  'error.number': {
    zh: '「{text}」不是可比较的数；请写成如 < 200ms、≥ 99.9%、≤ 1,000；版本号请写原文或正则，如 /\\bv18\\./',
    en: '“{text}” is no number to compare with; write, for example, < 200ms, ≥ 99.9% or ≤ 1,000; for a version its text or a pattern such as /\\bv18\\./',
  },
  'error.regex-number': {
    zh: '「{text}」不是可比较的数；请写成如 /…([0-9.]+)/ < 200',
    en: '“{text}” is no number to compare with; write, for example, /…([0-9.]+)/ < 200',
  },
  'error.regex-group': {
    zh: '要比较的正则表达式须恰好有一个括号，括住要取出的数；这里有 {groups} 个',
    en: 'a regular expression that is compared needs exactly one group, around the number; this one has {groups}',
  },
  'actual.regex-path': {
    zh: '不能确定「{text}」是路径还是正则表达式：{line}',
    en: 'it is not clear whether “{text}” is a path or a regular expression: {line}',
  },
  'actual.no-match': { zh: '没有一行匹配：{output}', en: 'no line matches: {output}' },
  'actual.captured': { zh: '取出 {values}', en: 'captured {values}' },
  'actual.captured-no-number': {
    zh: '取出的「{text}」不是数，或单位不同',
    en: 'the captured “{text}” is no number or has another unit',
  },
  'actual.captured-differs': {
    zh: '取出的值有的符合、有的不符合：{values}',
    en: 'some of the captured values fit and some do not: {values}',
  },

  'reading.number': {
    zh: '输出中唯一单位相符的数 {comparison} {value}',
    en: 'the only number of a fitting unit in the output {comparison} {value}',
  },
  'reading.labelled': {
    zh: '输出中「{label}」的值 {comparison} {value}',
    en: 'the value of “{label}” in the output {comparison} {value}',
  },
  'reading.count': {
    zh: '行数（或命令数出的数）{comparison} {value}',
    en: 'the number of lines (or the count that the command prints) {comparison} {value}',
  },
  'actual.number-several': {
    zh: '不能确定所指的是哪一个数：{candidates}',
    en: 'it is not clear which number is meant: {candidates}',
  },
  'actual.number-units': {
    zh: '单位不能确切换算，或输出没有全部保留：{candidates}',
    en: 'the units do not convert exactly, or not all of the output was kept: {candidates}',
  },
  'actual.number-none': {
    zh: '输出中找不到单位相符的数：{output}',
    en: 'no number of a fitting unit in the output: {output}',
  },

  'reading.json-path': {
    zh: '输出的 JSON 中 {path} {comparison} {value}',
    en: '{path} in the JSON of the output {comparison} {value}',
  },
  'reading.json-path-there': { zh: '输出的 JSON 中有 {path}', en: 'the JSON of the output has {path}' },
  'reading.json-path-absent': { zh: '输出的 JSON 中没有 {path}', en: 'the JSON of the output has no {path}' },
  'error.json-path': {
    zh: 'JSON 路径写法有误，在「{text}」处；可用的是 $.a.b、$[0]、$[*]、$["a b"] 和结尾的 .length，如 $.status = "healthy"',
    en: 'malformed JSON path at “{text}”; there are $.a.b, $[0], $[*], $["a b"] and a final .length, as in $.status = "healthy"',
  },
  'error.json-path-value': {
    zh: 'JSON 路径之后的「{text}」不能比较；请写成 JSON 的值，如 $.status = "healthy" 或 $.count ≥ 3',
    en: '“{text}” behind the JSON path cannot be compared; write a JSON value, as in $.status = "healthy" or $.count ≥ 3',
  },
  'actual.json-path-missing': { zh: 'JSON 中没有 {path}', en: 'the JSON has no {path}' },
  'actual.json-path': { zh: '{path} 是 {values}', en: '{path} is {values}' },

  'reading.shape': {
    zh: '输出的某一行有这种形状：{text}（XXX 处是数，YYYY-MM-DD 处是日期）',
    en: 'a line of the output has this shape: {text} (numbers for XXX, dates for YYYY-MM-DD)',
  },
  'reading.shape-block': {
    zh: '输出依次有这 {lines} 个整行（XXX 处是数，YYYY-MM-DD 处是日期）；首行「{text}」',
    en: 'the output has these {lines} whole lines in order (numbers for XXX, dates for YYYY-MM-DD); the first: “{text}”',
  },
  'actual.shape-loose': {
    zh: '形状相近，但不能确定占位处的内容就是所指：{line}',
    en: 'something of this shape, but it is not certain that it is what was meant: {line}',
  },

  'reading.ready-count': {
    zh: '某一行是 {count}/{count} {status} 且其余各行也就绪，或共 {count} 行、每行都是 n/n {status}',
    en: 'a line is {count}/{count} {status} and the others are ready too, or there are {count} lines and each is n/n {status}',
  },
  'actual.ready-literal': {
    zh: '各行就绪，其中有 {count}/{count} {status}：{line}',
    en: 'every line is ready, one of them {count}/{count} {status}: {line}',
  },
  'actual.ready-rows': {
    zh: '共 {count} 行，每行都是 n/n {status}',
    en: 'there are {count} lines, each of them n/n {status}',
  },
  'actual.ready-others': {
    zh: '有一行是 {count}/{count} {status}，但另有未就绪的行：{line}',
    en: 'a line is {count}/{count} {status}, but another is not ready: {line}',
  },
} satisfies Record<string, Entry>;
