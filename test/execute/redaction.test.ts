import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../src/plan/types.ts';
import { command, phase, planWith, step } from '../helpers/plan-builder.ts';
import { expected, outcomes, play } from './rig.ts';

const password: Parameter = {
  name: 'password',
  secret: true,
  value: 'hunter2-secret',
  default: null,
  description: null,
  pattern: null,
  places: [],
};

/** `<password>` at its place in the text. */
function using(text: string): Parameters<typeof command>[1] {
  const start = text.indexOf('<password>');
  const end = start + '<password>'.length;
  return { bindings: [{ parameter: 'password', start, end, context: 'double-quoted' }] };
}

describe('a secret', () => {
  const text = 'echo "pw <password>"';
  const login = planWith(
    { parameters: [password] },
    phase(
      '1',
      step('1.1', command(text, { ...using(text), expectations: [expected('`pw hunter2-secret`')] })),
    ),
  );

  it('is masked in the output file before anybody hears that the command has ended, and judged as it was printed', async () => {
    const seen: string[] = [];
    const played = await play(login, {
      onShow: (progress, { directory }) => {
        if (progress.kind !== 'event' || progress.event.type !== 'command-ended') return;
        const { path, offset, bytes } = progress.event.stdout;
        seen.push(readFileSync(join(directory, path)).toString('utf8', offset, offset + bytes));
        for (const file of readdirSync(join(directory, 'session')).filter((name) =>
          /^(std|output)/.test(name),
        ))
          expect(readFileSync(join(directory, 'session', file), 'utf8')).not.toContain('hunter2');
      },
    });
    expect(seen).toEqual(['pw **************\n']);
    expect(outcomes(played)).toEqual({ '1.1/1': 'passed' });
    expect(JSON.stringify(played.records)).not.toContain('hunter2');
  });

  it.each([
    ['masked', login],
    ['as it was printed', planWith({}, phase('1', step('1.1', command('echo pw; echo more >&2'))))],
  ])('leaves a digest of what stands in the file: %s', async (_how, plan) => {
    const {
      records,
      runDirectory: { directory },
    } = await play(plan);
    const ended = records.flatMap(({ event }) => (event.type === 'command-ended' ? [event] : []));
    const printed = ended.flatMap(({ stdout, stderr }) => [stdout, stderr]).filter(({ bytes }) => bytes > 0);
    expect(printed.length).toBeGreaterThan(0);
    for (const { path, offset, bytes, sha256 } of printed) {
      const file = readFileSync(join(directory, path));
      expect(sha256).toBe(
        createHash('sha256')
          .update(file.subarray(offset, offset + bytes))
          .digest('hex'),
      );
    }
  });

  it('is not taken for a word of the journal, whatever it is', async () => {
    const odd = { ...password, value: 'command-ended' };
    const played = await play({ ...login, parameters: [odd] });
    expect(played.records.map(({ event }) => event.type)).toContain('command-ended');
    expect(outcomes(played)).toEqual({ '1.1/1': 'failed' });
  });
});
