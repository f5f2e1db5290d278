import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStatusFile } from '../../src/shell/index.ts';
import { findEnd } from '../../src/shell/status.ts';

const WHOLE = [
  'ready 4f1c8a2e 4242 1795353686.938966 4f1c8a2e',
  'kept 4f1c8a2e 4f1c8a2e',
  'begun 1 nonce-one 1795353687.005256 nonce-one',
  'end 1 nonce-one 1795353687.505649 0 hB 0 nonce-one',
  'begun 2 nonce-two 1795353688.5 nonce-two',
  'pipe 2 nonce-two 141 nonce-two',
  'pipe 2 nonce-two 0 nonce-two',
  'end 2 nonce-two 1795353689 127 - 2 nonce-two',
  'end 3 nonce-three 1795353689.5 0 hB 0 = nonce-three',
  'exit 4f1c8a2e 1795353690,25 3 4f1c8a2e',
  '',
].join('\n');

describe('the status file', () => {
  test('is read record by record', () => {
    expect(parseStatusFile(WHOLE)).toEqual([
      { type: 'ready', token: '4f1c8a2e', pid: 4242, time: 1795353686938 },
      { type: 'kept', token: '4f1c8a2e' },
      { type: 'begun', ordinal: 1, nonce: 'nonce-one', time: 1795353687005 },
      {
        type: 'end',
        ordinal: 1,
        nonce: 'nonce-one',
        time: 1795353687505,
        status: 0,
        flags: 'hB',
        pipeStatus: [0],
        unchanged: false,
      },
      { type: 'begun', ordinal: 2, nonce: 'nonce-two', time: 1795353688500 },
      {
        type: 'end',
        ordinal: 2,
        nonce: 'nonce-two',
        time: 1795353689000,
        status: 127,
        flags: '',
        pipeStatus: [141, 0],
        unchanged: false,
      },
      {
        type: 'end',
        ordinal: 3,
        nonce: 'nonce-three',
        time: 1795353689500,
        status: 0,
        flags: 'hB',
        pipeStatus: [0],
        unchanged: true,
      },
      { type: 'exit', token: '4f1c8a2e', time: 1795353690250, status: 3 },
    ]);
  });

  test('that broke off anywhere holds the records before, and no other number', () => {
    const whole = parseStatusFile(WHOLE);
    for (let length = 0; length <= WHOLE.length; length += 1) {
      const torn = parseStatusFile(WHOLE.slice(0, length));
      expect(whole.slice(0, torn.length)).toEqual(torn);
    }
  });

  test('gives the end of one command as it stands among all records, wherever the file broke off', () => {
    const lines = fc.constantFrom(
      ...WHOLE.split('\n'),
      'pipe 1 nonce-one 3 nonce-one',
      'end 1 nonce-one 1795353687.505649 0 hB 1 nonce-one',
      'sent nonce-one 1 11 1 11 nonce-one',
    );
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 8 }), fc.nat(40), (some, torn) => {
        const text = some.join('\n').slice(0, -torn || undefined);
        for (const nonce of ['nonce-one', 'nonce-two']) {
          const among = parseStatusFile(text).find((each) => each.type === 'end' && each.nonce === nonce);
          expect(findEnd(text, nonce)).toEqual(among ?? null);
        }
      }),
    );
  });

  test('that broke off and was written on loses only the torn record', () => {
    for (let length = 0; length < WHOLE.length; length += 1) {
      const records = parseStatusFile(`${WHOLE.slice(0, length)}\n${WHOLE}`);
      const whole = parseStatusFile(WHOLE);
      expect(records.slice(-whole.length)).toEqual(whole);
      for (const record of records) expect(whole).toContainEqual(record);
    }
  });

  test.each([
    ['a record without its key at the end', 'end 1 nonce-one 1 0 hB 0 other\n'],
    ['a status above 255', 'end 1 nonce-one 1 256 hB 0 nonce-one\n'],
    ['a status with a sign', 'end 1 nonce-one 1 -1 hB 0 nonce-one\n'],
    ['an empty nonce', 'end 1  1 0 hB 0 \n'],
    ['a sign that is none', 'end 1 nonce-one 1 0 hB 0 ? nonce-one\n'],
    ['fewer pipes than it says', 'pipe 1 nonce-one 1 nonce-one\nend 1 nonce-one 1 0 hB 2 nonce-one\n'],
    ['pipes of another command', 'pipe 1 nonce-two 1 nonce-two\nend 1 nonce-one 1 0 hB 1 nonce-one\n'],
    ['blocks of zeros, as after a power failure', `${'\0'.repeat(512)}\n`],
    ['words of a command', 'end\nend 1 x\nbegun\nready?\n'],
  ])('holds nothing for %s', (_name, text) => {
    expect(parseStatusFile(text)).toEqual([]);
  });

  test('never throws, and never finds a record in noise', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(parseStatusFile(text)).toEqual([]);
      }),
    );
  });
});
