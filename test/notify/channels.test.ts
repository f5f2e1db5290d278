import { createHmac } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dingtalkSignature } from '../../src/notify/channels/dingtalk.ts';
import { feishuSignature } from '../../src/notify/channels/feishu.ts';
import { channelKind } from '../../src/notify/registry.ts';
import type { Delivery, Message } from '../../src/notify/types.ts';
import { message, receiver, type Receiver, type Reply } from './receiver.ts';

let open: Receiver[] = [];
afterEach(async () => {
  for (const each of open) await each.close();
  open = [];
});

async function serving(reply: Reply): Promise<Receiver> {
  const server = await receiver(() => reply);
  open.push(server);
  return server;
}

async function send(
  type: string,
  settings: Readonly<Record<string, string | readonly string[]>>,
  what: Message = message,
  signal = AbortSignal.timeout(20_000),
): Promise<Delivery> {
  const kind = channelKind(type);
  if (kind === undefined) throw new Error(`no channel ${type}`);
  return kind.open(new Map(Object.entries(settings)), {}).send(what, signal);
}

const parse = (text: string | undefined): Record<string, unknown> =>
  JSON.parse(text ?? '{}') as Record<string, unknown>;

describe('signatures', () => {
  // Worked out beforehand from the servers' documented formulas.
  it('of DingTalk: over milliseconds and secret, for the address', () => {
    expect(dingtalkSignature('SEC000111222', 1700000000000)).toBe(
      '0N73QuxsRph72S3rHZ%2FvSOcB4%2BqJRcrg3uKnunOAmAo%3D',
    );
  });

  it('of Feishu: seconds and secret are the key, over nothing', () => {
    expect(feishuSignature('SEC000111222', 1700000000)).toBe('s//uwaCLEqz5Fptzs8Rk9JN4/SKJ6DI7S55G/QgqI5A=');
  });
});

describe('a DingTalk robot', () => {
  it('whose gateway answers with JSON of its own is told of in the gateway’s words', async () => {
    const server = await serving({ status: 404, body: '{"message":"no route matched"}' });
    expect(await send('dingtalk', { url: `${server.url}/robot` })).toEqual({
      ok: false,
      reason: 'HTTP 404 {"message":"no route matched"}',
      again: false,
      maybe: false,
    });
  });

  it('gets a signed request that its own formula verifies', async () => {
    const server = await serving({ status: 200, body: '{"errcode":0,"errmsg":"ok"}' });
    const url = `${server.url}/robot/send?access_token=T`;
    expect(await send('dingtalk', { url, secret: 'SEC1', at: ['13800000000'] })).toEqual({ ok: true });
    const [request] = server.requests;
    const query = request?.url.searchParams;
    const time = query?.get('timestamp') ?? '';
    const expected = createHmac('sha256', 'SEC1').update(`${time}\nSEC1`).digest('base64');
    expect(query?.get('sign')).toBe(expected);
    expect(query?.get('access_token')).toBe('T');
    expect(Math.abs(Date.now() - Number(time))).toBeLessThan(60_000);
    expect(parse(request?.body)).toEqual({
      msgtype: 'text',
      text: { content: `${message.text}\n[#7.1-ops ${message.run}]` },
      at: { atMobiles: ['13800000000'] },
    });
  });

  it('has refused when it says so with HTTP 200', async () => {
    const server = await serving({ status: 200, body: '{"errcode":310000,"errmsg":"sign not match"}' });
    expect(await send('dingtalk', { url: server.url })).toEqual({
      ok: false,
      reason: 'errcode 310000 sign not match',
      again: false,
      maybe: false,
    });
  });

  it('is asked again later when it has had too many', async () => {
    const server = await serving({ status: 200, body: '{"errcode":130101,"errmsg":"too fast"}' });
    expect(await send('dingtalk', { url: server.url })).toMatchObject({
      ok: false,
      again: true,
      maybe: false,
    });
  });
});

