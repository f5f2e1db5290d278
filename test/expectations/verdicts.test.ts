import { describe, expect, test } from 'vitest';
import { judged } from './observe.ts';
import { bareNumbers } from './verdicts/bare-numbers.ts';
import { blocks } from './verdicts/blocks.ts';
import { http } from './verdicts/http.ts';
import { paths } from './verdicts/json-paths.ts';
import { json } from './verdicts/json.ts';
import { literals } from './verdicts/literals.ts';
import { numbers } from './verdicts/numbers.ts';
import { others } from './verdicts/others.ts';
import { patterns } from './verdicts/patterns.ts';
import { ready, shapes } from './verdicts/shapes.ts';
import { stated } from './verdicts/stated.ts';
import type { Row } from './verdicts/row.ts';

/** Expectations on output as the tools print it, and the verdict that is true of each. */
const TABLE: Readonly<Record<string, readonly Row[]>> = {
  literal: literals,
  'bare number': bareNumbers,
  'http status': http,
  json,
  block: blocks,
  number: numbers,
  'json path': paths,
  'regular expression': patterns,
  shape: shapes,
  'ready count': ready,
  stated,
  others,
};

describe.each(Object.entries(TABLE))('%s', (_theme, rows) => {
  test.each(
    rows.map(([words, seen, outcome, why]) => ({
      words,
      seen,
      outcome,
      name: `${JSON.stringify(words)} on ${JSON.stringify(seen)}${why === undefined ? '' : ` (${why})`}`,
    })),
  )('$outcome: $name', ({ words, seen, outcome }) => {
    const judgement = judged(words, seen);
    expect(judgement.outcome, JSON.stringify(judgement)).toBe(outcome);
  });
});

test('the table has at least 300 different rows, and every one for a person says why', () => {
  const rows = Object.values(TABLE).flat();
  expect(new Set(rows.map(([words, seen]) => JSON.stringify([words, seen]))).size).toBe(rows.length);
  expect(rows.length).toBeGreaterThanOrEqual(300);
  expect(
    rows.filter(([, , outcome, why]) => (outcome === 'needs-person') !== (why ?? '').length > 0),
  ).toEqual([]);
});
