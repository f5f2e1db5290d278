import { describe, expect, it } from 'vitest';
import { fill, runJson, unfill } from '../../src/report/index.ts';
import { AUTHOR_TICKED } from '../../src/journal/events.ts';
import type { JournalEvent } from '../../src/journal/events.ts';
import type { Action, Plan } from '../../src/plan/types.ts';
import type { FillInput } from '../../src/report/index.ts';
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
  time,
} from './helpers.ts';

type Options = Partial<Pick<FillInput, 'locale' | 'output' | 'directory'>>;

/** The report, and every time the proof that it comes off again. */
function reportOf(
  source: string,
  plan: Plan,
  events: readonly JournalEvent[],
  options: Options = {},
): string {
  const report = fill({
    source,
    plan,
    records: records(started(plan), ...events),
    locale: 'en',
    timeZone: 'Asia/Shanghai',
    ...options,
  });
  expect(unfill(report)).toBe(source);
  return report;
}

/** Without the summary. */
function below(
  source: string,
  actions: readonly Action[],
  events: readonly JournalEvent[],
  options: Options = {},
): string {
  const report = reportOf(source, planOf(source, { actions }), events, options);
  return report.replace(
    /[\r\n]*<!--mdrollback:1(?: back=\d+)?-->[\r\n]*\| [^]*?<!--\/mdrollback:1(?: fwd=\d+)?-->[\r\n]*/,
    '',
  );
}

