import type { Delivery } from './types.ts';

/** How long a server may take, in milliseconds. */
const PATIENCE_MS = 10_000;
const ANSWER_CHARACTERS = 64 * 1024;

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export type Posted =
  { readonly ok: true; readonly answer: Answer } | Extract<Delivery, { readonly ok: false }>;

/** Posts JSON. Redirects are not followed: a webhook's address is a secret and stays with the server it names. */
export async function postJson(
  url: string,
  body: unknown,
  signal: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): Promise<Posted> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
    });
    const text = (await response.text()).slice(0, ANSWER_CHARACTERS);
    return { ok: true, answer: { status: response.status, body: text } };
  } catch (cause) {
    const { name, refused } = nameOf(cause);
    return { ok: false, reason: name, again: true, maybe: !refused };
  }
}

/** Nothing was delivered where no connection came about. */
const REFUSED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** fetch wraps what the system says; an address never stands in it. */
function nameOf(cause: unknown): { readonly name: string; readonly refused: boolean } {
  if (!(cause instanceof Error)) return { name: 'unknown', refused: false };
  const inner = cause.cause instanceof Error ? cause.cause : cause;
  const code = 'code' in inner && typeof inner.code === 'string' ? inner.code : null;
  if (cause.name === 'TimeoutError') return { name: 'ETIMEDOUT', refused: false };
  if (cause.name === 'AbortError') return { name: 'ABORTED', refused: false };
  // Where the system names no code the words are fetch's own, such as "bad port".
  const name = code ?? (inner === cause ? cause.name : excerpt(inner.message));
  return { name, refused: code === null ? name === 'bad port' : REFUSED.has(code) };
}

/** A status other than 2xx: the server's own errors and "too many" may pass, anything else will not. */
export function refusedStatus({ status, body }: Answer): Delivery | null {
  if (status >= 200 && status < 300) return null;
  const again = status >= 500 || status === 429 || status === 408;
  return { ok: false, reason: `HTTP ${status} ${excerpt(body)}`.trim(), again, maybe: status >= 500 };
}

/** The verdict of a chat robot stands in its answer's body, whatever the status (200 with an error is usual). */
export function byBody(answer: Answer, code: string, text: string, busy: readonly number[]): Delivery {
  const fields = parsed(answer.body);
  if (fields === null) {
    return refusedStatus(answer) ?? { ok: false, reason: excerpt(answer.body), again: true, maybe: true };
  }
  const value = fields[code];
  if (value === 0) return { ok: true };
  const again = typeof value !== 'number' ? answer.status >= 500 : busy.includes(value);
  const words = typeof fields[text] === 'string' ? fields[text] : '';
  // Another server's JSON, as a gateway sends it.
  const reason =
    value === undefined
      ? `HTTP ${answer.status} ${answer.body}`
      : `${code} ${typeof value === 'number' ? value : JSON.stringify(value)} ${words}`;
  return { ok: false, reason: excerpt(reason), again, maybe: false };
}

function parsed(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : null;
  } catch {
    return null;
  }
}

export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 199)}…` : line;
}
