import { describe, expect, it } from 'vitest';
import { readField } from '../../src/vocabulary/headings.ts';

describe('a field of a step', () => {
  it.each([
    ['**目的**：让用户看到维护页，不再写入新订单。', 'purpose', '让用户看到维护页，不再写入新订单。'],
    ['- 目的: 停機（維護）', 'purpose', '停機（維護）'],
    ['**负责人**：林晓（值班）', 'owner', '林晓（值班）'],
    ['执行主机：ｗｅｂ-01', 'host', 'web-01'],
  ])('%s: what people read stays as it was written', (line, field, value) => {
    expect(readField(line)).toEqual({ field, value });
  });

  it('is none without its word', () => {
    expect(readField('说明：目的是停止写入')).toBeNull();
  });
});