describe('behind a fence', () => {
  const source = '```bash\nsystemctl stop pay\nsystemctl is-active pay\n```\n\nThat was all.\n';
  const stop = command(source, 'systemctl stop pay', { id: '1.1/1' });
  const check = command(source, 'systemctl is-active pay', { id: '1.1/2' });
  const verdict = { line: 4, reading: 'text inactive', actual: 'inactive', nearest: null, by: 'machine' };

  it('stands what became of each command: when, how long, how it ended, what was seen', () => {
    const events = [
      ...ran('1.1/1', { outcome: 'unverified', durationMs: 1_234 }),
      ...ran('1.1/2', { at: 11, exitStatus: 3, expectations: [{ ...verdict, verdict: 'passed' }] }),
    ];
    expect(below(source, [stop, check], events)).toBe(
      [
        '```bash',
        'systemctl stop pay',
        'systemctl is-active pay',
        '```',
        '<!--mdrollback:1 back=1-->',
        '- ⚪ **ran, not verified** · 1.1/1 · `systemctl stop pay` · 11:12:55 · took 1.2 s · exit status 0',
        '- ✅ **passed** · 1.1/2 · `systemctl is-active pay` · 11:12:56 · took 120 ms · exit status 3 · judged by the machine',
        '  - line 4, text inactive: held · actual `inactive`',
        '<!--/mdrollback:1-->',
        '',
        'That was all.',
        '',
      ].join('\n'),
    );
  });

  it('stands, for a failure, the end of stderr, with nothing in it that could end it', () => {
    const stderr = { path: 'stderr', offset: 100, bytes: 9 };
    const events = ran('1.1/2', { outcome: 'failed', exitStatus: 1, stderr, reason: 'exit status 1' });
    const output = (): string => 'first\r\n\n\u001b[31m</pre></details>\u001b[0m --> ```\n\u202egnp.exe\n';
    expect(below(source, [check], events, { output })).toContain(
      [
        '  - reason: exit status 1',
        '  <details><summary>stderr (lines: 4, 9 bytes)</summary><pre>first',
        '  &#32;',
        '  &lt;/pre&gt;&lt;/details&gt; --&gt; ```',
        '  \\u{202e}gnp.exe</pre></details>',
        '<!--/mdrollback:1-->',
      ].join('\n'),
    );
  });

  it('stand at most twenty lines', () => {
    const stderr = { path: 'stderr', offset: 0, bytes: 9 };
    const output = (): string => Array.from({ length: 100 }, (_, index) => `line ${index}`).join('\n');
    const report = below(source, [check], ran('1.1/2', { outcome: 'failed', exitStatus: 1, stderr }), {
      output,
    });
    expect(report.match(/line \d+/g)).toHaveLength(20);
    expect(report).toContain('<pre>line 80\n');
  });

  it('stands, folded, what a command that did well has written: its end, and where the rest is', () => {
    const stdout = { path: 'session/stdout.1', offset: 700, bytes: 400 };
    const output = (): string => Array.from({ length: 30 }, (_, index) => `line ${index}\n`).join('');
    const options = { output, directory: '/runs/a b' };
    expect(below(source, [check], ran('1.1/2', { stdout }), options)).toContain(
      [
        '  <details><summary>last 10 lines of stdout (of 400 bytes)</summary><pre>line 20',
        ...Array.from({ length: 8 }, (_, index) => `  line ${21 + index}`),
        '  line 29</pre><a href="/runs/a%20b/session/stdout.1">whole output: session/stdout.1, 400 bytes from byte 700</a></details>',
        '<!--/mdrollback:1-->',
      ].join('\n'),
    );
  });

  it('stands, of an output that is gone, that it is gone', () => {
    const stdout = { path: 'session/stdout.1', offset: 0, bytes: 40 };
    expect(below(source, [check], ran('1.1/2', { stdout }), { output: () => '' })).toContain(
      '  <details><summary>stdout (40 bytes) is no longer in the run directory</summary>whole output: session/stdout.1, 40 bytes from byte 0</details>',
    );
  });

  it('stands who judged what no machine can', () => {
    const events: JournalEvent[] = [
      ...ran('1.1/2', { outcome: 'needs-person', expectations: [{ ...verdict, verdict: 'needs-person' }] }),
      answer('1.1/2', 'yes', { question: 'expectation', line: 4 }),
    ];
    const report = below(source, [check], events);
    expect(report).toContain('- 👤 **confirmed by a person** · 1.1/2');
    expect(report).toContain('  - line 4, text inactive: held · actual `inactive` · judged by 李四');
  });

  it('stands a doubt as a doubt', () => {
    expect(below(source, [check], [startedCommand('1.1/2')])).toContain(
      '- ❓ **in doubt** · 1.1/2 · `systemctl is-active pay` · started, with no record of its end: it may have run or not',
    );
  });

  it('stand commands that the run did not get to as one line', () => {
    expect(below(source, [stop, check], [ended('failed')])).toContain(
      '- · **not run** · 1.1/1 to 1.1/2 (2) · the run did not get here\n<!--',
    );
  });

  it('stand the commands of an option that was not chosen as just that', () => {
    const choice = { id: '1.1', option: 'systemd' };
    const plan = planOf(source, {
      actions: [
        { ...stop, choice },
        { ...check, choice },
      ],
      choices: [{ id: '1.1', options: ['systemd', 'Kubernetes'], chosen: 'Kubernetes', line: 2 }],
    });
    expect(reportOf(source, plan, [ended('succeeded')])).toContain(
      '- · **not run** · 1.1/1 to 1.1/2 (2) · 1.1 is Kubernetes',
    );
  });

  it('stand a skip and its reason, and Markdown in the reason is no Markdown', () => {
    const skipped: JournalEvent = {
      type: 'skipped',
      action: '1.1/1',
      reason: '**done** | <b>\n# already',
      by: '李四',
    };
    expect(below(source, [stop], [skipped])).toContain(
      '- ⏭ **skipped** · 1.1/1 · `systemctl stop pay` · 李四 · 11:12:46\n  - reason: \\*\\*done\\*\\* &#124; \\<b\\> # already\n',
    );
  });

  it.each([
    ['skip-condition', 'no', 'the skip condition does not hold'],
    ['run-condition', 'yes', 'the condition to run it holds'],
  ] as const)('stands who said that a command is wanted: %s', (question, said, words) => {
    const plan = planOf(source, { actions: [stop] });
    const events = [answer('1.1/1', said, { question }), ...ran('1.1/1')];
    const report = reportOf(source, plan, events);
    expect(report).toContain('- ✅ **passed** · 1.1/1');
    expect(report).toContain(`  - ${words} (李四, 11:12:46)`);
    expect(report).not.toContain('Deviations');
  });

  it('stands a manual action with the person who did it', () => {
    const text = '```bash\nvim /etc/pay.conf\n```';
    const edit = manual(text, 'vim /etc/pay.conf', { id: '1.1/m1' });
    expect(below(text, [edit], [answer('1.1/m1', 'yes', { question: 'manual' })])).toBe(
      `${text}\n<!--mdrollback:1 back=1-->\n- 👤 **confirmed by a person** · 1.1/m1 · \`vim /etc/pay.conf\` · 李四 · 11:12:46\n<!--/mdrollback:1-->`,
    );
  });
});

