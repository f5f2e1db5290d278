import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readMetricsConfig } from '../../src/metrics/config.ts';
import { queryPrometheus, type QueryResult } from '../../src/metrics/prometheus.ts';

const success = (resultType: string, result: unknown): string =>
  JSON.stringify({ status: 'success', data: { resultType, result } });
const series = (value: string): unknown => ({ metric: {}, value: [1700000000.1, value] });

/** What the server says to each query. */
const ANSWERS: Readonly<Record<string, { status?: number; body: string } | undefined>> = {
  one: { body: success('vector', [series('0.25')]) },
  scalar: { body: success('scalar', [1700000000, '42']) },
  empty: { body: success('vector', []) },
  several: { body: success('vector', [series('1'), series('2')]) },
  range: { body: success('matrix', []) },
  nan: { body: success('vector', [series('NaN')]) },
  wrong: {
    status: 400,
    body: JSON.stringify({ status: 'error', errorType: 'bad_data', error: 'parse error' }),
  },
  proxy: { status: 502, body: '<html>Bad Gateway</html>' },
};

let server: Server;
let url = '';
let last: IncomingMessage | null = null;

beforeAll(async () => {
  server = createServer((request, response) => {
    last = request;
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const answer = pathname === '/prom/api/v1/query' ? ANSWERS[searchParams.get('query') ?? ''] : undefined;
    // Any other query is never answered.
    if (answer !== undefined) response.writeHead(answer.status ?? 200).end(answer.body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}/prom/`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function ask(query: string, at = url, stop = new AbortController()): Promise<QueryResult> {
  return queryPrometheus({ url: at, locale: 'en', patienceMs: 300 }, query, stop.signal);
}

describe('a query by Prometheus’ HTTP API', () => {
  it.each([
    ['one', '0.25'],
    ['scalar', '42'],
  ])('gives the value of %s', async (query, value) => {
    expect(await ask(query)).toEqual({ value });
  });

  it.each([
    ['empty', 'the query gave nothing'],
    ['several', 'the query gave 2 series, and one is needed: aggregate with sum, max or the like'],
    ['range', 'the result is a matrix, not a value'],
    ['nan', 'the result is NaN, which is no number'],
    ['wrong', 'Prometheus says: bad_data: parse error'],
    ['proxy', 'the answer is not Prometheus’ JSON (HTTP 502)'],
    ['never answered', 'nothing came within 0.3 s'],
  ])('says why there is no value of %s', async (query, reason) => {
    expect(await ask(query)).toEqual({ value: null, reason });
  });

  it('says so when nobody listens, and when the run is stopped', async () => {
    const refused = await ask('one', 'http://127.0.0.1:1/');
    expect(refused).toMatchObject({ value: null });
    expect('reason' in refused ? refused.reason : '').toContain('cannot be reached');
    const stop = new AbortController();
    const stopped = ask('never answered', url, stop);
    stop.abort();
    expect(await stopped).toEqual({ value: null, reason: 'the run was stopped' });
  });

  it('sends the user and password of the address as a header', async () => {
    expect(await ask('one', url.replace('//', '//ops:s%40cret@'))).toEqual({ value: '0.25' });
    const expected = `Basic ${Buffer.from('ops:s@cret').toString('base64')}`;
    expect(last?.headers.authorization).toBe(expected);
  });
});

describe('mdrollback.yaml names the server', () => {
  const yaml = 'metrics:\n  prometheus:\n    url: ${PROM_URL}\n';
  it.each([
    [yaml, { PROM_URL: 'http://prom:9090' }, { kind: 'prometheus', url: 'http://prom:9090' }],
    [yaml, {}, { kind: 'unset', names: ['PROM_URL'] }],
    [yaml, { PROM_URL: 'prom:9090' }, { kind: 'bad-url', line: 3, column: 10 }],
    ['notify: {}\n', {}, null],
    ['metrics: [', {}, null],
  ])('%j', (text, environment, found) => {
    expect(readMetricsConfig(text, environment)).toEqual(found);
  });
});
