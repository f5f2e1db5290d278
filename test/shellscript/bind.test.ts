import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Binding } from '../../src/plan/types.ts';
import { bindPlaceholders, findPlaceholders, parseScript } from '../../src/shellscript/index.ts';
import type { Bound } from '../../src/shellscript/index.ts';

const bindingsOf = (text: string): Binding[] =>
  findPlaceholders(parseScript(text)).map(({ name, start, end, context }) => ({
    parameter: name,
    start,
    end,
    context,
  }));
const bind = (text: string, variable = 'V'): Bound =>
  bindPlaceholders(text, bindingsOf(text), () => variable);

describe('the text', () => {
  it.each([
    ['git checkout <hash> && make', 'git checkout "${V}" && make'],
    ['x "$HOME/<the-name>" \'a<the-name>b\'', `x "$HOME/\${V}" 'a'"\${V}"'b'`],
    ['cat <<E\n<host>\nE', 'cat <<E\n${V}\nE'],
    ['A=<x> B="<the-y>" c > <f>', 'A="${V}" B="${V}" c > "${V}"'],
    ['x b_YYYYMMDD.sql {{a}}', 'x b_"${V}".sql "${V}"'],
    ['ssh h "cd /x && git checkout <tag>"', 'ssh h "cd /x && git checkout ${V@Q}"'],
    ['sudo -nu app ssh h ls <x>', 'sudo -nu app ssh h ls "${V@Q}"'],
    ['kubectl exec p -- su - x -c "psql <the-x>"', 'kubectl exec p -- su - x -c "psql ${V@Q}"'],
    ['find <x> -name "<the-x>" -exec rm {} \\;', 'find "${V}" -name "${V}" -exec rm {} \\;'],
    ["docker run x sh -lc 'tar xzf p-<the-time>.tgz'", `docker run x sh -lc 'tar xzf p-'"\${V@Q}"'.tgz'`],
    ['bash <<E\nls <dir>\nE', 'bash <<E\nls ${V@Q}\nE'],
    ['x <a>\r\n', 'x "${V}"\r\n'],
  ])('%j becomes %j', (text, expected) => {
    expect(bind(text)).toEqual({ ok: true, text: expected });
  });

  it('is the author’s where nothing is bound', () => {
    expect(bindPlaceholders('echo "a', [], () => 'V')).toEqual({ ok: true, text: 'echo "a' });
  });

  it.each([
    ["cat <<'E'\n<host>\nE", 'quoted-heredoc'],
    ['echo $((<n>))', 'unsupported'],
    ['ssh h \'echo "<tag>"\'', 'unsupported'],
    ['echo <x> | sh', 'unsupported'],
    ['cat <<E | bash\nls <the-x>\nE', 'unsupported'],
    ['cat <<E | ssh h bash -s\nls <the-x>\nE', 'unsupported'],
    ['bash <(echo <x>)', 'unsupported'],
    ["eval bash <<< 'echo <the-x>'", 'unsupported'],
    ["bash -c 'sh' <<E\n<the-x>\nE", 'unsupported'],
    ['source <(echo <x>)', 'unsupported'],
    ['bash < <(echo <x>)', 'unsupported'],
    ['eval "$(echo <x>)"', 'unsupported'],
    ['bash -c "$(cat <<E\nls <the-x>\nE\n)"', 'unsupported'],
    ["$SUDO bash -c 'ls <the-x>'", 'unsupported'],
    ['$SSH h rm <x>', 'unsupported'],
    ['docker exec c ssh h rm <x>', 'unsupported'],
    ["git submodule foreach 'git checkout <the-x>'", 'unsupported'],
    ['env -S "bash -c <the-x>"', 'unsupported'],
    // A value like `{}` or `;` would not arrive as it is, and a file's name would be code.
    [`find /dev/null -exec bash -c 'printf "%s\\0" <v>' \\;`, 'unsupported'],
    ['find /a -exec cp <x> {} \\;', 'unsupported'],
    ['docker exec c find /a -execdir cp {} <x> +', 'unsupported'],
    ['ls | xargs -I{} cp {} <x>', 'unsupported'],
    ['ls | xargs -rI % cp % <x>', 'unsupported'],
    ['ls | xargs --replace=% cp % <x>', 'unsupported'],
    ['ls | xargs $OPTIONS cp <x>', 'unsupported'],
    ['fd log -x cp {} <x>', 'unsupported'],
    ['sudo -iu app ls <x>', 'unsupported'],
    // `-va[$(…)]` as a format, `-v` before a name: bash would look up the variable, its subscript included.
    ['printf <x> y', 'unsupported'],
    ['[ <x> <y> ]', 'unsupported'],
    ['wait -n <x>', 'unsupported'],
  ])('%j is refused: %s', (text, reason) => {
    expect(bind(text)).toMatchObject({ ok: false, reason });
  });

  it('is refused where a binding does not say what the text says', () => {
    const [binding] = bindingsOf('echo "<the-x>"') as [Binding];
    const name = (): string => 'V';
    expect(bindPlaceholders('echo "<the-x>"', [{ ...binding, context: 'bare' }], name)).toMatchObject({
      reason: 'mismatch',
    });
    expect(bindPlaceholders('echo "<the-x>"', [{ ...binding, end: 99 }], name)).toMatchObject({
      reason: 'mismatch',
    });
    expect(bindPlaceholders('echo "<the-x>"', [binding, binding], name)).toMatchObject({
      reason: 'mismatch',
    });
    expect(
      bindPlaceholders('echo (<x>', [{ ...binding, start: 6, end: 9, context: 'bare' }], name),
    ).toMatchObject({ ok: false });
  });
});

