import { describe, expect, test } from 'vitest';
import { readExpectation, recordedValue, timingOf } from '../../src/expectations/index.ts';
import { expectationOf, judged, observed } from './observe.ts';
import type { Seen } from './observe.ts';

type Row = readonly [words: string, seen: Seen, outcome: 'passed' | 'failed' | 'needs-person' | 'unverified'];

const HASH = 'adcfb8a1c0ffee00112233445566778899aabbcc';

describe('one observation is judged by the form behind the modifiers', () => {
  const rows: readonly Row[] = [
    ['60秒内 active', { stdout: 'active\n' }, 'passed'],
    ['60秒内 active', { stdout: 'inactive\n' }, 'failed'],
    ['60 秒內，應顯示 active', { stdout: 'active\n' }, 'passed'],
    ['应在 2 分钟内返回 active', { stdout: 'activating\n' }, 'failed'],
    ['within 60s: active', { stdout: 'active\n' }, 'passed'],
    ['持续30秒 active', { stdout: 'active\n' }, 'passed'],
    ['60秒内退出码 0', { exit: 1 }, 'failed'],
    ['60秒内 退出码 3', { exit: 3 }, 'passed'],
    ['60秒内 退出码 任意', { exit: 9 }, 'unverified'],
    ['10秒后 服务正常', { stdout: 'x\n' }, 'needs-person'],
    ['stderr: warning', { stderr: 'warning\n' }, 'passed'],
    ['stderr: warning', { stdout: 'warning\n' }, 'failed'],
    ['标准错误不包含 ERROR', { stdout: 'ERROR\n' }, 'passed'],
    ['标准错误为空', { stderr: 'warning\n' }, 'failed'],
    ['stdout 为空', { stderr: 'warning\n' }, 'passed'],
    ['stdout: 3', { stdout: '3\n', stderr: '4\n' }, 'passed'],
    ['严格 active', { stdout: 'active\n' }, 'passed'],
    ['严格 active', { stdout: 'active since today\n' }, 'failed'],
    ['严格：active', { stdout: 'active\n', stderr: 'warning\n' }, 'needs-person'],
    ['strict: {"a": 1}', { stdout: '{ "a": 1 }\n' }, 'passed'],
    ['strict: {"a": 1}', { stdout: '{"a":1,"b":2}\n' }, 'failed'],
    ['strict: {"a": 1}', { stdout: 'log\n{"a":1}\n' }, 'failed'],
    [
      '60秒内 503',
      { command: 'curl -f https://a.internal/', exit: 22, headers: 'HTTP/1.1 503 Gone\r\n\r\n' },
      'passed',
    ],
  ];
  test.each(rows)('%s on %j: %s', (words, seen, outcome) => {
    expect(judged(words, seen).outcome).toBe(outcome);
  });

  test('a strict block is contiguous and complete, but for its gaps', () => {
    const strictly = (words: string, stdout: string): string => {
      const command = 'some-tool';
      const context = {
        locale: 'zh-CN',
        programs: [command],
        command,
        block: true,
        modifiers: '严格',
      } as const;
      const reading = readExpectation(words, context);
      if ('error' in reading) throw new Error(reading.error);
      return judged(words, { stdout }, { ...reading, text: words, line: 1, column: 1 }).outcome;
    };
    expect(strictly('a\nb', 'a\n\nb\n')).toBe('passed');
    expect(strictly('a\nb', 'a\nx\nb\n')).toBe('failed');
    expect(strictly('a\nb', 'a\nb\nc\n')).toBe('failed');
    expect(strictly('a\n...\nc', 'a\nx\ny\nc\n')).toBe('passed');
    expect(strictly('a\n...\nc', 'a\nx\nc\ny\n')).toBe('failed');
    expect(strictly('...\nc', 'a\nc\nc\n')).toBe('passed');
    expect(strictly('a\n...', 'x\na\n')).toBe('failed');
  });
});

describe('times are for who runs the command', () => {
  test.each([
    ['60秒内 active', { within: 60_000, hold: null, after: null, interval: null }],
    ['1.5分钟内，每隔5秒 active', { within: 90_000, hold: null, after: null, interval: 5000 }],
    ['持续30秒 active', { within: null, hold: 30_000, after: null, interval: null }],
    ['持续5分钟 active', { within: null, hold: 300_000, after: null, interval: null }],
    ['10分钟内 每1分钟 active', { within: 600_000, hold: null, after: null, interval: 60_000 }],
    ['10秒后 60秒内 active', { within: 60_000, hold: null, after: 10_000, interval: null }],
    ['within 2m, every 500ms: active', { within: 120_000, hold: null, after: null, interval: 500 }],
    ['for 30 seconds active', { within: null, hold: 30_000, after: null, interval: null }],
    ['after 5s active', { within: null, hold: null, after: 5000, interval: null }],
    ['一分钟内 active', { within: 60_000, hold: null, after: null, interval: null }],
    ['半分钟内返回 active', { within: 30_000, hold: null, after: null, interval: null }],
    ['持续十五秒 active', { within: null, hold: 15_000, after: null, interval: null }],
    ['两小时内 每半分钟 active', { within: 7_200_000, hold: null, after: null, interval: 30_000 }],
    ['６０秒内：active', { within: 60_000, hold: null, after: null, interval: null }],
    ['严格 active', null],
    ['active', null],
    // Only a person can say whether it holds: to run the command again brings no answer.
    ['60秒内恢复', null],
    ['10秒后恢复', { within: null, hold: null, after: 10_000, interval: null }],
  ])('%s', (words, timing) => {
    expect(timingOf(expectationOf(words))).toEqual(timing);
  });
});

