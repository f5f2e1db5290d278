import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

/** Whether the value may be given to commands that run one after the other. */
function passes(value: string, ...commands: readonly string[]): boolean {
  return judge(...commands)(value);
}

function judge(...commands: readonly string[]): (value: string) => boolean {
  const flow = new ValueFlow();
  const flows = commands.flatMap((each) => flow.follow(each, bindingsOf(each)));
  return (value) => flows.every((each) => each.kind !== 'program' || isHarmless(each, value));
}

/** Commands with `<new-x>` in the text of a program; a value that stays data there; one that may not. */
const CASES: readonly (readonly [readonly string[], string, string])[] = [
  [[`mysql -e "UPDATE t SET v='<new-x>'"`], 'v1.2-rc/密', `x', admin='1`],
  [['mysql -e "UPDATE t SET v=<new-x>"'], '12', '1=1'],
  [['mysql -uroot -e"DROP TABLE <new-x>"'], 'orders', 'orders;x'],
  [[`sudo -u pg psql --command="SELECT '<new-x>'" db`], 'abc', `a'b`],
  [[`docker exec db psql -U app -c "SELECT '<new-x>'"`], 'abc', 'a\\b'],
  [[`sqlite3 app.db "DELETE FROM t WHERE k='<new-x>'"`], 'a.b', `' OR 1`],
  [[`psql db <<E\nSELECT '<new-x>';\nE`], 'a-b', `a';`],
  [[`echo "SELECT '<new-x>'" | mysql db`], 'abc', `a'b`],
  [['X=<new-x>', `mysql -e "SELECT '$X'"`], 'a:b', `a'b`],
  [['q() { mysql -e "$1"; }', `q "SELECT '<new-x>'"`], 'abc', `a'b`],
  [[`python3 -c "print('<new-x>')"`], 'a,b', `')+x('`],
  [[`python3 -c 'f(<new-x>)'`], '-3.5', 'x'],
  [[`perl -pi -e 's/^v=.*/v=<new-x>/' f`], 'v1.2', 'a/e'],
  [[`perl -e 'print "<new-x>"'`], 'a.b', 'a@b'],
  [[`node -e "f('<new-x>')"`], 'a/b', 'a${b}'],
  [[`awk '{ print "<new-x>" }' f`], 'a/b', 'a"b'],
  [[`awk "/<new-x>/ { print }" f`], 'a.b', 'a/b'],
  [[`awk -F: '$1 > <new-x>' f`], '80', 'system'],
  [[`sed -i "s/^v=.*/v=<new-x>/" f`], 'v1.2', '/e'],
  [[`sed -i "s|^v=.*|v=<new-x>|" f`], '/opt/v1', 'a|e'],
  [[`sed -n "<new-x>p" f`], '12', '1w/etc/x'],
  [[`sed -e "/<new-x>/d" f`], 'abc', 'a/d'],
  [[`jq '.name == "<new-x>"' f`], 'a-b', 'a"b'],
  [[`kubectl exec db-0 -- mysql -e "SELECT '<new-x>'"`], 'abc', `a'b`],
];

describe('values in the text of programs in other languages (language.md §0.6)', () => {
  it.each(CASES)('%j: %s passes, %s does not', (commands, good, bad) => {
    expect(passes(good, ...commands)).toBe(true);
    expect(passes(bad, ...commands)).toBe(false);
    expect(passes(`${good}\n`, ...commands)).toBe(false);
  });

  it.each([
    [[`psql -v x="<new-x>" -c "SELECT :'x'"`]],
    [['mysql -h "<new-x>" -e "SELECT 1"']],
    [[`python3 -c 'import sys; print(sys.argv[1])' "<new-x>"`]],
    [['python3 tool.py "<new-x>"']],
    [[`awk -v x="<new-x>" '{ print x }' f`]],
    [['awk -f prog.awk "<new-x>"']],
    [[`sed -i 's/a/b/' "<new-x>"`]],
    [[`jq --arg x "<new-x>" '.[$x]' f`]],
    [['node tool.js "<new-x>"']],
    [['grep "<new-x>" f']],
  ])('%j hands it over as data: any value passes', (commands) => {
    expect(passes(`'"; $(x)`, ...commands)).toBe(true);
  });
});

describe('with the real programs', () => {
  const directory = mkdtempSync(join(tmpdir(), 'program-flow-'));
  afterAll(() => {
    rmSync(directory, { recursive: true, force: true });
  });
  const plain = ['v1.2-rc', 'a/b', 'a:b@c', '100%', 'k=v,w+x', '密码', '-1', '--', '//', 'a@b'];

  it.each([
    `python3 -c "print('<new-x>')"`,
    `perl -e 'print "<new-x>\\n"'`,
    `awk 'BEGIN { print "<new-x>" }'`,
    `echo a | sed "s/a/<new-x>/"`,
    `echo a | sed "s|a|<new-x>|"`,
    `echo a | perl -pe 's/a/<new-x>/'`,
  ])('%s: a value is refused, or it is what the program says', (text) => {
    const bindings = bindingsOf(text);
    const bound = bindPlaceholders(text, bindings, () => 'MDROLLBACK_P_1');
    if (!bound.ok) throw new Error(bound.reason);
    const some = [...plain, ...hostileValues(10_000)].filter(judge(text)).filter((value) => value !== '');
    const values = [...new Set(some)].slice(0, text.startsWith('python') ? 12 : 40);
    expect(values.length).toBeGreaterThan(3);
    writeFileSync(join(directory, 'values'), values.map((value) => `${value}\0`).join(''));
    writeFileSync(join(directory, 'bound'), `${bound.text}\n`);
    const driver = `while IFS= read -r -d '' MDROLLBACK_P_1 <&3; do . ./bound; done 3<values`;
    const run = spawnSync('bash', ['--norc', '-c', driver], { cwd: directory, encoding: 'utf8' });
    expect([run.stderr, run.stdout]).toEqual(['', values.map((value) => `${value}\n`).join('')]);
  });
});
