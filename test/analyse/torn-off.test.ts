import { describe, expect, it } from 'vitest';
import { compileText, messages, stepWith } from '../helpers/compact.ts';

const errors = (text: string): readonly string[] => messages(compileText(stepWith(text)), 'error');

describe('a line pasted into a continued command (law 1)', () => {
  it.each([
    'cp a \\\n1. 登录堡垒机\n   data/b.json',
    'cp a \\\n   b \\\ntotal 48\n   data/c',
    'cp a \\\nAll tests passed.\n\tdata/b.json',
  ])('is an error at what it has torn off: %j', (text) => {
    expect(errors(text)).toContain(`${4 + text.split('\n').length - 1} not-a-command`);
  });

  it.each([
    'cp a \\\n   data/b.json',
    'cp a \\\n   data/b.json\nls -l data/b.json',
    'cp a \\\n   b\n   ls data/c',
    'cp a b\n   ls data/c',
  ])('is not seen where there is none: %j', (text) => {
    expect(errors(text)).toEqual([]);
  });
});
