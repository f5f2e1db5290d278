import { describe, expect, test } from 'vitest';
import { expectationOf, judged } from './observe.ts';

describe('what is meant and malformed is an error', () => {
  test.each([
    ['/[abc/', '正则表达式写法有误'],
    ['/a(?=b)/', '正则表达式写法有误'],
    ['/3/3\\s+Running/', '要写成 \\/'],
    ['/abc/x', '不认识标志「x」'],
    ['/a([0-9]+)/ < many', '不是可比较的数'],
    ['/(a)([0-9]+)/ < 3', '恰好有一个括号'],
    ['$..status = 1', 'JSON 路径写法有误'],
    ['$.a[?(@.b)] = 1', 'JSON 路径写法有误'],
    ['$.a = ', '不能比较'],
    ['$.a < "b"', '不能比较'],
    ['$.a 大约是 3 左右', '不能比较'],
  ])('%s', (words, part) => {
    expect(() => expectationOf(words)).toThrow(part);
  });
});

test('the literals of the ready count are literals elsewhere', () => {
  expect(expectationOf('3/3 Running', { command: 'kubectl get deploy' }).kind).toBe('literal');
  expect(expectationOf('3/3 Running', { command: 'kubectl -n web get pods' }).kind).toBe('ready-count');
});

test('a catastrophic pattern on 10 MB is judged at once', () => {
  const stdout = `${'a'.repeat(10_000_000)}\n`;
  const started = performance.now();
  for (const words of ['/(a+)+$b/', '/(a|aa)+b/', '/(a*)*b/', '/^(a|a)*b/'])
    expect(judged(words, { stdout }).outcome).toBe('failed');
  expect(performance.now() - started).toBeLessThan(30_000);
});
