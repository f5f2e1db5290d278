import { describe, expect, it } from 'vitest';
import { compileText } from '../helpers/compact.ts';

/** Each command with the alternatives that it belongs to. */
function commands(...lines: readonly string[]): readonly string[] {
  const text = ['# 回滚方案', '', '## 回滚步骤', '', '### 步骤 1：应用', '', ...lines, ''].join('\n');
  return compileText(text).phases.flatMap(({ steps }) =>
    steps.flatMap(({ actions }) =>
      actions.flatMap((action) => {
        const { choice } = action;
        const refs = choice === null ? [] : [choice, ...(choice.within === undefined ? [] : [choice.within])];
        return action.kind === 'checkpoint'
          ? []
          : [[action.text, ...refs.map(({ option }) => `<${option}>`)].join(' ')];
      }),
    ),
  );
}

const fence = (command: string, indent = ''): readonly string[] =>
  ['```bash', command, '```', ''].map((line) => (line === '' ? '' : indent + line));

describe('tabs are a choice: a reader opens one of them (language.md §4)', () => {
  it.each<readonly [string, readonly string[]]>([
    ['mkdocs', ['=== "甲"', '', ...fence('one', '    '), '=== "乙"', '', ...fence('two', '    ')]],
    [
      'mkdocs without blank lines',
      ['=== "甲"', ...fence('one', '    '), '=== "乙"', ...fence('two', '    ')],
    ],
    [
      'mkdocs, one opened',
      ["===! '甲'", '', ...fence('one', '    '), '===+ "乙"', '', ...fence('two', '    ')],
    ],
    [
      'Docusaurus',
      [
        '<Tabs>',
        '<TabItem value="甲">',
        '',
        ...fence('one'),
        '</TabItem>',
        '<TabItem value="b" label="乙">',
        '',
        ...fence('two'),
        '</TabItem>',
        '</Tabs>',
      ],
    ],
    ['VuePress', [':::: tabs', '', '@tab 甲', ...fence('one'), '@tab:active 乙', ...fence('two'), '::::']],
    [
      'Hugo',
      [
        '{{< tabs >}}',
        '',
        '{{% tab name="甲" %}}',
        '',
        ...fence('one'),
        '{{% /tab %}}',
        '',
        '{{% tab name="乙" %}}',
        '',
        ...fence('two'),
        '{{% /tab %}}',
      ],
    ],
    [
      'GitBook',
      [
        '{% tabs %}',
        '',
        '{% tab title="甲" %}',
        '',
        ...fence('one'),
        '{% endtab %}',
        '',
        '{% tab title="乙" %}',
        '',
        ...fence('two'),
        '{% endtab %}',
      ],
    ],
  ])('of %s', (_, lines) => {
    expect(commands(...lines, '', ...fence('after'))).toEqual(['one <甲>', 'two <乙>', 'after']);
  });

  it('with all that stands in each', () => {
    expect(
      commands(
        '=== "甲"',
        '',
        '    通知值班人员。',
        '',
        ...fence('one', '    '),
        '=== "乙"',
        '',
        ...fence('two', '    '),
        ...fence('three', '    '),
      ),
    ).toEqual(['通知值班人员。 <甲>', 'one <甲>', 'two <乙>', 'three <乙>']);
    expect(
      commands(
        '<TabItem value="甲">',
        '',
        ...fence('one'),
        '</TabItem>',
        '<TabItem value="乙">',
        '',
        ...fence('two'),
        ...fence('three'),
        '</TabItem>',
      ),
    ).toEqual(['one <甲>', 'two <乙>', 'three <乙>']);
  });

  it('within each other', () => {
    const inner = ['=== "内"', '', ...fence('inner', '    '), '=== "外"', '', ...fence('outer', '    ')];
    expect(
      commands(
        '=== "甲"',
        '',
        ...fence('one', '    '),
        '=== "乙"',
        '',
        ...inner.map((line) => `    ${line}`),
      ),
    ).toEqual(['one <甲>', 'inner <内> <乙>', 'outer <外> <乙>']);
  });

  it('row by row', () => {
    const row = (...names: readonly string[]): readonly string[] =>
      names.flatMap((name) => [`<TabItem value="${name}">`, '', ...fence(`${name}-cmd`), '</TabItem>']);
    const text = (between: readonly string[]): readonly string[] =>
      commands(...row('npm', 'yarn'), '</Tabs>', '', ...between, ...row('pnpm', 'bun'), '</Tabs>');
    expect(text(['再装：', ''])).toEqual([
      'npm-cmd <npm>',
      'yarn-cmd <yarn>',
      'pnpm-cmd <pnpm>',
      'bun-cmd <bun>',
    ]);
    const plan = compileText(
      [
        '# 回滚方案',
        '## 回滚步骤',
        '### 步骤 1：应用',
        '',
        ...row('npm', 'yarn'),
        '',
        '再装：',
        '',
        ...row('npm', 'yarn'),
      ].join('\n'),
    );
    expect(plan.choices.map(({ options }) => options)).toEqual([
      ['npm', 'yarn'],
      ['npm', 'yarn'],
    ]);
  });

  it('row by row, also with nothing between the rows', () => {
    const row = ['npm', 'yarn'].flatMap((name) => [
      `<TabItem value="${name}">`,
      '',
      ...fence('x'),
      '</TabItem>',
    ]);
    const text = ['# 回滚方案', '## 回滚步骤', '### 步骤 1：应用', '', ...row, '', ...row].join('\n');
    expect(compileText(text).choices.map(({ options }) => options)).toEqual([
      ['npm', 'yarn'],
      ['npm', 'yarn'],
    ]);
  });

  it('and a place in the document is what it was', () => {
    const text = [
      '# 回滚方案',
      '## 回滚步骤',
      '### 步骤 1：应用',
      '',
      '=== "甲"',
      '',
      ...fence('one <x>', '    '),
      '=== "乙"',
      '',
      ...fence('two', '    '),
    ].join('\n');
    const plan = compileText(text);
    const [one] = plan.phases[0]?.steps[0]?.actions ?? [];
    expect(one).toMatchObject({ text: 'one <x>', line: 8 });
    expect(plan.parameters).toMatchObject([{ name: 'x', places: [{ line: 8, column: 9 }] }]);
  });
});

