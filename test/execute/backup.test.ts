import { describe, expect, it } from 'vitest';
import type { Question } from '../../src/execute/index.ts';
import { runJson } from '../../src/report/index.ts';
import {
  check,
  checkpoint,
  command,
  phase,
  phaseWith,
  planWith,
  step,
  stepWith,
} from '../helpers/plan-builder.ts';
import { expected, no, play, yes, type Played, type Scene } from './rig.ts';

/** A backup check, then a step that cannot be undone. */
function destroying(backup: Parameters<typeof stepWith>[2] | null): ReturnType<typeof planWith> {
  const checks = backup === null ? [] : [phaseWith('0', { role: 'prechecks' }, step('0.1', backup))];
  return planWith(
    { backupChecks: ['0.1/1', '0.1/c1'] },
    ...checks,
    phase('1', stepWith('1.1', { irreversible: true }, command('echo gone >> ledger'))),
  );
}

const verified = command('echo intact', { expectations: [expected('intact')] });

const kinds = ({ asked }: Played): readonly string[] => asked.map(({ kind }) => kind);

function backupSeen({ asked }: Played): unknown {
  const gate = asked.find(
    (question) => question.kind === 'irreversible' || question.kind === 'backup-override',
  );
  return gate !== undefined && 'backup' in gate ? gate.backup.kind : null;
}

const overriding = (question: Question): ReturnType<NonNullable<Scene['answer']>> =>
  question.kind === 'backup-override' ? { ...yes, reason: 'a copy is on tape' } : yes;

describe('an irreversible step behind a backup check', () => {
  it('is asked about with the check on screen once it held', async () => {
    const played = await play(destroying(verified), { answer: () => yes });
    expect(kinds(played)).toEqual(['irreversible']);
    expect(backupSeen(played)).toBe('held');
    expect(played.ledger).toEqual(['gone']);
  });

  it('says so where the document verifies none', async () => {
    const played = await play(destroying(null), { answer: () => yes });
    expect(kinds(played)).toEqual(['irreversible']);
    expect(backupSeen(played)).toBe('none');
  });

  it.each<readonly [string, Parameters<typeof stepWith>[2], Partial<Scene>]>([
    ['ran with nothing asserted', command('echo intact'), {}],
    ['was ticked by the author', checkpoint('backup verified', { checked: true }), {}],
    [
      'was vouched for beforehand',
      checkpoint('backup verified'),
      {
        answer: (question) =>
          question.kind === 'checkpoint' ? { ...yes, how: 'vouched' } : overriding(question),
      },
    ],
    [
      'does not apply',
      checkpoint('backup verified'),
      {
        answer: (question) =>
          question.kind === 'checkpoint'
            ? { ...no, answer: 'not-applicable', reason: 'none' }
            : overriding(question),
      },
    ],
    [
      'failed and was passed over',
      checkpoint('backup verified', { check: check('false') }),
      { choose: () => ({ way: 'skip', reason: 'no time', text: null, by: 'wang' }) },
    ],
  ])('needs a reason where the check %s', async (_, backup, scene) => {
    const plan = destroying(backup);
    const played = await play(plan, { answer: overriding, ...scene });
    expect(kinds(played).filter((kind) => kind !== 'checkpoint')).toEqual([
      'backup-override',
      'irreversible',
    ]);
    expect(played.ledger).toEqual(['gone']);
    const { deviations } = runJson({
      plan,
      records: played.records,
      directory: played.runDirectory.directory,
    });
    expect(deviations).toContainEqual(
      expect.objectContaining({ kind: 'overridden', id: '1.1', by: 'wang', reason: 'a copy is on tape' }),
    );
  });

  it('does not begin without a reason, nor by a bare yes', async () => {
    const declined = await play(destroying(command('echo intact')), { answer: () => no });
    expect(declined.ended).toMatchObject({ result: 'stopped', exitStatus: 4 });
    const bare = await play(destroying(command('echo intact')), { answer: () => yes });
    expect(bare.ended).toMatchObject({ result: 'waiting', exitStatus: 3 });
    expect([...declined.ledger, ...bare.ledger]).toEqual([]);
  });

  it('is not opened by --allow-irreversible alone, but with --override-backup-check', async () => {
    const plan = destroying(command('echo intact'));
    const nobody = { answer: 'unanswered', why: 'nobody is here' } as const;
    const allowed = await play(plan, { policy: { allowIrreversible: ['1.1'] }, answer: () => nobody });
    expect(allowed.ended.exitStatus).toBe(3);
    expect(allowed.ledger).toEqual([]);
    const policy = { allowIrreversible: ['1.1'], overrideBackupCheck: 'restored from tape in May' };
    const overridden = await play(plan, { policy });
    expect(overridden.ledger).toEqual(['gone']);
    expect(overridden.records.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({
        question: 'backup-override',
        reason: 'restored from tape in May',
        how: 'option',
      }),
    );
  });

  it('asks for the reason once', async () => {
    const plan = planWith(
      { backupChecks: ['0.1/1'] },
      phase('0', step('0.1', command('echo intact'))),
      phase(
        '1',
        stepWith('1.1', { irreversible: true }, command('echo one >> ledger')),
        stepWith('1.2', { irreversible: true }, command('echo two >> ledger')),
      ),
    );
    const played = await play(plan, { answer: overriding });
    expect(kinds(played)).toEqual(['backup-override', 'irreversible', 'irreversible']);
    expect(played.ledger).toEqual(['one', 'two']);
  });
});