describe('a fence inside something', () => {
  const at = (source: string): string =>
    below(source, [command(source, 'true', { id: '1/1' })], [...ran('1/1')]);
  const line =
    '- ✅ **passed** · 1/1 · `true` · 11:12:55 · took 120 ms · exit status 0 · judged by the machine';

  it('keeps its list item', () => {
    expect(at('1. Stop\n   ```bash\n   true\n   ```\n2. Start\n')).toBe(
      `1. Stop\n   \`\`\`bash\n   true\n   \`\`\`\n   <!--mdrollback:1 back=4-->\n   ${line}\n   <!--/mdrollback:1-->\n2. Start\n`,
    );
  });

  it('keeps its quote, even one without a blank', () => {
    expect(at('>```bash\n>true\n>```\n')).toBe(
      `>\`\`\`bash\n>true\n>\`\`\`\n> <!--mdrollback:1 back=3-->\n> ${line}\n> <!--/mdrollback:1-->\n`,
    );
  });

  it('keeps its line endings, and gets no line end after the last line', () => {
    expect(at('\ufeff```bash\r\ntrue\r\n```')).toBe(
      `\ufeff\`\`\`bash\r\ntrue\r\n\`\`\`\r\n<!--mdrollback:1 back=2-->\r\n${line}\r\n<!--/mdrollback:1-->`,
    );
  });

  it('and a paragraph too keeps its list item, however its later lines are indented', () => {
    const source = '1. Switch the board\n       by hand\n2. Wait';
    const text = 'Switch the board\nby hand';
    const place = { line: 1, endLine: 2, evidenceOffset: source.indexOf('\n2.') };
    const model = manual(source, 'Switch the board', { id: '1/m1' });
    const board = { ...model, ...place, text, reason: 'prose' as const };
    const wait = { ...manual(source, 'Wait', { id: '1/m2' }), reason: 'prose' as const };
    expect(below(source, [board, wait], [answer('1/m1', 'yes', { question: 'manual' })])).toContain(
      [
        '1. Switch the board',
        '       by hand',
        '   <!--mdrollback:1 back=4-->',
        '   - 👤 **confirmed by a person** · 1/m1 · `Switch the board by hand` · 李四 · 11:12:46',
        '   <!--/mdrollback:1-->',
        '2. Wait',
      ].join('\n'),
    );
  });

  it('is closed when its author left it open', () => {
    const source = '- a\n  ~~~bash\n  true\n- b';
    const open = { ...command(source, 'true', { id: '1/1' }), evidenceOffset: source.indexOf('\n- b') };
    expect(below(source, [open], ran('1/1'))).toBe(
      `- a\n  ~~~bash\n  true\n  ~~~\n  <!--mdrollback:1 back=9-->\n  ${line}\n  <!--/mdrollback:1-->\n- b`,
    );
  });
});

