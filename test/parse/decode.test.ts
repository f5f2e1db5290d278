import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeSource, MAX_SOURCE_BYTES } from '../../src/parse/index.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

describe('decodeSource', () => {
  it('keeps a BOM, since offsets count it', () => {
    expect(decodeSource(bytes([0xef, 0xbb, 0xbf], '# 回滚'))).toEqual({ ok: true, text: '\uFEFF# 回滚' });
  });

  it('gives any text back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(text.trim() !== '' && !text.includes('\0'));
        expect(decodeSource(bytes(text))).toEqual({ ok: true, text });
      }),
    );
  });

  it.each([
    ['GBK', bytes('# ', [0xbb, 0xd8, 0xb9, 0xf6]), 2],
    ['a character that breaks off', bytes('回滚', [0xe6, 0xad]), 6],
    ['a wrong byte behind a genuine U+FFFD', bytes('\uFFFD!\uFFFD', [0x80], '\uFFFD'), 7],
    ['a lone surrogate', bytes('a', [0xed, 0xa0, 0x80]), 1],
    ['UTF-16, little end first', bytes([0xff, 0xfe, 0x23, 0x00]), 0],
    ['UTF-16, big end first', bytes([0xfe, 0xff, 0x00, 0x23]), 0],
  ])('says where it is not UTF-8: %s', (_, source, offset) => {
    expect(decodeSource(source)).toEqual({ ok: false, problem: 'not-utf8', offset });
  });

  it('takes NUL bytes for binary', () => {
    expect(decodeSource(bytes('PK', [3, 4, 0, 0xff]))).toEqual({ ok: false, problem: 'binary', offset: 4 });
  });

  it.each(['', '\n \t\r\n', '\uFEFF', '\uFEFF\n', '\u3000'])('finds nothing in %j', (text) => {
    expect(decodeSource(bytes(text))).toEqual({ ok: false, problem: 'empty', offset: null });
  });

  it('refuses one byte more than 20 MiB, and not one less', () => {
    const most = new Uint8Array(MAX_SOURCE_BYTES).fill(0x61);
    expect(decodeSource(most).ok).toBe(true);
    expect(decodeSource(new Uint8Array(MAX_SOURCE_BYTES + 1))).toEqual({
      ok: false,
      problem: 'too-large',
      offset: null,
    });
    expect(MAX_SOURCE_BYTES).toBe(20 * 1024 * 1024);
  });
});
