import { fold } from './fold.ts';

/** What a column of a table of metrics holds (language.md §7). */
export type MetricColumn = 'name' | 'collect' | 'requirement' | 'before' | 'after' | 'status';

const COLUMNS: readonly (readonly [MetricColumn, RegExp])[] = [
  ['before', /(?:回滚|回退|执行|操作)前|^before|^pre-?rollback|^baseline$|^基线$/i],
  ['after', /(?:回滚|回退|执行|操作)后|^after|^post-?rollback/i],
  ['status', /^(?:状态|结果|是否(?:达标|正常|通过)|结论|status|result|ok\??)$/i],
  [
    'collect',
    /采集|查询|promql|^(?:获取|检查|测量)(?:方式|方法|命令)$|^命令$|^(?:command|query|collect(?:ion|ed by)?|how|source)$/i,
  ],
  ['requirement', /要求|阈值|目标|正常(?:值|范围)|标准|期望|预期|threshold|require|target|limit|expected/i],
  ['name', /指标|监控项|metric|indicator/i],
];

/** Null: a column of something else. */
export function readMetricColumn(header: string): MetricColumn | null {
  const words = fold(header)
    .replace(/\*\*|__|`/g, '')
    .trim();
  return COLUMNS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}

/** The header says that its cells are queries. */
export const saysPromql = (header: string): boolean => /promql|prometheus/i.test(fold(header));

/** `promql: up == 1`: the query; null where the text is none. */
export function readPromql(text: string): string | null {
  const query = /^\s*`?\s*promql\s*[:：]\s*([\s\S]+?)\s*`?\s*$/i.exec(text)?.[1] ?? '';
  return query === '' ? null : query;
}

/** `<备份数量>`, `= <备份数量>`: a value that the run has recorded. */
export function readRecordedName(text: string): string | null {
  return /^[=＝]?\s*[<＜]([^<>＜＞]+)[>＞]$/.exec(text.trim())?.[1]?.trim() ?? null;
}

/** A cell that waits to be filled in: empty, or with a placeholder in it. */
export function isOpenCell(text: string): boolean {
  return /^(?:|[-–—_/\s]+|\.{2,}|…+|\[[^\]]*\]|_+|x{2,}\s*\S{0,4}|n\/?a|tbd|todo|待(?:填|填写|采集|测|定|记录)|未采集|☐|⬜|□|\?+)$/i.test(
    fold(text).trim(),
  );
}
