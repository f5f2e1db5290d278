import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editedReader } from '../../src/cli/exec/edited.ts';
import type { Chosen, Menu } from '../../src/execute/index.ts';
import type { Way } from '../../src/journal/index.ts';
import { runJson } from '../../src/report/index.ts';
import { check, checkpoint, command, manual, phase, plan, planWith, step } from '../helpers/plan-builder.ts';
import { no, outcomes, play, yes, type Played, type Scene } from './rig.ts';

const fragile = plan(
  phase('1', step('1.1', command('echo tried >> ledger; [ -e mended ]'), command('echo after >> ledger'))),
);

/** Takes the ways one after the other; with none left nobody is there. */
function taking(...ways: readonly (Way | readonly [Way, string])[]): (menu: Menu) => Chosen {
  const left = [...ways];
  return () => {
    const next = left.shift();
    if (next === undefined) return { way: 'unanswered', why: 'nobody is here' };
    const [way, said] = typeof next === 'string' ? [next, null] : next;
    const edits = way === 'edit';
    return { way, reason: edits ? null : said, text: edits ? said : null, by: 'wang' };
  };
}

const reading = editedReader({ locale: 'en', cwd: '/', terminal: false });
const editing: Scene['options'] = { readCommand: reading };

function deviationsIn({ records, runDirectory }: Played, of = fragile): readonly unknown[] {
  return runJson({ plan: of, records, directory: runDirectory.directory }).deviations.map(
    ({ kind, id, by, reason }) => [kind, id, by, reason],
  );
}

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
    expect(played.ledger).toEqual(['tried', 'tried', 'after']);
    expect(played.ended.result).toBe('succeeded');
    expect(outcomes(played)).toEqual({ '1.1/1': 'unverified', '1.1/2': 'unverified' });
    const starts = played.records.flatMap(({ event }) => (event.type === 'command-started' ? [event] : []));
    expect(starts.map(({ attempt, again }) => [attempt, again])).toEqual([
      [1, null],
      [2, 'retry'],
      [1, null],
    ]);
    expect(deviationsIn(played)).toEqual([['retried', '1.1/1', 'wang', null]]);
  });

  it('is left as it is when nobody chooses', async () => {
    const played = await play(fragile, {});
    expect(played.ledger).toEqual(['tried']);
    expect(played.ended).toMatchObject({ result: 'failed', exitStatus: 1 });
  });

  it('is left as it is when a person stops there: it failed, whoever ended the run', async () => {
    const played = await play(fragile, { choose: taking('stop') });
    expect(played.ledger).toEqual(['tried']);
    expect(played.ended).toMatchObject({ result: 'failed', exitStatus: 1 });
    expect(deviationsIn(played)).toEqual([]);
  });

  it('is offered to nobody in an unattended run', async () => {
    const played = await play(fragile, { options: { unattended: true } });
    expect(played.offered).toEqual([]);
    expect(played.ended).toMatchObject({ result: 'failed', exitStatus: 1 });
  });

  it('is not believed about a way that was not offered', async () => {
    const played = await play(fragile, { choose: taking(['edit', 'touch mended']) });
    expect(played.offered[0]?.ways).toEqual(['retry', 'by-hand', 'skip', 'stop']);
    expect(played.ledger).toEqual(['tried']);
    expect(played.ended.result).toBe('failed');
  });
});

describe('done by hand', () => {
  it('counts as that person’s word, with its reason, and the run goes on', async () => {
    const played = await play(fragile, { choose: taking(['by-hand', 'moved it myself']) });
    expect(played.ledger).toEqual(['tried', 'after']);
    expect(played.ended).toMatchObject({ result: 'succeeded', exitStatus: 0 });
    expect(played.ended.state.actions.get('1.1/1')).toMatchObject({
      outcome: 'passed',
      by: 'wang',
      reason: 'moved it myself',
      resolution: 'by-hand',
      exitStatus: 1,
    });
    expect(deviationsIn(played)).toEqual([['by-hand', '1.1/1', 'wang', 'moved it myself']]);
  });

  it('overrides where the action only checks', async () => {
    const checks = plan(phase('1', step('1.1', command('false', { verifies: true }))));
    const played = await play(checks, { choose: taking(['by-hand', 'looked at the graph']) });
    expect(deviationsIn(played, checks)).toEqual([['overridden', '1.1/1', 'wang', 'looked at the graph']]);
  });

  it('ticks a checkpoint by the person, whose check had failed', async () => {
    const checks = plan(phase('1', step('1.1', checkpoint('quiet', { check: check('false') }))));
    const played = await play(checks, { choose: taking(['by-hand', 'asked the users']) });
    expect(played.ended.result).toBe('succeeded');
    expect(outcomes(played)).toEqual({ '1.1/c1': 'passed' });
    expect(played.offered[0]?.ways).not.toContain('edit');
  });
});

describe('skipped after a failure', () => {
  it('lets the run go on, which then is not done: exit status 1, and the reason says what is missing', async () => {
    const played = await play(fragile, { choose: taking(['skip', 'not needed tonight']) });
    expect(played.ledger).toEqual(['tried', 'after']);
    expect(outcomes(played)).toEqual({ '1.1/1': 'skipped', '1.1/2': 'unverified' });
    expect(played.ended).toMatchObject({ result: 'failed', exitStatus: 1 });
    expect(played.ended.reason).toContain('1.1/1');
    expect(deviationsIn(played)).toEqual([['skipped', '1.1/1', 'wang', 'not needed tonight']]);
  });

  it('is taken for a manual action that could not be done, too', async () => {
    const byHand = plan(phase('1', step('1.1', manual('call the DBA'), command('echo after >> ledger'))));
    const played = await play(byHand, {
      answer: () => ({ ...no, reason: 'nobody answers' }),
      choose: taking(['skip', 'they will call back']),
    });
    expect(played.ledger).toEqual(['after']);
    expect(played.ended.exitStatus).toBe(1);
  });
});

