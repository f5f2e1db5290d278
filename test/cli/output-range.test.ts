import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOutputs, type Outputs } from '../../src/cli/output-range.ts';

const MIB = 1024 * 1024;
let directory: string;
let outputs: Outputs;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'output-range-'));
  outputs = openOutputs(directory);
});
afterEach(() => {
  outputs.close();
  rmSync(directory, { recursive: true });
});

function put(path: string, text: string): void {
  writeFileSync(join(directory, path), text);
}

describe('the outputs of a run', () => {
  it('are each read where they stand, in whatever order, and from several files', () => {
    const texts = Array.from({ length: 3000 }, (_, at) => `输出 ${at} `.padEnd(30 + (at % 40), 'x'));
    put('output', texts.join(''));
    put('stderr.1', '# 01234567\n错误');
    let offset = 0;
    const ranges = texts.map((text) => {
      const bytes = Buffer.byteLength(text);
      offset += bytes;
      return { path: 'output', offset: offset - bytes, bytes };
    });
    const forwards = ranges.map((range) => outputs.read(range));
    expect(outputs.read({ path: 'output', offset: 0, bytes: 6 })).toBe('输出');
    expect(outputs.read({ path: 'stderr.1', offset: 11, bytes: 6 })).toBe('错误');
    const backwards = ranges.toReversed().map((range) => outputs.read(range));
    expect(forwards).toEqual(texts);
    expect(backwards).toEqual(texts.toReversed());
  });

  it('end with what is kept of the longest, and are empty where they are gone', () => {
    put('stdout.1', `${'a'.repeat(2 * MIB)}end`);
    const read = outputs.read({ path: 'stdout.1', offset: 0, bytes: 2 * MIB + 3 });
    expect(read).toHaveLength(MIB);
    expect(read).toMatch(/^a+end$/);
    expect(outputs.read({ path: 'stdout.2', offset: 0, bytes: 3 })).toBe('');
    expect(outputs.read({ path: 'stdout.1', offset: 3 * MIB, bytes: 3 })).toBe('');
  });
});