describe('a WeCom robot', () => {
  it('gets at most 2048 bytes, whole characters, and the mark that tells repetitions', async () => {
    const server = await serving({ status: 200, body: '{"errcode":0}' });
    await send(
      'wecom',
      { url: `${server.url}/cgi-bin/webhook/send?key=K` },
      { ...message, text: '错'.repeat(3000) },
    );
    const { text } = parse(server.requests[0]?.body) as { text: { content: string } };
    expect(Buffer.byteLength(text.content)).toBeLessThanOrEqual(2048);
    expect(Buffer.byteLength(text.content)).toBeGreaterThan(2040);
    expect(text.content).toMatch(/错…\n\[#7\.1-ops .*\]$/);
    expect(text.content).not.toContain('\ufffd');
  });
});

describe('a Feishu robot', () => {
  it('gets its signature in the body', async () => {
    const server = await serving({ status: 200, body: '{"code":0}' });
    expect(await send('feishu', { url: server.url, secret: 'SEC2' })).toEqual({ ok: true });
    const body = parse(server.requests[0]?.body);
    const seconds = String(body['timestamp']);
    expect(body['sign']).toBe(createHmac('sha256', `${seconds}\nSEC2`).update('').digest('base64'));
    expect(seconds).toMatch(/^\d{10}$/);
  });

  it('has refused by its code', async () => {
    const server = await serving({ status: 200, body: '{"code":19021,"msg":"sign match fail"}' });
    expect(await send('feishu', { url: server.url })).toMatchObject({ ok: false, again: false });
  });
});

describe('Slack and its like', () => {
  it('get the three special characters escaped', async () => {
    const server = await serving({ status: 200, body: 'ok' });
    await send('slack', { url: server.url }, { ...message, subject: '', text: 'a<b>&c' });
    expect(parse(server.requests[0]?.body)['text']).toMatch(/^a&lt;b&gt;&amp;c\n/);
  });

  it('have refused with a word and HTTP 200', async () => {
    const server = await serving({ status: 200, body: 'invalid_token' });
    expect(await send('slack', { url: server.url })).toMatchObject({ ok: false, reason: 'invalid_token' });
  });
});

describe('a generic webhook', () => {
  it('gets the message’s fields and a signature over the very bytes of the body', async () => {
    const server = await serving({ status: 204, body: '' });
    expect(await send('webhook', { url: server.url, secret: 'S' })).toEqual({ ok: true });
    const [request] = server.requests;
    const digest = createHmac('sha256', 'S')
      .update(request?.body ?? '')
      .digest('hex');
    expect(request?.headers['x-mdrollback-signature']).toBe(`sha256=${digest}`);
    expect(parse(request?.body)).toEqual({ schema: 'mdrollback.notification/1', ...message });
  });

  it.each([
    [
      { status: 500, body: 'oops' },
      { again: true, maybe: true },
    ],
    [
      { status: 429, body: '' },
      { again: true, maybe: false },
    ],
    [
      { status: 404, body: '' },
      { again: false, maybe: false },
    ],
    // A redirect could lead the address to anybody.
    [
      { status: 302, body: '' },
      { again: false, maybe: false },
    ],
    ['reset', { again: true, maybe: true }],
  ] as const)('%o', async (reply, expected) => {
    const server = await serving(reply);
    expect(await send('webhook', { url: server.url })).toMatchObject({ ok: false, ...expected });
  });

  it('may have taken it when it hangs', async () => {
    const server = await serving('hang');
    const delivery = await send('webhook', { url: server.url }, message, AbortSignal.timeout(200));
    expect(delivery).toMatchObject({ ok: false, again: true, maybe: true, reason: 'ETIMEDOUT' });
  });

  it('has not taken it where nobody listens, and the reason does not name its address', async () => {
    const server = await serving({ status: 200, body: '' });
    await server.close();
    open = [];
    const delivery = await send('webhook', { url: `${server.url}/secret-path` });
    expect(delivery).toEqual({ ok: false, reason: 'ECONNREFUSED', again: true, maybe: false });
  });
});

describe('a command', () => {
  let room = '';
  beforeEach(async () => {
    room = await mkdtemp(join(tmpdir(), 'notify-'));
  });
  afterEach(async () => {
    await rm(room, { recursive: true, force: true });
  });

  it('is told on stdin, with the rest in its environment and no shell between', async () => {
    const script = join(room, 'told.sh');
    await writeFile(script, `cat >"$1"; printf '%s' "$MDROLLBACK_NOTICE_SUBJECT" >>"$1"`);
    const out = join(room, 'out $(touch bad); x');
    expect(await send('command', { command: ['bash', script, out] })).toEqual({ ok: true });
    expect(await readFile(out, 'utf8')).toBe(
      `${message.text}\n[#7.1-ops ${message.run}]\n${message.subject}`,
    );
  });

  it('that fails may have done it all the same; one that is not there has not', async () => {
    expect(await send('command', { command: ['sh', '-c', 'echo no >&2; exit 3'] })).toEqual({
      ok: false,
      reason: 'exit 3 no',
      again: true,
      maybe: true,
    });
    expect(await send('command', { command: ['/nonexistent/program'] })).toMatchObject({
      ok: false,
      maybe: false,
    });
  });
});
