import { describe, expect, test } from 'vitest';
import { nasty } from './nasty.ts';
import { withRig } from './rig.ts';

function matches(expected: string | RegExp | undefined): unknown {
  return expected instanceof RegExp ? expect.stringMatching(expected) : (expected ?? '');
}

describe('nasty commands', () => {
  test('the table is as long as it should be', () => {
    expect(nasty.length).toBeGreaterThanOrEqual(60);
  });

  for (const { name, environment, commands } of nasty) {
    test(name, async () => {
      await withRig(async (rig) => {
        for (const command of commands) {
          const seen = await rig.run(command.text);
          const about = `${command.text} → ${seen.reason ?? ''}`;
          expect
            .soft({
              about,
              status: seen.exitStatus,
              outcome: seen.outcome,
              ended: seen.shellEnded,
              out: seen.out,
              err: seen.err,
            })
            .toEqual({
              about,
              status: command.status === undefined ? 0 : command.status,
              outcome: command.outcome ?? 'exited',
              ended: command.ended ?? false,
              out: matches(command.stdout),
              err: matches(command.stderr),
            });
          const lost = (command.lost ?? []).map((pattern) => expect.stringMatching(pattern) as unknown);
          expect.soft({ about, lost: seen.notRestored }).toEqual({ about, lost });
          if (command.pipeStatus !== undefined) expect.soft(seen.pipeStatus).toEqual(command.pipeStatus);
        }
      }, environment);
    });
  }
});
