import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compile } from '../../src/analyse/index.ts';
import type { Measured } from '../../src/journal/measurement.ts';
import type { Plan } from '../../src/plan/types.ts';
import { fill, htmlReport, unfill } from '../../src/report/index.ts';
import { ended, records as recordsOf, started } from './helpers.ts';
import { layerOf, shapeOf } from './shape.ts';

/** Law 5 over tables of metrics: whatever their rows look like and whatever was measured. */

const COLUMNS = ['指标', '要求', '采集', '回滚前', '回滚后', '状态'] as const;
const cell = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('', ' ', '-', 'XX', '[值]', '未采集', '____') },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'QPS',
      '错误率',
      'a \\| b',
      '`date`',
      '`x \\| y`',
      '< 1%',
      '≥ 99.9%',
      'promql: up',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '**粗**',
      '~~删~~',
      '<b>',
      '<!-- x -->',
      '\\',
      '\\\\',
      '`',
      '``a`b``',
      '[链](u)',
      '⚠️',
      '\u202e反',
      '&lt;',
    ),
  },
);
const header = fc
  .shuffledSubarray([...COLUMNS], { minLength: 3 })
  .map((columns) => (columns.includes('指标') ? [...columns] : ['指标' as const, ...columns]));
/** As many cells as there are columns, or fewer, or more; mostly with a name. */
const rowOf = (columns: readonly string[]): fc.Arbitrary<readonly string[]> =>
  fc
    .tuple(fc.array(cell, { minLength: 1, maxLength: columns.length + 3 }), fc.nat(9))
    .map(([cells, named]) =>
      cells.map((text, at) => (columns[at] === '指标' && named > 0 ? `指标 ${named}` : text)),
    );

const documents = header
  .chain((columns) =>
    fc.record({
      columns: fc.constant(columns),
      rows: fc.array(rowOf(columns), { minLength: 1, maxLength: 5 }),
      /** Without the outer pipes where that is still a table. */
      bare: fc.boolean(),
      prefix: fc.constantFrom('', '> ', '  ', '- ', '1. ', '> - '),
      ending: fc.constantFrom('\n', '\r\n'),
      last: fc.boolean(),
    }),
  )
  .map(({ columns, rows, bare, prefix, ending, last }) => {
    const line = (cells: readonly string[]): string =>
      bare && cells.length > 1 && cells[0]?.trim() !== '' ? cells.join(' | ') : `| ${cells.join(' | ')} |`;
    const table = [line([...columns]), `|${columns.map(() => '---|').join('')}`, ...rows.map(line)];
    const rest = prefix.replace(/[-1.]/g, ' ');
    const nested = table.map((text, index) => (index === 0 ? prefix : rest) + text);
    const head =
      '# 方案\n\n## 回滚步骤\n\n### 步骤 1: 停\n\n```bash\ntrue\n```\n\n## 回滚后验证\n\n### 监控指标\n';
    const lines = [...head.split('\n'), ...nested, ...(last ? [] : ['', '后文'])];
    return lines.join(ending);
  });

const value = fc.oneof(
  fc.constantFrom(
    '12',
    '0.5%',
    'a|b',
    '-->',
    '<!--/mdrollback:1-->',
    '</script>',
    '\u001b[31m红',
    '\u202e',
    '`',
    '\\',
    'x\ny',
    '',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

function measurements({ metrics }: Plan, values: readonly string[]): readonly Measured[] {
  return metrics.flatMap(({ id }, index) =>
    (['before', 'after'] as const).map((when, at): Measured => {
      const said = values[(2 * index + at) % values.length] ?? null;
      const missing = said === null || said === '';
      return {
        type: 'measured',
        metric: id,
        when,
        ordinal: null,
        value: missing ? null : said,
        reason: missing ? '没有 | <b>数据</b>' : null,
        verdict: when === 'after' ? (index % 2 === 0 ? 'passed' : 'failed') : null,
        by: index % 3 === 0 ? 'li | wang' : 'machine',
      };
    }),
  );
}

const filled = fc.record({ source: documents, values: fc.array(value, { minLength: 1, maxLength: 6 }) });

it('is the source again without its marks, and reads as it with them', () => {
  let tables = 0;
  fc.assert(
    fc.property(filled, ({ source, values }) => {
      const plan = compile(source, { path: 'plan.md', locale: 'zh-CN' });
      const records = recordsOf(started(plan), ...measurements(plan, values), ended('succeeded'));
      const report = fill({ source, plan, records, locale: 'zh-CN', timeZone: 'UTC' });
      tables += plan.metrics.length > 0 ? 1 : 0;
      expect(unfill(report)).toBe(source);
      expect(shapeOf(report, layerOf(report))).toEqual(shapeOf(source, null));
    }),
    { numRuns: 50 },
  );
  // Some of them are tables of metrics, or nothing was shown; which ones is for the dice.
  expect(tables).toBeGreaterThan(5);
});

it('on the page need no font with emoji', () => {
  const table =
    '| 指标 | 采集 | 要求 | 回滚前 | 回滚后 | 状态 |\n|-|-|-|-|-|-|\n| QPS | `echo 9` | ≥ 5 | | | |\n';
  const source = `# 回滚\n## 回滚步骤\n### 步骤 1: 停\n## 回滚后验证\n### 监控指标\n${table}`;
  const plan = compile(source, { locale: 'zh-CN', path: null });
  const [metric] = plan.metrics;
  const measured: Measured = {
    type: 'measured',
    metric: metric?.id ?? '',
    when: 'after',
    ordinal: null,
    value: '9',
    reason: null,
    verdict: 'passed',
    by: 'machine',
  };
  const page = htmlReport({ plan, records: recordsOf(started(plan), measured), locale: 'zh-CN' });
  expect(page).toContain('<td data-name="状态">✓</td>');
  expect(page).not.toContain('✅');
});
