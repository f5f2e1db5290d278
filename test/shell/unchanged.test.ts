import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { parseStatusFile } from '../../src/shell/index.ts';
import type { CommandResult, Session } from '../../src/shell/index.ts';
import { differences } from '../../src/shell/difference.ts';
import { readAny } from '../../src/shell/replace.ts';
import { holdsStill, onlyStartsPrograms } from '../../src/shell/unchanged.ts';
import { bytesOf, withRig, type Rig } from './rig.ts';
import { inPlace } from './place.ts';

/** Commands behind which the shell's state need not be noted, since they cannot change it. */

const BUILTINS = new Set(['echo', 'true', 'false', 'cd', 'export', 'printf', 'read', 'test', 'exec', 'kill']);

describe('a text that only starts programs', () => {
  test.each([
    '/bin/echo x',
    'systemctl stop nginx',
    'kubectl rollout undo deployment/web --namespace=prod',
    `curl -fsS "http://127.0.0.1:$PORT/health" | grep -c '"ok"'`,
    'cp -a "$BACKUP/nginx.conf" /etc/nginx/ && nginx -t; systemctl reload nginx',
    'ls /opt 2>/dev/null >/tmp/list || echo 没有',
    'docker ps -q 2>&1 | wc -l\ndocker images',
    'env A=1 make',
    '  true;\n',
    'sort < names >> "sorted ${SUFFIX}"',
    'psql -c \'SELECT "a; b" FROM t\' app_v2',
  ])('is known by its words: %s', (text) => {
    expect(onlyStartsPrograms(text, BUILTINS)).toBe(true);
  });

  test.each([
    'cd /opt',
    'export A=1',
    'A=1 make',
    'A=1',
    'printf -v A x',
    'true; read A',
    'ls | read A',
    'echo ${A:=1}',
    'echo $((A++))',
    'echo "$(cd /; pwd)"',
    'echo `date`',
    'ls &',
    'sleep 1 & true',
    'echo x {fd}>file',
    'cat <<END\nx\nEND',
    'cat <<<x',
    'exec 3>&-',
    'ls 2>&1x',
    'ls 3>file',
    'ls >&3',
    '>file',
    '2>file',
    'f() { true; }',
    '{ true; }',
    '(exit 3)',
    'if true; then true; fi',
    'time ls',
    '! true',
    '[ -e x ]',
    '[[ x ]]',
    '$CMD x',
    '"ls" x',
    '\\ls',
    '%1',
    '~/bin/x',
    'true &&',
    '&& true',
    'true; ; true',
    "echo 'x",
    'echo "x',
    'echo "\\$(x)"',
    'true # cd',
    '',
    ' ',
    `/bin/echo ${'x'.repeat(3000)}`,
  ])('is not what does more, or may: %s', (text) => {
    expect(onlyStartsPrograms(text, BUILTINS)).toBe(false);
  });

  it('is told by paths alone where the builtins are not known', () => {
    expect(onlyStartsPrograms('/usr/bin/id -u', new Set())).toBe(true);
    expect(onlyStartsPrograms('id -u', new Set())).toBe(false);
  });
});

/** For each command that has ended, whether its state was taken to be that of the one before. */
function unchangedIn(directory: string): readonly boolean[] {
  const records = parseStatusFile(readFileSync(join(directory, 'status'), 'latin1'));
  return records.flatMap((record) => (record.type === 'end' ? [record.unchanged] : []));
}

async function runAll(rig: Rig, texts: readonly string[]): Promise<void> {
  for (const text of texts) await rig.run(text);
}

