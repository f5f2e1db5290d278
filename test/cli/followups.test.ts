import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarOf } from '../../src/cli/followups/calendar.ts';
import { mdrollback, type Outcome } from './program.ts';

const LONG =
  '通知所有受影响的客户；附上时间线、原因（连接池耗尽，重试风暴）与补偿方案, 并在内部复盘\\会议前归档全部日志与监控截图';
const DOCUMENT = [
  '# 订单回滚',
  '## 回滚步骤',
  '### 步骤 1: 停',
  '```bash',
  'true',
  '```',
  '## 回滚后操作',
  '### 后续行动（3天内）',
  `- [ ] ${LONG}`,
  '### 立即行动（30分钟内）',
  '- [ ] 通知 <客户> & "渠道"',
  '### 以后',
  '- [ ] 整理文档',
  '',
].join('\n');

let room = '';
beforeAll(async () => {
  room = mkdtempSync(join(tmpdir(), 'followups-'));
  writeFileSync(join(room, 'doc.md'), DOCUMENT);
  await call('exec', 'doc.md', '--yes', '--operator', 'li');
}, 20_000);
afterAll(() => {
  rmSync(room, { recursive: true, force: true });
});

const call = (...argv: readonly string[]): Promise<Outcome> => mdrollback(argv, { cwd: room });

interface Entry {
  readonly uid: string;
  readonly summary: string;
  readonly description: string;
  readonly end: number;
  readonly stamp: number;
  readonly alarms: number;
}

/** Reads a calendar back with another library than the one that wrote it. */
function entriesIn(text: string): readonly Entry[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const { uid, summary, description, endDate } = new ICAL.Event(component);
    const stamp = component.getFirstPropertyValue('dtstamp') as ICAL.Time;
    const alarms = component.getAllSubcomponents('valarm').length;
    const [end, stamped] = [endDate.toJSDate().getTime(), stamp.toJSDate().getTime()];
    return { uid, summary, description, end, stamp: stamped, alarms };
  });
}

describe('followups', () => {
  it('lists what is to be done, the next due first, with the time that is left', async () => {
    const { status, stdout } = await call('followups');
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /f2 {2}通知 <客户> & "渠道"\n.*还有 (?:29|30) 分钟[^]*f1 {2}通知所有[^]*f3 {2}整理文档\n.*没有写时间/,
    );
  });

  it('gives them as JSON', async () => {
    const { stdout } = await call('followups', '--format', 'json');
    const { schema, endedAt, followups } = JSON.parse(stdout) as {
      schema: string;
      endedAt: string;
      followups: readonly { id: string; due: string | null }[];
    };
    expect(schema).toBe('mdrollback.followups/1');
    const after = followups.map(({ id, due }) => [
      id,
      due === null ? null : (Date.parse(due) - Date.parse(endedAt)) / 60_000,
    ]);
    expect(after).toEqual([
      ['f1', 3 * 24 * 60],
      ['f2', 30],
      ['f3', null],
    ]);
  });

  it('writes a calendar that another library reads back, the same one each time', async () => {
    const { status, stderr } = await call('followups', 'latest', '-o', 'due.ics');
    expect(status).toBe(0);
    expect(stderr).toContain('1 项没有写时间，不在日历里：f3');
    const text = readFileSync(join(room, 'due.ics'), 'utf8');
    const json = await call('followups', '--format', 'json');
    const { run, endedAt, followups } = JSON.parse(json.stdout) as {
      run: string;
      endedAt: string;
      followups: readonly { text: string; due: string }[];
    };
    const second = (at: string): number => Math.floor(Date.parse(at) / 1000) * 1000;
    expect(entriesIn(text)).toMatchObject([
      { uid: `${run}-f1@mdrollback`, summary: LONG, end: second(followups[0]?.due ?? ''), alarms: 1 },
      { uid: `${run}-f2@mdrollback`, summary: '通知 <客户> & "渠道"', stamp: second(endedAt) },
    ]);
    expect((await call('followups', '--format', 'ics')).stdout).toBe(text);
    expect((await call('followups', '-o', 'due.ics')).status).toBe(2);
    expect((await call('followups', '-o', 'due.ics', '--force')).status).toBe(0);
    expect((await call('followups', '-o', 'doc.md', '--force')).status).toBe(2);
    expect(readFileSync(join(room, 'doc.md'), 'utf8')).toBe(DOCUMENT);
  });

  it('says so where a run has none, or has not ended', async () => {
    const document = DOCUMENT.replace('true', 'true\n# 预期: 一个人看过');
    writeFileSync(join(room, 'bare.md'), DOCUMENT.split('## 回滚后')[0] ?? '');
    await call('exec', 'bare.md', '--yes', '--operator', 'li', '--run-dir', 'bare');
    expect((await call('followups', './bare')).stdout).toContain('没有后续事项');
    expect((await call('followups', './bare', '--format', 'ics')).status).toBe(2);
    expect((await call('followups', 'nowhere')).status).toBe(2);
    writeFileSync(join(room, 'open.md'), document);
    await call('exec', 'open.md', '--yes', '--operator', 'li', '--run-dir', 'open');
    const journal = join(room, 'open/journal.jsonl');
    const records = readFileSync(journal, 'utf8').split('\n');
    writeFileSync(journal, records.filter((line) => !line.includes('"run-ended"')).join('\n'));
    const open = await call('followups', './open', '--format', 'ics');
    expect(open).toMatchObject({ status: 2, stdout: '' });
    expect(open.stderr).toContain('还没有结束');
  });
});

