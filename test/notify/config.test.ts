import { describe, expect, it } from 'vitest';
import { readNotifyConfig } from '../../src/notify/index.ts';

const ENVIRONMENT = { OPS_URL: 'https://oapi.example.com/robot?access_token=T', OPS_SECRET: 'SEC' };

describe('mdrollback.yaml', () => {
  it('describes channels; what is secret comes from the environment', () => {
    const { channels, problems } = readNotifyConfig(
      [
        'notify:',
        '  channels:',
        '    ops:',
        '      type: dingtalk',
        '      names: [钉钉群, 值班群]',
        '      url: ${OPS_URL}',
        '      secret: ${OPS_SECRET}',
        '      on: [failure, waiting]',
      ].join('\n'),
      ENVIRONMENT,
    );
    expect(problems).toEqual([]);
    expect(channels).toMatchObject([
      { name: 'ops', names: ['钉钉群', '值班群'], occasions: ['failure', 'waiting'], unset: [] },
    ]);
    expect(channels[0]?.settings.get('url')).toBe(ENVIRONMENT.OPS_URL);
    expect(channels[0]?.secrets).toEqual([ENVIRONMENT.OPS_URL, 'SEC']);
  });

  it('names what is not set, and keeps the channel for its texts', () => {
    const text = 'notify:\n  channels:\n    ops:\n      type: wecom\n      url: ${NOT_SET}\n';
    expect(readNotifyConfig(text, {}).channels).toMatchObject([{ name: 'ops', unset: ['NOT_SET'] }]);
  });

  it.each([
    [
      'notify:\n  channels:\n    ops: {type: dingtalk, url: "https://x/?access_token=T"}',
      'literal-secret',
      3,
    ],
    ['notify:\n  channels:\n    ops:\n      type: pigeon\n', 'unknown-type', 4],
    ['notify:\n  channels:\n    ops:\n      type: slack\n', 'missing-setting', 4],
    [
      'notify:\n  channels:\n    ops:\n      type: slack\n      url: ${OPS_URL}\n      colour: red\n',
      'unknown-key',
      6,
    ],
    [
      'notify:\n  channels:\n    ops:\n      type: slack\n      url: ${OPS_URL}\n      on: [lunch]\n',
      'unknown-occasion',
      6,
    ],
    ['notify:\n  channels: [ops]\n', 'not-a-map', 2],
    ['notify:\n  channels:\n    ops:\n      type: slack\n      url: ${OPS_SECRET}\n', 'bad-url', 5],
    ['notify: {\n', 'syntax', 2],
    ['notify:\n  channels:\n    m: {type: mail, host: h, port: smtp, from: a, to: b}\n', 'bad-port', 3],
  ])('%j is told as %s at line %i', (text, code, line) => {
    const { problems } = readNotifyConfig(text, ENVIRONMENT);
    expect(problems).toMatchObject([{ code, line }]);
  });

  it('never shows a secret in a problem', () => {
    const text = 'notify:\n  channels:\n    ops: {type: dingtalk, url: "https://x/?access_token=TOKEN"}';
    expect(JSON.stringify(readNotifyConfig(text, {}).problems)).not.toContain('TOKEN');
  });

  it('may be empty', () => {
    for (const text of ['', 'notify:\n', '# nothing\n', 'notify:\n  channels:\n'])
      expect(readNotifyConfig(text, {})).toEqual({ channels: [], problems: [] });
  });
});
