/**
 * Sends numbered messages through an outbox, and takes up what an earlier process of the same room has left.
 * Arguments: the room, the receiver's address, how many messages there are in all.
 */
import { Outbox, Sender } from '../../src/notify/index.ts';
import { channelKind } from '../../src/notify/registry.ts';
import { message } from './receiver.ts';

const [room = '', url = '', count = '0'] = process.argv.slice(2);
const outbox = new Outbox(room);
const webhook = channelKind('webhook');
if (webhook === undefined) throw new Error('no webhook');
const sender = new Sender({
  outbox,
  channels: [
    { name: 'ops', channel: webhook.open(new Map([['url', url]]), {}), perMinute: null, secrets: [] },
  ],
  now: () => new Date(),
  firstDelayMs: 1,
  repetition: '(again)',
});
for (let n = 1; n <= Number(count); n++) {
  const id = String(n);
  // As a run does it: an event that has made its message makes no second one.
  if (!outbox.posted.has(id)) await sender.post('ops', { ...message, id });
}
await sender.finish(120_000);
outbox.close();
process.exitCode = [...outbox.posted.values()].every(({ state }) => state === 'sent') ? 0 : 1;
