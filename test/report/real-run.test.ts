import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunJson } from '../../src/report/index.ts';
import { builtProgram, inDirectory, mdrollback } from '../cli/program.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/web-service', import.meta.url));
const schema = JSON.parse(
  readFileSync(new URL('../../src/report/run.schema.json', import.meta.url), 'utf8'),
) as object;
const ajv = new Ajv2020({
  allowUnionTypes: true,
  formats: { 'date-time': (text: string) => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) },
});
const validate = ajv.compile(schema);

let home = '';
let run: RunJson;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'mdrollback report-'));
  const env = { ...process.env, EXAMPLE_DIR: home, MDROLLBACK_BIN: builtProgram() };
  await promisify(execFile)(join(EXAMPLE, 'run'), ['--unattended'], { env });
  const { stdout } = await mdrollback(['report', 'latest', '--format', 'json'], { cwd: home });
  run = JSON.parse(stdout) as RunJson;
}, 120_000);
afterAll(async () => {
  await rm(home, { recursive: true });
});

describe('a real run of examples/web-service as JSON', () => {
  it('keeps to the published schema', () => {
    expect(validate(run), ajv.errorsText(validate.errors)).toBe(true);
  });

  it('has every key of language.md §10', () => {
    for (const key of [
      ...['schema', 'run', 'directory', 'plan', 'result', 'exitStatus', 'operator', 'host', 'startedAt'],
      ...['endedAt', 'parameters', 'choices', 'decision', 'deviations', 'actions'],
    ]) {
      expect(run).toHaveProperty(key);
    }
    expect(run.plan.digest).toMatch(/^sha256:/);
    expect(run.plan.source.path).toContain('.md');
    const commands = run.actions.filter(({ kind }) => kind === 'command');
    expect(commands.length).toBeGreaterThan(10);
    for (const command of commands) {
      expect(Object.keys(command)).toEqual(
        expect.arrayContaining([
          ...['id', 'kind', 'line', 'text', 'ran', 'outcome', 'exitStatus', 'startedAt', 'durationMs'],
          ...['attempts', 'expectations', 'stdout', 'stderr'],
        ]),
      );
    }
    for (const checkpoint of run.actions.filter(({ kind }) => kind === 'checkpoint')) {
      expect([typeof checkpoint.by, typeof checkpoint.at]).toEqual(['string', 'string']);
    }
  });

  it('says what was seen, and by whom', () => {
    expect(run).toMatchObject({ result: 'succeeded', exitStatus: 0 });
    const verdicts = run.actions.flatMap((action) => (action.kind === 'command' ? action.expectations : []));
    expect(verdicts.map(({ by }) => by)).toContain('machine');
    for (const verdict of verdicts) expect(verdict.verdict).toBe('passed');
    // Nobody was there: a checkpoint without a command was confirmed beforehand, and its box is not ticked for it.
    const vouched = run.actions.filter(({ beforehand }) => beforehand);
    expect(vouched.length).toBeGreaterThan(0);
    expect(run.deviations.filter(({ kind }) => kind === 'vouched')).toHaveLength(vouched.length);
  });
});

describe('exec --format json', () => {
  it.each([
    ['a run', '```bash\necho ok\n# 预期: ok\n```', 0],
    ['a failed run', '```bash\necho no\n# 预期: ok\n```', 1],
    ['a run that waits', '- [ ] 看过', 3],
    ['a run for another machine', '**执行主机**：no-such-host\n\n```bash\necho ok\n```', 3],
  ])('prints one valid document on stdout and nothing else: %s', async (_, body, status) => {
    await inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'doc.md'), `# 回滚\n\n## 回滚步骤\n\n### 步骤 1.1: 做\n\n${body}\n`);
      const ran = await mdrollback(['exec', 'doc.md', '--operator', 'li', '--format', 'json'], { cwd });
      expect(ran.status).toBe(status);
      const json = JSON.parse(ran.stdout) as RunJson;
      expect(validate(json), ajv.errorsText(validate.errors)).toBe(true);
      expect(json.exitStatus).toBe(status);
      const again = await mdrollback(['report', '--format', 'json'], { cwd });
      expect(JSON.parse(again.stdout)).toEqual(json);
    });
  });

  it('prints nothing on stdout when nothing may run', async () => {
    await inDirectory(async (cwd) => {
      writeFileSync(
        join(cwd, 'doc.md'),
        '# 回滚\n\n## 回滚步骤\n\n### 步骤 1.1: 做\n\n```bash\nno-such-x\n```\n',
      );
      const ran = await mdrollback(['exec', 'doc.md', '--operator', 'li', '--format', 'json'], { cwd });
      expect(ran).toMatchObject({ status: 2, stdout: '' });
    });
  });
});
