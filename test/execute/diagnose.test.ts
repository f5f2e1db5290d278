import { describe, expect, it } from 'vitest';
import type { Chosen, Pick, Picked, Question } from '../../src/execute/index.ts';
import type { OnDemand, Plan } from '../../src/plan/types.ts';
import { command, phase, planWith, step, stepWith } from '../helpers/plan-builder.ts';
import { no, outcomes, play, yes } from './rig.ts';

function scenario(
  id: string,
  title: string,
  symptom: string,
  ...drafts: Parameters<typeof step>[1][]
): OnDemand {
  const alone = { ...step(id, ...drafts), title, line: 90, choices: [], environment: [] };
  return { ...alone, section: 'troubleshooting', symptom, resolution: '重做步骤 1.1', remedies: [] };
}

const looking = command('echo looked >> ledger', { readOnly: true });
const mending = command('echo mended >> ledger');

const plan: Plan = planWith(
  {
    onDemand: [
      scenario('t1', '场景 1: 磁盘空间不足', 'df 显示 100%', looking),
      scenario('t2', '场景 2: 数据库连接失败', '步骤 1.1 报 connection refused', looking, mending),
    ],
    contacts: {
      team: [{ line: 80, role: '值班负责人', name: '林晓', reach: '内线 8001' }],
      escalation: [
        {
          line: 84,
          level: '一级',
          condition: '任何一步失败',
          contact: '值班负责人',
          responseSeconds: 300,
          afterSeconds: null,
          steps: [],
        },
      ],
    },
  },
  phase('1', stepWith('1.1', { title: '恢复连接' }, command('echo "connection refused" >&2; false'))),
);

/** Diagnoses once, then stops. */
function once(): () => Chosen {
  let looked = false;
  return () => {
    const way = looked ? 'stop' : 'diagnose';
    looked = true;
    return { way, reason: null, text: null, by: 'wang' };
  };
}

function picking(...numbers: readonly number[]): (pick: Pick) => Picked {
  const left = [...numbers];
  return () => {
    const picked = left.shift();
    return picked === undefined ? { picked: 'back' } : { picked };
  };
}

describe('diagnosing', () => {
  it('offers the scenario first that shares most words with the failure, and says which', async () => {
    const picks: Pick[] = [];
    await play(plan, {
      choose: once(),
      pick: (pick) => {
        picks.push(pick);
        return { picked: 'back' };
      },
    });
    const [first] = picks;
    if (first?.kind !== 'scenario') throw new Error('no scenarios were offered');
    expect(first.scenarios.map(({ scenario: { title } }) => title)).toEqual([
      '场景 2: 数据库连接失败',
      '场景 1: 磁盘空间不足',
    ]);
    expect(first.scenarios[0]?.shared).toEqual(
      expect.arrayContaining(['connection', 'refused', '连接', '1.1']),
    );
    expect(first.scenarios[1]?.shared).toEqual([]);
  });

  it('runs what changes nothing at once, again when asked, and fails nothing by it', async () => {
    const played = await play(plan, { choose: once(), pick: picking(0, 0, 0) });
    expect(played.ledger).toEqual(['looked', 'looked']);
    expect(played.asked).toEqual([]);
    expect(outcomes(played)).toMatchObject({ '1.1/1': 'failed', 't2/1': 'unverified' });
    const starts = played.records.flatMap(({ event }) => (event.type === 'command-started' ? [event] : []));
    expect(starts.map(({ action, again }) => [action, again])).toEqual([
      ['1.1/1', null],
      ['t2/1', null],
      ['t2/1', 'on-demand'],
    ]);
  });

  it('offers none of what stands under 解决方案: that is shown', async () => {
    const onDemand = plan.onDemand.map((each) => ({ ...each, remedies: [`${each.id}/2`] }));
    const offered: unknown[] = [];
    const picked = picking(0);
    await play(
      { ...plan, onDemand },
      {
        choose: once(),
        pick: (pick) => {
          if (pick.kind === 'diagnostic') offered.push(pick.actions.map(({ id }) => id));
          return picked(pick);
        },
      },
    );
    expect(offered[0]).toEqual(['t2/1']);
  });

  it.each([
    ['yes', ['mended']],
    ['no', []],
  ])('asks before any other command; %s', async (answer, ledger) => {
    const asked: Question[] = [];
    const played = await play(plan, {
      choose: once(),
      pick: picking(0, 1),
      answer: (question) => {
        asked.push(question);
        return answer === 'yes' ? yes : no;
      },
    });
    expect(asked.map(({ kind }) => kind)).toEqual(['diagnostic']);
    expect(played.ledger).toEqual(ledger);
    expect(outcomes(played)['t2/2']).toBe(answer === 'yes' ? 'unverified' : 'not-run');
  });

  it('refuses a command whose parameter has no value', async () => {
    const bindings = [{ parameter: 'db', start: 5, end: 9, context: 'bare' as const }];
    const parameter = {
      secret: false,
      value: null,
      default: null,
      description: null,
      pattern: null,
      places: [],
    };
    const open = {
      ...plan,
      parameters: [{ name: 'db', ...parameter }],
      onDemand: [scenario('t1', '场景 1', '', command('echo <db> >> ledger', { bindings, readOnly: true }))],
    };
    const played = await play(open, { choose: once(), pick: picking(0) });
    expect(played.ledger).toEqual([]);
    expect(played.told).toContainEqual(expect.objectContaining({ kind: 'not-diagnosed' }));
  });

  it('refuses a command that the guard has something against', async () => {
    const guarded = {
      ...plan,
      onDemand: [scenario('t1', '场景 1', '', command('echo x >> ledger', { readOnly: true }))],
    };
    const options = { guard: () => 'a value would be code there' };
    const played = await play(guarded, { choose: once(), pick: picking(0), options });
    expect(played.ledger).toEqual([]);
    expect(played.told).toContainEqual(
      expect.objectContaining({ kind: 'not-diagnosed', reason: 'a value would be code there' }),
    );
  });

  it('is not offered where the document has no scenario', async () => {
    const played = await play({ ...plan, onDemand: [] }, { choose: once() });
    expect(played.offered[0]?.ways).not.toContain('diagnose');
  });
});

describe('whom to call', () => {
  it('shows the level whose turn it is, with the time that is left, and whom it names', async () => {
    let shown = false;
    const played = await play(plan, {
      choose: () => {
        const way = shown ? 'stop' : 'contacts';
        shown = true;
        return { way, reason: null, text: null, by: 'wang' };
      },
    });
    const told = played.told.find((progress) => progress.kind === 'contacts');
    if (told?.kind !== 'contacts') throw new Error('no contacts were shown');
    const [level] = told.view.levels;
    expect(level).toMatchObject({ fits: true, team: [{ name: '林晓' }] });
    expect(level?.dueInSeconds).toBeGreaterThan(290);
    expect(level?.dueInSeconds).toBeLessThanOrEqual(300);
    expect(played.records.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ type: 'chosen', way: 'contacts', by: 'wang' }),
    );
  });

  it('have no more time because the command was tried again', async () => {
    const due: number[] = [];
    const failing = { ...plan, phases: [phase('1', step('1.1', command('sleep 0.6; false')))] };
    await play(failing, {
      choose: ({ contacts }) => {
        due.push(contacts?.levels[0]?.dueInSeconds ?? 0);
        return { way: due.length === 1 ? 'retry' : 'stop', reason: null, text: null, by: 'wang' };
      },
    });
    const [first = 0, second = 0] = due;
    expect(first - second).toBeGreaterThan(0.5);
    expect(second).toBeGreaterThan(200);
  });
});
