import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgeCommand, Sieve } from '../../src/expectations/index.ts';
import { expectationOf, observed } from './observe.ts';

const WORDS = [
  'active',
  '「已停止」',
  '不包含 ERROR',
  '不包含 ERROR 或 FATAL',
  '/act[a-z]+/',
  '/\\bv[0-9]+ {2}x/',
  '/took ([0-9]+)ms/ < 50',
  '60秒内 active',
  'stderr: active',
];
const line = fc.constantFrom(
  'active',
  'inactive',
  'active-standby',
  '\u001b[32mactive\u001b[0m\r',
  'ERROR 1',
  'error',
  'NOERROR',
  'v2  x',
  'took 40ms',
  'took 60ms',
  '服务已停止',
  '',
  'plain',
);

/** What was sifted of an output that came in pieces of whole lines. */
function sifted(words: string, stdout: readonly string[], stderr: readonly string[], pieces: number): string {
  const expectation = expectationOf(words);
  const sieve = new Sieve([expectation]);
  for (const [stream, lines] of [['stdout', stdout] as const, ['stderr', stderr] as const])
    for (let at = 0; at < lines.length; at += pieces)
      sieve.look(stream, `${lines.slice(at, at + pieces).join('\n')}\n`);
  const observation = { ...observed({ truncated: true }), sifted: sieve.finish() };
  return judgeCommand([expectation], observation, 'zh-CN').outcome;
}

test('what was sifted is judged as the whole output is', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...WORDS),
      fc.array(line),
      fc.array(line),
      fc.integer({ min: 1, max: 5 }),
      (words, stdout, stderr, pieces) => {
        const whole = observed({ stdout: stdout.join('\n'), stderr: stderr.join('\n') });
        const { outcome } = judgeCommand([expectationOf(words)], whole, 'zh-CN');
        expect(sifted(words, stdout, stderr, pieces)).toBe(outcome);
      },
    ),
    { numRuns: 2000 },
  );
});

describe('what single lines do not decide goes to a person when the output was not kept', () => {
  test.each(['3', '{"a": 1}', '严格 active', '小于 5', '输出应为空'])('%s', (words) => {
    expect(new Sieve([expectationOf(words)]).isOfUse).toBe(false);
    expect(sifted(words, [], [], 1)).toBe('needs-person');
  });
});

test('more lines that fit than are kept leave absence unproved', () => {
  const lines = Array.from({ length: 30_000 }, () => 'inactive inactive');
  expect(sifted('active', lines, [], 1000)).toBe('needs-person');
  expect(sifted('active', ['active', ...lines], [], 1000)).toBe('passed');
});
