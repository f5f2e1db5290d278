import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readNotifyConfig } from '../../src/notify/index.ts';

const TEXT = readFileSync('examples/notifications/mdrollback.yaml', 'utf8');

it('the example of a config file is read without a problem', () => {
  const names = [...TEXT.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name);
  const environment = Object.fromEntries(names.map((name) => [name, 'https://example.com/hook']));
  const { channels, problems } = readNotifyConfig(TEXT, environment);
  expect(problems).toEqual([]);
  expect(channels.map(({ kind }) => kind.type)).toEqual([
    'dingtalk',
    'wecom',
    'feishu',
    'mail',
    'webhook',
    'command',
  ]);
  expect(channels.flatMap(({ unset }) => unset)).toEqual([]);
});

it('holds no secret', () => {
  expect(TEXT).not.toMatch(/^\s+(?:url|secret|password): *(?! |\$\{)/m);
});
