import { describe, expect, it } from 'vitest';
import { selectPlan } from '../../src/plan/select.ts';
import { compileText, stepWith } from '../helpers/compact.ts';

const wanted = (...lines: string[]): string[] =>
  compileText(stepWith(...lines)).environment.map(({ name }) => name);

describe('variables that nothing sets (language.md §5)', () => {
  it.each([
    ['rm -rf "${DATA_DIR}/cache"', ['DATA_DIR']],
    ['echo $TARGET', ['TARGET']],
    ["echo '${TARGET}'", []],
    ['echo ${TARGET:-none}', []],
    ['echo $HOME $PWD $? $1', []],
    ['for host in a b; do echo $host; done', []],
    ['read -r answer </dev/null; echo $answer', []],
    ['((n = 1)); echo $n', []],
  ])('%s wants %j', (text, names) => {
    expect(wanted(text)).toEqual(names);
  });

  it('knows what earlier commands have set, also in other fences', () => {
    expect(wanted('backup=/srv/backup', 'ls "$backup"')).toEqual([]);
    expect(wanted('ls "$backup"', 'backup=/srv/backup')).toEqual(['backup']);
  });

  it('cannot know what a sourced file sets', () => {
    expect(wanted('source ./env', 'ls "$DATA_DIR"')).toEqual([]);
  });

  it('gives the places, and forgets what only an alternative wants that was not chosen', () => {
    const plan = compileText(stepWith('# Git', 'git checkout $REV', '# 或 Helm', 'helm rollback x'));
    expect(plan.environment).toEqual([{ name: 'REV', places: [{ line: 5, column: 14 }] }]);
    expect(selectPlan(plan, { use: ['Helm'], parameters: {} }).plan.environment).toEqual([]);
    expect(selectPlan(plan, { use: ['Git'], parameters: {} }).plan.environment).toHaveLength(1);
  });
});
