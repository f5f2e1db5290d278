import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Outbox, Sender } from '../../src/notify/index.ts';
import { outboxPath } from '../../src/notify/outbox.ts';
import type { Channel, Delivery, Message } from '../../src/notify/types.ts';
import { message, receiver } from './receiver.ts';

let room = '';
beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'outbox-'));
});
afterEach(async () => {
  await rm(room, { recursive: true, force: true });
});

const numbered = (id: string): Message => ({ ...message, id });

/** A channel that answers as it is told, in turn, and then takes everything. */
function scripted(...deliveries: readonly Delivery[]): Channel & { readonly texts: string[] } {
  const texts: string[] = [];
  const left = [...deliveries];
  return {
    texts,
    send: ({ text }) => {
      texts.push(text);
      return Promise.resolve(left.shift() ?? { ok: true });
    },
  };
}

function senderFor(outbox: Outbox, channel: Channel, perMinute: number | null = null): Sender {
  return new Sender({
    outbox,
    channels: [{ name: 'ops', channel, perMinute, secrets: ['https://secret.example.com'] }],
    now: () => new Date(),
    firstDelayMs: 1,
    repetition: '(again)',
  });
}

const busy: Delivery = { ok: false, reason: 'https://secret.example.com is busy', again: true, maybe: false };

describe('the outbox', () => {
  it('holds a message before it is sent, and what became of it', async () => {
    const outbox = new Outbox(room);
    const sender = senderFor(outbox, scripted(busy));
    await sender.post('ops', numbered('1'));
    const [line = ''] = (await readFile(outboxPath(room), 'utf8')).split('\n');
    expect(JSON.parse(line)).toMatchObject({ type: 'queued', channel: 'ops', message: { id: '1' } });
    await sender.finish(5000);
    expect(outbox.posted.get('1')).toMatchObject({ state: 'sent', attempts: 2 });
    expect((await stat(outboxPath(room))).mode & 0o777).toBe(0o600);
    outbox.close();
    expect(await readFile(outboxPath(room), 'utf8')).not.toContain('secret.example.com');
  });

  it('is read again after a crash, without a line that was broken off', async () => {
    const outbox = new Outbox(room);
    await outbox.record({ type: 'queued', channel: 'ops', message: numbered('1') });
    outbox.close();
    await appendFile(outboxPath(room), '{"type":"sent","id":"1"');
    const again = new Outbox(room);
    expect(again.posted.get('1')?.state).toBe('open');
    const channel = scripted();
    await senderFor(again, channel).finish(5000);
    expect(channel.texts).toEqual([message.text]);
    again.close();
  });

  it('takes a message that found room for a part only for none, and loses none behind it', async () => {
    const { stdout } = await promisify(execFile)('node', ['scripts/run.mjs', 'test/notify/narrow.ts', room]);
    const kept = stdout.split(' ');
    expect(kept).toEqual(['1', 'later']);
    const again = new Outbox(room);
    expect([...again.posted.keys()]).toEqual(kept);
    again.close();
  });

  it('says that it repeats what may have arrived, and only that', async () => {
    const outbox = new Outbox(room);
    const channel = scripted(busy, { ok: false, reason: 'reset', again: true, maybe: true }, busy);
    const sender = senderFor(outbox, channel);
    await sender.post('ops', numbered('1'));
    await sender.finish(5000);
    const { text } = message;
    expect(channel.texts).toEqual([text, text, `(again)\n${text}`, `(again)\n${text}`]);
    outbox.close();
  });

  it('says so too when a crash came between sending and its end', async () => {
    const outbox = new Outbox(room);
    await outbox.record({ type: 'queued', channel: 'ops', message: numbered('1') });
    await outbox.record({ type: 'sending', id: '1', attempt: 1, at: message.at });
    outbox.close();
    const again = new Outbox(room);
    const channel = scripted();
    await senderFor(again, channel).finish(5000);
    expect(channel.texts).toEqual([`(again)\n${message.text}`]);
    again.close();
  });

  it('keeps what a receiver refused for good, and goes on with the next', async () => {
    const outbox = new Outbox(room);
    const channel = scripted({ ok: false, reason: 'no such group', again: false, maybe: false });
    const sender = senderFor(outbox, channel);
    await sender.post('ops', numbered('1'));
    await sender.post('ops', numbered('2'));
    await sender.finish(5000);
    expect([...outbox.posted.values()].map(({ state }) => state)).toEqual(['refused', 'sent']);
    outbox.close();
  });

  it('does not hold up the end of a run for a receiver that hangs', async () => {
    const outbox = new Outbox(room);
    const hanging: Channel = {
      send: async (_message, signal) => {
        await delay(60_000, undefined, { signal }).catch(() => undefined);
        return { ok: false, reason: 'stopped', again: true, maybe: true };
      },
    };
    const sender = senderFor(outbox, hanging);
    await sender.post('ops', numbered('1'));
    const start = performance.now();
    await sender.finish(50);
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(outbox.posted.get('1')).toMatchObject({ state: 'open', maybe: true });
    outbox.close();
  });

  it('sends no more in a minute than the channel takes', async () => {
    const outbox = new Outbox(room);
    const channel = scripted();
    const sender = senderFor(outbox, channel, 3);
    for (let n = 1; n <= 5; n++) await sender.post('ops', numbered(String(n)));
    await sender.finish(300);
    expect(channel.texts).toHaveLength(3);
    expect([...outbox.posted.values()].filter(({ state }) => state === 'open')).toHaveLength(2);
    outbox.close();
  });
});

describe('a sender that is killed again and again', () => {
  it('loses nothing, and doubles nothing without saying so', async () => {
    const COUNT = 60;
    const seen = new Map<string, string[]>();
    let turn = 0;
    const server = await receiver(({ body }) => {
      const { id, text } = JSON.parse(body) as Message;
      seen.set(id, [...(seen.get(id) ?? []), text]);
      turn++;
      // Half of all requests fail, in ways that do and do not say whether they were taken.
      return turn % 4 === 1
        ? { status: 500, body: '' }
        : turn % 4 === 3
          ? 'reset'
          : { status: 200, body: '' };
    });
    let kills = 0;
    for (let done = false; !done;) {
      const child = spawn(
        'node',
        ['scripts/run.mjs', 'test/notify/flood.ts', room, server.url, String(COUNT)],
        {
          stdio: 'inherit',
        },
      );
      const exit = once(child, 'exit');
      // Twelve deaths at times that no one chooses, then it may finish.
      const limit =
        kills < 12 ? delay(250 + Math.random() * 250).then(() => 'late') : new Promise(() => undefined);
      if ((await Promise.race([exit.then(() => 'ended'), limit])) === 'late') {
        kills++;
        child.kill('SIGKILL');
      }
      const [status] = (await exit) as [number | null];
      done = status === 0;
    }
    await server.close();
    expect(kills).toBeGreaterThan(0);
    expect(seen.size).toBe(COUNT);
    const silent = [...seen.values()].filter((texts) =>
      texts.slice(1).some((text) => !text.startsWith('(again)')),
    );
    expect(silent).toEqual([]);
  }, 60_000);
});
