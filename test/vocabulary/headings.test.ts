import { describe, expect, it } from 'vitest';
import { readEstimate, readField, readHeading } from '../../src/vocabulary/headings.ts';

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

describe('a heading with emoji', () => {
  it('keeps what it says of time', () => {
    expect(readEstimate('4.1 应用停写 ⏱ 2 分钟')).toBe(120);
    expect(readEstimate('切换 ⏱️ 30s')).toBe(30);
  });

  it('is shown without them, as it was written', () => {
    expect(readHeading('4.2 执行 SQL（⚠️ 不可逆）').title).toBe('执行 SQL（不可逆）');
  });
});
