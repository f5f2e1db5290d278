import { describe, expect, it } from 'vitest';
import { nestedScripts, parseScript } from '../../src/shellscript/index.ts';
import type { Call } from '../../src/shellscript/index.ts';

const callsOf = (text: string): Call[] =>
  parseScript(text).groups.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'command' ? item.calls : [])),
  );
const programs = (text: string): (string | null)[] => callsOf(text).map(({ program }) => program);

describe('programs', () => {
  it.each<[string, (string | null)[]]>([
    ['a | b && c; d', ['a', 'b', 'c', 'd']],
    ['x=$(a "$(b)") c <(d) `e`', ['c', 'a', 'b', 'd', 'e']],
    ['if a; then b; elif c; then d; else e; fi', ['a', 'b', 'c', 'd', 'e']],
    ['for i in $(a); do b; done; while c; do d; done', ['a', 'b', 'c', 'd']],
    ['f() { a; }; (b); { c; }; case $(d) in x) e;; esac', ['a', 'b', 'c', 'd', 'e']],
    ['echo $(( $(a) + 1 )) ${x:-$(b)}', ['echo', 'a', 'b']],
    ['cat <<E\n$(a)\nE', ['cat', 'a']],
    ['$CMD x', [null]],
    ['A=1', [null]],
    ['<cmd> x', [null]],
    ['"/usr/bin/ls" -l', ['/usr/bin/ls']],
    ['./run.sh', ['./run.sh']],
    ['`a \\`b\\``', [null, 'a', 'b']],
  ])('%s', (text, expected) => {
    const sorted = (list: readonly (string | null)[]): string[] => list.map(String).sort();
    expect(sorted(programs(text))).toEqual(sorted(expected));
  });

  it('come in the order of the text', () => {
    expect(programs('a $(b) | c')).toEqual(['a', 'b', 'c']);
  });
});

describe('arguments', () => {
  it('are literal without their quotes, and null where something is expanded or missing', () => {
    const [call] = callsOf(
      `git log 'a b' "c d" e\\ f *.log "$x" pre$(y) <hash> https://api.example.com {a,b}`,
    );
    expect(call?.args).toEqual([
      'log',
      'a b',
      'c d',
      'e f',
      '*.log',
      null,
      null,
      null,
      'https://api.example.com',
      null,
    ]);
    expect(call?.rawArgs[6]).toBe('pre$(y)');
    expect(call?.rawArgs[7]).toBe('<hash>');
  });

  it('leave out redirections and assignments', () => {
    const [call] = callsOf('A=1 B=$x cmd a >out b 2>&1 <<E\nE');
    expect(call).toMatchObject({
      program: 'cmd',
      args: ['a', 'b'],
      assignments: ['A=1', 'B=$x'],
      redirects: [
        { operator: '>', target: 'out' },
        { operator: '>&', target: '1' },
        { operator: '<<', target: 'E' },
      ],
    });
  });

  it('know whether they stand behind a pipe', () => {
    expect(callsOf('a | b | while c; do d; done; e').map(({ program, piped }) => [program, piped])).toEqual([
      ['a', false],
      ['b', true],
      ['c', true],
      ['d', true],
      ['e', false],
    ]);
  });
});

describe('wrappers', () => {
  it.each<[string, string[], string | null]>([
    ['sudo ls', ['sudo'], 'ls'],
    ['sudo -u postgres -n psql', ['sudo'], 'psql'],
    ['sudo -u edupod PM2_HOME=/x env A=b pm2 restart', ['sudo', 'env'], 'pm2'],
    ['doas -u x ls', ['doas'], 'ls'],
    ['env -i A=1 ls', ['env'], 'ls'],
    ['time ls', ['time'], 'ls'],
    ['timeout -k 5 10s tail -f x', ['timeout'], 'tail'],
    ['timeout $T tail', ['timeout'], 'tail'],
    ['nohup ./x &', ['nohup'], './x'],
    ['nice -n 5 ionice -c 3 tar x', ['nice', 'ionice'], 'tar'],
    ['ls | xargs -I{} -n 1 rm {}', ['xargs'], 'rm'],
    ['stdbuf -oL grep x', ['stdbuf'], 'grep'],
    ['exec ./x', ['exec'], './x'],
    ['command -v git', [], 'command'],
    ['command git', ['command'], 'git'],
    ['sudo -i', [], 'sudo'],
    ['sudo -- ls', ['sudo'], 'ls'],
    ['/usr/bin/env bash x', ['env'], 'bash'],
    ['watch ls', [], 'watch'],
    ['sudo $CMD', ['sudo'], null],
  ])('%s', (text, wrappers, program) => {
    const call = callsOf(text).at(-1);
    expect(call).toMatchObject({ wrappers, program });
    expect(call?.wrapperArgs).toHaveLength(wrappers.length);
  });

  it('keep their own options', () => {
    expect(callsOf('sudo -n -u x timeout 5 ls -l')[0]).toMatchObject({
      wrapperArgs: [['-n', '-u', 'x'], ['5']],
      args: ['-l'],
    });
  });
});

describe('scripts inside of arguments', () => {
  it.each<[string, string[]]>([
    ["bash -c 'ls; pwd'", ['ls; pwd']],
    ['sudo sh -lc "make"', ['make']],
    ["su - app -c 'pm2 list'", ['pm2 list']],
    ['eval "ls" -l', ['ls -l']],
    ['bash -c "$x"', []],
    ["ssh h 'ls'", []],
    ['bash x.sh', []],
  ])('%s', (text, expected) => {
    expect(callsOf(text).flatMap(nestedScripts)).toEqual(expected);
  });
});
