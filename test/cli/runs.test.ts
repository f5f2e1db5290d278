import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bash, EXEC, putPlan, runDirectoryIn } from './begun.ts';
import { inDirectory, mdrollback } from './program.ts';

interface RunsJson {
  readonly runs: readonly { readonly run: string; readonly state: string; readonly reason: string | null }[];
}

async function states(cwd: string): Promise<RunsJson['runs']> {
  const { stdout } = await mdrollback(['runs', '--format', 'json'], { cwd });
  return (JSON.parse(stdout) as RunsJson).runs;
}

/** A run that failed, so that it could go on; gives its journal's path. */
async function failedRun(cwd: string): Promise<string> {
  putPlan(cwd, [[bash('echo 1 >> ledger'), bash('false')]]);
  expect((await mdrollback(EXEC, { cwd })).status).toBe(1);
  return join(runDirectoryIn(cwd), 'journal.jsonl');
}

// A dozen starts of the program, which take their time on a machine that does other things.
describe('a run whose journal says nothing any more', { timeout: 60_000 }, () => {
  it('is listed, with the file and what is wrong with it, and no older run is taken in its place', () =>
    inDirectory(async (cwd) => {
      const older = dirname(await failedRun(cwd));
      const kept = join(cwd, 'kept');
      renameSync(older, kept);
      const journal = await failedRun(cwd);
      const back = join(dirname(dirname(journal)), `2020-01-01T00-00-00-plan-0000`);
      renameSync(kept, back);
      const text = readFileSync(journal);
      rmSync(journal);
      const [gone] = await states(cwd);
      expect(gone).toMatchObject({ state: 'unreadable' });
      expect(gone?.reason).toContain(journal);
      const { stdout } = await mdrollback(['runs', '--lang', 'zh-CN'], { cwd });
      expect(stdout).toMatch(/读不出[^]*journal\.jsonl 不见了[^]*2020-01-01/);
      for (const argv of [['resume', '--yes'], ['report'], ['attach']]) {
        const refused = await mdrollback([...argv, '--lang', 'zh-CN'], { cwd });
        expect(refused, argv[0]).toMatchObject({ status: 2, stdout: '' });
        expect(refused.stderr, argv[0]).toContain(`${journal} 不见了`);
        expect(refused.stderr, argv[0]).not.toMatch(/ENOENT|gone:/);
      }

      writeFileSync(journal, '');
      for (const verb of ['report', 'resume'])
        expect((await mdrollback([verb], { cwd })).stderr).toMatch(/is gone, or another file has taken/);

      writeFileSync(journal, text.toString().replace('"li"', '"wu"'));
      expect((await states(cwd))[0]).toMatchObject({ state: 'unreadable' });
      expect((await mdrollback(['resume'], { cwd })).stderr).toMatch(/bad record[^]*mdrollback verify/);

      // The end of a write that a crash broke off is no damage.
      writeFileSync(journal, `${text.toString()}{"seq":`);
      expect((await states(cwd)).map(({ state }) => state)).toEqual(['failed', 'failed']);
    }));

  it('is told apart from one that broke off before it had a journal: of that one nothing was run', () =>
    inDirectory(async (cwd) => {
      const journal = await failedRun(cwd);
      const begun = join(dirname(dirname(journal)), '2099-01-01T00-00-00-plan-0000');
      mkdirSync(join(begun, 'session'), { recursive: true });
      writeFileSync(join(begun, 'plan.json'), '{"title":"x"}');
      expect((await states(cwd)).map(({ state }) => state)).toEqual(['not-begun', 'failed']);
      const refused = await mdrollback(['resume', '2099-01-01T00-00-00-plan-0000'], { cwd });
      expect(refused).toMatchObject({ status: 2 });
      expect(refused.stderr).toMatch(/nothing was run: begin the document anew/);
      // It is no run that could go on, and no latest one.
      expect((await mdrollback(['report'], { cwd })).status).toBe(0);
    }));
});

describe('a report that cannot be written', () => {
  it('leaves the one before it whole, says why in words, and keeps its mode', () =>
    inDirectory(async (cwd) => {
      await failedRun(cwd);
      const report = join(cwd, 'plan.report.md');
      chmodSync(report, 0o640);
      const before = readFileSync(report, 'utf8');
      // bash's limit of file sizes is a disk that is full at once; the signal for it would end the program.
      const limited = `trap '' XFSZ; ulimit -f 1; exec "$0" "$@"`;
      const { stderr, status } = await mdrollback(['report', '-o', report, '--lang', 'zh-CN'], {
        cwd,
        through: ['bash', '-c', limited],
      });
      expect({ status, stderr }).toEqual({
        status: 2,
        stderr: `无法写入 ${report}：文件到了大小上限（ulimit -f）\n`,
      });
      expect(readFileSync(report, 'utf8')).toBe(before);
      expect(await mdrollback(['report', '-o', report], { cwd })).toMatchObject({ status: 0 });
    }));
});

it('in a narrow window a run’s name and the digest that is kept elsewhere are whole, to be copied', () =>
  inDirectory(async (cwd) => {
    const run = basename(dirname(await failedRun(cwd)));
    const env = { COLUMNS: '20' };
    expect((await mdrollback(['runs'], { cwd, env })).stdout.split('\n')).toContain(run);
    expect((await mdrollback(['verify'], { cwd, env })).stdout).toMatch(/^ +[0-9a-f]{64}$/m);
  }));
