import { existsSync, lstatSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bash, begin, EXEC, ledgerIn, putPlan, runDirectoryIn, until } from './begun.ts';
import { inDirectory, mdrollback } from './program.ts';

const isThere = (link: string): boolean => lstatSync(link, { throwIfNoEntry: false }) !== undefined;

it(
  'a resume removes the short name that a killed tool left in the temporary directory, and nobody else’s',
  () =>
    inDirectory(async (cwd) => {
      putPlan(cwd, [[bash('echo 1 >> ledger; until [ -e go ]; do sleep 0.02; done')], [bash('test -e go')]]);
      const run = begin(cwd, EXEC);
      await until('the command', () => ledgerIn(cwd).length === 1);
      run.child.kill('SIGKILL');
      await run.ended;
      const session = join(runDirectoryIn(cwd), 'session');
      const [token = ''] = readdirSync(session).filter((name) => /^[0-9a-f]{8}$/.test(name));
      const left = join(tmpdir(), `m${token}`);
      expect(isThere(left)).toBe(true);
      // Of another run: it leads elsewhere.
      const other = join(tmpdir(), `m${token.slice(0, 6)}zz`);
      symlinkSync(cwd, other);
      try {
        const again = begin(cwd, ['resume', '--yes', '--operator', 'wang']);
        // The command still runs, and its bash ends it by this name.
        await until('the second executor', () => again.shown().includes('1.1/1'));
        expect(isThere(left)).toBe(true);
        symlinkSync('/dev/null', join(cwd, 'go'));
        expect(await again.ended).toBe(0);
        expect(isThere(left)).toBe(false);
        expect(isThere(other)).toBe(true);
        expect(existsSync(join(session, token))).toBe(true);
        expect(await mdrollback(['verify'], { cwd })).toMatchObject({ status: 0 });
      } finally {
        rmSync(other, { force: true });
      }
    }),
  60_000,
);
