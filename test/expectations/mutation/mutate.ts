import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from '../../../src/index.ts';
import { judgeCommand } from '../../../src/expectations/index.ts';
import type { Observation } from '../../../src/expectations/index.ts';
import type { Expectation } from '../../../src/plan/types.ts';
import { programsOf } from '../observe.ts';
import { outcomesOf } from './outcomes.ts';
import { Random } from './random.ts';
import { VALUES } from './seen.ts';
import type { Outcomes, Seen, Wrong } from './seen.ts';

export const EXAMPLES = ['web-service', 'kubernetes', 'systemd-mysql', 'terraform', 'failing'] as const;

interface Checked {
  readonly id: string;
  readonly command: string;
  readonly expectations: readonly Expectation[];
}

function checkedIn(example: string): readonly Checked[] {
  const path = fileURLToPath(new URL(`examples/${example}/回滚方案.md`, projectRoot()));
  const plan = compile(readFileSync(path, 'utf8'), { path, locale: 'zh-CN' });
  const actions = [...plan.phases.flatMap(({ steps }) => steps), ...plan.onDemand].flatMap(
    ({ actions }) => actions,
  );
  return actions.flatMap((action): readonly Checked[] => {
    const { id } = action;
    if (action.kind === 'command') return [{ id, command: action.text, expectations: action.expectations }];
    const check = action.kind === 'checkpoint' ? action.check : null;
    return check === null ? [] : [{ id, command: check.text, expectations: check.expectations }];
  });
}

function projectRoot(): string {
  return `file://${process.cwd()}/`;
}

const QUIET: Seen = { stdout: '', stderr: '', exitStatus: 0, headers: null };

/** Each stream holds what every expectation needs of it. */
function together(parts: readonly Partial<Seen>[]): Seen {
  const joined = (key: 'stdout' | 'stderr'): string => parts.map((part) => part[key] ?? '').join('');
  const last = <K extends 'exitStatus' | 'headers'>(key: K): Seen[K] =>
    parts.reduce<Seen[K]>((found, part) => part[key] ?? found, QUIET[key]);
  return {
    stdout: joined('stdout'),
    stderr: joined('stderr'),
    exitStatus: last('exitStatus'),
    headers: last('headers'),
  };
}

function outcomeOf({ command, expectations }: Checked, seen: Seen): string {
  const observation: Observation = {
    exitStatus: seen.exitStatus,
    stdout: seen.stdout,
    stderr: seen.stderr,
    responseHeaders: seen.headers,
    programs: programsOf(command),
    command,
    recorded: VALUES,
  };
  return judgeCommand(expectations, observation, 'zh-CN').outcome;
}

/** A status that is an answer of no program. */
const BAD_STATUSES = [125, 126, 127, 134, 137, 139, 143, 255];

function wrongOutcome(all: readonly (Outcomes | null)[], victim: number, random: Random): Wrong {
  const ownStatus = all.some((one) => one?.right(random).exitStatus !== undefined);
  for (;;) {
    const parts = all.map((one, at) => (at === victim || one === null ? {} : one.right(random)));
    const own = all[victim];
    if (own === null || own === undefined) throw new Error('a person judges this one');
    if (!ownStatus && random.next() < 0.05)
      return {
        ...together([...parts, own.right(random)]),
        exitStatus: random.pick(BAD_STATUSES),
        how: 'exit status',
      };
    const wrong = own.wrong(random);
    if (wrong !== null) return { ...together([...parts, wrong]), how: wrong.how };
  }
}

export interface Tally {
  expectations: number;
  mutations: number;
  needsPerson: number;
  /** Wrong outcomes that were judged 通过. */
  readonly passed: string[];
  /** Outcomes that hold and were not judged 通过: the generator would prove nothing from them. */
  readonly baseNotPassed: string[];
}

/** So many seeded wrong outcomes for each expectation of an example that the machine judges. */
export function mutate(example: string, count: number, seed = 1): Tally {
  const tally: Tally = { expectations: 0, mutations: 0, needsPerson: 0, passed: [], baseNotPassed: [] };
  const random = new Random(seed);
  for (const checked of checkedIn(example)) {
    const all = checked.expectations.map((one) => outcomesOf(one));
    const judgedAll = all.every((one) => one !== null);
    for (const victim of all.keys()) {
      if (all[victim] === null) continue;
      tally.expectations += 1;
      const label = `${checked.id} ${checked.expectations[victim]?.text ?? ''}`;
      for (let at = 0; at < count; at += 1) {
        const base = outcomeOf(checked, together(all.map((one) => one?.right(random) ?? {})));
        if (base !== (judgedAll ? 'passed' : 'needs-person')) tally.baseNotPassed.push(label);
        const wrong = wrongOutcome(all, victim, random);
        const outcome = outcomeOf(checked, wrong);
        tally.mutations += 1;
        if (outcome === 'passed') tally.passed.push(`${label} · ${wrong.how} · ${JSON.stringify(wrong)}`);
        if (outcome === 'needs-person') tally.needsPerson += 1;
      }
    }
  }
  return tally;
}