describe('a calendar', () => {
  const hostile = fc.string({
    unit: fc.oneof(
      fc.constantFrom('\r', '\n', ';', ',', '\\', '"', ':', '中', '🎉', '\u202e', '\u0007', '\ud800'),
      fc.string({ minLength: 1, maxLength: 1 }),
    ),
    maxLength: 120,
  });

  it('holds to RFC 5545, whatever a document says', () => {
    fc.assert(
      fc.property(hostile, hostile, hostile, (title, text, group) => {
        const endedAt = '2026-11-26T03:12:45.000Z';
        const due = '2026-11-27T03:12:45.000Z';
        const followups = [{ id: 'f1', text: `做${text}`, group, line: 9, due }];
        const calendar = calendarOf({
          run: 'r1',
          title: `回滚${title}`,
          endedAt,
          followups,
          locale: 'zh-CN',
        });
        const lines = calendar.split('\r\n');
        // Lines end with CR LF, and none is longer than 75 octets.
        expect(lines.every((line) => !/[\r\n]/.test(line) && Buffer.byteLength(line) <= 75)).toBe(true);
        expect(calendar).not.toMatch(/[\u0000-\u0008\u202e]/);
        const [entry, more] = entriesIn(calendar);
        expect(more).toBeUndefined();
        const plain = (words: string): string => words.replace(/[\s\p{Cc}\p{Cf}\ufffd]+/gu, '');
        expect(plain(entry?.summary ?? '')).toBe(plain(Buffer.from(`做${text}`).toString()));
      }),
      { numRuns: 300 },
    );
  });

  it('counts an event back from when it is due, but never to before the run ended', () => {
    const endedAt = '2026-11-26T03:12:45.000Z';
    const of = (due: string): string =>
      calendarOf({
        run: 'r1',
        title: 't',
        endedAt,
        followups: [{ id: 'f1', text: 'x', group: 'g', line: 1, due }],
        locale: 'en',
      });
    expect(of('2026-11-26T05:12:45.000Z')).toMatch(/DTSTART:20261126T044245Z\r\nDTEND:20261126T051245Z/);
    expect(of('2026-11-26T03:27:45.000Z')).toMatch(/DTSTART:20261126T031245Z\r\nDTEND:20261126T032745Z/);
  });
});
