import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findLiteral } from '../../src/expectations/boundaries.ts';
import { judgeCommand, judgeExpectation, KINDS, readExpectation } from '../../src/expectations/index.ts';
import { normaliseText } from '../../src/expectations/normalise.ts';
import type { Json } from '../../src/plan/types.ts';
import { judged, observed } from './observe.ts';

const pieces = fc.constantFrom(
  'active',
  'inactive',
  'OK',
  'BROKEN',
  '3/3',
  '13/3',
  '0',
  '10',
  '{"a":1}',
  '{"a":',
  '[',
  ']',
  '退出码',
  '不包含',
  '返回',
  '服务',
  '`',
  '「',
  '」',
  '"',
  '<x>',
  ' ',
  '\n',
  '\r\n',
  '\u001b[31m',
  '\u001b[',
  '…',
  '。',
  '（',
  '）',
  '/',
  '<',
  '200',
  'curl ',
  'HTTP/1.1 200 OK',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
);
const anySeen = fc.record({
  command: fc.constantFrom(
    'some-tool',
    'curl -f https://a.internal/',
    'wget -qO- x',
    'grep x f',
    'curl a; curl b',
  ),
  stdout: anyText,
  stderr: anyText,
  exit: fc.integer({ min: 0, max: 255 }),
  headers: anyText,
  block: fc.boolean(),
});

test('reading and judging never throw, and unjudged kinds never pass', () => {
  fc.assert(
    fc.property(anyText, anySeen, (words, seen) => {
      const { command, block } = seen;
      const reading = readExpectation(words, {
        locale: 'zh-CN',
        programs: [command.split(' ')[0]!],
        command,
        block,
      });
      if ('error' in reading) return;
      const judgement = judgeExpectation(reading, observed(seen), 'en');
      if (!reading.judged || reading.kind === 'prose') expect(judgement.verdict).toBe('needs-person');
      expect(JSON.parse(JSON.stringify(reading.spec))).toEqual(reading.spec);
    }),
    { numRuns: 3000 },
  );
});

test('no spec makes a kind throw', () => {
  fc.assert(
    fc.property(fc.constantFrom(...KINDS), fc.jsonValue(), anySeen, (kind, spec, seen) => {
      judgeExpectation({ kind: kind.name, spec: spec as Json }, observed(seen), 'zh-CN');
    }),
    { numRuns: 2000 },
  );
});

test('a literal never passes on output that lacks it', () => {
  const word = fc.constantFrom('active', 'OK now', '3/3 Running', 'v1.2.3', 'x_y', '「已停止」', '100%');
  fc.assert(
    fc.property(word, anyText, anyText, (words, stdout, stderr) => {
      const bare = words.replace(/[「」]/g, '');
      const { outcome } = judged(words, { stdout, stderr });
      const there = normaliseText(stdout).includes(bare) || normaliseText(stderr).includes(bare);
      if (!there) expect(outcome).not.toBe('passed');
    }),
    { numRuns: 2000 },
  );
});

test('a literal that a word character touches is not there', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9_]{1,8}$/);
  fc.assert(
    fc.property(word, word, fc.boolean(), (literal, touching, before) => {
      const text = before ? touching + literal : literal + touching;
      fc.pre(!new RegExp(`(?<![A-Za-z0-9_])${literal}(?![A-Za-z0-9_])`).test(text));
      expect(findLiteral(text, literal).kind).toBe('absent');
    }),
  );
});