describe('behind such a command', () => {
  it('no state is noted once the one before is known to hold still, and it is as if one had been', () =>
    withRig(async (rig) => {
      await runAll(rig, [
        'A=1; mkdir sub',
        '/bin/echo x',
        'ls -d sub >list',
        'cat list | wc -c',
        'false',
        'cat none',
      ]);
      expect(unchangedIn(rig.directory)).toEqual([false, false, true, true, true, true]);
      const states = ['state.0', 'state.1'].map((name) => readAny(join(rig.directory, name)));
      // What `:` leaves is noted whole by the time that bash takes the next command.
      await runAll(rig, [':', ':']);
      const [after, before] = [
        readAny(join(rig.directory, 'state.0')),
        states.find((state) => state !== null && state.key !== readAny(join(rig.directory, 'state.0'))?.key),
      ];
      if (after === null || before === undefined || before === null) throw new Error('no state was noted');
      expect(differences(before, after, 'en')).toEqual([]);
    }));

  it('status, pipe status and output are those that a person would see', () =>
    withRig(async (rig) => {
      await runAll(rig, ['true', 'true']);
      expect(await rig.run('false')).toMatchObject({ exitStatus: 1, pipeStatus: [1], out: '', err: '' });
      expect(await rig.run('echo 甲 | cat | grep -q 乙')).toMatchObject({
        exitStatus: 1,
        pipeStatus: [0, 0, 1],
      });
      expect(await rig.run('ls none')).toMatchObject({ exitStatus: 2, out: '' });
      expect((await rig.run('no-such-program x')).err).toMatch(
        /^bash: line \d+: no-such-program: command not found\n$/,
      );
      expect(await rig.run('echo one')).toMatchObject({ exitStatus: 0, out: 'one\n', err: '' });
      expect((await rig.run('echo "$? ${PIPESTATUS[*]} $_"')).out).toBe('0 0 one\n');
      expect(unchangedIn(rig.directory).slice(2)).toEqual([true, true, true, true, true, false]);
    }));

  it.each([
    ['such a command', '/bin/touch ran'],
    ['any other', 'A=2; touch ran'],
  ])('nothing is run that could not be noted, as when the driver is gone: %s', (_name, text) =>
    withRig(async (rig) => {
      await runAll(rig, ['true', 'true', 'true']);
      for (const entry of readdirSync(rig.directory, { withFileTypes: true }))
        if (entry.isDirectory()) rmSync(join(rig.directory, entry.name, 'b'));
      expect(await rig.run(text)).toMatchObject({ outcome: 'not-started', exitStatus: null });
      expect(existsSync(join(rig.cwd, 'ran'))).toBe(false);
    }),
  );

  test.each([
    ['a function', 'ls() { A=2; }', 'ls x'],
    ['an alias', 'alias ls="A=2; true"', 'ls x'],
    ['a DEBUG trap', 'trap "A=2" DEBUG', '/bin/echo x'],
    ['an ERR trap, by whatever way it came', 'eval "$(printf tr%s ap) A=2 ERR"', '/bin/false'],
    ['a trap on the end of programs', 'trap "A=2" CHLD', '/bin/echo x'],
    ['a reference that counts', 'A=1; declare -n r="B[A++]"; B=(x y z)', '/bin/echo $r'],
    ['a builtin that may be another', 'enable -n echo', '/bin/echo x'],
    ['functrace', 'set -T', '/bin/echo x'],
    ['the trace of bash', 'set -x', '/bin/echo x'],
  ])('it is noted where the shell has %s', (_name, before, text) =>
    withRig(async (rig) => {
      await runAll(rig, ['A=1', before, text, text, text]);
      expect(unchangedIn(rig.directory)).toEqual([false, false, false, false, false]);
    }),
  );

  it('it is noted where a job runs beside', () =>
    withRig(async (rig) => {
      await runAll(rig, ['true', 'true', 'true', 'sleep 5 &', 'true', 'true', 'true']);
      expect(unchangedIn(rig.directory)).toEqual([false, false, true, false, false, false, false]);
    }));

  it('it is noted where the one before has left a process: the shell is given other files and variables then', () =>
    withRig(async (rig) => {
      await runAll(rig, ['true', 'true', "sh -c 'sleep 5 &'", 'true', 'true']);
      expect(unchangedIn(rig.directory)).toEqual([false, false, true, false, true]);
    }));
});

