import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  bindPlaceholders,
  findPlaceholders,
  isHarmless,
  parseScript,
  ValueFlow,
} from '../../../src/shellscript/index.ts';
import { hostileValues } from '../hostile.ts';

const bindingsOf = (text: string) =>
  findPlaceholders(parseScript(text)).map(({ name, start, end, context }) => ({
    parameter: name,
    start,
    end,
    context,
  }));

/** The kinds of flow in commands that run one after the other. */
function kinds(...commands: string[]): string[] {
  const flow = new ValueFlow();
  return [
    ...new Set(commands.flatMap((each) => flow.follow(each, bindingsOf(each)).map(({ kind }) => kind))),
  ];
}

describe('values that come to text that is evaluated (language.md §0.6)', () => {
  it.each([
    [['A=<new-x>', 'eval "$A"']],
    [['export CMD="run <new-x>"', 'bash -c "$CMD"']],
    [['A=<new-x>', 'echo "$A" | bash']],
    [['A=<new-x>', 'ssh host "rm $A"']],
    [['A=<new-x>', 'find . -exec sh -c "$A" \\;']],
    [['f() { eval "$1"; }', 'f <new-x>']],
    [['f() { local cmd="$*"; bash -c "$cmd"; }', 'f a <new-x>']],
    [['read -r A <<< "<new-x>"', 'eval "$A"']],
    [['printf -v A %s <new-x>', 'eval "$A"']],
    [['A=(ls <new-x>)', 'eval "${A[@]}"']],
    [['A=$(echo <new-x>)', 'B="ls $A"', 'eval "$B"']],
    [['for A in a <new-x>; do eval "$A"; done']],
    [['echo <new-x> | while read -r A; do eval "$A"; done']],
    [['export A=<new-x>', 'bash -c \'eval "$A"\'']],
    [['A=<new-x>', 'bash <<E\nrm $A\nE']],
  ])('%j is refused', (commands) => {
    expect(kinds(...commands)).toContain('script');
  });

  it.each([
    [['cmd="run <new-x> now"', '$cmd'], 'split'],
    [['A=<new-x>', 'rm $A'], 'split'],
    [['A=<new-x>', 'echo "$A" | xargs rm'], 'split'],
    [['A=<new-x>', 'ls > $A'], 'split'],
    [['f() { rm $1; }', 'f <new-x>'], 'split'],
    [['A=<new-x>', 'for a in $A; do ls "$a"; done'], 'list'],
    [['N=<new-x>', '((N > 3)) && ls'], 'arithmetic'],
    [['N=<new-x>', '[[ $N -gt 3 ]]'], 'arithmetic'],
    [['A=$(git rev-parse <new-x>)', 'ssh host "git checkout $A"'], 'perhaps-script'],
  ])('%j: %s', (commands, kind) => {
    expect(kinds(...commands)).toEqual([kind]);
  });

  it.each([
    [['A=<new-x>', 'rm "$A" "${A}/y"']],
    [['A=<new-x>', 'B=$A', '[[ -f $A ]] && ls "$B"']],
    [['A=<new-x>', 'bash -c \'rm "$1"\' _ "$A"']],
    [['A=<new-x>', 'env FOO="$A" sudo -u x ls "$A"']],
    [['A=<new-x>', 'ssh host "rm ${A@Q}"']],
    [['A=<new-x>', 'echo ${#A}']],
    [['A=$(kubectl get pods -n <new-x>)', 'kubectl delete $A']],
    [['A=1', 'eval "$A"', 'rm $A']],
    [['A=<new-x>', 'cat <<E\n$A\nE']],
  ])('%j is left alone', (commands) => {
    expect(kinds(...commands)).toEqual([]);
  });

  it('says where', () => {
    const flow = new ValueFlow();
    flow.follow('A=<new-x>', bindingsOf('A=<new-x>'));
    expect(flow.follow('ls\neval "$A"', [])).toEqual([
      { kind: 'script', parameters: ['new-x'], start: 8, text: '"$A"' },
    ]);
  });
});

describe('with real bash', () => {
  const directory = mkdtempSync(join(tmpdir(), 'value-flow-'));
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it.each([
    'A=<new-x>; seen $A',
    'A=<new-x>; seen "$A"',
    'A=(<new-x>); seen ${A[0]}',
    'A=$(printf %s <new-x>); seen $A',
    'f() { seen $1; }; f <new-x>',
    'f() { local a=$1; seen $a; }; f <new-x>',
    'cmd="seen <new-x>"; $cmd',
    'A=<new-x>; eval "seen $A"',
    'A=<new-x>; for a in "$A"; do seen $a; done',
    "export A=<new-x>; eval 'seen $A'",
  ])('%s: a hostile value is refused or is exactly one argument', (text) => {
    const bindings = bindingsOf(text);
    const flows = new ValueFlow().follow(text, bindings);
    const bound = bindPlaceholders(text, bindings, () => 'MDROLLBACK_P_1');
    if (!bound.ok) throw new Error(bound.reason);
    const values = hostileValues(10_000).filter((value) =>
      flows.every((each) => each.kind !== 'perhaps-script' && isHarmless(each, value)),
    );
    writeFileSync(join(directory, 'values'), values.map((value) => `${value}\0`).join(''));
    writeFileSync(join(directory, 'bound'), `${bound.text}\n`);
    writeFileSync(join(directory, 'out'), '');
    const driver = `
seen() { printf '%s\\0' "$#" "$@" >>out; }
while IFS= read -r -d '' MDROLLBACK_P_1 <&3; do . ./bound; done 3<values`;
    const run = spawnSync('bash', ['--norc', '-c', driver], { cwd: directory, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    // A substitution drops the line ends at its end: that is the author's doing.
    const given = (value: string): string => (text.includes('$(') ? value.replace(/\n+$/, '') : value);
    const seen = readFileSync(join(directory, 'out'), 'utf8').split('\0').slice(0, -1);
    expect(seen).toEqual(values.flatMap((value) => ['1', given(value)]));
  });
});