/** Each prints what it got, ended by NUL: the text, and what must come out for a value. */
const TEMPLATES: readonly [text: string, expected: (value: string) => string[]][] = [
  [`printf '%s\\0' <v>`, (v) => [v]],
  [`printf '%s\\0' pre<v>post`, (v) => [`pre${v}post`]],
  [`printf '%s\\0' --x=<v> <v><v>`, (v) => [`--x=${v}`, v + v]],
  [`printf '%s\\0' {{v}}.YYYYMMDD`, (v) => [`${v}.${v}`]],
  [`printf '%s\\0' "$H/<the-v>" "a <the-v> b"`, (v) => [`/h/${v}`, `a ${v} b`]],
  [`printf '%s\\0' 'a<the-v>b' '<the-v>' 'a "<the-v>" b'`, (v) => [`a${v}b`, v, `a "${v}" b`]],
  [`printf '%s\\0' x'<the-v>'"<the-v>"<v>`, (v) => [`x${v}${v}${v}`]],
  [`A=<v> && printf '%s\\0' "$A"`, (v) => [v]],
  [`export A=x<v> && printf '%s\\0' "$A"`, (v) => [`x${v}`]],
  [`A=(<v> x<v>) && printf '%s\\0' "\${A[@]}"`, (v) => [v, `x${v}`]],
  [`printf '%s\\0' "$(cat <<E\n[<the-v>]\nE\n)"`, (v) => [`[${v}]`]],
  [`printf '%s\\0' "$(cat <<< "[<the-v>]")"`, (v) => [`[${v}]`]],
  [`printf '%s\\0' "$(printf '%s.' <v>)"`, (v) => [`${v}.`]],
  ["printf '%s\\0' \"`printf '%s.' <v>`\"", (v) => [`${v}.`]],
  [`for i in <v> b; do printf '%s\\0' "$i"; done`, (v) => [v, 'b']],
  [`if [[ <v> == <v> && -n x<v> ]] && [ <v> = <v> ]; then printf '%s\\0' y; fi`, () => ['y']],
  [`case <v> in <v>) printf '%s\\0' y;; *) printf '%s\\0' n;; esac`, () => ['y']],
  [`f() { printf '%s\\0' "$#" "$@"; }; f <v> pre<v>`, (v) => ['2', v, `pre${v}`]],
  [`printf '%s\\0' {<v>,b}`, (v) => [v, 'b']],
  [`A=<v> env -u B bash -c 'printf "%s\\0" "$A"'`, (v) => [v]],
  [`bash -c 'printf "%s\\0" <v> x<v>'`, (v) => [v, `x${v}`]],
  [`bash -c "printf '%s\\\\0' <v>"`, (v) => [v]],
  [`eval printf "'%s\\0'" <v>`, (v) => [v]],
  [`eval "printf '%s\\\\0' x<v>"`, (v) => [`x${v}`]],
  [`bash <<E\nprintf '%s\\\\0' <v>\nE`, (v) => [v]],
  [`bash -s <<'F'\nprintf '%s\\0' y\nF`, () => ['y']],
  [`find /dev/null -maxdepth 0 ! -name <v>x -exec printf 'y\\0' \\; 2>/dev/null`, () => ['y']],
  [`echo | xargs printf '%s\\0' <v>x`, (v) => [`${v}x`]],
  [`echo a | xargs -rn 1 bash -c 'printf "%s\\0" <v>'`, (v) => [v]],
  [`{ bash; } <<E\nprintf '%s\\\\0' <v>\nE`, (v) => [v]],
  [`source /dev/stdin <<< "printf '%s\\\\0' <the-v>"`, (v) => [v]],
];

