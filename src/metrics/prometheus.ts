import { say, type Locale } from '../catalogue/index.ts';
import { metricTexts as texts } from '../catalogue/metrics.ts';

export interface Prometheus {
  /** Of the server, without `/api/v1/query`. May hold a user and a password. */
  readonly url: string;
  readonly locale: Locale;
  /** Milliseconds; 10 s when absent. */
  readonly patienceMs?: number;
}

export type QueryResult = { readonly value: string } | { readonly value: null; readonly reason: string };

const PATIENCE_MS = 10_000;
const ANSWER_CHARACTERS = 1024 * 1024;

/**
 * The one value of an instant query, by Prometheus' HTTP API (`/api/v1/query`). Never rejects: no value is a reason in
 * words. Redirects are not followed, and the address, which may hold a password, stands in no reason.
 */
export async function queryPrometheus(
  { url, locale, patienceMs = PATIENCE_MS }: Prometheus,
  query: string,
  signal: AbortSignal,
): Promise<QueryResult> {
  const none = (
    id: keyof typeof texts,
    values: Readonly<Record<string, string | number>> = {},
  ): QueryResult => ({
    value: null,
    reason: say(texts[id], locale, values),
  });
  const limit = AbortSignal.timeout(patienceMs);
  try {
    const { href, headers } = addressOf(url, query);
    const response = await fetch(href, {
      headers,
      redirect: 'manual',
      signal: AbortSignal.any([signal, limit]),
    });
    const body = (await response.text()).slice(0, ANSWER_CHARACTERS);
    return readAnswer(body, response.status, none);
  } catch (cause) {
    if (signal.aborted) return none('stopped');
    if (limit.aborted) return none('timed-out', { seconds: patienceMs / 1000 });
    return none('prometheus-unreachable', { detail: nameOf(cause) });
  }
}

/** fetch takes no credentials in an address. */
function addressOf(
  url: string,
  query: string,
): { readonly href: string; readonly headers: Record<string, string> } {
  const address = new URL(url);
  const headers: Record<string, string> = { accept: 'application/json' };
  if (address.username !== '' || address.password !== '') {
    const user = [address.username, address.password].map(decodeURIComponent).join(':');
    headers['authorization'] = `Basic ${Buffer.from(user).toString('base64')}`;
  }
  address.username = '';
  address.password = '';
  address.pathname = `${address.pathname.replace(/\/+$/, '')}/api/v1/query`;
  address.searchParams.set('query', query);
  return { href: address.href, headers };
}

type None = (id: keyof typeof texts, values?: Readonly<Record<string, string | number>>) => QueryResult;

function readAnswer(body: string, status: number, none: None): QueryResult {
  const answer = fieldsOf(parsed(body));
  if (answer['status'] === 'error')
    return none('prometheus-error', {
      detail: oneLine(`${String(answer['errorType'])}: ${String(answer['error'])}`),
    });
  const data = fieldsOf(answer['data']);
  const { resultType, result } = data;
  if (answer['status'] !== 'success' || typeof resultType !== 'string' || !Array.isArray(result))
    return none('prometheus-not-json', { status });
  const items: readonly unknown[] = result;
  if (resultType === 'scalar') return readValue(items, none);
  if (resultType !== 'vector') return none('prometheus-not-a-value', { type: oneLine(resultType) });
  if (items.length === 0) return none('prometheus-empty');
  if (items.length > 1) return none('prometheus-several', { count: items.length });
  const sample = fieldsOf(items[0])['value'];
  return Array.isArray(sample) ? readValue(sample, none) : none('prometheus-not-json', { status });
}

/** `[time, "value"]` */
function readValue(sample: readonly unknown[], none: None): QueryResult {
  const value = sample[1];
  if (typeof value !== 'string') return none('prometheus-not-a-value', { type: typeof value });
  return /^[+-]?(?:\d|\.\d)/.test(value)
    ? { value: oneLine(value) }
    : none('prometheus-nan', { value: oneLine(value) });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 200);
}

function nameOf(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  const inner = cause.cause instanceof Error ? cause.cause : cause;
  return 'code' in inner && typeof inner.code === 'string' ? inner.code : inner.name;
}
