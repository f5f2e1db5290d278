import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { HOSTILE, hostileValues } from './hostile.ts';
import { bindPlaceholders, findPlaceholders, parseScript } from '../../src/shellscript/index.ts';

/** Law 6: values are data. Hostile values go through real bash to a real program, in every context of language.md §5. */

const directory = mkdtempSync(join(tmpdir(), 'injection-'));
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});
const values = hostileValues(10_000);

/** A context, what the program must be given for a value, and whether that comes on its standard input. */
const CONTEXTS: readonly {
  readonly name: string;
  readonly text: string;
  readonly given?: (value: string) => string;
}[] = [
  { name: 'a bare word', text: 'seen <new-version>' },
  { name: 'a part of a bare word', text: 'seen --to=<new-version>/x', given: (value) => `--to=${value}/x` },
  { name: 'double quotes', text: 'seen "a <new-version> b"', given: (value) => `a ${value} b` },
  { name: 'single quotes', text: "seen 'a <new-version> b'", given: (value) => `a ${value} b` },
  { name: 'braces', text: 'seen {{new-version}}' },
  { name: 'a URL', text: 'seen https://h/<new-version>?q=1', given: (value) => `https://h/${value}?q=1` },
  { name: 'the right side of =', text: 'X=<new-version>; seen "$X"' },
  { name: 'an assignment before a program', text: 'X=<new-version> seen_x' },
  { name: 'export', text: 'export X=<new-version>; seen "$X"' },
  { name: 'an array', text: 'X=(a <new-version>); seen "${X[1]}"' },
  {
    name: 'a command substitution',
    text: 'seen "$(printf %s. <new-version>)"',
    given: (value) => `${value}.`,
  },
  { name: 'a test', text: '[[ <new-version> == "$MDROLLBACK_P_1" ]] && seen <new-version>' },
  { name: 'a case', text: 'case <new-version> in "$MDROLLBACK_P_1") seen <new-version> ;; esac' },
  { name: 'a loop', text: 'for x in <new-version>; do seen "$x"; done' },
  { name: 'a heredoc', text: 'seen_input <<E\na <new-version> b\nE', given: (value) => `a ${value} b\n` },
  { name: 'a here-string', text: 'seen_input <<<"<new-version>"', given: (value) => `${value}\n` },
  { name: 'eval', text: 'eval seen <new-version>' },
  { name: 'a second bash', text: 'bash -c "seen <new-version>"' },
];

/**
 * One bash for a whole context: the bound text is sourced once for each value, as the session would send it. `seen`
 * is a program of its own, so that what it is given has gone through an exec.
 */
function seenBy(text: string, given: readonly string[]): readonly string[] {
  const script = parseScript(text);
  const bindings = findPlaceholders(script).map(({ start, end, context }) => ({
    parameter: 'v',
    start,
    end,
    context,
  }));
  const bound = bindPlaceholders(text, bindings, () => 'MDROLLBACK_P_1');
  if (!bound.ok) throw new Error(`${text}: ${bound.reason}`);
  const at = (name: string): string => join(directory, name);
  writeFileSync(at('values'), given.map((value) => `${value}\0`).join(''));
  writeFileSync(at('bound'), `${bound.text}\n`);
  writeFileSync(at('out'), '');
  // Builtins where 10,000 processes would take minutes; `exact` takes a real program.
  const driver = `
seen() { printf '%s\\0' "$#" "$@" >>out; }
seen_x() { printf '%s\\0' 1 "$X" >>out; }
seen_input() { local all; IFS= read -r -d '' all; printf '%s\\0' 1 "$all" >>out; }
export -f seen
while IFS= read -r -d '' MDROLLBACK_P_1 <&3; do
  export MDROLLBACK_P_1
  . ./bound
done 3<values
`;
  const run = spawnSync('bash', ['--norc', '-c', driver], { cwd: directory, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  return readFileSync(at('out'), 'utf8').split('\0').slice(0, -1);
}

const LONG = process.env['MDROLLBACK_LONG'] === '1';

describe('a hostile value is exactly one argument', () => {
  it.each(CONTEXTS)('in $name', ({ name, text, given = (value) => value }) => {
    // A bash of its own for each value is dear; the long mode takes them all.
    const dear = name === 'a second bash' || name === 'a command substitution';
    const some = LONG
      ? values
      : values.filter((_, index) => index % (dear ? 50 : 8) === 0 || index < HOSTILE.length);
    expect(seenBy(text, some)).toEqual(some.flatMap((value) => ['1', given(value)]));
  });

  it('all 10,000 of them, as the argument of a real program', () => {
    writeFileSync(
      join(directory, 'show.cjs'),
      `require('fs').appendFileSync('args', process.argv.slice(2).map((each) => each + '\\0').join(''));`,
    );
    writeFileSync(join(directory, 'args'), '');
    for (let from = 0; from < values.length; from += 500) {
      const batch = values.slice(from, from + 500);
      const text = `node show.cjs ${batch.map((_, index) => `<v${index}>`).join(' ')}`;
      const places = findPlaceholders(parseScript(text)).map(({ name, start, end, context }) => ({
        parameter: name,
        start,
        end,
        context,
      }));
      const bound = bindPlaceholders(text, places, (name) => `P_${name}`);
      if (!bound.ok) throw new Error(bound.reason);
      const env = Object.fromEntries(batch.map((value, index) => [`P_v${index}`, value]));
      const run = spawnSync('bash', ['--norc', '-c', bound.text], {
        cwd: directory,
        env: { PATH: process.env['PATH'], ...env },
        encoding: 'utf8',
      });
      expect(run.stderr).toBe('');
    }
    const args = readFileSync(join(directory, 'args'), 'utf8').split('\0').slice(0, -1);
    expect(args).toEqual(values);
  });
});
