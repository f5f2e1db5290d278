import { describe, expect, it } from 'vitest';
import { conditionOf, isAny, isWithin, readRange } from '../../src/decision/condition.ts';

const admits = (cell: string, value: number): boolean =>
  readRange(cell)?.ranges.some((range) => isWithin(value, range)) ?? false;

describe('a cell of a decision table (language.md §7)', () => {
  it.each([
    // cell, in base units: what it admits, what it does not
    ['> 5分钟', 301, 300],
    ['≥ 5 分钟', 300, 299],
    ['>5min', 301, 300],
    ['＜ 30％', 29.9, 30],
    ['≤ 15分钟', 900, 901],
    ['超过5分钟', 301, 300],
    ['不超过 5 分钟', 300, 301],
    ['至少 3 次', 3, 2],
    ['5-15分钟', 600, 299],
    ['5～15 分钟', 900, 901],
    ['5分钟到1小时', 3600, 3601],
    ['10分钟以内', 600, 601],
    ['100 以上', 100, 99],
    ['= 0', 0, 1],
    ['≠ 0', 1, 0],
    ['**> 1%**', 1.1, 1],
  ])('%s', (cell, inside, outside) => {
    expect(admits(cell, inside)).toBe(true);
    expect(admits(cell, outside)).toBe(false);
  });

  it.each(['任意', '不限', '-', '—', '', '*', 'any', ' Any '])('%j admits anything', (cell) => {
    expect(isAny(cell)).toBe(true);
  });

  it.each(['全部', '部分用户', 'v1.2.3', '2026-11-22', '15分钟-5分钟', '5分钟或1小时'])(
    '%s is no number',
    (cell) => {
      expect(readRange(cell)).toBeNull();
    },
  );

  it('of words admits each of them', () => {
    expect(conditionOf('部分/少量', 'words')).toMatchObject({ kind: 'words', words: ['部分', '少量'] });
    expect(conditionOf('高或中', 'words')).toMatchObject({ words: ['高', '中'] });
  });
});
