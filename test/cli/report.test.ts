import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inDirectory, mdrollback, type Outcome } from './program.ts';

const DOCUMENT =
  '# 回滚\n\n## 回滚步骤\n\n### 步骤 1.1: 看\n\n```bash\necho "<b>ok</b>"\n# 预期: <b>ok</b>\nseq 1 3000\n```\n';

/** One run of the document; its reports are still to be made. */
let cwd = '';
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), '回滚 报告-'));
  writeFileSync(join(cwd, 'doc.md'), DOCUMENT);
  const { status, stderr } = await mdrollback(['exec', 'doc.md', '--yes', '--operator', 'li'], { cwd });
  if (status !== 0) throw new Error(stderr);
}, 60_000);
afterAll(() => {
  rmSync(cwd, { recursive: true, force: true });
});

function report(...argv: readonly string[]): Promise<Outcome> {
  return mdrollback(['report', ...argv], { cwd });
}

describe('mdrollback report', () => {
  it.each([
    ['page.html', '<!doctype html>'],
    ['PAGE.HTM', '<!doctype html>'],
    ['junit.xml', '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="mdrollback '],
    ['run.json', '{\n  "schema": "mdrollback.run/1"'],
    ['report.md', '# 回滚\n\n<!--mdrollback:1 '],
    ['report.txt', '# 回滚\n\n<!--mdrollback:1 '],
  ])(
    'writes the format that the ending of %s says, for its owner alone, and again over itself',
    async (name, beginning) => {
      const file = join(cwd, name);
      for (let time = 0; time < 2; time += 1) {
        expect(await report('-o', name)).toMatchObject({ status: 0, stdout: '' });
        expect(readFileSync(file, 'utf8').slice(0, beginning.length)).toBe(beginning);
        expect(statSync(file).mode & 0o777).toBe(0o600);
      }
      chmodSync(file, 0o644);
      expect((await report('-o', name)).status).toBe(0);
      expect(statSync(file).mode & 0o777).toBe(0o644);
    },
  );

  it('speaks the language of the run’s document', async () => {
    expect((await mdrollback(['report', '-o', 'said.md'], { cwd, env: { LANG: 'C' } })).stderr).toBe(
      '已写入 said.md\n',
    );
  });

  it('prints the format that is named, whatever the ending', async () => {
    expect((await report('--format', 'html')).stdout).toMatch(/^<!doctype html>[^]*<\/html>\n$/);
    expect((await report('--format', 'junit')).stdout).toMatch(/^<\?xml [^]*<\/testsuites>\n$/);
    expect((await report('--format', 'junit', '-o', 'x.html')).status).toBe(0);
    expect(readFileSync(join(cwd, 'x.html'), 'utf8')).toMatch(/^<\?xml /);
    const wrong = await report('--format', 'pdf');
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('md | html | junit | json');
  });

  it.each([
    ['a page that is no report', 'index.html', '<!doctype html><title>x</title>'],
    ['XML that is no report', 'pom.xml', '<?xml version="1.0"?>\n<project/>'],
    ['JSON that is no report', 'package.json', '{\n  "name": "x"\n}'],
    ['an empty file', 'notes.md', ''],
    ['the document', 'doc.md', DOCUMENT],
  ])('leaves %s alone, unless told', async (_, name, text) => {
    const file = join(cwd, name);
    writeFileSync(file, text);
    const refused = await report('-o', name);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain(name);
    expect(refused.stderr).toContain('--force');
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect((await report('-o', name, '--force')).status).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toBe(text);
  });

  it('never writes over the document that the run has kept', async () => {
    const { directory } = JSON.parse((await report('--format', 'json')).stdout) as { directory: string };
    const kept = join(directory, 'source.md');
    expect((await report('-o', kept, '--force')).status).toBe(2);
    expect(readFileSync(kept, 'utf8')).toBe(DOCUMENT);
    expect(existsSync(join(cwd, 'doc.md'))).toBe(true);
  });

  it('says why it cannot write', async () => {
    mkdirSync(join(cwd, 'dir.html'));
    for (const name of ['dir.html', 'no/such/place.html']) {
      const { status, stderr } = await report('-o', name);
      expect(status).toBe(2);
      expect(stderr).toContain(name);
      expect(stderr).not.toContain('    at ');
    }
  });

  it('links from where the page stands to the outputs that it has cut', async () => {
    mkdirSync(join(cwd, 'out'));
    expect((await report('-o', 'out/page.html')).status).toBe(0);
    const page = readFileSync(join(cwd, 'out/page.html'), 'utf8');
    const [, link = ''] = /<a href="([^"#][^"]*)"/.exec(page) ?? [];
    expect(link).toMatch(/^\.\.\/\.mdrollback\/runs\/[^/]+\/session\/(?:stdout\.\d+|output)$/);
    expect(readFileSync(join(cwd, 'out', decodeURIComponent(link)), 'utf8')).toContain('\n2999\n3000\n');
  });

  it('is written by exec --report in the format of the ending, beside the run’s own', async () => {
    writeFileSync(join(cwd, 'doc.md'), DOCUMENT);
    const ran = await mdrollback(['exec', 'doc.md', '--yes', '--operator', 'li', '--report', 'r.html'], {
      cwd,
    });
    expect(ran.status).toBe(0);
    expect(ran.stdout).toContain('r.html');
    expect(readFileSync(join(cwd, 'r.html'), 'utf8')).toMatch(/^<!doctype html>/);
    expect(statSync(join(cwd, 'r.html')).mode & 0o777).toBe(0o600);
    writeFileSync(join(cwd, 'mine.html'), 'mine');
    const refused = await mdrollback(
      ['exec', 'doc.md', '--yes', '--operator', 'li', '--report', 'mine.html'],
      { cwd },
    );
    expect(refused.status).toBe(2);
    expect(readFileSync(join(cwd, 'mine.html'), 'utf8')).toBe('mine');
  });

  it.each([
    ['links to what is cut from each of its two places', DOCUMENT],
    [
      'is the same in its two places where nothing is cut',
      '## 回滚步骤\n\n### 步骤 1.1: 看\n\n```bash\necho ok\n```\n',
    ],
  ])('%s', (_, document) =>
    inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'doc.md'), document);
      const ran = await mdrollback(
        ['exec', 'doc.md', '--yes', '--operator', 'li', '--report', 'r.md', '--run-dir', 'run'],
        {
          cwd,
        },
      );
      expect(ran.status).toBe(0);
      const own = join(cwd, 'run/report.md');
      const linksIn = (file: string): string[] =>
        [...readFileSync(file, 'utf8').matchAll(/<a href="([^"]+)"/g)].map(([, link = '']) => link);
      for (const file of [own, join(cwd, 'r.md')]) {
        expect(linksIn(file)).toHaveLength(document === DOCUMENT ? 1 : 0);
        for (const link of linksIn(file))
          expect(readFileSync(join(dirname(file), decodeURIComponent(link)), 'utf8')).toContain(
            '\n2999\n3000\n',
          );
      }
    }),
  );

  it.each(['zh', 'en'])('has help with examples: %s', async (lang) => {
    await inDirectory(async (cwd) => {
      const { stdout, status } = await mdrollback(['report', '--help', '--lang', lang], { cwd });
      expect(status).toBe(0);
      expect(stdout).toContain('mdrollback report latest -o report.html');
      expect(stdout).toContain('0600');
      expect(stdout).toContain('JUnit');
    });
  });
});
