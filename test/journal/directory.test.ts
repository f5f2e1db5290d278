import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createRunDirectory,
  findRun,
  listRuns,
  openJournal,
  runId,
  type JournalEvent,
  type NewRun,
} from '../../src/journal/index.ts';
import { command, phase, plan, step } from '../helpers/plan-builder.ts';
import { runStarted } from './sample-events.ts';

const now = new Date(2026, 10, 22, 3, 12, 45);
const source = Buffer.from('\uFEFF# 回滚方案\r\n- [ ] 一\n\xff', 'latin1');
let base: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'runs-'));
});
afterEach(async () => {
  await rm(base, { recursive: true, force: true });
});

const newRun = (more: Partial<NewRun> = {}): NewRun => ({
  base,
  document: 'docs/paygw.md',
  plan: plan(phase('1', step('1.1', command('true')))),
  source,
  now,
  suffix: () => '1f3a',
  ...more,
});

const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error as { code?: unknown }).code,
  );

describe('a run id', () => {
  it.each([
    ['paygw.md', '2026-11-22T03-12-45-paygw-1f3a'],
    ['/srv/docs/支付网关 回滚（v2.1）.md', '2026-11-22T03-12-45-支付网关-回滚-v2-1-1f3a'],
    ['../.md', '2026-11-22T03-12-45-1f3a'],
    ['a;rm -rf $HOME\n.markdown', '2026-11-22T03-12-45-a-rm-rf-HOME-1f3a'],
  ])('of %j is %s', (document, id) => {
    expect(runId(document, now, '1f3a')).toBe(id);
  });

  it('is a file name for any document name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (document) => {
        const id = runId(document, now, '1f3a');
        expect(id).toMatch(/^2026-11-22T03-12-45(-[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}_-]*)?-1f3a$/u);
        expect(Buffer.byteLength(id)).toBeLessThan(255);
      }),
    );
  });
});

describe('a run directory', () => {
  it('holds the plan and the document’s bytes, and is its owner’s alone', async () => {
    const options = newRun();
    const made = await createRunDirectory(options);
    expect(made.directory).toBe(join(base, 'runs', '2026-11-22T03-12-45-paygw-1f3a'));
    expect((await readdir(made.directory)).sort()).toEqual(['plan.json', 'session', 'source.md']);
    expect(await readFile(made.source)).toEqual(source);
    expect(JSON.parse(await readFile(made.plan, 'utf8'))).toEqual(options.plan);
    const modes = await Promise.all(
      [made.directory, made.session, made.plan, made.source].map((path) => stat(path)),
    );
    expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(['700', '700', '600', '600']);
  });

  it('keeps no secret value', async () => {
    const secret = {
      name: 'db-password',
      secret: true,
      value: 'hunter2',
      default: null,
      description: null,
      pattern: null,
      places: [],
    };
    const made = await createRunDirectory(newRun({ plan: { ...newRun().plan, parameters: [secret] } }));
    expect(await readFile(made.plan, 'utf8')).not.toContain('hunter2');
  });

  it('is another one when the id is taken', async () => {
    const suffixes = ['1f3a', '1f3a', '1f3b'];
    const suffix = (): string => suffixes.shift() ?? 'none';
    const first = await createRunDirectory(newRun({ suffix }));
    const second = await createRunDirectory(newRun({ suffix }));
    expect([first.run, second.run].map((run) => run.slice(-4))).toEqual(['1f3a', '1f3b']);
  });

  it('may be named, and is refused when something is in it', async () => {
    const directory = join(base, 'here', 'run');
    const made = await createRunDirectory(newRun({ directory }));
    expect(made).toMatchObject({ directory, run: '2026-11-22T03-12-45-paygw-1f3a' });
    expect(await codeOf(createRunDirectory(newRun({ directory })))).toBe('exists');
    expect(await readFile(made.source)).toEqual(source);
  });

  it('is refused where a file stands', async () => {
    await writeFile(join(base, 'runs'), '');
    expect(await codeOf(createRunDirectory(newRun()))).toMatch(/gone|not-written/);
  });
});

describe('finding a run', () => {
  async function makeRun(suffix: string, at: string): Promise<string> {
    const made = await createRunDirectory(newRun({ suffix: () => suffix }));
    const journal = await openJournal(made.directory, 'web-1', () => new Date(at));
    await journal.append({
      ...(runStarted as Extract<JournalEvent, { type: 'run-started' }>),
      run: made.run,
    });
    await journal.close();
    return made.run;
  }

  it('knows the latest by when it began, not by its name', async () => {
    const late = await makeRun('0000', '2026-11-22T02:00:00Z');
    const early = await makeRun('ffff', '2026-11-22T01:00:00Z');
    expect((await listRuns(base)).map(({ run }) => run)).toEqual([early, late]);
    expect(await findRun(base, 'latest', '/')).toMatchObject({ ok: true, run: { run: late } });
  });

  it('takes an id, a path, or says why not', async () => {
    const run = await makeRun('1f3a', '2026-11-22T02:00:00Z');
    const directory = join(base, 'runs', run);
    expect(await findRun(base, run, '/')).toMatchObject({ ok: true, run: { run, directory } });
    expect(await findRun('/nowhere', directory, '/')).toMatchObject({ ok: true, run: { run } });
    expect(await findRun('/nowhere', join('runs', run), base)).toMatchObject({ ok: true, run: { run } });
    expect(await findRun(base, 'absent', base)).toMatchObject({ ok: false, reason: 'not-found' });
    expect(await findRun(base, '', base)).toMatchObject({ ok: false, reason: 'not-found' });
    await mkdir(join(base, 'empty'));
    expect(await findRun(base, 'empty', base)).toMatchObject({ ok: false, reason: 'not-a-run' });
  });

  it('has no latest where there are no runs', async () => {
    expect(await listRuns(base)).toEqual([]);
    expect(await findRun(base, 'latest', '/')).toMatchObject({ ok: false, reason: 'no-runs' });
  });
});
