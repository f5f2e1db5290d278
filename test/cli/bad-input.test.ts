import { chmodSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inDirectory, mdrollback } from './program.ts';

/** Name, what makes the file, what the message must say of it. */
const CASES: readonly (readonly [string, (path: string) => void, string])[] = [
  ['missing', () => undefined, 'no such file'],
  [
    'a directory',
    (path) => {
      mkdirSync(path);
    },
    'it is a directory',
  ],
  [
    'empty',
    (path) => {
      writeFileSync(path, '');
    },
    'an empty file',
  ],
  [
    'blank',
    (path) => {
      writeFileSync(path, '\ufeff \n\n');
    },
    'an empty file',
  ],
  [
    'binary',
    (path) => {
      writeFileSync(path, Buffer.from('# a\n\0\0'));
    },
    'byte 5 is NUL',
  ],
  // "# 回滚" in GB18030.
  [
    'GBK',
    (path) => {
      writeFileSync(path, Buffer.from([0x23, 0x20, 0xbb, 0xd8, 0xb9, 0xf6, 0x0a]));
    },
    'iconv -f GB18030',
  ],
  [
    'UTF-16',
    (path) => {
      writeFileSync(path, Buffer.from('\ufeff# 回滚', 'utf16le'));
    },
    'iconv -f UTF-16',
  ],
  [
    'broken UTF-8',
    (path) => {
      writeFileSync(path, Buffer.from([0x23, 0x0a, 0xff, 0x0a]));
    },
    'line 2',
  ],
  [
    'too large',
    (path) => {
      writeFileSync(path, '#');
      truncateSync(path, 21 * 1024 * 1024);
    },
    'at most 20.0 MiB',
  ],
];

describe.each(['check', 'plan', 'exec'])('%s with a document that is', (verb) => {
  it.each(CASES)('%s: what was found, what was expected, how to mend it', async (_name, make, words) => {
    await inDirectory(async (cwd) => {
      make(join(cwd, 'plan.md'));
      const before = readdirSync(cwd);
      const { status, stdout, stderr } = await mdrollback([verb, 'plan.md'], { cwd });
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toContain('plan.md');
      expect(stderr).toContain(words);
      expect(stderr).toMatch(/found: .+\n {2}expected: .+\n {2}to mend: .+/);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(readdirSync(cwd)).toEqual(before);
    });
  });
});

describe('a document that may not be read', () => {
  // Root reads everything.
  it.skipIf(process.getuid?.() === 0)('says so', async () => {
    await inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'plan.md'), '# a\n');
      chmodSync(join(cwd, 'plan.md'), 0);
      const { status, stderr } = await mdrollback(['plan', 'plan.md'], { cwd });
      expect(status).toBe(2);
      expect(stderr).toContain('ls -l plan.md');
    });
  });
});

describe('values', () => {
  it.each([
    ['a list', '- a\n', 'it is no list of "name: value"'],
    ['a nested map', 'x: y\na:\n  b: c\n', 'line 2: the value of a is no text'],
    ['broken YAML', 'a: b\nc: "b\n', 'found: line 3, column 1: a quote or a bracket is not closed'],
    ['one name twice', 'a: b\na: c\n', 'found: line 2, column 1: the same name stands there twice'],
    ['another encoding', Buffer.from([0x61, 0x3a, 0x0a, 0xbb, 0xd8]), 'found: no UTF-8 (line 2, byte 4)'],
    ['of a name that the document has not', 'other: x\n', 'no parameter other (from values.yaml:1)'],
  ])('%s is refused', async (_name, yaml, words) => {
    await inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'plan.md'), '# a\n');
      writeFileSync(join(cwd, 'values.yaml'), yaml);
      const { status, stderr } = await mdrollback(['plan', 'plan.md', '--values', 'values.yaml'], { cwd });
      expect(status).toBe(2);
      expect(stderr).toContain('values.yaml');
      expect(stderr).toContain(words);
    });
  });
});

describe('a report that has no place', () => {
  it('is said before anything runs, not after', async () => {
    await inDirectory(async (cwd) => {
      writeFileSync(
        join(cwd, 'plan.md'),
        '# 回滚方案\n## 回滚步骤\n### 步骤 1.1: 写\n```bash\ntouch ran\n```\n',
      );
      const report = 'nowhere/report.md';
      const argv = ['exec', 'plan.md', '--yes', '--operator', 'li', '--report', report];
      const { status, stderr } = await mdrollback(argv, { cwd });
      expect(status).toBe(2);
      expect(stderr).toContain(report);
      expect(stderr).toContain('--report');
      expect(readdirSync(cwd)).toEqual(['plan.md']);
    });
  });
});
