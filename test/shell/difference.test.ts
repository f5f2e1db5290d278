import { describe, expect, it } from 'vitest';
import { differences } from '../../src/shell/difference.ts';
import type { ShellState } from '../../src/shell/state.ts';

/** Snapshots are read byte by byte. */
const bytes = (text: string): string => Buffer.from(text).toString('latin1');

function stateWith(statement: string): ShellState {
  return {
    key: 'k',
    flags: '',
    exitTrap: null,
    variables: new Map([['X', bytes(statement)]]),
    functions: '',
    functionNames: [],
    aliases: [],
    traps: [],
    umask: '0022',
    cwd: '/',
    positional: [],
    jobs: [],
  };
}

const found = (some: string, other: string): readonly string[] =>
  differences(stateWith(some), stateWith(other), 'en');

describe('a variable of the state', () => {
  it.each([
    [String.raw`declare -x X=$'/tmp/\345\233\236\346\273\232'`, 'declare -x X="/tmp/回滚"'],
    [String.raw`declare -- X=$'a\nb \'c\' \\'`, 'declare -- X="a\nb \'c\' \\\\"'],
    [String.raw`declare -a X=([0]=$'\345\233\236' [1]="b")`, 'declare -a X=([0]="回" [1]="b")'],
  ])('%s is the same in another spelling', (some, other) => {
    expect(found(some, other)).toEqual([]);
    expect(found(other, some)).toEqual([]);
  });

  it.each([
    [String.raw`declare -x X=$'\345\233\236'`, 'declare -x X="滚"'],
    ['declare -x X="a"', 'declare -- X="a"'],
    [String.raw`declare -- X="a\\nb"`, String.raw`declare -- X=$'a\nb'`],
    ['declare -- X="a"', 'declare -- X="a "'],
  ])('%s is missed where it is %s', (some, other) => {
    expect(found(some, other)).toHaveLength(1);
  });
});
