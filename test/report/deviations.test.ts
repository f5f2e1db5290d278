import { describe, expect, it } from 'vitest';
import type { JournalEvent, Way } from '../../src/journal/events.ts';
import { fill, htmlReport, junitReport, runJson } from '../../src/report/index.ts';
import { command, ended, planOf, ran, records, started, startedCommand } from './helpers.ts';

const source = '```bash\ntrue\n```\n';
const plan = planOf(source, { actions: [command(source, 'true', { id: '1/1' })] });
const failed = ran('1/1', { outcome: 'failed', exitStatus: 1 });

function chosen(way: Way, text: string | null = null): JournalEvent {
  return { type: 'chosen', action: '1/1', menu: 'failed', way, reason: '备库还没好', text, by: '王五' };
}

function again(why: 'poll' | 'retry' | 'edited' | 'resolved'): JournalEvent[] {
  const [first, ...rest] = ran('1/1', { attempt: 2 });
  if (first?.type !== 'command-started') throw new Error('a run begins with its start');
  return [{ ...first, again: why }, ...rest];
}

const windowAnswer = {
  type: 'answered',
  action: 'window',
  question: 'window',
  answer: 'yes',
  reason: '数据在丢',
  by: '王五',
  how: 'option',
  line: null,
} as const;

const settledDoubt: JournalEvent = {
  type: 'resolved',
  action: '1/1',
  attempt: 1,
  as: 'run-again',
  by: '王五',
  how: 'asked',
  reason: '备库还没好',
};

function deviations(...events: readonly JournalEvent[]): unknown[] {
  const json = runJson({ plan, records: records(started(plan), ...events, ended('succeeded')) });
  return json.deviations.map(({ kind, by, reason }) => [kind, by, reason]);
}

describe('deviations', () => {
  it.each<[what: string, events: readonly JournalEvent[], expected: readonly unknown[]]>([
    ['a person’s retry, once', [...failed, chosen('retry'), ...again('retry')], [['retried', '王五', null]]],
    [
      'an edited command, with what it became',
      [...failed, chosen('edit', 'true --force'), ...again('edited')],
      [['edited', '王五', 'true --force']],
    ],
    [
      'what a person did by hand instead, once',
      [...failed, chosen('by-hand')],
      [['by-hand', '王五', '备库还没好']],
    ],
    ['a skip after a failure, once', [...failed, chosen('skip')], [['skipped', '王五', '备库还没好']]],
    [
      'how a doubt was settled, once, and not the second start that follows from it',
      [startedCommand('1/1'), settledDoubt, ...again('resolved')],
      [['resolved-in-doubt', '王五', '备库还没好']],
    ],
    [
      'a command that a person stopped while it ran, and the retry that follows',
      [
        { type: 'interrupted', action: '1/1', way: 'stop-command', by: '王五' },
        ...failed,
        chosen('retry'),
        ...again('retry'),
      ],
      [
        ['interrupted', '王五', null],
        ['retried', '王五', null],
      ],
    ],
    [
      'no Ctrl-C that let the command go on',
      [{ type: 'interrupted', action: '1/1', way: 'go-on', by: '王五' }, ...ran('1/1')],
      [],
    ],
    [
      'a “no” and why, whatever is done about it',
      [
        {
          type: 'answered',
          action: '1/1',
          question: 'expectation',
          answer: 'no',
          reason: '少一行',
          by: '王五',
          how: 'asked',
          line: 2,
        },
        chosen('by-hand'),
      ],
      [
        ['denied', '王五', '少一行'],
        ['by-hand', '王五', '备库还没好'],
      ],
    ],
    ['no look that a waiting expectation takes again', [...ran('1/1'), ...again('poll')], []],
    ['no look at the contacts', [...failed, chosen('contacts'), chosen('diagnose'), chosen('stop')], []],
    [
      'a retry of an old journal, which does not say why',
      [...failed, ...ran('1/1', { attempt: 2 })],
      [['retried', '张三', null]],
    ],
    [
      'each of two retries',
      [...failed, chosen('retry'), ...again('retry'), chosen('retry'), ...again('retry')],
      [
        ['retried', '王五', null],
        ['retried', '王五', null],
      ],
    ],
    [
      'a run without knowing whether its window was open, which overrides no machine',
      [{ ...windowAnswer, question: 'window-unknown' }],
      [['unchecked', '王五', '数据在丢']],
    ],
    ['a run outside of its window', [windowAnswer], [['overridden', '王五', '数据在丢']]],
  ])('name %s', (_, events, expected) => {
    expect(deviations(...events)).toEqual(expected);
  });

  it('show an edited command in the document and on the page, as text', () => {
    const text = '<b>true</b> `x`';
    const input = {
      plan,
      records: records(started(plan), ...failed, chosen('edit', text), ...again('edited')),
      locale: 'en' as const,
      timeZone: 'Asia/Shanghai',
      source,
    };
    expect(fill(input)).toContain('- edited · 1/1 · 王五 · 11:12:50 · `` <b>true</b> `x` ``');
    expect(htmlReport(input)).toContain('<code>&lt;b&gt;true&lt;/b&gt; `x`</code>');
  });
});

describe('an event that this version does not know', () => {
  it('changes no report but for being named', () => {
    const unknown = { type: 'teleported', action: '1/1', where: '<b>' } as unknown as JournalEvent;
    const known = records(started(plan), ...ran('1/1'), ended('succeeded'));
    const with_ = records(started(plan), ...ran('1/1'), ended('succeeded'), unknown);
    const of = (list: typeof known) => ({ plan, records: list, locale: 'en' as const, source });
    expect(runJson(of(with_)).actions).toEqual(runJson(of(known)).actions);
    expect(junitReport(of(with_))).toContain('tests="1" failures="0"');
    expect(fill(of(with_))).toContain('✅ **passed** · 1/1');
    expect(htmlReport(of(with_))).toContain('events that this version does not know: teleported');
    expect(htmlReport(of(known))).not.toContain('does not know');
  });
});
