import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { junitReport } from '../../src/report/index.ts';
import type { JournalEvent } from '../../src/journal/events.ts';
import { describeWith } from '../helpers/tools.ts';
import {
  answer,
  checkpoint,
  command,
  ended,
  manual,
  phase,
  planOf,
  ran,
  records,
  started,
  startedCommand,
} from './helpers.ts';
import { hostileRun } from './hostile.ts';

const source = '```bash\ntrue\nfalse\nsleep 9\nvim x\necho hi\n```\n- [ ] seen\n- [ ] vouched\n- [x] known\n';
const parameter = { default: null, description: null, pattern: null, places: [] };
const plan = planOf(source, {
  phases: [
    phase('1', '准备', [
      command(source, 'true', { id: '1.1/1' }),
      command(source, 'false', { id: '1.1/2' }),
      command(source, 'sleep 9', { id: '1.1/3' }),
      manual(source, 'vim x', { id: '1.1/m1' }),
    ]),
    phase('2', 'Check', [
      command(source, 'echo hi', { id: '2.1/1' }),
      checkpoint(source, 'seen', { id: '2.1/c1' }),
      checkpoint(source, 'vouched', { id: '2.1/c2' }),
      checkpoint(source, 'known', { id: '2.1/c3' }),
    ]),
  ],
  parameters: [{ ...parameter, name: 'token', secret: true, value: 'hunter2' }],
});
const verdict = { line: 3, reading: '= ok', actual: 'hunter2 no', nearest: null, by: 'machine' };

function xmlOf(...events: readonly JournalEvent[]): string {
  return junitReport({ plan, records: records(started(plan), ...events), locale: 'en', timeZone: 'UTC' });
}

/** The case of an action, by its id. */
function caseOf(xml: string, id: string): string {
  return xml.split('<testcase ').find((each) => each.startsWith(`name="${id} `)) ?? '';
}

describe('a run as JUnit XML', () => {
  const xml = xmlOf(
    ...ran('1.1/1', { durationMs: 1500 }),
    ...ran('1.1/2', { outcome: 'failed', exitStatus: 1, expectations: [{ ...verdict, verdict: 'failed' }] }),
    startedCommand('1.1/3'),
    ...ran('2.1/1', { outcome: 'unverified' }),
    answer('2.1/c1', 'yes'),
    answer('2.1/c2', 'yes', { how: 'vouched' }),
    ended('failed'),
  );

  it('has a suite for each phase, a case for each action, and totals that add up', () => {
    expect(xml.match(/<testsuites? [^>]*>/g)).toEqual([
      '<testsuites name="mdrollback 2026-11-22T03-12-45-paygw-1f3a" tests="8" failures="1" errors="1" skipped="3" time="1.740">',
      '<testsuite name="1 准备" timestamp="2026-11-22T03:12:45" hostname="paygw-1" tests="4" failures="1" errors="1" skipped="1" time="1.620">',
      '<testsuite name="2 Check" timestamp="2026-11-22T03:12:45" hostname="paygw-1" tests="4" failures="0" errors="0" skipped="2" time="0.120">',
    ]);
    expect(xml.match(/<testcase /g)).toHaveLength(8);
  });

  it.each([
    [
      'what held: a plain pass',
      '1.1/1',
      /^name="1.1\/1 true" classname="1.1 准备" time="1.500">\s*<system-out>passed · /,
    ],
    [
      'what failed: a failure with what was seen, and no secret',
      '1.1/2',
      /<failure message="failed · [^"]*exit status 1[^"]*" type="failed">line 3, = ok: did not hold · actual •••• no<\/failure>/,
    ],
    [
      'what is in doubt: an error',
      '1.1/3',
      /<error message="in doubt · started, with no record of its end[^"]*" type="in-doubt">/,
    ],
    ['what was not reached: skipped', '1.1/m1', /<skipped message="not run · the run did not get here"\/>/],
    ['what nobody verified: a pass that says so', '2.1/1', /<system-out>ran, not verified · /],
    ["a person's yes: a pass that names the person", '2.1/c1', /<system-out>confirmed by a person · 李四/],
    ['vouched beforehand: skipped, for nobody looked', '2.1/c2', /<skipped message="not checked · /],
    ["the author's tick: skipped", '2.1/c3', /<skipped message="ticked by the author/],
  ])('%s', (_, id, expected) => {
    expect(caseOf(xml, id)).toMatch(expected);
  });

  it.each([
    ['waiting', 'error'],
    ['stopped', 'error'],
    ['not-begun', 'error'],
    ['failed', 'failure'],
  ] as const)('of a run that is %s is never all green', (result, kind) => {
    const all = xmlOf(...ran('1.1/1'), ended(result, 'no <answer>'));
    expect(all).toMatch(/^<\?xml[^\n]*\n<testsuites [^>]*(failures="1"|errors="1")/);
    expect(all).toContain('<testsuite name="Run" ');
    expect(all).toMatch(new RegExp(`<${kind} message="[^"]* · no &lt;answer&gt;" type="${result}"/>`));
  });

  it('of a run that succeeded has no case but the plan’s', () => {
    expect(xmlOf(...ran('1.1/1'), ended('succeeded'))).not.toContain('<testsuite name="Run"');
  });
});

describeWith('xmllint', 'JUnit XML, read by a real parser against the usual schema', (xmllint) => {
  const schema = fileURLToPath(new URL('../fixtures/junit/junit.xsd', import.meta.url));
  const lint = (xml: string): string => {
    const { stderr, status } = spawnSync(xmllint, ['--noout', '--nonet', '--schema', schema, '-'], {
      input: xml,
      encoding: 'utf8',
    });
    return status === 0 ? '' : stderr;
  };

  it('is valid, whatever was written', () => {
    const { plan: hostile, records: happened, output } = hostileRun();
    for (const locale of ['zh-CN', 'en'] as const) {
      const xml = junitReport({ plan: hostile, records: happened, locale, output, directory: '/runs/x' });
      expect(lint(xml)).toBe('');
      expect(xml).toContain('&lt;script&gt;document.title=&quot;pwned&quot;&lt;/script&gt;');
    }
  });

  it('is valid for any bytes', () => {
    const bytes = fc
      .uint8Array({ minLength: 1, maxLength: 80 })
      .map((all) => Buffer.from(all).toString('latin1'));
    const texts = fc.array(fc.oneof(bytes, fc.string({ unit: 'binary', maxLength: 20 })), {
      minLength: 40,
      maxLength: 40,
    });
    fc.assert(
      fc.property(texts, (all) => {
        const stdout = { path: 'o', offset: 0, bytes: 1 };
        const events = all.flatMap((text) => ran('1.1/1', { stdout, reason: text, outcome: 'failed' }));
        const xml = junitReport({
          plan: { ...plan, title: all.join('') },
          records: records(started(plan), ...events, ended('failed', all.join('\n'))),
          locale: 'en',
          output: () => all.join('\n'),
        });
        expect(lint(xml)).toBe('');
      }),
      { numRuns: 12 },
    );
  });

  it('is refused by this schema when a count is missing', () => {
    expect(lint(xmlOf(ended('failed')).replace(/ failures="\d+"/, ''))).toContain('failures');
  });
});
