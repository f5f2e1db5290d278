import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { builtProgram, inDirectory, mdrollback } from './program.ts';

/** Runs of the real program that break off, and are taken up again. */

const AGAIN = ['resume', '--yes', '--operator', 'wang'];

function begin(cwd: string, more: readonly string[] = []): ChildProcess {
  const argv = [builtProgram(), 'exec', 'plan.md', '--yes', '--operator', 'li', ...more];
  const env = { PATH: process.env['PATH'], HOME: cwd, LANG: 'C.UTF-8' };
  return spawn(process.execPath, argv, { cwd, env, stdio: 'ignore' });
}

function put(cwd: string, steps: readonly (readonly string[])[]): void {
  const text = steps.map(
    (blocks, index) => `### 步骤 1.${index + 1}: 第 ${index + 1} 步\n${blocks.join('')}`,
  );
  writeFileSync(join(cwd, 'plan.md'), `# 回滚方案\n## 回滚步骤\n${text.join('')}`);
}

const bash = (...lines: readonly string[]): string => `\`\`\`bash\n${lines.join('\n')}\n\`\`\`\n`;

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds() && waited < 15_000; waited += 20) await delay(20);
  expect(holds()).toBe(true);
}

async function gone(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}

const ledger = (cwd: string): readonly string[] =>
  existsSync(join(cwd, 'ledger')) ? readFileSync(join(cwd, 'ledger'), 'utf8').trimEnd().split('\n') : [];

function runDirectory(cwd: string): string {
  const [run = ''] = readdirSync(join(cwd, '.mdrollback/runs'));
  return join(cwd, '.mdrollback/runs', run);
}

/** Ends the bash of a run, as the kernel does when memory runs out. */
function killShell(cwd: string): void {
  const records = readFileSync(join(runDirectory(cwd), 'session/status'), 'utf8').split('\n');
  const pid = records.findLast((line) => line.startsWith('ready '))?.split(' ')[2];
  process.kill(Number(pid), 'SIGKILL');
}

interface RunJson {
  readonly result: string;
  readonly deviations: readonly { readonly kind: string; readonly id: string }[];
  readonly actions: readonly { readonly id: string; readonly outcome: string; readonly attempts: number }[];
}

async function runJson(cwd: string): Promise<RunJson> {
  return JSON.parse((await mdrollback(['report', '--format', 'json'], { cwd })).stdout) as RunJson;
}

describe('a tool that is killed in the middle of a command', () => {
  it('finds the command and its result again, in the shell state that it left, and reports as if nothing had been', () =>
    inDirectory(async (cwd) => {
      put(cwd, [
        [bash('X=5'), bash('echo 1 $X >> ledger; sleep 0.8; Y=6; echo end; echo 2 >> ledger')],
        [bash('echo 3 $X $Y >> ledger')],
      ]);
      const child = begin(cwd);
      await until(() => ledger(cwd).length === 1);
      await gone(child);
      expect(await mdrollback(AGAIN, { cwd })).toMatchObject({ status: 0, stderr: '' });
      expect(ledger(cwd)).toEqual(['1 5', '2', '3 5 6']);
      const { result, deviations, actions } = await runJson(cwd);
      expect({ result, deviations }).toEqual({ result: 'succeeded', deviations: [] });
      expect(actions.map(({ attempts }) => attempts)).toEqual([1, 1, 1]);
      expect(await mdrollback(['verify'], { cwd })).toMatchObject({ status: 0 });
      const again = await mdrollback(['resume'], { cwd });
      expect(again).toMatchObject({ status: 2, stdout: '' });
      expect(again.stderr).toMatch(/can go on/);
    }));

  it('leaves to a person what nobody knows, and takes it from there', () =>
    inDirectory(async (cwd) => {
      put(cwd, [[bash('echo 1 >> ledger; sleep 30; echo 2 >> ledger')], [bash('echo 3 >> ledger')]]);
      const child = begin(cwd);
      await until(() => ledger(cwd).length === 1);
      await gone(child);
      killShell(cwd);
      const waits = await mdrollback(AGAIN, { cwd });
      expect(waits.status).toBe(3);
      expect(waits.stdout).toMatch(/存疑 1/);
      expect((await mdrollback(['runs'], { cwd })).stdout).toMatch(/in doubt/);
      expect((await mdrollback(AGAIN, { cwd })).status).toBe(3);
      expect(ledger(cwd)).toEqual(['1']);
    }));

  it("settles a doubt by the step's own verification, else by what its author allows", () =>
    inDirectory(async (cwd) => {
      const done = bash('echo 1 >> ledger; echo ok > state; sleep 30');
      const verified = bash('# 验证', 'cat state', '# 预期: ok');
      put(cwd, [[done, verified], [bash('# 可重试', 'echo 2 >> ledger; test -e go || sleep 30')]]);
      const first = begin(cwd);
      await until(() => existsSync(join(cwd, 'state')));
      await gone(first);
      killShell(cwd);
      const env = { PATH: process.env['PATH'], HOME: cwd, LANG: 'C.UTF-8' };
      const second = spawn(process.execPath, [builtProgram(), ...AGAIN], { cwd, env, stdio: 'ignore' });
      await until(() => ledger(cwd).length === 2);
      await gone(second);
      killShell(cwd);
      writeFileSync(join(cwd, 'go'), '');
      const third = await mdrollback(AGAIN, { cwd });
      expect(third).toMatchObject({ status: 0 });
      expect(ledger(cwd)).toEqual(['1', '2', '2']);
      const { deviations, actions } = await runJson(cwd);
      expect(deviations.filter(({ kind }) => kind === 'resolved-in-doubt').map(({ id }) => id)).toEqual([
        '1.1/1',
        '1.2/1',
      ]);
      expect(actions.map(({ outcome }) => outcome)).toEqual(['unverified', 'passed', 'unverified']);
    }));
});

