import { describe, expect, it } from 'vitest';
import { compileText } from '../helpers/compact.ts';

/** What is done, in order: `id text`, of the section over whose two steps the words stand. */
function over(...lines: readonly string[]): readonly string[] {
  const plan = compileText(
    [
      '# 服务',
      '## 回滚步骤',
      ...lines,
      '',
      '### 步骤 1: 停',
      '```bash',
      'stop-app',
      '```',
      '### 步骤 2: 恢复',
      '```bash',
      'restore-app',
      '```',
    ].join('\n'),
  );
  return plan.phases.flatMap(({ steps }) =>
    steps.flatMap(({ actions }) => actions.map(({ id, kind, text }) => `${id} ${kind} ${text}`)),
  );
}

const STEPS = ['1.1/1 command stop-app', '1.2/1 command restore-app'];

describe('words over steps', () => {
  it.each([
    '开始前先通知业务方停止写入。',
    '执行前，请务必告知值班经理。',
    '联系 DBA 待命',
    '在负载均衡控制台摘除节点 A。',
    'Notify the payments team first.',
    'Before you begin, inform support.',
  ])('that no step does are asked of a person, before the steps: %s', (words) => {
    expect(over(words)).toEqual([`1.3/m1 manual ${words}`, ...STEPS]);
    expect(over('按以下步骤依次执行回滚。', '', words)).toEqual([`1.3/m1 manual ${words}`, ...STEPS]);
  });

  it.each([
    '按以下步骤依次执行回滚。',
    '执行以下步骤：',
    '停止应用并恢复数据。',
    '通知渠道见附录。',
    '联系人见文末。',
    '通知完成后开始第一步。',
    '回滚前的通知已发出。',
    '控制台会显示进度。',
    'Contact details are in the appendix.',
    'Restore the application in two steps.',
    'The team announces the result.',
  ])('that only say what the steps do, or where something stands, ask nothing: %s', (words) => {
    expect(over(words)).toEqual(STEPS);
  });

  it('leave the steps below the numbers that the author gave', () => {
    expect(over('```bash', 'look-first', '```')).toEqual(['1.3/1 command look-first', ...STEPS]);
  });
});