test.each([
  ['60秒内', '之后没有写预期什么'],
  ['60秒内 30秒内 active', '重复或矛盾'],
  ['stderr stdout active', '重复或矛盾'],
  ['0秒内 active', '时长是 0'],
  ['60天内 active', '时间单位不能用'],
  ['每5秒 active', '要和「60秒内」'],
  ['30秒内，每60秒 active', '要和「60秒内」'],
  ['60秒后 30秒内 active', '请加长后者'],
  ['严格 退出码 3', '「严格」不能用于'],
  ['60秒内 {"status":', 'JSON 没有写完'],
])('%s is an error', (words, part) => {
  expect(() => expectationOf(words)).toThrow(part);
});

test.each([
  ['3天内的日志', 'prose'],
  ['内存占用正常', 'prose'],
  ['后台任务 active', 'prose'],
  ['一天内 无告警', 'prose'],
  ['十分重要', 'prose'],
  ['10 以内', 'number'],
  ['stdout.log', 'literal'],
  ['every pod is Running', 'literal'],
])('%s has no modifier: %s', (words, kind) => {
  expect(expectationOf(words).kind).toBe(kind);
});

describe('against what was recorded', () => {
  const recorded = { 备份数量: '42', hash: HASH, version: 'v1.2.3', 行: 'a\nb' };
  const rows: readonly Row[] = [
    ['= <备份数量>', { stdout: '42\n', recorded }, 'passed'],
    ['= <备份数量>', { stdout: ' count \n-------\n    42\n(1 row)\n', recorded }, 'passed'],
    ['= <备份数量>', { stdout: '42 orders.csv\n', recorded }, 'passed'],
    ['= <备份数量>', { stdout: '142\n', recorded }, 'failed'],
    ['= <备份数量>', { stdout: '', recorded }, 'failed'],
    ['应等于 <备份数量>', { stdout: '42\n', recorded }, 'passed'],
    ['≥ <备份数量>', { stdout: '43\n', recorded }, 'passed'],
    ['≥ <备份数量>', { stdout: '42\n', recorded }, 'passed'],
    ['≥ <备份数量>', { stdout: '41\n', recorded }, 'failed'],
    ['≥ <备份数量>', { stdout: 'done\n', recorded }, 'needs-person'],
    ['≠ <version>', { stdout: 'v1.2.4\n', recorded }, 'passed'],
    ['≠ <version>', { stdout: 'v1.2.3\n', recorded }, 'failed'],
    ['= <version>', { stdout: 'v1.2.3\n', recorded }, 'passed'],
    ['= <version>', { stdout: 'app v1.2.3\n', recorded }, 'needs-person'],
    ['= <version>', { stdout: 'v1.2.30\n', recorded }, 'failed'],
    ['= <行>', { stdout: 'a\n b\n', recorded }, 'passed'],
    ['= <没有的>', { stdout: '42\n', recorded }, 'needs-person'],
    ['= <toString>', { stdout: '42\n', recorded }, 'needs-person'],
    ['<hash> Previous version', { stdout: 'adcfb8a Previous version\n', recorded }, 'passed'],
    ['<hash> Previous version', { stdout: `${HASH} Previous version\n`, recorded }, 'passed'],
    ['<hash> Previous version', { stdout: 'adcfb8b Previous version\n', recorded }, 'failed'],
    ['<hash> Previous version', { stdout: 'adcfb8a Fix the login\n', recorded }, 'needs-person'],
    ['HEAD is now at <hash>', { stdout: 'HEAD is now at adcfb8a Fix\n', recorded }, 'passed'],
    ['应显示 <version>', { stdout: 'app v1.2.3\n', recorded }, 'passed'],
    ['应显示 <version>', { stdout: 'app v1.2.30\n', recorded }, 'failed'],
    ['<nobody> Previous version', { stdout: 'adcfb8a Previous version\n', recorded }, 'needs-person'],
    ['<hash> Previous\ndone', { stdout: 'adcfb8a Previous\ndone\n', recorded, block: true }, 'passed'],
    ['<hash> Previous\ndone', { stdout: 'adcfb8a Other\ndone\n', recorded, block: true }, 'needs-person'],
    ['<hash> Previous\ndone', { stdout: 'adcfb8a Previous\n', recorded, block: true }, 'failed'],
    ['<hash> Previous\ndone', { stdout: '1234567 Previous\ndone\n', recorded, block: true }, 'failed'],
  ];
  test.each(rows)('%s on %j: %s', (words, seen, outcome) => {
    expect(judged(words, seen).outcome).toBe(outcome);
  });
});

test.each([
  ['42\n', '42'],
  ['\n  v1.2.3  \n', 'v1.2.3'],
  ['COUNT(*)\n1234\n', '1234'],
  [' count \n-------\n     3\n(1 row)\n', '3'],
  ['1\n2\n', '1\n2'],
  ['a\n\nb\n', 'a\nb'],
  ['\u001b[32m7\u001b[0m\r\n', '7'],
  ['', ''],
])('what is recorded of %j is %j', (stdout, value) => {
  expect(recordedValue(observed({ stdout }))).toBe(value);
});

test.each([
  ['严格 active', false, '严格：整个输出就是这一行：「active」'],
  ['严格 {"a": 1}', false, '严格：整个输出就是这个 JSON，键不多也不少'],
  ['a\nb', true, '严格：整个输出就是这 2 行（只有单独的 ... 可代表别的行），首行「a」'],
])('%j read strictly speaks of the whole output', (words, block, reading) => {
  const context = { locale: 'zh-CN', programs: ['cat'], command: 'cat n', block } as const;
  const read = readExpectation(words, block ? { ...context, modifiers: '严格' } : context);
  expect('error' in read ? read.error : read.reading).toBe(reading);
});
