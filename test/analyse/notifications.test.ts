import { describe, expect, it } from 'vitest';
import { compileText } from '../helpers/compact.ts';

const STEPS = '## 回滚步骤\n### 步骤 1: 停\n```bash\nstop-it\n```\n';

function read(text: string): readonly Record<string, unknown>[] {
  return compileText(`${STEPS}${text}`).notifications.map(
    ({ id, occasion, subject, channels, receivers, text: words }) => ({
      id,
      occasion,
      subject,
      channels,
      receivers,
      text: words,
    }),
  );
}

describe('notifications (language.md §7)', () => {
  it('takes the text, the occasion and what the labels around it say', () => {
    const found = read(
      [
        '## 7. 通知',
        '### 开始通知',
        '- **通知方式**: 钉钉群、邮件',
        '- **发送对象**：研发、客服',
        '```text',
        '主题: 【回滚开始】订单服务',
        '',
        '开始时间：[开始时间]',
        '```',
        '### 完成通知',
        '```',
        '已恢复',
        '```',
      ].join('\n'),
    );
    expect(found).toEqual([
      {
        id: 'n1',
        occasion: 'start',
        subject: '【回滚开始】订单服务',
        channels: ['钉钉群', '邮件'],
        receivers: ['研发', '客服'],
        text: '开始时间：[开始时间]',
      },
      { id: 'n2', occasion: 'completion', subject: null, channels: [], receivers: [], text: '已恢复' },
    ]);
  });

  it('reads bold lines as headings, and English', () => {
    const found = read('## Notifications\n**Rollback failed**\n```text\nIt failed at [step].\n```\n');
    expect(found).toMatchObject([{ occasion: 'failure', text: 'It failed at [step].' }]);
  });

  it('keeps the line of the first line of the text', () => {
    const plan = compileText(
      '## 回滚步骤\n- [ ] 好了\n## 通知\n### 开始通知\n```text\n主题: 开始\n正文\n```\n',
    );
    expect(plan.notifications[0]?.line).toBe(7);
  });

  it('sends no shell fence and no text without an occasion, and runs neither', () => {
    const text =
      '## 通知\n### 名单\n```text\n张三\n```\n### 开始通知\n```bash\ncurl https://hook.example.com\n```\n';
    expect(read(text)).toEqual([]);
    expect(compileText(`${STEPS}${text}`).phases).toHaveLength(1);
  });
});
