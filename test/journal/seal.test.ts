import { expect, it } from 'vitest';
import { brokenSeals, sealSecrets } from '../../src/journal/index.ts';
import type { Parameter } from '../../src/plan/types.ts';

const secret = (name: string, value: string | null): Parameter => ({
  name,
  value,
  secret: true,
  default: null,
  description: null,
  pattern: null,
  places: [],
});

it('tells another value from the one that was sealed, and keeps neither', async () => {
  const given = [secret('密码', 'hunter2'), secret('token', 'hunter2')];
  const seal = await sealSecrets(given);
  if (seal === null) throw new Error('nothing was sealed');
  expect(JSON.stringify(seal)).not.toContain('hunter2');
  expect(new Set(seal.secrets.map(({ hash }) => hash)).size).toBe(2);
  expect(await brokenSeals(seal, given)).toEqual([]);
  expect(await brokenSeals(seal, [secret('密码', 'hunter3'), secret('token', null)])).toEqual([
    '密码',
    'token',
  ]);
});

it('seals nothing where there is no secret', async () => {
  expect(await sealSecrets([{ ...secret('version', 'v1'), secret: false }])).toBeNull();
});