describe('what a terminal makes of the output does not change a verdict', () => {
  const rows = [
    ['active (running)', 'Active: active (running) since'],
    ['active', 'inactive'],
    ['3/3 Running', 'web 13/3 Running'],
    ['0', '0'],
    ['不包含 ERROR', 'ERROR 1'],
    ['{"status":"healthy"}', '{"status":"unhealthy"}'],
    ['{"status":"healthy"}', '{"status":"healthy"}'],
  ] as const;
  const fullWidth = (text: string) =>
    text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));

  test.each(rows)('%s on %s', (words, line) => {
    const plain = judged(words, { stdout: `head\n${line}\ntail\n` }).outcome;
    fc.assert(
      fc.property(
        fc.nat(line.length),
        fc.constantFrom('\u001b[32m', '\u001b[0m', '\u001b[1;31m', '\u001b[K'),
        (at, code) => {
          const coloured = `${line.slice(0, at)}${code}${line.slice(at)}\u001b[0m`;
          expect(judged(words, { stdout: `head\n${coloured}\ntail\n` }).outcome).toBe(plain);
        },
      ),
    );
    expect(judged(words, { stdout: `head\r\n${line}\r\ntail\r\n` }).outcome).toBe(plain);
    expect(judged(words, { stdout: `head\n${fullWidth(line)}\ntail\n` }).outcome).toBe(plain);
    expect(judged(words, { stdout: `head\n  ${line.replaceAll(' ', ' \t\u3000')} \ntail\n` }).outcome).toBe(
      plain,
    );
  });
});

test('a wrong exit status never yields passed', () => {
  const kept = fc.constantFrom(
    'active',
    '无输出',
    '不包含 ERROR',
    '{"a":1}',
    '200 OK',
    '0',
    '退出码 0',
    '服务正常',
  );
  fc.assert(
    fc.property(
      fc.array(kept, { minLength: 1, maxLength: 3 }),
      anyText,
      fc.integer({ min: 1, max: 255 }),
      (words, stdout, exit) => {
        const outcome = judged(words, { command: 'some-tool', stdout, exit }).outcome;
        expect(outcome).toBe('failed');
      },
    ),
    { numRuns: 1000 },
  );
});

test('adding an expectation never makes a failed command pass', () => {
  fc.assert(
    fc.property(fc.constantFrom('alpha', 'beta', '服务正常', '退出码 任意', '不包含 zeta'), (more) => {
      expect(judged(['gamma', more], { stdout: 'alpha\nbeta\n' }).outcome).toBe('failed');
    }),
  );
});

describe('large outputs are judged in linear time', () => {
  const many = {
    'lines of log': 'INFO request 4711 served in 12 ms\n'.repeat(300_000),
    'one line of dots': '.'.repeat(10_000_000),
    'one line of letters': 'a'.repeat(10_000_000),
    'opening braces': '{'.repeat(10_000_000),
    'escape sequences': '\u001b[31m'.repeat(2_000_000),
    'carriage returns': '100%\r'.repeat(2_000_000),
  };
  const words = ['active', '0', '不包含 FATAL', '{"a":1}', '200 OK', '无输出', 'aaaa', 'a.a.a'];
  test.each(Object.entries(many))(
    '%s',
    (_name, stdout) => {
      const command = 'curl -v https://a.internal/';
      const all = words.map((one, line) => ({
        ...(readExpectation(one, { locale: 'en', programs: ['curl'], command, block: false }) as {
          kind: string;
          spec: Json;
          reading: string;
          judged: boolean;
        }),
        text: one,
        line,
        column: 1,
      }));
      const started = process.cpuUsage();
      judgeCommand(all, observed({ command, stdout, stderr: stdout }), 'en');
      // Generous, and of the processor's time: a quadratic judgement of ten million characters would take hours.
      expect(process.cpuUsage(started).user / 1e6).toBeLessThan(30);
    },
    120_000,
  );
});

test('reading is linear in the words, whatever they are', () => {
  const hostile = [
    '。',
    ' ',
    '(',
    '（',
    '汉',
    '<',
    '{',
    '"',
    '`',
    '0',
    '/',
    '\\',
    '应',
    'a ',
    '、',
    '[',
    'X',
    '1.',
  ];
  const started = process.cpuUsage();
  for (const one of hostile) {
    for (const length of [1_900, 200_000]) {
      for (const block of [false, true]) {
        readExpectation(one.repeat(length / one.length) + '!', {
          locale: 'en',
          programs: ['curl'],
          command: 'curl x',
          block,
        });
      }
    }
  }
  expect(process.cpuUsage(started).user / 1e6).toBeLessThan(20);
}, 120_000);
