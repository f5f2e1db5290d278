import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bash, begin, EXEC, putPlan, runDirectoryIn, until } from './begun.ts';
import { inDirectory, mdrollback } from './program.ts';

/** What language.md §5 promises, byte for byte: nothing that a run leaves behind holds a secret. */
const SECRET = `S3cr3t "x"/密&y`;

const DOCUMENT = `# 回滚方案

## 回滚步骤

### 步骤 1: 用密码

\`\`\`bash
PW="<数据库密码>"
echo "password is $PW"
printf %s "\${PW:0:5}"; sleep 0.3; printf '%s\\n' "\${PW:5}"
printf %s "$PW" | base64
printf 'wang:%s' "$PW" | base64
node -p 'JSON.stringify({ p: process.argv[1] })' "$PW"
node -p 'encodeURIComponent(process.argv[1])' "$PW"
trap 'echo "$PW"' USR1
tr '\\0' ' ' </proc/$PPID/cmdline; tr '\\0' ' ' </proc/$$/cmdline
\`\`\`

### 步骤 2: 失败

\`\`\`bash
echo "cannot log in with $PW" >&2; "$PW"
# 预期: ok
\`\`\`
`;

/** Every byte below a directory, with the name of its file before it. */
function bytesBelow(directory: string): string {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => `== ${name}\n${bytesOf(join(parentPath, name))}`)
    .join('\n');
}

/** What is written beside and renamed may be gone by now: then it is found under its own name. */
function bytesOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

function spellings(secret: string): readonly string[] {
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64').slice(0, 12),
    Buffer.from(`wang:${secret}`).toString('base64').slice(8, 20),
    // Its beginning, its end, and what bash's own quoting makes of it.
    'S3cr3t',
    '密&y',
  ].map((text) => Buffer.from(text).toString('latin1'));
}

it('leaves no secret behind: run directory, reports, plan, terminal, errors', async () => {
  await inDirectory(async (cwd) => {
    writeFileSync(join(cwd, 'plan.md'), DOCUMENT);
    const env = { MDROLLBACK_数据库密码: SECRET };
    const run = await mdrollback(['exec', 'plan.md', '--yes', '--operator', 'wang'], { cwd, env });
    expect(run.status).toBe(1);
    const plan = await mdrollback(['plan', 'plan.md', '--format', 'json'], { cwd, env });
    const tree = await mdrollback(['plan', 'plan.md'], { cwd, env });
    const report = await mdrollback(['report'], { cwd });
    const json = await mdrollback(['report', '--format', 'json'], { cwd });
    const all = [run, plan, tree, report, json].map(({ stdout, stderr }) => stdout + stderr).join('\n');
    expect(all).toContain('password is ••••');
    const left = `${bytesBelow(cwd)}\n${Buffer.from(all).toString('latin1')}`;
    expect(left).toContain('password is ***');
    for (const spelling of spellings(SECRET)) expect(left).not.toContain(spelling);
    expect(left).toContain('cannot log in with *');
  });
}, 60_000);

it('shows the secret in what it would have to hide if it did not', () => {
  // The test above finds what it looks for: the same bytes, unhidden.
  const { stdout } = spawnSync('bash', ['-c', 'echo "$PW"; printf %s "$PW" | base64'], {
    env: { ...process.env, PW: SECRET },
  });
  const [plain = '', , , base64 = ''] = spellings(SECRET);
  expect(stdout.toString('latin1')).toContain(plain);
  expect(stdout.toString('latin1')).toContain(base64);
});

/** Prints it in every spelling and in pieces, then takes its time: all of it is on disk before the command has ended. */
const PRINTS = [
  'PW="<数据库密码>"',
  '{ echo "plain $PW"',
  'printf %s "${PW:0:5}"; sleep 0.1; printf \'%s\\n\' "${PW:5}"',
  'printf %s "$PW" | base64 -w 0; echo; printf \'wang:%s\' "$PW" | base64',
  `PW="$PW" node -p 'JSON.stringify(process.env.PW) + encodeURIComponent(process.env.PW)'`,
  'printf %s "$PW" | od -An -v -tx1 | tr -d \' \\n\'; echo; echo all-printed',
  'until [ -e go ]; do sleep 0.1; done; }',
];
const SAME = bash('[ "$PW" = "<数据库密码>" ] && echo same', '# 预期: same');
const HEX = Buffer.from(SECRET).toString('hex');

function commandLines(): string {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`).toString('latin1');
      } catch {
        return '';
      }
    })
    .join('\n');
}

it(
  'hides on a resume what a killed tool had no time to hide, and gives variables their values back',
  () =>
    inDirectory(async (cwd) => {
      const env = { MDROLLBACK_数据库密码: SECRET };
      putPlan(cwd, [[bash(...PRINTS)], [SAME]]);
      writeFileSync(
        join(cwd, 'mdrollback.yaml'),
        'notify:\n  channels:\n    here: { type: command, command: [tee, -a, told] }\n',
      );
      const run = begin(cwd, EXEC, env);
      const outputs = (): string => {
        const runs = join(cwd, '.mdrollback/runs');
        const session =
          existsSync(runs) && readdirSync(runs).length > 0 ? join(runDirectoryIn(cwd), 'session') : '';
        return existsSync(session) ? bytesBelow(session) : '';
      };
      await until('everything is printed', () => outputs().includes('all-printed'));
      expect(commandLines()).not.toContain('S3cr3t');
      run.child.kill('SIGKILL');
      await run.ended;
      // What a thief would find, were it left so: the output and the snapshot of PW.
      for (const spelling of [...spellings(SECRET), HEX]) expect(outputs()).toContain(spelling);
      const resumed = begin(cwd, ['resume', '--yes', '--operator', 'li'], env);
      const printed = (): string =>
        `\n${outputs()}`
          .split('\n== ')
          .filter((file) => file.startsWith('stdout'))
          .join('');
      await until('the outputs are hidden', () => !printed().includes('S3cr3t'));
      writeFileSync(join(cwd, 'go'), '');
      expect([await resumed.ended, resumed.shown()]).toEqual([0, expect.stringContaining('same')]);
      const report = await mdrollback(['report'], { cwd });
      const shown = [run.shown(), resumed.shown(), report.stdout].join('\n');
      const left = `${bytesBelow(cwd)}\n${Buffer.from(shown).toString('latin1')}`;
      expect(left).toContain('all-printed');
      for (const spelling of [...spellings(SECRET), HEX]) expect(left).not.toContain(spelling);
    }),
  60_000,
);

it('gives variables made of a secret their values back after a run that waited', () =>
  inDirectory(async (cwd) => {
    const env = { MDROLLBACK_数据库密码: SECRET };
    putPlan(cwd, [[bash('PW="<数据库密码>"'), '\n- [ ] 业务方同意\n'], [SAME]]);
    const waited = await mdrollback(EXEC, { cwd, env });
    expect(waited.status).toBe(3);
    expect(bytesBelow(cwd)).not.toContain('S3cr3t');
    const argv = ['resume', '--yes', '--operator', 'li', '--confirm-checkpoints'];
    const resumed = await mdrollback(argv, { cwd, env });
    expect([resumed.status, resumed.stdout]).toEqual([0, expect.stringContaining('same')]);
    expect(bytesBelow(cwd)).not.toContain('S3cr3t');
  }));
