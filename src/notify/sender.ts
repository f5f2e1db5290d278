import { setTimeout as delay } from 'node:timers/promises';
import type { Outbox, Posted } from './outbox.ts';
import type { Channel, Delivery, Message } from './types.ts';

/** A channel as the sender uses it. */
export interface SenderChannel {
  readonly name: string;
  readonly channel: Channel;
  /** The most messages in a minute; null: as many as come. */
  readonly perMinute: number | null;
  /** Never shown: addresses, tokens. */
  readonly secrets: readonly string[];
}

export interface SenderOptions {
  readonly outbox: Outbox;
  readonly channels: readonly SenderChannel[];
  readonly now: () => Date;
  /** Milliseconds before the second attempt; doubled for each further one, up to `MOST_MS`. */
  readonly firstDelayMs?: number;
  /** Another executor has taken the run, and with it the outbox: nothing more is sent from here. */
  readonly fenced?: () => boolean;
  /** Told when a message is done with, one way or the other, or has failed an attempt. */
  readonly onChange?: (posted: Posted) => void;
  /** The words that a repetition begins with. */
  readonly repetition: string;
}

const FIRST_MS = 1000;
const MOST_MS = 60_000;

/** Sends what stands in the outbox, a queue for each channel, beside everything else; never rejects, never blocks. */
export class Sender {
  readonly #options: SenderOptions;
  readonly #stop = new AbortController();
  readonly #queues: readonly Queue[];

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#queues = options.channels.map((channel) => new Queue(channel, options, this.#stop.signal));
    for (const posted of options.outbox.posted.values()) this.#enqueue(posted.channel, posted.message.id);
  }

  /** Puts a message into the outbox, and sends it when it is on disk. Rejects with what the system says. */
  async post(channel: string, message: Message): Promise<void> {
    await this.#options.outbox.record({ type: 'queued', channel, message });
    this.#enqueue(channel, message.id);
  }

  /** Waits until everything is sent or refused, at most so many milliseconds; then stops. */
  async finish(patienceMs: number): Promise<void> {
    const late = new AbortController();
    const idle = Promise.all(this.#queues.map((queue) => queue.idle()));
    await Promise.race([idle, delay(patienceMs, undefined, { signal: late.signal }).catch(() => undefined)]);
    late.abort();
    this.#stop.abort();
    await Promise.all(this.#queues.map((queue) => queue.idle()));
  }

  #enqueue(channel: string, id: string): void {
    if (this.#options.outbox.posted.get(id)?.state !== 'open') return;
    this.#queues.find(({ name }) => name === channel)?.add(id);
  }
}

class Queue {
  readonly #channel: SenderChannel;
  readonly #options: SenderOptions;
  readonly #signal: AbortSignal;
  readonly #ids: string[] = [];
  #working: Promise<void> | null = null;
  /** `performance.now()` of the messages of the last minute. */
  #recent: number[] = [];

  constructor(channel: SenderChannel, options: SenderOptions, signal: AbortSignal) {
    this.#channel = channel;
    this.#options = options;
    this.#signal = signal;
  }

  get name(): string {
    return this.#channel.name;
  }

  add(id: string): void {
    this.#ids.push(id);
    // An outbox that cannot be written any more ends the sending; what is in it stays there.
    this.#working ??= this.#work()
      .catch(() => undefined)
      .finally(() => {
        this.#working = null;
      });
  }

  async idle(): Promise<void> {
    await this.#working;
  }

  async #work(): Promise<void> {
    for (let id = this.#ids.shift(); id !== undefined; id = this.#ids.shift()) {
      while (!this.#signal.aborted && (await this.#attempt(id)) === 'again')
        await this.#pause(this.#delayOf(id));
    }
  }

  /** One attempt, on record before and behind. */
  async #attempt(id: string): Promise<'again' | 'done'> {
    const { outbox, now } = this.#options;
    const before = outbox.posted.get(id);
    if (before?.state !== 'open') return 'done';
    await this.#turn();
    if (this.#signal.aborted || this.#options.fenced?.() === true) return 'done';
    const attempt = before.attempts + 1;
    await outbox.record({ type: 'sending', id, attempt, at: now().toISOString() });
    const { message } = before;
    const text = before.maybe ? `${this.#options.repetition}\n${message.text}` : message.text;
    const delivery = await this.#channel.channel.send({ ...message, text }, this.#signal);
    const at = now().toISOString();
    if (delivery.ok) await outbox.record({ type: 'sent', id, at });
    else await outbox.record({ type: 'failed', id, at, ...this.#failure(before, delivery) });
    const after = outbox.posted.get(id);
    if (after !== undefined) this.#options.onChange?.(after);
    return !delivery.ok && delivery.again ? 'again' : 'done';
  }

  /** Once a message may have arrived, no later refusal takes that back. */
  #failure(
    before: Posted,
    { reason, again, maybe }: Extract<Delivery, { readonly ok: false }>,
  ): { readonly reason: string; readonly again: boolean; readonly maybe: boolean } {
    const shown = this.#channel.secrets.reduce((text, secret) => text.replaceAll(secret, '***'), reason);
    return { reason: shown, again, maybe: maybe || before.maybe };
  }

  #delayOf(id: string): number {
    const attempts = this.#options.outbox.posted.get(id)?.attempts ?? 1;
    return Math.min(MOST_MS, (this.#options.firstDelayMs ?? FIRST_MS) * 2 ** (attempts - 1));
  }

  /** Waits until the channel may take another message. */
  async #turn(): Promise<void> {
    const { perMinute } = this.#channel;
    if (perMinute === null) return;
    for (;;) {
      const now = performance.now();
      this.#recent = this.#recent.filter((at) => now - at < 60_000);
      const [oldest] = this.#recent;
      if (oldest === undefined || this.#recent.length < perMinute || this.#signal.aborted) break;
      await this.#pause(60_000 - (now - oldest) + 1);
    }
    this.#recent.push(performance.now());
  }

  async #pause(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { signal: this.#signal, ref: false }).catch(() => undefined);
  }
}