let scratch = '';
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'mdrollback-bind-'));
});
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

/** Runs one bash with the variables set, in an empty directory that must stay so. */
function run(script: string, values: readonly string[]): { stdout: string; stderr: string } {
  const quoted = values.map((value, index) => `V${index}='${value.replaceAll("'", `'\\''`)}'\n`);
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-s'], {
    input: `${quoted.join('')}H=/h\n${script}\n`,
    cwd: scratch,
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8' },
    maxBuffer: 1 << 27,
  });
  return { stdout: stdout.toString(), stderr: stderr.toString() };
}

const hostile = fc.oneof(
  fc.constantFrom(
    '; touch pwned',
    '$(touch pwned)',
    '`touch pwned`',
    '" ; touch pwned; "',
    "' ; touch pwned; '",
    '\n touch pwned\n',
    '-rf',
    '--',
    '*',
    '[a-z]*',
    '~',
    '$HOME',
    '${H}',
    '\\',
    '\\\n',
    "\\'",
    '',
    ' ',
    '\t',
    '中文 参数',
    '！“”',
    'a[$(touch pwned)]',
    '&& touch pwned',
    '> pwned',
    '| tee pwned',
    '# x',
    '{a,b}',
    '{}',
    'x{}',
    '@',
    ';',
    '+',
    '!!',
    'E',
    '\nE\ntouch pwned\n',
    '%s%n',
    "$'x'",
    '=x',
    'x'.repeat(20_000),
    '\u007f\u0001\u001b[31m',
    '\r\n',
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll('\0', '')),
  fc.stringMatching(/^['"\\$`(){}[\]<>;&|*?~!# \n\t=ab-]{0,30}$/),
);

describe('the value', () => {
  it('reaches bash as exactly that text, in every place', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 8, maxLength: 8 }), (values) => {
        const expected: string[] = [];
        const script = values.flatMap((value, index) =>
          TEMPLATES.map(([text, result]) => {
            const bound = bind(text, `V${index}`);
            if (!bound.ok) throw new Error(`${text}: ${bound.reason}`);
            expected.push(...result(value));
            return bound.text;
          }),
        );
        const { stdout, stderr } = run(script.join('\n'), values);
        expect(stdout.split('\0').slice(0, -1)).toEqual(expected);
        expect(stderr).toBe('');
        expect(readdirSync(scratch)).toEqual([]);
      }),
      { numRuns: Number(process.env['MDROLLBACK_FUZZ'] ?? 12) },
    );
  });

  // What a value becomes once a variable or a function has handed it on is not followed: `A=<x>; eval "$A"`.
  it('is code nowhere, however shells, quotes and pipes are put together', () => {
    const leaf = fc.constantFrom(
      'echo a<the-v>b',
      'echo "<the-v>"',
      "echo '<the-v>'",
      'cat <<< "<the-v>"',
      'cat <<E\n<the-v>\nE\n',
      'A=<the-v> true',
      '[ <the-v> = x ]',
      '[[ x == <the-v> ]]',
      'printf <the-v>',
      'printf %s <the-v> <the-v>',
      'export A=<the-v>',
      'bash -c <the-v>',
      'eval echo <the-v>',
    );
    const around = fc.constantFrom(
      ...[
        "bash -c '@'|bash -c \"@\"|eval \"@\"|eval '@'|eval @|bash <<F\n@\nF\n|bash <<'F'\n@\nF\n|bash <<< \"@\"|bash <<< '@'",
        'source <(@)|bash <(@)|bash < <(@)|{ bash; } < <(@)|(bash) <<F\n@\nF\n|source /dev/stdin <<< "@"|echo $(@)|echo "$(@)"|echo `@`',
        'bash -c "$(@)"|eval "$(@)"|eval `@`|{ @\n}|(@)|true && @|if true; then @\nfi|for i in 1; do @\ndone|find /dev/null -exec @ \\;',
        "echo a |xargs -I{} @|echo a |xargs @|env B=1 @|timeout 5 @|trap '@' EXIT|exec 9< <(@)|echo @|time @",
      ]
        .join('|')
        .split('|')
        .flatMap((text) =>
          text === 'echo a ' ? [] : [text.startsWith('xargs') ? `echo a | ${text}` : text],
        ),
      '@ | bash',
      '@ |& bash -s',
      '{ @\n} | bash',
    );
    const script = fc
      .tuple(leaf, fc.array(around, { maxLength: 4 }))
      .map(([inner, layers]) => layers.reduce((text, layer) => layer.replace('@', () => text), inner));
    fc.assert(
      fc.property(fc.array(fc.tuple(script, hostile), { minLength: 40, maxLength: 40 }), (cases) => {
        const values = cases.map(([, value]) => value);
        const lines = cases.flatMap(([text], index) => {
          const bound = bind(text, `V${index}`);
          // Each in a shell of its own, so that the exit of one does not hide the next.
          if (!bound.ok) return [];
          const shell = `(\n${bound.text}\n) < /dev/null\nprintf 'went on'`;
          // What bash cannot read runs nowhere: that is the next stage's gate.
          const { status, stderr } = spawnSync('bash', ['-n'], { input: shell });
          return status === 0 && stderr.length === 0 ? [shell] : [];
        });
        for (const left of readdirSync(scratch)) rmSync(join(scratch, left));
        const { stdout } = run(lines.join('\n'), values);
        expect(readdirSync(scratch)).toEqual([]);
        expect(stdout.split('went on')).toHaveLength(lines.length + 1);
      }),
      { numRuns: Number(process.env['MDROLLBACK_FUZZ'] ?? 12) },
    );
  });

  it('names a redirection’s target', () => {
    const values = ['a b', '-x', '*', '$(touch pwned)', '中', 'q"\''];
    const lines = values.map((_, index) => {
      const bound = bind('printf y > out-<v>; cat < out-<v> && rm ./out-<v>', `V${index}`);
      return bound.ok ? bound.text : 'false';
    });
    expect(run(lines.join('\n'), values)).toEqual({ stdout: 'y'.repeat(values.length), stderr: '' });
    expect(readdirSync(scratch)).toEqual([]);
  });

  it('is quoted so that a plain POSIX sh reads it back too', () => {
    const values = ["it's", '$(touch pwned)', '; touch pwned', 'a b', '"', '\\', '*', '中文'];
    const lines = values.map((_, index) => {
      const bound = bind(`sh -c 'printf "%s\\0" <v>'`, `V${index}`);
      return bound.ok ? bound.text : 'false';
    });
    expect(run(lines.join('\n'), values)).toEqual({
      stdout: values.map((value) => `${value}\0`).join(''),
      stderr: '',
    });
  });
});