describe('a checkpoint', () => {
  const source = '- [ ] traffic is gone\n- [ ] the board is green: `ss | wc -l`\n- [x] the team knows\n';
  const gone = checkpoint(source, 'traffic is gone', { id: '1/c1' });
  const green = checkpoint(source, 'the board is green', { id: '1/c2', check: 'ss | wc -l' });
  const knows = checkpoint(source, 'the team knows', { id: '1/c3' });
  const said = (...events: readonly JournalEvent[]): string =>
    below(source, [gone, green, knows], [...events, ended('failed')]);

  it("is ticked by a named person's yes", () => {
    expect(said(answer('1/c1', 'yes'))).toContain(
      '- [x] traffic is gone <!--mdrollback:1 back=1 box=18-->— 👤 **confirmed by a person** · 李四 · 11:12:46<!--/mdrollback:1-->\n',
    );
  });

  it('is ticked by a machine check that held', () => {
    const verdict = {
      line: 2,
      verdict: 'passed' as const,
      reading: '= 0',
      actual: '0',
      nearest: null,
      by: 'machine',
    };
    expect(said(...ran('1/c2', { expectations: [verdict] }))).toContain(
      '- [x] the board is green: `ss | wc -l` <!--mdrollback:1 back=1 box=35-->— ✅ **passed** · 11:12:55 · took 120 ms · exit status 0 · judged by the machine · held · actual <code>0</code><!--/mdrollback:1-->\n',
    );
  });

  it.each<[why: string, events: readonly JournalEvent[], words: string]>([
    [
      'a no',
      [answer('1/c1', 'no', { reason: 'still 12' })],
      '❌ **failed** · answered no · 李四 · 11:12:46 · still 12',
    ],
    [
      'not applicable',
      [answer('1/c1', 'not-applicable', { reason: 'no traffic here' })],
      '⏭ **not applicable** · 李四 · 11:12:46 · no traffic here',
    ],
    [
      'vouched for',
      [answer('1/c1', 'yes', { how: 'vouched' })],
      '⚪ **not checked** · 李四 confirmed all beforehand (--confirm-checkpoints); nobody looked at the time · 李四 · 11:12:46',
    ],
    [
      'answered by an option',
      [answer('1/c1', 'yes', { how: 'option' })],
      '⚪ **not checked** · 李四 answered by an option before the run · 李四 · 11:12:46',
    ],
    [
      'asked and not answered',
      [{ type: 'asked', action: '1/c1', question: 'checkpoint' }],
      '⏳ **waits for a person**',
    ],
    [
      'a check that ran and asserted nothing',
      ran('1/c1', { outcome: 'unverified' }),
      '⚪ **ran, not verified** · 11:12:55 · took 120 ms · exit status 0',
    ],
    [
      'a check in doubt',
      [startedCommand('1/c1')],
      '❓ **in doubt** · started, with no record of its end: it may have run or not · 11:12:46',
    ],
    ['nothing', [], '· **not run** · the run did not get here'],
    [
      'a yes taken back',
      [answer('1/c1', 'yes'), answer('1/c1', 'no')],
      '❌ **failed** · answered no · 李四 · 11:12:47',
    ],
    [
      'a yes from nobody',
      [{ ...answer('1/c1', 'yes'), by: ' ' } as JournalEvent],
      '⏳ **waits for a person** · 11:12:46',
    ],
  ])('stays empty and says why: %s', (_, events, words) => {
    expect(said(...events)).toContain(
      `- [ ] traffic is gone <!--mdrollback:1 back=1-->— ${words}<!--/mdrollback:1-->\n`,
    );
  });

  it('that its author had ticked stays ticked and is said to be so', () => {
    expect(said()).toContain(
      '- [x] the team knows <!--mdrollback:1 back=1-->— ☑ ticked by the author beforehand<!--/mdrollback:1-->',
    );
  });

  it('that the executor went by for its author’s tick is no skip, no deviation, and was not run', () => {
    const ticked: JournalEvent = { type: 'skipped', action: '1/c3', reason: AUTHOR_TICKED, by: 'author' };
    const plan = planOf(source, { actions: [gone, green, knows] });
    const events = [answer('1/c1', 'yes'), ...ran('1/c2'), ticked, ended('succeeded')];
    const report = reportOf(source, plan, events);
    expect(report).toContain(
      '- [x] the team knows <!--mdrollback:1 back=1-->— ☑ ticked by the author beforehand<',
    );
    expect(report).toContain('| Result | ✅ **succeeded** · exit status 0 |');
    expect(report).toContain(
      '| Actions | ✅ passed 1 · 👤 confirmed by a person 1 · ☑ ticked by the author beforehand 1 |',
    );
    expect(report).not.toMatch(/Deviations|skipped/);
    expect(runJson({ plan, records: records(started(plan), ...events) })).toMatchObject({
      deviations: [],
      actions: [{}, {}, { id: '1/c3', outcome: 'not-run', why: 'author-ticked', by: null, confirmed: false }],
    });
  });

  it('that its author had ticked says so beside what the run found', () => {
    expect(said(answer('1/c3', 'no'))).toContain(
      '— ❌ **failed** · answered no · 李四 · 11:12:46 · ☑ ticked by the author beforehand<',
    );
  });

  it('keeps a hard line break, and inline code that goes on in the next line', () => {
    const text = '- [ ] one  \n  more\n- [ ] two\\\n  more\n- [ ] three `a\n  b`\n';
    const actions = ['one', 'two', 'three'].map((word, index) =>
      checkpoint(text, word, { id: `1/c${index}` }),
    );
    const why = '· **not run** · the run did not get here';
    expect(below(text, actions, [ended('failed')])).toBe(
      [
        `- [ ] one <!--mdrollback:1 back=1-->— ${why}<!--/mdrollback:1-->  `,
        '  more',
        `- [ ] two <!--mdrollback:1 back=1-->— ${why}<!--/mdrollback:1-->\\`,
        '  more',
        `- [ ] <!--mdrollback:1 back=1-->${why} —<!--/mdrollback:1--> three \`a`,
        '  b`',
        '',
      ].join('\n'),
    );
  });

  it('whose box is not where the plan says is not ticked', () => {
    const moved = { ...gone, boxOffset: gone.boxOffset + 5 };
    expect(below(source, [moved], [answer('1/c1', 'yes')])).toContain(
      '- [ ] traffic is gone <!--mdrollback:1 back=1-->— 👤 **confirmed by a person** · 李四 · 11:12:46 · the box is not where the plan says: not ticked<',
    );
  });
});

