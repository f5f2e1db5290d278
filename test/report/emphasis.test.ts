import { describe, expect, it } from 'vitest';
import { compile } from '../../src/analyse/index.ts';
import { fill, unfill } from '../../src/report/index.ts';
import { answer, records, started } from './helpers.ts';
import { layerOf, shapeOf } from './shape.ts';

describe('the evidence of a checkpoint, which has a strong run of its own,', () => {
  it.each([
    'see **the\n  board** now',
    'see **the `x`\n  board** now **and** on',
    'see *the\n  board* now',
    'see __the\n  board__',
    'see ~~the\n  board~~ now',
    'see [the\n  board](x) now',
    'see **the board',
    'see the board**',
    '**see the board',
    'see ** the board',
  ])('pairs with nothing of %j', (item) => {
    const source = `# Rollback\n\n## Rollback steps\n\n### Step 1.1: Look\n\n- [ ] ${item}\n- [ ] b\n`;
    const plan = compile(source, { path: null, locale: 'en' });
    const happened = records(started(plan), answer('1.1/c1', 'yes'));
    const report = fill({ source, plan, records: happened, locale: 'en' });
    expect(report).toContain('- [x] ');
    expect(unfill(report)).toBe(source);
    expect(shapeOf(report, layerOf(report))).toEqual(shapeOf(source, null));
  });
});
