import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runJson } from '../../src/report/index.ts';
import { document, runOf } from './documents.ts';
import {
  answer,
  checkpoint,
  command,
  ended,
  manual,
  planFrom,
  planOf,
  ran,
  records,
  started,
  time,
} from './helpers.ts';

interface Schema {
  properties?: Record<string, Schema>;
  additionalProperties?: boolean;
  $defs?: Record<string, Schema>;
  items?: Schema;
}

const url = new URL('../../src/report/run.schema.json', import.meta.url);
const published = JSON.parse(readFileSync(url, 'utf8')) as Schema;

/** The same schema, refusing keys that it does not describe: readers may meet new ones, we may not write them unsaid. */
function closed(schema: Schema): Schema {
  const properties = Object.entries(schema.properties ?? {}).map(([key, value]) => [key, closed(value)]);
  const definitions = Object.entries(schema.$defs ?? {}).map(([key, value]) => [key, closed(value)]);
  return {
    ...schema,
    ...(schema.properties && {
      properties: Object.fromEntries(properties) as Record<string, Schema>,
      additionalProperties: false,
    }),
    ...(schema.$defs && { $defs: Object.fromEntries(definitions) as Record<string, Schema> }),
    ...(schema.items && { items: closed(schema.items) }),
  };
}

const ajv = new Ajv2020({
  allowUnionTypes: true,
  formats: { 'date-time': (text: string) => !Number.isNaN(Date.parse(text)) },
});
const validate = ajv.compile(closed(published));

describe('a run as JSON', () => {
  const source = '```bash\nsystemctl stop pay\nvim x\n```\n- [ ] gone\n- [x] known\n';
  const parameter = { default: null, description: null, pattern: null, places: [] };
  const choice = { id: '1.1', option: 'systemd' };
  const plan = planOf(source, {
    actions: [
      command(source, 'systemctl stop pay', { id: '1.1/1', choice }),
      manual(source, 'vim x', { id: '1.1/m1' }),
      checkpoint(source, 'gone', { id: '1.1/c1' }),
      checkpoint(source, 'known', { id: '1.1/c2', check: 'true' }),
    ],
    choices: [{ id: '1.1', options: ['systemd', 'Git'], chosen: 'systemd', line: 2 }],
    parameters: [
      { ...parameter, name: 'token', secret: true, value: 'hunter2' },
      { ...parameter, name: 'tag', secret: false, value: null },
    ],
  });
  const stdout = { path: 'out', offset: 7, bytes: 3 };
  const expectations = [
    {
      line: 3,
      verdict: 'passed' as const,
      reading: '= hunter2',
      actual: 'hunter2',
      nearest: null,
      by: 'machine',
    },
  ];
  const journal = records(
    started(plan),
    ...ran('1.1/1', { stdout, expectations }),
    answer('1.1/c1', 'yes'),
    answer('1.1/m1', 'no', { question: 'manual', reason: 'no hunter2 at hand' }),
    ended('failed', 'a manual action was not done'),
  );

  it('holds every action of the plan, and no secret', () => {
    const json = runJson({ plan, records: journal, directory: '.mdrollback/runs/x' });
    expect(json).toMatchObject({
      schema: 'mdrollback.run/1',
      directory: '.mdrollback/runs/x',
      plan: { digest: 'sha256:0011', source: { path: 'rollback.md' } },
      result: 'failed',
      exitStatus: 1,
      operator: '张三',
      host: 'paygw-1',
      startedAt: time(0),
      endedAt: time(6),
      parameters: [
        { name: 'token', secret: true, value: '••••' },
        { name: 'tag', secret: false, value: null },
      ],
      choices: [{ id: '1.1', options: ['systemd', 'Git'], chosen: 'systemd' }],
      decision: null,
      deviations: [
        {
          kind: 'denied',
          id: '1.1/m1',
          by: '李四',
          at: '2026-11-22T03:12:50.000Z',
          reason: 'no •••• at hand',
        },
      ],
      actions: [
        {
          id: '1.1/1',
          kind: 'command',
          line: 2,
          outcome: 'passed',
          exitStatus: 0,
          attempts: 1,
          durationMs: 120,
          stdout,
          choice,
        },
        {
          id: '1.1/m1',
          kind: 'manual',
          manualReason: 'interactive',
          outcome: 'failed',
          by: '李四',
          reason: 'no •••• at hand',
        },
        {
          id: '1.1/c1',
          kind: 'checkpoint',
          outcome: 'passed',
          by: '李四',
          at: time(4),
          confirmed: true,
          check: null,
        },
        {
          id: '1.1/c2',
          kind: 'checkpoint',
          outcome: 'not-run',
          why: 'author-ticked',
          checked: true,
          confirmed: false,
        },
      ],
    });
    expect(JSON.stringify(json)).not.toContain('hunter2');
    expect(validate(json), ajv.errorsText(validate.errors)).toBe(true);
  });

  it('is valid for a journal that has only begun', () => {
    const json = runJson({ plan, records: records(started(plan)) });
    expect(json).toMatchObject({ result: 'running', exitStatus: null, endedAt: null, directory: null });
    expect(validate(json), ajv.errorsText(validate.errors)).toBe(true);
  });

  it('refuses what is no run', () => {
    expect(validate({ ...runJson({ plan, records: journal }), result: 'fine' })).toBe(false);
    expect(validate({ ...runJson({ plan, records: journal }), unsaid: 1 })).toBe(false);
  });

  it('is valid, and survives JSON, whatever happened', () => {
    const runs = document.chain((text) => {
      const read = planFrom(text);
      return runOf(read).map((happened) => ({ read, happened }));
    });
    fc.assert(
      fc.property(runs, ({ read, happened }) => {
        const json = runJson({ plan: read, records: happened });
        expect(validate(json), ajv.errorsText(validate.errors)).toBe(true);
        expect(JSON.parse(JSON.stringify(json))).toEqual(json);
        const ids = read.phases.flatMap((phase) =>
          phase.steps.flatMap((step) => step.actions.map(({ id }) => id)),
        );
        expect(json.actions.map(({ id }) => id)).toEqual(ids);
      }),
      { numRuns: 50 },
    );
  });
});