describe('a snapshot', () => {
  it('that is not whole, or of another command, says nothing', () =>
    withRig(async (rig) => {
      await rig.run('A=1', { nonce: 'nonce-of-a' });
      // bash has written it whole by the time that it takes the next command.
      await rig.run('true');
      const path = join(rig.directory, 'state.0');
      const token = readdirSync(rig.directory, { withFileTypes: true }).find((entry) => entry.isDirectory());
      const holds = (key: string): boolean => holdsStill({ path, key }, token?.name ?? '');
      expect([holds('nonce-of-a'), holds('nonce-of-b')]).toEqual([true, false]);
      const whole = readFileSync(path, 'latin1');
      writeFileSync(path, whole.slice(0, whole.lastIndexOf('end nonce-of-a')), 'latin1');
      expect(holds('nonce-of-a')).toBe(false);
      // The next one has begun to be written over it.
      writeFileSync(path, whole.replace('state nonce-of-a', 'state nonce-of-c'), 'latin1');
      expect(holds('nonce-of-a')).toBe(false);
      rmSync(path);
      expect(holds('nonce-of-a')).toBe(false);
    }));
});

function send(session: Session, ordinal: number, text: string): Promise<CommandResult> {
  return session.run({ ordinal, nonce: `nonce-of-${ordinal}`, text, terminal: false, timeoutMs: 15_000 });
}

function out(result: CommandResult): string {
  return bytesOf(result.stdout).toString();
}

/** bash dies behind the end of command number `ordinal`, when it has noted that and told of it. */
function dieBehind(directory: string, ordinal: number): void {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const path = join(directory, entry.name, 'n');
    const [all, last] = readFileSync(path, 'utf8').split(/(?=^\\builtin return 0$)/m);
    expect(last).toBeDefined();
    writeFileSync(path, `${all ?? ''}case $1 in ${ordinal}) \\builtin kill -9 "$$" ;; esac\n${last ?? ''}`);
  }
}

describe('the state from before such commands', () => {
  it('is what a resume goes on from, with the status of the last', () =>
    inPlace(async ({ open, directory }) => {
      const first = await open();
      await send(first, 1, 'X=1; mkdir there; cd there');
      for (const ordinal of [2, 3, 4]) await send(first, ordinal, '/bin/echo x');
      await send(first, 5, 'false | /bin/true');
      await first.close();
      expect(unchangedIn(directory)).toEqual([false, false, true, true, true]);
      const second = await open('nonce-of-5');
      expect(second.stateLost).toBeNull();
      expect(out(await send(second, 6, 'echo "$? ${PIPESTATUS[*]} $X ${PWD##*/}"'))).toBe('0 1 0 1 there\n');
      await second.close();
    }));

  it('is not lost with a bash that dies behind one: the next goes on from it unasked, in the session and in a resume', () =>
    inPlace(async ({ open, directory }) => {
      const first = await open();
      await send(first, 1, 'X=1');
      for (const ordinal of [2, 3]) await send(first, ordinal, '/bin/echo x');
      dieBehind(directory, 4);
      expect(await send(first, 4, '/bin/echo x')).toMatchObject({ outcome: 'exited', exitStatus: 0 });
      expect(out(await send(first, 5, 'echo "$X"'))).toBe('1\n');
      expect(first.stateLost).toBeNull();
      for (const ordinal of [6, 7]) await send(first, ordinal, '/bin/echo x');
      dieBehind(directory, 8);
      await send(first, 8, '/bin/echo x');
      await first.close();
      expect(unchangedIn(directory)).toEqual([false, false, true, true, false, false, true, true]);
      const second = await open('nonce-of-8');
      expect(second.stateLost).toBeNull();
      expect(out(await send(second, 9, 'echo "$X"'))).toBe('1\n');
      await second.close();
    }));

  it('is lost where the note of it is', () =>
    inPlace(async ({ open, directory }) => {
      const first = await open();
      await send(first, 1, 'X=1');
      for (const ordinal of [2, 3, 4]) await send(first, ordinal, '/bin/echo x');
      await first.close();
      // Command 2 was noted in the second of the two, and 1 in the first.
      writeFileSync(join(directory, 'state.1'), '');
      const second = await open('nonce-of-4');
      expect(second.stateLost).toMatch(/lost/);
      await second.close();
    }));
});
