import { expectationStated as text } from '../catalogue/expectation-stated.ts';
import { say } from '../catalogue/index.ts';
import type { Locale } from '../catalogue/index.ts';
import { findLiteral } from './boundaries.ts';
import { needsPerson } from './judgements.ts';
import { lastCall } from './last-call.ts';
import type { Judgement, Observation } from './types.ts';
import { excerpt, visibleOutput } from './visible-output.ts';

/**
 * Commands that print a line for each item, and the states that an author means of all of them: `Running` behind
 * `kubectl get pods` is not said of one pod beside another that crashes. A state that some items have is a person's.
 */
interface ItemRule {
  readonly programs: readonly string[];
  /** Over the words behind the program. */
  readonly call: RegExp;
  readonly states: RegExp;
  /** The state is a cell of its own. */
  readonly cells?: boolean;
  /** The lines that are items; absent: all but a head. */
  readonly row?: RegExp;
}

const RULES: readonly ItemRule[] = [
  {
    programs: ['kubectl', 'oc'],
    call: /^(?!.*(?:^| )(?:-o ?|--output[= ])(?!wide)).*\bget\b/,
    states: /^(?:Running|Ready|Bound|Active|Available|Completed|Succeeded|True|[0-9]+\/[0-9]+)$/,
    cells: true,
  },
  { programs: ['docker', 'podman'], call: /^(?:compose |container )?(?:ps|ls)\b/, states: /^Up$/ },
  { programs: ['docker-compose'], call: /^ps\b/, states: /^Up$/ },
  { programs: ['helm'], call: /^(?:list|ls)\b/, states: /^deployed$/ },
  { programs: ['supervisorctl'], call: /^status\b/, states: /^RUNNING$/ },
  // Of two units at least.
  { programs: ['systemctl'], call: /^is-(?:active|enabled)(?: -\S+)* [^- ]\S* [^-]/, states: /./ },
  { programs: ['etcdctl'], call: /\bendpoint health\b/, states: /^(?:is )?healthy$/ },
  { programs: ['ansible-playbook'], call: /./, states: /^(?:failed|unreachable)=0$/, row: / : ok=[0-9]/ },
  { programs: ['ansible'], call: /./, states: /^(?:SUCCESS|CHANGED)$/, row: /^\S+ \| [A-Z]+/ },
];

function ruleFor(state: string, command: string): ItemRule | undefined {
  // Most expectations are no such state, or none of these programs': that is told without taking the command apart.
  const rules = RULES.filter(
    ({ states, programs }) => programs.some((name) => command.includes(name)) && states.test(state),
  );
  if (rules.length === 0) return undefined;
  const words = lastCall(command.replace(/\s*\|\|\s*(?:true|:)\s*$/, ''))?.words ?? [];
  const [path = ''] = words;
  const program = path.slice(path.lastIndexOf('/') + 1);
  const rest = words.slice(1).join(' ');
  return rules.find(({ programs, call }) => programs.includes(program) && call.test(rest));
}

/** The text is a state that the command prints for each of its items. */
export function isStateOfItems(state: string, command: string): boolean {
  return ruleFor(state, command) !== undefined;
}

/** A cell of its own: `Ready` is none in `Ready,SchedulingDisabled`. */
export function isCell(line: string, value: string): boolean {
  return ` ${line} `.includes(` ${value} `);
}

/** `NAME READY STATUS`. */
export const HEAD = /^[A-Z][A-Z0-9()%/-]*(?: [A-Z][A-Z0-9()%/-]*)+$/;

/** Why a state that was found is no proof: another item has not got it. Null: all of them have. */
export function itemsBeside(state: string, observation: Observation, locale: Locale): Judgement | null {
  const rule = ruleFor(state, observation.command);
  if (rule === undefined) return null;
  const lines = visibleOutput(observation)
    .stdout.split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const rows = lines.filter((line) => (rule.row === undefined ? !HEAD.test(line) : rule.row.test(line)));
  const has = (line: string): boolean =>
    rule.cells === true ? isCell(line, state) : findLiteral(line, state).kind === 'free';
  const [other, ...others] = rows.filter((line) => !has(line));
  if (other === undefined) return null;
  const values = {
    text: state,
    rows: rows.length,
    fitting: rows.length - others.length - 1,
    other: excerpt(other, 120),
  };
  return needsPerson(say(text['actual.items'], locale, values));
}