describe('the summary', () => {
  const source = '# 支付网关回滚\n\n- [ ] 流量已切走\n';
  const check = checkpoint(source, '流量已切走', { id: '1.1/c1' });
  const parameter = { secret: false, default: null, description: null, pattern: null, places: [] };

  it('stands below the title and tells the run', () => {
    const plan = planOf(source, {
      phases: [phase('1', '准备', [check], 60), phase('2', '执行', [])],
      estimateSeconds: 900,
      choices: [{ id: '2.1', options: ['Git', 'Kubernetes'], chosen: 'Kubernetes', line: 3 }],
      parameters: [
        { ...parameter, name: '版本', value: 'v1|v2' },
        { ...parameter, name: 'db-password', secret: true, value: 'hunter2' },
      ],
    });
    const events: JournalEvent[] = [
      { type: 'phase-started', phase: '1' },
      answer('2.1', 'yes', { question: 'irreversible' }),
      answer('1.1/c1', 'no', { reason: '密码 hunter2 不对' }),
      ...Array.from({ length: 90 }, (): JournalEvent => ({
        type: 'asked',
        action: '2.1',
        question: 'optional',
      })),
      { type: 'phase-ended', phase: '1' },
      ended('failed', '检查点 1.1/c1 答“否”'),
    ];
    const report = reportOf(source, plan, events, { locale: 'zh-CN', directory: '.mdrollback/runs/x' });
    expect(report).toBe(`# 支付网关回滚

<!--mdrollback:1 back=2-->

| 回滚报告 | \`2026-11-22T03-12-45-paygw-1f3a\` |
| --- | --- |
| 结果 | ❌ **失败** · 退出码 1 |
| 原因 | 检查点 1.1/c1 答“否” |
| 开始 | 2026-11-22 11:12:45 +08:00 |
| 结束 | 2026-11-22 11:14:20 +08:00 |
| 用时 | 1 分 35 秒（预计 15 分钟） |
| 操作人 | 张三 |
| 主机 | paygw-1 |
| 文档 | \`rollback.md\` \`sha256:${plan.source.sha256}\` |
| 计划 | \`sha256:0011\` |
| 选择 | 2.1 = Kubernetes |
| 参数 | \`版本\` = v1&#124;v2<br>\`db-password\` = •••• |
| 执行前的确认 | 2.1 不可逆：是（李四，11:12:47） |
| 各项 | ❌ 失败 1 |
| 运行目录 | \`.mdrollback/runs/x\` |

| 阶段 | 预计 | 用时 |
| --- | --- | --- |
| 1 准备 | 1 分钟 | 1 分 33 秒（⚠️ 超出 33 秒） |
| 2 执行 |  | 未开始 |

**失败的项**

- ❌ **失败** · 1.1/c1 · 第 3 行 · \`流量已切走\` · 密码 •••• 不对

**与计划的偏离**

- 回答“否” · 1.1/c1 · 李四 · 11:12:48 · 密码 •••• 不对

<!--/mdrollback:1-->

- [ ] 流量已切走 <!--mdrollback:1 back=1-->— ❌ **失败** · 答“否” · 李四 · 11:12:48 · 密码 •••• 不对<!--/mdrollback:1-->
`);
  });

  it('tells, folded, how long each step took against its estimate', () => {
    const [whole] = planOf(source, { actions: [check] }).phases;
    if (whole === undefined) throw new Error('the plan has a phase');
    const [step] = whole.steps;
    if (step === undefined) throw new Error('the phase has a step');
    const steps = [
      { ...step, title: 'Stop | wait', estimateSeconds: 1 },
      { ...step, id: '1.2', title: 'Start', estimateSeconds: 60, actions: [] },
      { ...step, id: '1.3', title: 'Never begun', actions: [] },
    ];
    const events: JournalEvent[] = [
      { type: 'step-started', phase: '1', step: '1.1' },
      answer('1.1/c1', 'yes'),
      { type: 'step-ended', phase: '1', step: '1.1' },
      { type: 'step-started', phase: '1', step: '1.2' },
      ended('failed'),
    ];
    expect(reportOf(source, planOf(source, { phases: [{ ...whole, steps }] }), events)).toContain(
      [
        '<details><summary>Times of the steps</summary>',
        '',
        '| Step | Started | Duration |',
        '| --- | --- | --- |',
        '| 1.1 Stop &#124; wait | 11:12:46 | 2 s, estimated 1 s, over by 1 s |',
        '| 1.2 Start | 11:12:49 | broken off after 1 s, estimated 1 min |',
        '',
        '</details>',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['front matter', '---\ntitle: x\n---\nText\n', '---\ntitle: x\n---\n\n<!--mdrollback:1 back=2-->'],
    [
      'front matter and a title',
      '---\nt: x\n---\n\n# T\nText',
      '---\nt: x\n---\n\n# T\n\n<!--mdrollback:1 back=2-->',
    ],
    ['a byte order mark', '\ufeffText', '\ufeff<!--mdrollback:1-->'],
    [
      'a comment before the title',
      '<!-- lint off -->\n# T',
      '<!-- lint off -->\n# T\n\n<!--mdrollback:1 back=2-->',
    ],
    ['a rule that is no front matter', '---\nText', '<!--mdrollback:1-->'],
  ])('comes after %s', (_, text, beginning) => {
    const report = reportOf(text, planOf(text, {}), []);
    expect(report.slice(0, beginning.length)).toBe(beginning);
  });

  it('says of a run without a bash that nothing was run, and not that the rollback failed', () => {
    const report = reportOf(source, planOf(source, { actions: [check] }), [ended('not-begun', 'no bash')]);
    expect(report).toContain('| Result | ⚠️ **not begun; nothing was run** · exit status 2 |');
    expect(report).toContain('· **not run** · the run did not get here');
  });

  it('names the host that somebody has said this machine is', () => {
    const [whole] = planOf(source, { actions: [check] }).phases;
    const steps = (whole?.steps ?? []).map((step) => ({ ...step, host: 'db-01' }));
    const plan = planOf(source, { phases: whole === undefined ? [] : [{ ...whole, steps }] });
    const events = [answer('1.1', 'yes', { question: 'host', how: 'option' })];
    expect(reportOf(source, plan, events)).toContain(
      '| Confirmations | 1.1 is for db-01; this machine is db-01: yes (李四, 11:12:46) |',
    );
    expect(runJson({ plan, records: records(started(plan), ...events) }).confirmations).toEqual([
      { question: 'host', id: '1.1', answer: 'yes', by: '李四', at: time(1), how: 'option', reason: null },
    ]);
  });

  it('lists where the run left the plan', () => {
    const text = '```bash\ntrue\nfalse\n```\n- [ ] a\n- [ ] b\n';
    const plan = planOf(text, {
      actions: [
        command(text, 'true', { id: '1/1' }),
        command(text, 'false', { id: '1/2' }),
        checkpoint(text, 'a', { id: '1/c1' }),
        checkpoint(text, 'b', { id: '1/c2' }),
      ],
    });
    const report = reportOf(text, plan, [
      ...ran('1/1', { outcome: 'failed', exitStatus: 1 }),
      ...ran('1/1', { attempt: 2 }),
      { type: 'skipped', action: '1/2', reason: 'not here', by: '李四' },
      answer('1/c1', 'not-applicable', { reason: 'no traffic' }),
      answer('1/c2', 'yes', { how: 'vouched' }),
    ]);
    expect(report).toContain(
      [
        '**Deviations from the plan**',
        '',
        '- retried · 1/1 · 张三 · 11:12:49',
        '- skipped · 1/2 · 李四 · 11:12:52 · not here',
        '- skipped · 1/c1 · 李四 · 11:12:53 · no traffic',
        '- confirmed beforehand (--confirm-checkpoints), not checked at the time · 1/c2 · 李四 · 11:12:54',
        '',
      ].join('\n'),
    );
    expect(report).toContain('| Result | ❓ **no end recorded** (still running, or interrupted) |');
  });

  it('does not repeat a success that the journal contradicts', () => {
    expect(reportOf(source, planOf(source, { actions: [check] }), [ended('succeeded')])).toContain(
      '| Result | ⚠️ recorded as succeeded, but not all of it was; see below · exit status 0 |',
    );
  });

  it('shows the date where a run goes on another day', () => {
    const later: JournalEvent = {
      ...(ran('1/1')[1] as JournalEvent),
      startedAt: time(86_400),
    } as JournalEvent;
    const text = '```bash\ntrue\n```';
    const events = [startedCommand('1/1'), later];
    expect(below(text, [command(text, 'true', { id: '1/1' })], events)).toContain(
      ' · 2026-11-23 11:12:45 · ',
    );
  });

  it('fills nothing into a document that is not the one the plan was read from', () => {
    const plan = planOf(source, { actions: [check] });
    const edited = source.replace('支付', '订单');
    const report = reportOf(edited, plan, [answer('1.1/c1', 'yes')]);
    expect(report).toContain('⚠️ this is not the document that the plan was read from');
    expect(report).toContain('\n- [ ] 流量已切走\n');
  });
});

describe('unfill', () => {
  it.each(['', 'no marks', '<!--mdrollback:x-->', '<!--mdrollback:1--> never closed', '\ufeff\r\n'])(
    'leaves %j as it is',
    (text) => {
      expect(unfill(text)).toBe(text);
    },
  );

  it('leaves what a person wrote into the report', () => {
    const source = '# T\n\n- [ ] a\n';
    const plan = planOf(source, { actions: [checkpoint(source, 'a', { id: '1/c1' })] });
    const report = reportOf(source, plan, [answer('1/c1', 'yes')]);
    expect(unfill(report.replace('- [x] a', 'A note.\n\n- [x] a'))).toBe('# T\n\nA note.\n\n- [ ] a\n');
  });
});
