import { describe, expect, it } from 'vitest';
import { readMoment, readWindow } from '../../src/vocabulary/window.ts';

const hours = (count: number) => ({ kind: 'after-deployment', seconds: count * 3600 });
const until = (moment: string) => ({ kind: 'between', from: null, until: moment });

describe('readWindow', () => {
  it.each([
    ['上线后 24 小时内', hours(24)],
    ['发布后２小时以内', hours(2)],
    ['变更后 48 小时内，过期后备份会被清理', hours(48)],
    ['部署後 30 分鐘內', hours(0.5)],
    ['24小时内', hours(24)],
    ['发布后 7 天内（Deployment 保留 10 个修订版）', hours(168)],
    ['within 24 hours of the deployment', hours(24)],
    ['2026-11-26 02:00 前', until('2026-11-26T02:00')],
    ['2026年11月26日 2:05之前', until('2026-11-26T02:05')],
    ['截止 2026/11/26', until('2026-11-26T23:59')],
    ['before 2026-11-26 02:00', until('2026-11-26T02:00')],
    ['2026-11-26 前', until('2026-11-26T00:00')],
    [
      '2026-11-26 22:00 ~ 2026-11-27 06:00',
      { kind: 'between', from: '2026-11-26T22:00', until: '2026-11-27T06:00' },
    ],
    ['2026-11-26 02:00 至 06:00', { kind: 'between', from: '2026-11-26T02:00', until: '2026-11-26T06:00' }],
    ['2026-11-26 02:00 后', { kind: 'between', from: '2026-11-26T02:00', until: null }],
    ['每天 02:00-06:00', { kind: 'daily', from: '02:00', until: '06:00' }],
    ['22:00～次日06:00', { kind: 'daily', from: '22:00', until: '06:00' }],
    ['随时可回滚', { kind: 'between', from: null, until: null }],
    ['任意時間', { kind: 'between', from: null, until: null }],
    ['No limit.', { kind: 'between', from: null, until: null }],
  ])('reads %s', (text, window) => {
    expect(readWindow(text)).toEqual(window);
  });

  it.each([
    '业务低峰期',
    'YYYY-MM-DD HH:MM 前',
    '2026-13-26 02:00 前',
    '2026-02-30 前',
    // On one date the end comes before the beginning.
    '2026-11-26 22:00 ~ 06:00',
    '备份后 2 小时内',
    '{{window}}内',
    '随时（备份清理前）',
    // Possibly never.
    '无',
  ])('leaves %s to a person', (text) => {
    expect(readWindow(text)).toBeNull();
  });

  it('reads a moment, and nothing that is more', () => {
    expect(readMoment(' 2026-11-26 22:00 ')).toBe('2026-11-26T22:00');
    expect(readMoment('2026-11-26T22:00')).toBe('2026-11-26T22:00');
    expect(readMoment('昨天 22:00')).toBeNull();
    expect(readMoment('2026-11-26 25:00')).toBeNull();
  });
});