describe('a run that ended short of success', () => {
  it('goes on at what failed only when somebody says so', () =>
    inDirectory(async (cwd) => {
      put(cwd, [[bash('echo 1 >> ledger'), bash('test -e mended')], [bash('echo 2 >> ledger')]]);
      expect((await mdrollback(['exec', 'plan.md', '--yes', '--operator', 'li'], { cwd })).status).toBe(1);
      writeFileSync(join(cwd, 'mended'), '');
      const not = await mdrollback(AGAIN, { cwd });
      expect(not.status).toBe(1);
      expect(not.stdout).toContain('--retry 1.1/2');
      expect((await mdrollback([...AGAIN, '--retry', '1.2/1'], { cwd })).status).toBe(2);
      expect((await mdrollback([...AGAIN, '--retry', '1.1/2'], { cwd })).status).toBe(0);
      expect(ledger(cwd)).toEqual(['1', '2']);
      expect((await runJson(cwd)).deviations).toMatchObject([{ kind: 'retried', id: '1.1/2' }]);
    }));

  it('puts the question that was open, and none that was answered', () =>
    inDirectory(async (cwd) => {
      put(cwd, [[bash('echo 1 >> ledger'), '- [ ] 已确认\n'], [bash('echo 2 >> ledger')]]);
      expect((await mdrollback(['exec', 'plan.md', '--yes', '--operator', 'li'], { cwd })).status).toBe(3);
      expect((await mdrollback(AGAIN, { cwd })).status).toBe(3);
      expect((await mdrollback([...AGAIN, '--confirm-checkpoints'], { cwd })).status).toBe(0);
      expect(ledger(cwd)).toEqual(['1', '2']);
    }));
});

