import { expect, it } from 'vitest';
import { summary } from '../../src/expectations/judgements.ts';
import { observed } from './observe.ts';

it('says how many lines there are, and none for where the streams meet', () => {
  expect(summary(observed({ stdout: 'a\nb\n', stderr: 'c\n' }), 'en')).toBe(
    '3 lines of output, the first: a',
  );
  expect(summary(observed({ stdout: '', stderr: 'c\n' }), 'en')).toBe('c');
  expect(summary(observed({ stdout: '\n', stderr: '' }), 'en')).toBe('(no output)');
});
