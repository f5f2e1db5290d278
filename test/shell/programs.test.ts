import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bashVersion, findPrograms } from '../../src/shell/index.ts';

test('finds builtins, keywords, files on PATH and executable paths, and nothing else', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'programs-'));
  try {
    writeFileSync(join(cwd, 'here.sh'), '#!/bin/sh\n');
    chmodSync(join(cwd, 'here.sh'), 0o755);
    writeFileSync(join(cwd, 'plain.txt'), '');
    const names = [
      'cd',
      'if',
      '[[',
      'ls',
      './here.sh',
      './plain.txt',
      './none.sh',
      'no-such-program',
      '',
      '-x',
      'a b',
      '预',
    ];
    expect(await findPrograms(names, cwd)).toEqual(new Set(['cd', 'if', '[[', 'ls', './here.sh']));
  } finally {
    rmSync(cwd, { recursive: true });
  }
});

test('finds among thousands', async () => {
  const names = Array.from({ length: 5000 }, (_, at) => `no-such-${at}`);
  expect(await findPrograms([...names, 'cat'], '/')).toEqual(new Set(['cat']));
});

test('says which bash there is', async () => {
  expect(await bashVersion()).toMatch(/^[45]\.\d+\.\d+/);
});
