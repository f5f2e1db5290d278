import { describe, expect, it } from 'vitest';
import type { JournalEvent } from '../../src/journal/events.ts';
import type { Action, OnDemand } from '../../src/plan/types.ts';
import { htmlReport } from '../../src/report/index.ts';
import {
  answer,
  checkpoint,
  command,
  ended,
  phase,
  planOf,
  ran,
  records,
  started,
  startedCommand,
} from './helpers.ts';

const source = '```bash\ntrue\nfalse\n```\n- [ ] a\n- [x] b\n';
const parameter = { default: null, description: null, pattern: null, places: [] };
const actions: readonly Action[] = [
  command(source, 'true', { id: '1.1/1' }),
  command(source, 'false', { id: '1.1/2' }),
  checkpoint(source, 'a', { id: '1.1/c1' }),
  checkpoint(source, 'b', { id: '1.1/c2' }),
];

const scenario: OnDemand = {
  id: 't1',
  section: 'troubleshooting',
  title: 'it is ill',
  line: 1,
  symptom: null,
  resolution: null,
  remedies: [],
  choices: [],
  environment: [],
  purpose: null,
  owner: null,
  host: null,
  estimateSeconds: null,
  irreversible: false,
  confirmWord: null,
  actions: [command(source, 'true', { id: 't1/1' })],
};

function pageOf(events: readonly JournalEvent[], output?: string): string {
  const program = planOf(source, {
    phases: [phase('1', '准备', actions, 1)],
    parameters: [
      { ...parameter, name: 'token', secret: true, value: 'hunter2' },
      { ...parameter, name: 'tag', secret: false, value: 'v1' },
    ],
    choices: [{ id: '1.1', options: ['Git', 'Helm'], chosen: 'Git', line: 1 }],
  });
  const plan = { ...program, onDemand: [scenario] };
  return htmlReport({
    plan,
    records: records(started(plan), ...events),
    locale: 'en',
    timeZone: 'UTC',
    directory: '/runs/x',
    ...(output === undefined ? {} : { output: () => output }),
  });
}

/** An action's item on the page. */
function itemOf(page: string, id: string): string {
  return page.slice(page.indexOf(`<li id="a-${id}"`)).split(/<\/li>\s*<li id=/)[0] ?? '';
}