describe('but', () => {
  it('a mark that a script writes into a file is the script’s', () => {
    const script = ["cat <<'END' > tabs.md", '=== "甲"', '', '    text', 'END'].join('\n');
    expect(commands('=== "乙"', '', ...fence('one', '    '), ...fence(script))).toEqual(['one', script]);
  });

  it('a mark with nothing indented under it is words', () => {
    expect(commands('=== "甲"', '', ...fence('one'), '=== "乙"', '', ...fence('two'))).toEqual([
      'one',
      'two',
    ]);
  });

  it('a single tab leaves nothing to choose', () => {
    expect(commands('=== "甲"', '', ...fence('one', '    '), ...fence('two'))).toEqual(['one', 'two']);
    expect(commands('<TabItem value="甲">', '', ...fence('one'), '</TabItem>', '', ...fence('two'))).toEqual([
      'one',
      'two',
    ]);
  });
});

describe('a fence right under a tag is HTML and no fence: an error, since nobody would run it', () => {
  const errors = (...lines: readonly string[]): readonly string[] => {
    const text = ['# 回滚方案', '## 回滚步骤', '### 步骤 1：应用', '', ...fence('one'), ...lines, ''].join(
      '\n',
    );
    return compileText(text).messages.flatMap(({ severity, line, ruleId }) =>
      severity === 'error' ? [`${line} ${ruleId}`] : [],
    );
  };
  it('says where', () => {
    expect(errors('<details>', '<summary>命令</summary>', ...fence('two'), '</details>')).toEqual([
      '11 fence-in-html',
    ]);
  });
  it('but not with a blank line between, nor in what is commented out, nor of what is no script', () => {
    expect(errors('<details>', '<summary>命令</summary>', '', ...fence('two'), '</details>')).toEqual([]);
    expect(errors('<!--', ...fence('two').slice(0, 3), '-->')).toEqual([]);
    expect(errors('<div>', '```yaml', 'a: 1', '```', '</div>')).toEqual([]);
  });
});
