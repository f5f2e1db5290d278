import { describe, expect, it } from 'vitest';
import { compile } from '../../src/analyse/index.ts';
import { fill, runJson, unfill } from '../../src/report/index.ts';
import { play, type Scene, type Played } from './rig.ts';

const SOURCE = (rows: string): string =>
  `# 回滚方案\n\n## 回滚步骤\n\n### 步骤 1.1: 恢复\n\n\`\`\`bash\nexport LEVEL=7; echo 9 > level\n\`\`\`\n\n## 回滚后验证\n\n### 监控指标\n\n| 指标 | 要求 | 采集 | 回滚前 | 回滚后 | 状态 |\n|---|---|---|---|---|---|\n${rows}\n`;

async function measured(
  rows: string,
  scene: Scene = {},
): Promise<Played & { source: string; report: string }> {
  const source = SOURCE(rows);
  const plan = compile(source, { path: 'plan.md', locale: 'en' });
  const played = await play(plan, scene);
  const report = fill({ source, plan, records: played.records, locale: 'zh-CN', timeZone: 'UTC' });
  expect(unfill(report)).toBe(source);
  return { ...played, source, report };
}

const cellsOf = (report: string, name: string): string[] =>
  (report.split('\n').findLast((line) => line.startsWith(`| ${name} `)) ?? '')
    .replace(/<!--.*?-->/g, '')
    .split('|')
    .map((cell) => cell.trim())
    .slice(4, 7);

describe('metrics', () => {
  it('are measured before phase 1 and after the last, in the run’s own bash, and judged', async () => {
    const { ended, report } = await measured(
      '| 级别 | = 9 | `cat level` | | | |\n| 变量 | = 8 | `printenv LEVEL` | - | XX | |',
    );
    expect(ended.result).toBe('succeeded');
    expect(
      ended.state.measured.map(({ metric, when, value, verdict }) => [metric, when, value, verdict]),
    ).toEqual([
      ['metric-1', 'before', null, null],
      ['metric-2', 'before', null, null],
      ['metric-1', 'after', '9', 'passed'],
      ['metric-2', 'after', '7', 'failed'],
    ]);
    expect(cellsOf(report, '级别')).toEqual(['未采集', '9', '✅']);
    expect(cellsOf(report, '变量')).toEqual(['- 未采集', 'XX 7', '❌']);
  });

  it('are the number that is asked for, not all that a tool prints around it', async () => {
    const { ended, report } = await measured(
      '| 磁盘使用率 | < 101% | `df -P /` | | | |\n| 根分区 | < 101% | `df -P /` | | | |',
    );
    const values = ended.state.measured.map(({ value, verdict }) => [value, verdict]);
    expect(values).toHaveLength(4);
    for (const [value] of values) expect(value).toMatch(/^[0-9]+%$/);
    expect(values.slice(2).map(([, verdict]) => verdict)).toEqual(['passed', 'passed']);
    expect(cellsOf(report, '磁盘使用率')[1]).toMatch(/^[0-9]+%$/);
  });

  it('are not measured where the guard has something against it', async () => {
    const asked: string[] = [];
    const guard = (_plan: unknown, id: string, text: string): string | null => {
      asked.push(`${id} ${text}`);
      return 'a value would be code there';
    };
    const { ended } = await measured('| 级别 | = 9 | `cat level` | | | |', { options: { guard } });
    expect(asked).toEqual(['metric-1 cat level', 'metric-1 cat level']);
    expect(ended.state.measured.map(({ value, reason }) => [value, reason])).toEqual([
      [null, expect.stringContaining('a value would be code there')],
      [null, expect.stringContaining('a value would be code there')],
    ]);
  });

  it('are asked for where nothing measures them, and may be passed over', async () => {
    const { ended, report } = await measured('| QPS | > 100 | | | | |\n| 投诉 | | | | | |', {
      options: {},
      tellValue: (metric) => (metric.name === 'QPS' ? { value: '120', by: 'wang' } : null),
    });
    expect(ended.result).toBe('succeeded');
    expect(cellsOf(report, 'QPS').slice(1)).toEqual(['120（wang 填写）', '✅']);
    expect(cellsOf(report, '投诉').slice(2)).toEqual(['未采集']);
  });

  it('stand for nothing when a query has no answer, and carry hostile values unharmed', async () => {
    const { report, records, source } = await measured(
      '| 错误率 | < 1 | promql: up | | | |\n| 名字 | | `echo "a|b <script>--> ${X}"` | | | |'.replace(
        '|b',
        '\\|b',
      ),
      { options: { query: () => Promise.resolve({ value: null, reason: 'no | <b> series' }) } },
    );
    // Only the author's own, in the command.
    expect(report.split('<script>')).toHaveLength(2);
    const plan = compile(source, { path: 'plan.md', locale: 'en' });
    expect(runJson({ plan, records }).metrics).toMatchObject([
      { name: '错误率', after: { value: null, reason: 'no | <b> series' }, verdict: null },
      { name: '名字', after: { by: 'machine' } },
    ]);
  });
});
