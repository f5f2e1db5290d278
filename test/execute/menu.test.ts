import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Menu } from '../../src/execute/index.ts';
import { command, phase, plan, step } from '../helpers/plan-builder.ts';
import { outcomes, play } from './rig.ts';

const fragile = plan(phase('1', step('1.1', command('echo tried >> ledger; [ -e mended ]'))));

/** Mends what made the command fail, then takes a way on. */
async function mend({ failure }: Menu): Promise<void> {
  const directory = failure.stderr?.path.split('/.mdrollback/')[0] ?? '';
  await writeFile(join(directory, 'mended'), '');
}

describe('an action that failed', () => {
  it('is tried again when a person says so', async () => {
    const played = await play(fragile, {
      choose: async (menu) => {
        await mend(menu);
        return { way: 'retry', reason: null, text: null, by: 'wang' };
      },
    });
    expect(played.ledger).toEqual(['tried', 'tried']);
    expect(played.ended.result).toBe('succeeded');
    expect(outcomes(played)).toEqual({ '1.1/1': 'unverified' });
    const starts = played.records.flatMap(({ event }) => (event.type === 'command-started' ? [event] : []));
    expect(starts.map(({ attempt, again }) => [attempt, again])).toEqual([
      [1, null],
      [2, 'retry'],
    ]);
  });

  it('is left as it is when nobody chooses', async () => {
    const played = await play(fragile, {});
    expect(played.ledger).toEqual(['tried']);
    expect(played.ended).toMatchObject({ result: 'failed', exitStatus: 1 });
  });

  it('is offered to nobody in an unattended run', async () => {
    const played = await play(fragile, { options: { unattended: true } });
    expect(played.offered).toEqual([]);
    expect(played.ended).toMatchObject({ result: 'failed', exitStatus: 1 });
  });
});
