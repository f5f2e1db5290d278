import { beforeAll, describe, expect, it } from 'vitest';
import { builtProgram } from '../cli/program.ts';
import { HANG_UP, KEY, type Exchange } from '../helpers/terminal.ts';
import { BEGIN, bash, documentOf, rehearse, resume, stepOf, type Rehearsed } from './rehearsal.ts';

beforeAll(() => {
  builtProgram();
});

const METRICS = `${documentOf(stepOf('1.1', 'Go', bash('echo gone > gone.txt')))}
## Post-rollback checks

### Metrics

| Metric | Required | Before | After |
| --- | --- | --- | --- |
| orders | > 5 | | |
| errors | < 5 | | |
`;
const ORDERS = 'What is “orders” now?';
const ERRORS = 'What is “errors” now?';
const AFTER = 'After';

describe.concurrent('input that ends at a metric that nobody measures', () => {
  it('tells that it is not collected, and asks for the next', async () => {
    await rehearse(
      METRICS,
      [
        BEGIN,
        [ORDERS, ''],
        [`${AFTER}: `, KEY.ctrlD],
        ['not collected', ''],
        [ERRORS, ''],
        [`${AFTER}: `, '3\r'],
      ],
      ({ status, report, events }) => {
        expect(status).toBe(0);
        expect(events('measured').filter(({ when }) => when === 'after')).toMatchObject([
          { value: null, by: 'machine' },
          { value: '3', by: 'li' },
        ]);
        expect(report).toMatch(/orders \| > 5 \|.*not collected.*\n.*errors \| < 5 \|.*3/);
      },
    );
  });

  it('because the terminal has gone leaves the run to be taken up, and it is asked again', async () => {
    await rehearse(METRICS, [BEGIN, [ORDERS, ''], [`${AFTER}: `, '9'], ['9', HANG_UP]], async (gone) => {
      expect(gone.status).toBe(129);
      expect(gone.events('measured').filter(({ when }) => when === 'after')).toEqual([]);
      expect(gone.events('run-ended').at(-1)).toMatchObject({ result: 'stopped' });
      const again = await resume(gone.cwd, [
        [ORDERS, ''],
        [`${AFTER}: `, '7\r'],
        [ERRORS, ''],
        [`${AFTER}: `, '3\r'],
      ]);
      expect(again.status).toBe(0);
      const told = again.events('measured').filter(({ when }) => when === 'after');
      expect(told.map(({ value, by }) => [value, by])).toEqual([
        ['7', 'wang'],
        ['3', 'wang'],
      ]);
      expect(again.events('command-started')).toHaveLength(1);
    });
  });
});

const CLOSED = `# Rehearsal

## 回滚概述

- **可回滚时间**: 2020-01-01 02:00 前

## Rollback steps

${stepOf('1.1', 'Go', bash('echo gone > gone.txt'))}`;
const WHY = 'type the reason';

describe.concurrent('input that ends at the question why it is run outside of its window', () => {
  it.each<readonly [string, readonly Exchange[], number]>([
    ['by Ctrl-D', [[WHY, KEY.ctrlD]], 4],
    ['by an empty line', [[WHY, '\r']], 4],
    [
      'with half a reason',
      [
        [WHY, 'data is being lost'],
        ['lost', HANG_UP],
      ],
      129,
    ],
  ])('%s begins nothing', async (_what, exchanges, status) => {
    const look = (ran: Rehearsed): void => {
      expect(ran.status).toBe(status);
      expect(ran.read('gone.txt') ?? ran.read('.mdrollback')).toBeNull();
      if (status === 4) expect(ran.screen).toContain('Not begun; nothing was run');
    };
    await rehearse(CLOSED, exchanges, look, { flags: ['--lang', 'en'] });
  });
});

const DIAGNOSED = `${documentOf(stepOf('1.1', 'Switch', bash('test -e ready')))}
## Troubleshooting

### Scenario 1: ready is missing

Symptom: test fails

${bash('echo looked > looked.txt')}`;
const MENU: Exchange = ['1.1/1 failed. What now?', ''];
const NUMBER = 'Type a number';

describe.concurrent('input that ends while a failure is diagnosed', () => {
  it('runs nothing and goes back to the menu, where nobody answers', async () => {
    await rehearse(
      DIAGNOSED,
      [BEGIN, MENU, [NUMBER, '6\r'], ['Scenario 1', ''], ['go back: ', KEY.ctrlD], MENU, [NUMBER, KEY.ctrlD]],
      ({ status, read, events }) => {
        expect({ status, looked: read('looked.txt') }).toEqual({ status: 1, looked: null });
        expect(events('chosen').map(({ way }) => way)).toEqual(['diagnose']);
      },
    );
  });
});
