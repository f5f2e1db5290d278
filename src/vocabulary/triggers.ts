import { foldHeading } from './fold.ts';

/** `强制回滚`: must; `建议回滚`: somebody decides. Null: the words say neither (language.md §1, §7). */
export function readForce(words: string): 'must' | 'should' | null {
  const text = foldHeading(words);
  if (/强制|必须|立即回滚|立即回退|\bmust\b|mandatory|required/i.test(text)) return 'must';
  return /建议|考虑|酌情|可选|可以回滚|\bshould\b|recommended|consider|optional/i.test(text)
    ? 'should'
    : null;
}

/** The heading of a decision table's last column. */
export function isOutcomeColumn(name: string): boolean {
  return /决定|决策|决断|行动|操作|处理|建议|是否回滚|动作|措施|decision|action|outcome/i.test(
    foldHeading(name),
  );
}
