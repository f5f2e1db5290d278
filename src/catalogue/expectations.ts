import type { Entry } from './index.ts';

/** How expectations were read, and what was seen of them. */
export const expectations = {
  quoted: { zh: '「{text}」', en: '“{text}”' },
  and: { zh: ' 和 ', en: ' and ' },
  or: { zh: ' 或 ', en: ' or ' },
  'no-output': { zh: '（无输出）', en: '(no output)' },
  'output-lines': { zh: '{lines} 行输出，首行：{first}', en: '{lines} lines of output, the first: {first}' },

  'reading.literal': { zh: '输出的某一行含 {text}', en: 'a line of the output contains {text}' },
  'reading.lone-number': { zh: '输出唯一的数 = {text}', en: 'the only number in the output = {text}' },
  'reading.gloss': { zh: '（说明「{text}」不参与判断）', en: ' (the remark “{text}” is not judged)' },
  'reading.http-status': { zh: 'HTTP 状态 = {status}', en: 'HTTP status = {status}' },
  'reading.json': { zh: '输出的 JSON 含 {text}', en: 'the JSON in the output includes {text}' },
  'reading.json-open': { zh: '（写作 ... 的值不限）', en: ' (any value where ... stands)' },
  'reading.line': { zh: '输出有一整行是「{text}」', en: 'a whole line of the output is “{text}”' },
  'reading.block': {
    zh: '输出依次有这 {lines} 个整行，中间可有别的行；首行「{text}」',
    en: 'the output has these {lines} whole lines in order, others may stand between; the first: “{text}”',
  },
  'reading.exit-status': { zh: '退出码 = {status}', en: 'exit status = {status}' },
  'reading.exit-non-zero': { zh: '退出码 ≠ 0', en: 'exit status ≠ 0' },
  'reading.exit-any': { zh: '退出码不限', en: 'any exit status' },
  'reading.empty-output': { zh: '没有输出', en: 'no output' },
  'reading.negative': { zh: '输出（含标准错误）不含 {text}', en: 'neither stream contains {text}' },
  'reading.prose': {
    zh: '由人判断：{text}。若这就是输出的原文，请写成「…」或放进反引号',
    en: 'a person judges: {text}. If this is the output itself, put it in back quotes',
  },
  'reading.not-judged': {
    zh: '{form}：{text}。程序暂不能判断，由人确认',
    en: '{form}: {text}. Not yet judged by the machine; a person is asked',
  },
  'form.modified': { zh: '带时间或范围限定', en: 'with a modifier of time or scope' },
  'form.reference': { zh: '与先前记录的值相同', en: 'equal to a value recorded earlier' },
  'form.json-path': { zh: 'JSON 路径', en: 'JSON path' },
  'form.regex': { zh: '正则表达式', en: 'regular expression' },
  'form.number': { zh: '数值', en: 'number' },
  'form.shape': { zh: '只给出形状的日期或数', en: 'dates or numbers given by their shape' },
  'form.with-placeholder': { zh: '含占位符', en: 'with a placeholder' },

  'error.nothing': {
    zh: '没有写出预期什么；请写出输出原文，或删去这一行',
    en: 'it does not say what is expected; write the expected output or delete the line',
  },
  'error.exit-range': {
    zh: '退出码只能是 0 到 255，不能是 {status}',
    en: 'an exit status is a number from 0 to 255, not {status}',
  },
  'error.json': {
    zh: 'JSON 写法有误：第 {position} 个字符「{character}」（在「{before}」之后）不合语法；若这是输出原文，请放进反引号',
    en: 'malformed JSON: character {position}, “{character}” (after “{before}”), does not fit; if this is the output itself, put it in back quotes',
  },
  'error.json-breaks-off': {
    zh: 'JSON 没有写完：在第 {position} 个字符处（「{before}」之后）中断；请补全值、引号和括号，若这是输出原文，请放进反引号',
    en: 'the JSON breaks off at character {position} (after “{before}”); complete its value, quotes and brackets, or put it in back quotes if it is the output itself',
  },
  'error.json-deep': {
    zh: 'JSON 嵌套太深（超过 200 层）',
    en: 'the JSON is nested too deeply (over 200 levels)',
  },

  'actual.glued': {
    zh: '「{text}」只作为更长的词的一部分出现：{line}',
    en: '“{text}” appears only as a part of a longer word: {line}',
  },
  'actual.truncated': {
    zh: '输出太长，没有全部保留，程序不能判断',
    en: 'the output was too long to be kept whole, so the machine cannot tell',
  },
  'actual.returned': {
    zh: '「返回 {text}」可能指输出，也可能指退出码；输出：{output}。要精确，请写「退出码 {text}」',
    en: '“returns {text}” may mean the output or the exit status; output: {output}. To be precise, write “exit code {text}”',
  },
  'actual.several-numbers': {
    zh: '不能确定输出中的哪一个数应是 {text}：{output}',
    en: 'it is not clear which number in the output should be {text}: {output}',
  },
  'actual.exit-status': { zh: '退出码 {status}', en: 'exit status {status}' },
  'actual.only-stderr': {
    zh: '标准输出为空，但标准错误有内容：{line}',
    en: 'standard output is empty, but standard error is not: {line}',
  },
  'actual.resembles': {
    zh: '没有「{text}」，但有相近的一行：{line}',
    en: 'no “{text}”, but a line resembles it: {line}',
  },
  'actual.not-found': { zh: '没有出现', en: 'it does not appear' },
  'actual.block': { zh: '{lines} 行都在', en: 'all {lines} lines are there' },
  'actual.block-parts': {
    zh: '预期的各行只作为更长的行的一部分出现，或分散在两个输出流中',
    en: 'the expected lines appear only as parts of longer lines, or spread over both streams',
  },
  'actual.block-missing': {
    zh: '缺少「{text}」这一行（{lines} 行中依次找到 {found} 行）',
    en: 'the line “{text}” is missing ({found} of {lines} lines found in order)',
  },
  'actual.not-exactly': {
    zh: '输出多于、少于或不同于所写的各行：{output}',
    en: 'the output has more, fewer or other lines than were written: {output}',
  },
  'actual.beside': {
    zh: '标准输出完全一致，但标准错误有内容：{line}',
    en: 'standard output is exactly this, but standard error is not empty: {line}',
  },
  'actual.not-judged': { zh: '由人判断；{output}', en: 'for a person to judge; {output}' },
  'actual.unknown-kind': {
    zh: '本版本不认识「{kind}」这种预期',
    en: 'this version does not know expectations of the kind “{kind}”',
  },
  'actual.unknown-spec': {
    zh: '计划中的这条预期残缺，程序不能判断',
    en: 'this expectation is damaged in the plan, so the machine cannot judge it',
  },

  'http.no-host': {
    zh: '没有收到 HTTP 响应：域名无法解析（curl 退出码 {status}）',
    en: 'no HTTP response: the host name could not be resolved (curl exit status {status})',
  },
  'http.refused': {
    zh: '没有收到 HTTP 响应：连接不上，对方拒绝连接或端口未监听（curl 退出码 {status}）',
    en: 'no HTTP response: could not connect, the connection was refused or nothing listens there (curl exit status {status})',
  },
  'http.timed-out': {
    zh: '没有收到 HTTP 响应：超时（curl 退出码 {status}）',
    en: 'no HTTP response: timed out (curl exit status {status})',
  },
  'http.tls': {
    zh: '没有收到 HTTP 响应：TLS 握手或证书有问题（退出码 {status}）',
    en: 'no HTTP response: the TLS handshake or the certificate failed (exit status {status})',
  },
  'http.empty-reply': {
    zh: '没有收到 HTTP 响应：对方没有答复就断开（curl 退出码 {status}）',
    en: 'no HTTP response: the server closed without an answer (curl exit status {status})',
  },
  'http.cut-off': {
    zh: '没有收到 HTTP 响应：接收时连接中断（curl 退出码 {status}）',
    en: 'no HTTP response: the connection broke while receiving (curl exit status {status})',
  },
  'http.certificate': {
    zh: '没有收到 HTTP 响应：证书不被信任（curl 退出码 {status}）',
    en: 'no HTTP response: the certificate is not trusted (curl exit status {status})',
  },
  'http.wget-network': {
    zh: '没有收到 HTTP 响应：网络不通或连接被拒绝（wget 退出码 {status}）',
    en: 'no HTTP response: network failure or connection refused (wget exit status {status})',
  },
  'http.error-status': {
    zh: '响应状态是 400 或以上（退出码 {status}）',
    en: 'the response status was 400 or above (exit status {status})',
  },
  'http.no-status': { zh: '看不到 HTTP 状态：{output}', en: 'no HTTP status to be seen: {output}' },
  'http.several-calls': {
    zh: '一条命令多次请求，程序不能确定所指的是哪一次：{output}',
    en: 'the command makes several requests and it is not clear which is meant: {output}',
  },
  'http.ambiguous': {
    zh: '响应是 {responses}，输出是 {output}，两者不一致',
    en: 'the responses are {responses} and the output is {output}, which do not agree',
  },
  'http.words-missing': {
    zh: '（状态行和正文中没有「{text}」）',
    en: ' (“{text}” is neither in the status line nor in the body)',
  },

  'json.no-key': { zh: '没有', en: 'missing' },
  'json.difference': {
    zh: '{path} 应为 {expected}，实际 {actual}',
    en: '{path} should be {expected}, is {actual}',
  },
  'json.none': { zh: '输出中没有 JSON：{output}', en: 'no JSON in the output: {output}' },
  'json.unread': {
    zh: '输出中的 JSON 读不出来：{output}',
    en: 'the JSON in the output could not be read: {output}',
  },
  'json.several': {
    zh: '输出中有 {values} 个 JSON，其中 {fitting} 个符合，不能确定所指的是哪一个',
    en: '{fitting} of the {values} JSON values in the output fit, and it is not clear which is meant',
  },
  'json.not-whole': {
    zh: '输出不是单独一个 JSON：{output}',
    en: 'the output is not one JSON value alone: {output}',
  },
  'json.more': { zh: '多出 {path} = {actual}', en: '{path} = {actual} is more than was written' },
  'json.inexact': {
    zh: '含有程序不能精确比较的大数',
    en: 'it holds a number too large to be compared exactly',
  },

  'reason.nothing-asserted': {
    zh: '已执行，退出码可接受，但没有任何预期可以验证结果',
    en: 'it ran and its exit status is accepted, but nothing was asserted',
  },
  'reason.exit-status': {
    zh: '退出码是 {status}，应为 0；若这是正常的，请加一行预期「退出码 {status}」',
    en: 'the exit status is {status} and should be 0; if that is right, add the expectation “exit code {status}”',
  },
  'reason.answer': {
    zh: '退出码 {status} 是这个查询命令的回答，不算失败',
    en: 'exit status {status} is an answer of this query command, not a failure',
  },
} satisfies Record<string, Entry>;