describe('a document that was changed meanwhile', () => {
  it('is refused with its differences; accepted on request where nothing has run, and never where something has', () =>
    inDirectory(async (cwd) => {
      const first = bash('echo 1 >> ledger');
      put(cwd, [[first, '- [ ] 已确认\n'], [bash('echo 2 >> ledger')]]);
      expect((await mdrollback(['exec', 'plan.md', '--yes', '--operator', 'li'], { cwd })).status).toBe(3);
      put(cwd, [[first, '- [ ] 已确认\n'], [bash('echo 二 >> ledger')]]);
      const confirm = [...AGAIN, '--confirm-checkpoints'];
      const refused = await mdrollback(confirm, { cwd });
      expect(refused.status).toBe(2);
      expect(refused.stderr).toMatch(/-echo 2 >> ledger\n.*\+echo 二 >> ledger/);
      expect(ledger(cwd)).toEqual(['1']);
      put(cwd, [[bash('echo 一 >> ledger'), '- [ ] 已确认\n'], [bash('echo 二 >> ledger')]]);
      const touched = await mdrollback([...confirm, '--accept-edits'], { cwd });
      expect(touched.status).toBe(2);
      expect(touched.stderr).toContain('1.1/1');
      put(cwd, [[first, '- [ ] 已确认\n'], [bash('echo 二 >> ledger')]]);
      expect(await mdrollback([...confirm, '--accept-edits'], { cwd })).toMatchObject({ status: 0 });
      expect(ledger(cwd)).toEqual(['1', '二']);
      expect(await mdrollback(['verify'], { cwd })).toMatchObject({ status: 0 });
    }));
});

describe('a run that another process drives', () => {
  it('is left to it, and taken from it on request; the one that was halted does nothing any more', () =>
    inDirectory(async (cwd) => {
      put(cwd, [[bash('echo 1 >> ledger; sleep 0.6'), bash('echo 2 >> ledger')], [bash('echo 3 >> ledger')]]);
      const child = begin(cwd);
      await until(() => ledger(cwd).length === 1);
      child.kill('SIGSTOP');
      expect((await mdrollback(['runs'], { cwd })).stdout).toMatch(new RegExp(`running .*${child.pid ?? 0}`));
      const held = await mdrollback(AGAIN, { cwd });
      expect(held).toMatchObject({ status: 2 });
      expect(held.stderr).toContain('--takeover');
      const taken = await mdrollback([...AGAIN, '--takeover'], { cwd });
      expect(taken.status).toBe(0);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGCONT');
      expect(await ended).toBe(1);
      expect(ledger(cwd)).toEqual(['1', '2', '3']);
      expect((await runJson(cwd)).result).toBe('succeeded');
      expect(await mdrollback(['verify'], { cwd })).toMatchObject({ status: 0 });
    }));
});

describe('mdrollback verify', () => {
  it('finds a changed record, a cut tail, a changed output, plan and document', () =>
    inDirectory(async (cwd) => {
      put(cwd, [[bash('echo out'), bash('echo 1 >> ledger')]]);
      expect((await mdrollback(['exec', 'plan.md', '--yes', '--operator', 'li'], { cwd })).status).toBe(0);
      const directory = runDirectory(cwd);
      expect(await mdrollback(['verify'], { cwd })).toMatchObject({ status: 0 });
      const faultsAfter = async (
        file: string,
        change: (text: string) => string,
      ): Promise<readonly string[]> => {
        const path = join(directory, file);
        const before = readFileSync(path, 'utf8');
        writeFileSync(path, change(before));
        const { status, stdout } = await mdrollback(['verify', '--format', 'json'], { cwd });
        writeFileSync(path, before);
        expect(status).toBe(1);
        return (JSON.parse(stdout) as { faults: { kind: string }[] }).faults.map(({ kind }) => kind);
      };
      const lines = (text: string): string[] => text.trimEnd().split('\n');
      const journal = 'journal.jsonl';
      expect(await faultsAfter(journal, (text) => text.replace('"li"', '"wu"'))).toContain('record');
      expect(await faultsAfter(journal, (text) => `${lines(text).toSpliced(4, 1).join('\n')}\n`)).toContain(
        'record',
      );
      expect(await faultsAfter(journal, (text) => `${lines(text).slice(0, -1).join('\n')}\n`)).toEqual([
        'end',
      ]);
      expect(await faultsAfter(journal, (text) => `${lines(text).slice(0, 3).join('\n')}\n`)).toEqual(
        expect.arrayContaining(['end', 'unannounced']),
      );
      expect(await faultsAfter('plan.json', (text) => text.replace('echo 1', 'echo 2'))).toEqual(['plan']);
      expect(await faultsAfter('source.md', (text) => `${text} `)).toEqual(['source']);

      expect(await faultsAfter('session/output', (text) => text.replace('out', 'oot'))).toEqual(['output']);
    }));
});
