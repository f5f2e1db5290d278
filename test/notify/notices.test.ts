import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noticesFor, readNotifyConfig } from '../../src/notify/index.ts';
import type { NoticeInput } from '../../src/notify/notices.ts';
import type { Notification, Parameter } from '../../src/plan/types.ts';

const CONFIG = [
  'notify:',
  '  channels:',
  '    ops: {type: dingtalk, names: [钉钉群], url: "${URL}"}',
  '    boss: {type: command, command: [tell-boss], on: [failure]}',
].join('\n');
const { channels } = readNotifyConfig(CONFIG, { URL: 'https://example.com/x' });

const started: Notification = {
  id: 'n1',
  occasion: 'start',
  title: '开始通知',
  line: 9,
  subject: null,
  channels: [],
  receivers: [],
  text: '【回滚开始】订单服务\n开始时间：[开始时间]\n预计恢复：[预计恢复]\n版本：<version> {{token}}\n说明：[见手册](x.md)',
};

const parameter = (name: string, value: string, secret = false): Parameter => ({
  name,
  value,
  secret,
  default: null,
  description: null,
  pattern: null,
  places: [],
});

function notices(more: Partial<NoticeInput> = {}): ReturnType<typeof noticesFor> {
  return noticesFor({
    occasion: 'start',
    notifications: [started],
    parameters: [parameter('version', '1.0.0'), parameter('token', 'hunter2', true)],
    channels,
    facts: new Map([['started-at', '03:12']]),
    section: false,
    locale: 'zh-CN',
    ...more,
  });
}

describe('a document’s notification', () => {
  it('is filled from the run; what no fact fills stays and is named; a secret never goes out', () => {
    const [notice] = notices();
    expect(notice?.text).toBe(
      '【回滚开始】订单服务\n开始时间：03:12\n预计恢复：[预计恢复]\n版本：1.0.0 {{token}}\n说明：[见手册](x.md)',
    );
    expect(notice?.unfilled).toEqual(['预计恢复']);
    expect(notice?.subject).toBe('【回滚开始】订单服务');
  });

  it('goes to every channel of its occasion when it names none', () => {
    expect(notices()[0]?.channels.map(({ name }) => name)).toEqual(['ops']);
    const failure = notices({ occasion: 'failure', notifications: [] });
    expect(failure[0]?.channels.map(({ name }) => name)).toEqual(['ops', 'boss']);
  });

  it.each([
    [['钉钉群'], ['ops'], []],
    [['OPS'], ['ops'], []],
    // By its type, where the config gives it another name.
    [['钉钉'], ['ops'], []],
    [['钉钉群', '短信'], ['ops'], ['短信']],
    [['短信'], [], ['短信']],
  ])('%j goes to %j, and %j is said to be unknown', (wanted, to, unknown) => {
    const [notice] = notices({ notifications: [{ ...started, channels: wanted }] });
    expect(notice?.channels.map(({ name }) => name)).toEqual(to);
    expect(notice?.unknown).toEqual(unknown);
  });

  it('has a text of ours where the document has none', () => {
    const facts = new Map([
      ['title', '订单服务'],
      ['step', '2.1 恢复'],
    ] as const);
    const [notice] = notices({ occasion: 'failure', notifications: [started], facts });
    expect(notice?.text).toBe('【回滚失败】订单服务\n步骤：2.1 恢复');
  });
});

describe('a value', () => {
  it('holds no blank of its own: what a value says in brackets goes out as it is', () => {
    const [notice] = notices({
      notifications: [
        { ...started, subject: '【<version>】', text: '版本 <version>，[<version>]，[开始时间]' },
      ],
      parameters: [parameter('version', 'v1 [开始时间] <version> [x]')],
    });
    const value = 'v1 [开始时间] <version> [x]';
    expect(notice?.subject).toBe(`【${value}】`);
    expect(notice?.text).toBe(`版本 ${value}，[${value}]，03:12`);
    expect(notice?.unfilled).toEqual([]);
  });

  it('fills its blank and nothing else, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (value) => {
        const text = 'A：[开始时间]\nB：<version>\nC：[预计恢复]';
        const [notice] = notices({
          notifications: [{ ...started, subject: '主题 [开始时间]', text }],
          facts: new Map([['started-at', `${value}[预计恢复]`]]),
          parameters: [parameter('version', value)],
        });
        expect(notice?.text.split('\n')).toHaveLength(3);
        expect(notice?.subject).not.toMatch(/[\r\n\0\x1b\u202e]/);
        expect(notice?.text).not.toMatch(/[\r\0\x1b\u202e]/);
      }),
    );
  });
});
