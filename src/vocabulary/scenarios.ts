import { fold } from './fold.ts';

/** What a paragraph of a scenario is called: 现象, 排查步骤, 解决方案 (language.md §1). */
export interface ScenarioLabel {
  readonly kind: 'resolution' | 'other';
  /** What stands behind the label in the same paragraph, as the author wrote it. */
  readonly rest: string;
}

const RESOLUTION =
  '(?:解决(?:方案|方法|办法|措施|步骤)?|处理(?:方案|方法|办法|措施|建议)|应对(?:措施|方案)|恢复方法|resolution|solution|fix|remedy)';
const OTHER =
  '(?:现象|症状|表现|原因|可能原因|排查(?:步骤|方法|命令)?|诊断(?:步骤)?|检查(?:步骤)?|预防(?:措施)?|symptoms?|causes?|diagnos(?:is|tics?)|checks?|problem|prevention)';

const LABEL = new RegExp(`^\\W*(?:(${RESOLUTION})|(${OTHER}))\\W*[:：]\\W*`, 'i');

export function readScenarioLabel(paragraph: string): ScenarioLabel | null {
  const text = paragraph.replace(/\*\*|__/g, '').trim();
  const match = LABEL.exec(fold(text));
  if (match === null) return null;
  const at = text.search(/[:：]/);
  return { kind: match[1] === undefined ? 'other' : 'resolution', rest: text.slice(at + 1).trim() };
}

/** A heading of its own for what helps. */
export const saysResolution = (heading: string): boolean =>
  new RegExp(`^\\W*${RESOLUTION}\\W*$`, 'i').test(fold(heading));