describe('the page', () => {
  const stdout = { path: 'session/stdout.1', offset: 0, bytes: 8 };

  it.each<[what: string, id: string, events: readonly JournalEvent[], badge: string]>([
    ['passed', '1.1/1', ran('1.1/1'), '<b class="o passed">passed</b>'],
    ['failed', '1.1/1', ran('1.1/1', { outcome: 'failed' }), '<b class="o failed">failed</b>'],
    [
      'ran, not verified',
      '1.1/1',
      ran('1.1/1', { outcome: 'unverified' }),
      '<b class="o unverified">ran, not verified</b>',
    ],
    ['in doubt', '1.1/1', [startedCommand('1.1/1')], '<b class="o in-doubt">in doubt</b>'],
    [
      'a yes when asked',
      '1.1/c1',
      [answer('1.1/c1', 'yes')],
      '<b class="o confirmed">confirmed by a person</b>',
    ],
    [
      'a yes beforehand',
      '1.1/c1',
      [answer('1.1/c1', 'yes', { how: 'vouched' })],
      '<b class="o vouched">not checked</b>',
    ],
    [
      'asked, not answered',
      '1.1/c1',
      [{ type: 'asked', action: '1.1/c1', question: 'checkpoint' }],
      '<b class="o needs-person">waits for a person</b>',
    ],
    ['the author’s own tick', '1.1/c2', [], '<b class="o author-ticked">ticked by the author</b>'],
    [
      'skipped',
      '1.1/2',
      [{ type: 'skipped', action: '1.1/2', reason: 'no', by: 'li' }],
      '<b class="o skipped">skipped</b>',
    ],
    ['not run', '1.1/c1', ran('1.1/1'), '<b class="o not-run">not run</b>'],
  ])('shows what it was: %s', (_, id, events, badge) => {
    expect(itemOf(pageOf(events), id)).toContain(badge);
  });

  it('has no secret anywhere, and says that there is one', () => {
    const expectations = [
      {
        line: 2,
        verdict: 'failed' as const,
        reading: '= hunter2',
        actual: 'hunter2',
        nearest: 'x hunter2',
        by: 'machine',
      },
    ];
    const events = [
      ...ran('1.1/1', { outcome: 'failed', reason: 'not hunter2', stdout, expectations }),
      answer('1.1/c1', 'no', { reason: 'hunter2?' }),
      ended('failed', 'hunter2 again'),
    ];
    const page = pageOf(events, 'token: hunter2\n');
    expect(page).not.toContain('hunter2');
    expect(page).toMatch(/<th scope="row">token<\/th>\s*<td>•••• <small>secret<\/small><\/td>/);
    expect(page).toMatch(/<th scope="row">tag<\/th>\s*<td><code>v1<\/code><\/td>/);
  });

  it('names beside a success what nobody has checked, and does not repeat one that the journal contradicts', () => {
    const done = [...ran('1.1/1'), ...ran('1.1/2', { outcome: 'unverified' })];
    const good = pageOf([...done, answer('1.1/c1', 'yes'), ended('succeeded')]);
    expect(good).toContain('<p class="result succeeded"><strong>succeeded</strong>');
    expect(good).toContain('1 were run or confirmed beforehand, and nobody has checked what came of them');
    const bad = pageOf([...done, ended('succeeded')]);
    expect(bad).toContain('<strong>recorded as succeeded, but not all of it was</strong>');
    expect(bad).not.toContain('<strong>succeeded</strong>');
  });

  it('opens the output of what failed, folds that of what did not, and says where the rest of a long one is', () => {
    const long = { ...stdout, bytes: 100_000 };
    const events = [...ran('1.1/1', { stdout }), ...ran('1.1/2', { stdout: long, outcome: 'failed' })];
    const page = pageOf(events, 'one\ntwo\n');
    expect(itemOf(page, '1.1/1')).toMatch(/<details class="out">\s*<summary>stdout \(lines: 2, 8 bytes\)/);
    expect(itemOf(page, '1.1/2')).toMatch(
      /<details open class="out">\s*<summary>last 2 lines of stdout \(of 100\.0 KB\)/,
    );
    expect(page).toContain(
      '<a href="/runs/x/session/stdout.1">whole output: session/stdout.1, 100000 bytes from byte 0</a>',
    );
  });

  it('names among what failed what was skipped after failing, and not what was looked at for it', () => {
    const page = pageOf([
      ...ran('1.1/1', { outcome: 'failed', exitStatus: 1 }),
      ...ran('t1/1', { outcome: 'unverified' }),
      {
        type: 'chosen',
        action: '1.1/1',
        menu: 'failed',
        way: 'skip',
        reason: 'later',
        text: null,
        by: 'li',
      },
      { type: 'skipped', action: '1.1/1', reason: 'later', by: 'li' },
    ]);
    const [, part = ''] = page.split('<section id="trouble">');
    const trouble = part.split('</section>', 1)[0] ?? '';
    expect(trouble).toContain('<a href="#a-1.1/1">1.1/1</a>');
    expect(trouble).not.toContain('t1/1');
    expect(page).toContain('<li id="a-t1/1"');
  });

  it('leads to nothing that is not there: the window is no action', () => {
    const page = pageOf([
      {
        type: 'answered',
        action: 'window',
        question: 'window',
        answer: 'yes',
        reason: 'now',
        by: 'li',
        how: 'option',
        line: null,
      },
    ]);
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const targets = [...page.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.filter((id) => !ids.has(id ?? ''))).toEqual([]);
    expect(page).toContain('overridden · Window · li');
  });

  it('says what was not run, and why', () => {
    const page = pageOf([...ran('1.1/1', { outcome: 'failed' }), ended('failed')]);
    const part = page.slice(page.indexOf('<section id="not-run">'));
    expect(part).toContain('the run did not get here');
    expect(part).toContain('1.1: Git, not Helm');
  });

  it('is one file without a script, for a plan of nothing and a journal of nothing, too', () => {
    const empty = htmlReport({ plan: planOf('', { phases: [] }), records: [], locale: 'zh-CN' });
    for (const page of [pageOf([]), empty]) {
      expect(page).toMatch(/^<!doctype html>[^]*<\/html>\n$/);
      expect(page).not.toMatch(/<script|<link|<img|@import|url\(| style=|undefined|NaN|\{\w+\}<\//);
    }
  });
});
