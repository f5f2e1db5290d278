import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../src/decision/coverage.ts';
import { evaluate, readFact, type Fact } from '../../src/decision/evaluate.ts';
import type { Matrix } from '../../src/plan/decision.ts';
import { matrixOf } from './tables.ts';

const example = matrixOf(
  '影响用户 | 持续时间 | 有无绕行办法 | 决定',
  '全部 | 任意 | 任意 | 立即回滚',
  '部分 | > 5分钟 | 无 | 立即回滚',
  '部分 | > 5分钟 | 有 | 值班负责人决定',
  '部分 | ≤ 5分钟 | 任意 | 继续观察',
);

function decide(matrix: Matrix, ...said: readonly string[]): ReturnType<typeof evaluate> {
  const facts = matrix.columns.map((column, index) => {
    const fact = readFact(column, said[index] ?? '');
    if (fact === null) throw new Error(`no fact: ${said[index] ?? ''}`);
    return fact;
  });
  return evaluate(matrix, facts);
}

describe('a decision table', () => {
  it.each([
    [['全部', '0', '有'], 'match', '立即回滚', [2]],
    [['部分', '6分钟', '无'], 'match', '立即回滚', [3]],
    [['部分', '6', '有'], 'match', '值班负责人决定', [4]],
    [['部分', '300秒', '有'], 'match', '继续观察', [5]],
    [['没有', '1小时', '无'], 'no-row', null, []],
  ] as const)('%j', (said, verdict, outcome, rows) => {
    expect(decide(example, ...said)).toEqual({ verdict, outcome, rows });
  });

  it('says when its rows disagree rather than take the first', () => {
    const matrix = matrixOf('错误率 | 决定', '> 1% | 观察', '> 5% | 回滚');
    expect(decide(matrix, '6%')).toEqual({ verdict: 'rows-disagree', outcome: null, rows: [2, 3] });
    expect(decide(matrix, '3%')).toMatchObject({ verdict: 'match', outcome: '观察' });
  });

  it('takes no number of another dimension, and no word for a number', () => {
    const [, duration] = example.columns;
    if (duration === undefined) throw new Error('no column');
    for (const said of ['5%', '很久', '', '5 GB']) expect(readFact(duration, said)).toBeNull();
    expect(readFact(duration, '2小时')).toEqual({ kind: 'value', value: 7200 });
  });

  it('with a number among words is a column of words', () => {
    expect(matrixOf('时段 | 决定', '夜间 | 观察', '> 5分钟 | 回滚').columns[0]?.kind).toBe('words');
  });
});

describe('the proof that a table is complete', () => {
  it('finds nothing where there is nothing', () => {
    expect(coverageOf(example)).toEqual({ gaps: [], overlaps: [], tooLarge: false });
  });

  it('names the gap in the table’s own words', () => {
    const matrix = matrixOf(
      '严重程度 | 影响范围 | 持续时间 | 决定',
      '高 | 全部用户 | 任意 | 回滚',
      '高 | 部分用户 | > 15分钟 | 回滚',
      '低 | 任意 | 任意 | 观察',
    );
    expect(coverageOf(matrix).gaps).toEqual([['高', '部分用户', '≤ 15分钟']]);
  });

  it('names a gap between two bounds and at a single value', () => {
    expect(coverageOf(matrixOf('错误率 | 决定', '< 1% | 观察', '> 5% | 回滚')).gaps).toEqual([['≥ 1% ≤ 5%']]);
    expect(coverageOf(matrixOf('错误率 | 决定', '< 5% | 观察', '> 5% | 回滚')).gaps).toEqual([['= 5%']]);
  });

  it('names where rows disagree', () => {
    const { overlaps } = coverageOf(matrixOf('错误率 | 决定', '任意 | 观察', '> 5% | 回滚'));
    expect(overlaps).toEqual([{ rows: [2, 3], region: ['> 5%'] }]);
  });

  const cells = fc.constantFrom('任意', '> 5', '≤ 5', '5-10', '> 10', '= 7');
  const words = fc.constantFrom('任意', '高', '低', '高/低');
  const outcomes = fc.constantFrom('回滚', '观察');
  const tables = fc
    .array(fc.tuple(words, cells, outcomes), { minLength: 1, maxLength: 6 })
    .map((rows) => matrixOf('程度 | 次数 | 决定', ...rows.map((row) => row.join(' | '))));

  it('agrees with what the table decides', () => {
    fc.assert(
      fc.property(tables, (matrix) => {
        const { gaps, overlaps } = coverageOf(matrix);
        const found = { gap: false, overlap: false };
        const [degree, number] = matrix.columns;
        for (const word of degree?.words.length === 0 ? ['高'] : (degree?.words ?? [])) {
          for (const value of number?.kind === 'number' ? [0, 2, 5, 6, 7, 8, 10, 11, 999] : [0]) {
            const second: Fact =
              number?.kind === 'number' ? { kind: 'value', value } : { kind: 'word', word: 'x' };
            const { verdict } = evaluate(matrix, [{ kind: 'word', word }, second]);
            found.gap ||= verdict === 'no-row';
            found.overlap ||= verdict === 'rows-disagree';
          }
        }
        expect({ gap: gaps.length > 0, overlap: overlaps.length > 0 }).toEqual(found);
      }),
      { numRuns: 500 },
    );
  });
});
