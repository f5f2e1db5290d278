import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sumOf } from './deaths.ts';
import {
  dieAtEachLine,
  dieAtEachPoint,
  dieAtLine,
  linesOf,
  powerFailsAtEachPoint,
  referenceOf,
} from './enumerated.ts';
import { buildHarness, type Harness } from './harness.ts';
import { idsOf } from './document.ts';
import { killAtRandom } from './random.ts';
import type { Verdict } from './judge.ts';
import { newTally, upTo, type Tally } from './tally.ts';

/**
 * An executor that is killed, with its bash or alone, and goes on. What happened is judged by a ledger to which the commands
 * themselves write. `npm run crash` does the same for longer.
 */

/** A machine with much else to do takes many times as long. */
const PATIENCE = { timeout: 3_600_000 };

const ROOT = join(import.meta.dirname, '..', '..');

let harness: Harness;
let reference: Verdict;
let longer: Harness;
let plain: Harness;
let plainReference: Verdict;
let kills = 0;

beforeAll(async () => {
  harness = buildHarness(ROOT, 'short');
  longer = buildHarness(ROOT, 'long');
  plain = buildHarness(ROOT, 'plain');
  reference = await referenceOf(harness);
  plainReference = await referenceOf(plain);
}, 600_000);
afterAll(() => {
  harness.remove();
  longer.remove();
  plain.remove();
});

function expectNothingWrong(tally: Tally): void {
  kills += sumOf(tally.kills);
  expect(tally.faults).toEqual([]);
  const { twice, falselyDone, strays, different } = tally;
  expect({ twice, falselyDone, strays, different }).toEqual({
    twice: 0,
    falselyDone: 0,
    strays: 0,
    different: 0,
  });
}

describe('a run that nobody disturbs', () => {
  it('runs each command once, in its order and in the state of the one before', () => {
    const undisturbed = { strays: [], asked: [], faults: [], result: 'succeeded' };
    expect(reference).toMatchObject({ ledger: idsOf('short'), ...undisturbed });
    expect(plainReference).toMatchObject({ ledger: idsOf('plain'), ...undisturbed });
  });
});

describe('a run comes to the same end, and to the same report, when', () => {
  it('the executor dies at each of its crash points, and again while it recovers', PATIENCE, async () => {
    const tally = newTally();
    // Of two points that follow each other nothing lies between the one behind a call and the one before the next.
    const points = upTo(reference.points).filter((point) => point % 2 === 1);
    await dieAtEachPoint(harness, reference, tally, points);
    expectNothingWrong(tally);
    // Nobody is ever asked: bash went on without the executor.
    expect(tally.asked).toBe(0);
    expect(sumOf(tally.kills)).toBeGreaterThan(1.5 * points.length);
    const others = upTo(plainReference.points).filter((point) => point % 10 === 1);
    const other = newTally();
    await dieAtEachPoint(plain, plainReference, other, others);
    expectNothingWrong(other);
  });

  it(
    'bash dies at each boundary of what surrounds a command, alone or with the executor',
    PATIENCE,
    async () => {
      const tally = newTally();
      await dieAtEachLine(harness, reference, tally);
      expectNothingWrong(tally);
      expect(sumOf(tally.kills)).toBeGreaterThan(50);
      // And what surrounds one that leaves the shell as it is.
      const places = await linesOf(plain);
      expect(places.map(({ script }) => script)).toContain('n');
      const other = newTally();
      await dieAtEachLine(plain, plainReference, other);
      expectNothingWrong(other);
      expect(sumOf(other.kills)).toBeGreaterThanOrEqual(20);
    },
  );

  it('the power fails, and what was not synced is gone', PATIENCE, async () => {
    const tally = newTally();
    // Every eighth of its points; `npm run crash` takes them all.
    const points = upTo(reference.points).filter((point) => point % 8 === 1);
    await powerFailsAtEachPoint(harness, reference, tally, points);
    const others = upTo(plainReference.points).filter((point) => point % 20 === 1);
    await powerFailsAtEachPoint(plain, plainReference, tally, others);
    expectNothingWrong(tally);
  });

  it(
    'the executor, its bash, or both are killed at random moments, or its terminal goes away',
    PATIENCE,
    async () => {
      const tally = newTally();
      await killAtRandom(longer, await referenceOf(longer), tally, { kills: 210, seed: 1 });
      expectNothingWrong(tally);
    },
  );

  it('that was so with 500 kills at the least', () => {
    expect(kills).toBeGreaterThanOrEqual(500);
  });
});

describe('the judge can tell', () => {
  /** What becomes of executors of another rule that die with their bash at the boundaries behind a command. */
  async function verdictsOn(
    rule: 'naive' | 'careless',
    enough: (verdict: Verdict) => boolean,
  ): Promise<void> {
    // The last ones are where the state is lost, and where every record is there but the executor's.
    for (const line of (await linesOf(harness)).filter(({ script }) => script === 'e').toReversed())
      if (enough(await dieAtLine(harness, line, true, rule))) return;
    throw new Error(`nothing was noticed of an executor that is ${rule}`);
  }

  it('an executor that runs again whatever has no end on record', PATIENCE, async () => {
    await verdictsOn('naive', ({ twice }) => twice.length > 0);
  });

  it('one that goes on in whatever state the shell is', PATIENCE, async () => {
    await verdictsOn('careless', ({ strays }) => strays.length > 0);
  });
});
