/**
 * Notifications through an outbox to a receiver that fails half the time, the sender killed at random moments:
 * `npm run bench notify` or `npm run bench notify 1000 100` (messages, kills). Counts what was lost and what came twice.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { receiver } from '../test/notify/receiver.ts';

const [messages = 1000, kills = 40] = process.argv.slice(2).map(Number);
const room = await mkdtemp(join(tmpdir(), 'notify-'));
const seen = new Map<string, string[]>();
let requests = 0;
const server = await receiver(({ body }) => {
  const { id, text } = JSON.parse(body) as { readonly id: string; readonly text: string };
  seen.set(id, [...(seen.get(id) ?? []), text]);
  requests++;
  if (Math.random() < 0.5) return { status: 200, body: '' };
  return Math.random() < 0.5 ? { status: 500, body: '' } : 'reset';
});
const start = performance.now();
let killed = 0;
for (let done = false; !done;) {
  const child = spawn(
    'node',
    ['scripts/run.mjs', 'test/notify/flood.ts', room, server.url, String(messages)],
    {
      stdio: 'inherit',
    },
  );
  const exit = once(child, 'exit');
  const late =
    killed < kills
      ? delay(300 + Math.random() * 700).then(() => true)
      : new Promise<boolean>(() => undefined);
  if (await Promise.race([exit.then(() => false), late])) {
    killed++;
    child.kill('SIGKILL');
  }
  const [status] = (await exit) as [number | null];
  done = status === 0;
}
await server.close();
await rm(room, { recursive: true, force: true });
const repeated = [...seen.values()].filter((texts) => texts.length > 1).length;
const silent = [...seen.values()].filter((texts) =>
  texts.slice(1).some((text) => !text.startsWith('(again)')),
).length;
const seconds = ((performance.now() - start) / 1000).toFixed(1);
console.log(`${messages} messages, ${requests} requests, the sender killed ${killed} times, ${seconds} s`);
console.log(
  `lost ${messages - seen.size}; came again and said so ${repeated - silent}; came again silently ${silent}`,
);