describe('a question that was answered no', () => {
  it('is asked again, and the report says so', async () => {
    const asks = plan(phase('1', step('1.1', manual('call the DBA'))));
    const answers = [{ ...no, reason: 'busy' }, yes];
    const played = await play(asks, { answer: () => answers.shift() ?? no, choose: taking('retry') });
    expect(played.ended.result).toBe('succeeded');
    expect(deviationsIn(played, asks)).toContainEqual(['retried', '1.1/m1', 'wang', null]);
  });
});

describe('an edited command', () => {
  it('runs in place of the author’s, and the journal has both', async () => {
    const played = await play(fragile, {
      options: editing,
      choose: taking(['edit', 'echo edited >> ledger']),
    });
    expect(played.ledger).toEqual(['tried', 'edited', 'after']);
    const starts = played.records.flatMap(({ event }) => (event.type === 'command-started' ? [event] : []));
    expect(starts[1]).toMatchObject({
      text: 'echo tried >> ledger; [ -e mended ]',
      ran: 'echo edited >> ledger',
      again: 'edited',
    });
    expect(deviationsIn(played)).toEqual([['edited', '1.1/1', 'wang', 'echo edited >> ledger']]);
  });

  it('is what is tried again and edited further', async () => {
    const played = await play(fragile, {
      options: editing,
      choose: taking(['edit', 'echo one >> ledger; false'], 'retry', ['edit', 'echo two >> ledger']),
    });
    expect(played.ledger).toEqual(['tried', 'one', 'one', 'two', 'after']);
    expect(played.offered.map(({ text }) => text)).toEqual([
      'echo tried >> ledger; [ -e mended ]',
      'echo one >> ledger; false',
      'echo one >> ledger; false',
    ]);
  });

  it('gets its parameters as data, also where it did not have them before', async () => {
    const parameter = {
      name: 'version',
      secret: false,
      value: 'v1; echo hacked >> ledger',
      default: null,
      description: null,
      pattern: null,
      places: [],
    };
    const withValue = planWith(
      { parameters: [parameter] },
      phase('1', step('1.1', command('false'), command('echo after >> ledger'))),
    );
    const played = await play(withValue, {
      options: editing,
      choose: taking(['edit', "printf '%s\\n' <version> >> ledger"]),
    });
    expect(played.ledger).toEqual(['v1; echo hacked >> ledger', 'after']);
  });

  it.each([
    ['', 'no command'],
    ['# only words', 'no command'],
    ['echo "open', 'bash cannot read line'],
    ['echo <version>', 'no parameter version'],
    ['echo [填写版本]', 'still a placeholder'],
    ['no-such-program-xyz --now', 'no program no-such-program-xyz'],
    ['sudo -k true', 'asks on the terminal'],
    ['vim /etc/hosts', 'prompt of its own'],
  ])('is refused with the reason: %s', async (text, reason) => {
    const played = await play(fragile, { options: editing, choose: taking(['edit', text]) });
    expect(await played.offered[0]?.check(text)).toContain(reason);
    expect(played.ledger).toEqual(['tried']);
    expect(played.ended.result).toBe('failed');
  });

  it('may call what the document has defined', async () => {
    const defines = plan(
      phase('1', step('1.1', command('put() { echo "$1" >> ledger; }'), command('put one; false'))),
    );
    const played = await play(defines, { options: editing, choose: taking(['edit', 'put two']) });
    expect(played.ledger).toEqual(['one', 'two']);
    expect(played.ended.result).toBe('succeeded');
  });
});

describe('a shell', () => {
  it('is offered only where a terminal is attached', async () => {
    const played = await play(fragile, {});
    expect(played.offered[0]?.ways).not.toContain('shell');
  });

  it('is opened and left on record, and comes back to the menu', async () => {
    const room = await mkdtemp(join(tmpdir(), 'menu-'));
    try {
      const played = await play(fragile, {
        options: {
          terminal: true,
          openSession: async (options) => {
            const { openBashSession } = await import('../../src/shell/index.ts');
            const session = await openBashSession(options);
            const left = { exitStatus: 3, durationMs: 12, reason: null };
            return {
              host: session.host,
              get pid() {
                return session.pid;
              },
              get identity() {
                return session.identity;
              },
              run: (request) => session.run(request),
              leave: () => {
                session.leave();
              },
              close: () => session.close(),
              openShell: async ({ label }) => {
                await writeFile(join(room, 'label'), label);
                return left;
              },
            };
          },
        },
        choose: taking('shell', ['by-hand', 'mended in the shell']),
      });
      expect(await readFile(join(room, 'label'), 'utf8')).toBe('1.1/1');
      expect(played.ended.result).toBe('succeeded');
      expect(played.records.map(({ event }) => event)).toContainEqual({
        type: 'shell-closed',
        action: '1.1/1',
        exitStatus: 3,
        durationMs: 12,
        reason: null,
      });
      expect(deviationsIn(played)).toEqual([
        ['shell', '1.1/1', 'wang', null],
        ['by-hand', '1.1/1', 'wang', 'mended in the shell'],
      ]);
    } finally {
      await rm(room, { recursive: true, force: true });
    }
  });
});
