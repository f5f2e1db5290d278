import { existsSync } from 'node:fs';
import { say } from '../../catalogue/index.ts';
import { deliveryReason } from '../../catalogue/notice-reasons.ts';
import { notices as texts } from '../../catalogue/notices.ts';
import type { Host, Progress } from '../../execute/index.ts';
import type { JournalEvent, JournalRecord } from '../../journal/index.ts';
import {
  noticesFor,
  Outbox,
  Sender,
  type ChannelConfig,
  type Facts,
  type Notice,
  type Posted,
} from '../../notify/index.ts';
import type { Decision } from '../../plan/decision.ts';
import type { NotificationOccasion } from '../../plan/types.ts';
import { clockOf } from '../../report/index.ts';
import { duration } from '../terminal/duration.ts';
import { put, words, type Desk } from '../terminal/transcript-lines.ts';
import { decidedIn, estimateOf, noteChecked, notified, occasionOf, type Notified } from './notice-events.ts';

export interface NotifierOptions {
  readonly desk: Desk;
  /** The run's id and its directory. */
  readonly run: string;
  readonly directory: string;
  readonly operator: string;
  readonly machine: string;
  readonly channels: readonly ChannelConfig[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Why it is rolled back, as far as that is known before the run. */
  readonly decision: Decision | null;
  /** Once this path exists, another executor has taken the run. */
  readonly fence: string;
  /** What the journal held before: nothing is told twice, and what a crash kept from being told is told now. */
  readonly earlier: readonly JournalRecord[];
}

/** Milliseconds that the end of a run waits for its messages. */
const PATIENCE_MS = 15_000;

/**
 * Tells people about a run beside it (language.md §7): nothing here is waited for before the run's end, and nothing
 * that goes wrong here reaches the run.
 */
export class Notifier {
  readonly #options: NotifierOptions;
  readonly #outbox: Outbox;
  readonly #sender: Sender;
  /** Texts that no channel takes. */
  readonly #byHand: { readonly notice: Notice; readonly channels: readonly string[] }[] = [];
  #posting: Promise<void> = Promise.resolve();
  #startedAt: Date | null = null;
  #step = '';
  #decision: Decision | null = null;
  /** What ran or was vouched for, and nothing and nobody has looked at what came of it. */
  readonly #unchecked = new Set<string>();
  /** Why nothing more is sent. */
  #lost: string | null = null;

  /** Throws what the system says when there can be no outbox. */
  constructor(options: NotifierOptions) {
    this.#options = options;
    this.#outbox = new Outbox(options.directory);
    const usable = options.channels.filter(({ unset }) => unset.length === 0);
    this.#sender = new Sender({
      outbox: this.#outbox,
      channels: usable.map(({ name, kind, settings, secrets }) => ({
        name,
        channel: kind.open(settings, options.environment),
        perMinute: kind.perMinute,
        secrets,
      })),
      now: () => new Date(),
      repetition: say(texts.repetition, options.desk.locale),
      fenced: () => existsSync(options.fence),
    });
    this.#decision = options.decision ?? decidedIn(options.earlier);
    for (const { event, seq, at } of options.earlier) this.#recall(event, seq, new Date(at));
  }

  /** Addresses and passwords of its channels: they stand in the environment that commands inherit. */
  get secrets(): readonly string[] {
    return this.#options.channels.flatMap(({ secrets }) => secrets);
  }

  /** The host, with somebody listening. */
  watch(host: Host): Host {
    return {
      ...host,
      signal: host.signal,
      show: (progress) => {
        host.show(progress);
        this.#see(progress);
      },
    };
  }

  /** Waits for what is under way, says what could not be sent, and gives the facts for the journal. */
  async finish(stopped: boolean): Promise<readonly Notified[]> {
    await this.#posting;
    const patienceMs = stopped ? PATIENCE_MS / 5 : PATIENCE_MS;
    const { desk } = this.#options;
    const open = [...this.#outbox.posted.values()].filter(({ state }) => state === 'open').length;
    if (open > 0) put(desk, '', words(desk, texts.waiting, { count: open, seconds: patienceMs / 1000 }));
    await this.#sender.finish(patienceMs);
    this.#outbox.close();
    if (this.#lost !== null) put(desk, '! ', words(desk, texts['outbox-lost'], { reason: this.#lost }));
    for (const posted of this.#outbox.posted.values()) this.#tell(posted);
    for (const { notice, channels } of this.#byHand) this.#putToCopy(notice, channels);
    return [...this.#outbox.posted.values()].map(notified);
  }

  /** Ends without a word: another executor has the run, and the outbox with it. */
  async abandon(): Promise<void> {
    await this.#posting;
    await this.#sender.finish(0);
    this.#outbox.close();
  }

  /** Of what happened before, the beginning is still news; how it stood in between is none any more. */
  #recall(event: JournalEvent, seq: number, at: Date): void {
    noteChecked(event, this.#options.desk.plan, this.#unchecked);
    if (event.type !== 'run-started') return;
    this.#startedAt = at;
    const facts = this.#facts('start', event, at);
    this.#posting = this.#posting.then(() => this.#post('start', seq, at, facts));
  }

  #see(progress: Progress): void {
    if (progress.kind === 'step') this.#step = `${progress.step.id} ${progress.step.title}`;
    if (progress.kind !== 'event') return;
    const { event, seq, at } = progress;
    noteChecked(event, this.#options.desk.plan, this.#unchecked);
    if (event.type === 'run-started') this.#startedAt = at;
    const occasion = occasionOf(event);
    if (occasion === null) return;
    const facts = this.#facts(occasion, event, at);
    this.#posting = this.#posting.then(() => this.#post(occasion, seq, at, facts));
  }

  async #post(occasion: NotificationOccasion, seq: number, at: Date, facts: Facts): Promise<void> {
    const { desk, channels, run } = this.#options;
    const { notifications, parameters, section: alone } = desk.plan;
    const section = alone !== undefined;
    const { locale } = desk;
    const found = noticesFor({ occasion, notifications, parameters, channels, facts, section, locale });
    for (const [index, notice] of found.entries()) {
      const { subject, text, receivers } = notice;
      const unusable = notice.channels.filter(({ unset }) => unset.length > 0).map(({ name }) => name);
      const without = [...notice.unknown, ...unusable];
      const worded = notifications.some((each) => each.occasion === occasion);
      if (without.length > 0 || (notice.channels.length === 0 && worded))
        this.#byHand.push({ notice, channels: without });
      for (const { name, unset } of notice.channels) {
        if (unset.length > 0) continue;
        // The record that it is about names a message: the same event never makes a second one.
        const id = `${seq}.${index + 1}-${name}`;
        if (this.#outbox.posted.has(id)) continue;
        const message = {
          id,
          run,
          occasion,
          subject: desk.mask(subject),
          text: desk.mask(text),
          receivers,
          at: at.toISOString(),
        };
        await this.#sender.post(name, message).catch((error: unknown) => {
          this.#lost = error instanceof Error ? error.message : String(error);
        });
      }
    }
  }

  #facts(occasion: NotificationOccasion, event: JournalEvent, at: Date): Facts {
    const { desk, operator, machine, run } = this.#options;
    const { plan, locale } = desk;
    const start = this.#startedAt ?? at;
    const clock = clockOf(undefined, null);
    const estimate = plan.overview.estimateSeconds ?? estimateOf(plan.phases);
    const facts = new Map<Parameters<Facts['get']>[0], string>([
      ['title', plan.title],
      ['operator', operator],
      ['host', machine],
      ['run', run],
      ['now', clock.full(at.toISOString())],
      ['started-at', clock.full(start.toISOString())],
      ['result', say(texts[`result-${this.#resultOf(occasion)}`], locale)],
    ]);
    if (estimate !== null)
      facts.set('expected-at', clock.full(new Date(start.getTime() + estimate * 1000).toISOString()));
    const { scope = null, severity = null } = this.#decision ?? {};
    if (scope !== null) facts.set('scope', scope);
    if (severity !== null) facts.set('severity', severity);
    if (event.type === 'run-ended') {
      facts.set('ended-at', clock.full(at.toISOString()));
      facts.set('elapsed', duration((at.getTime() - start.getTime()) / 1000, locale));
      if (this.#step !== '' && event.result !== 'succeeded') facts.set('step', this.#step);
      if (event.reason !== null) facts.set('reason', event.reason);
    }
    return facts;
  }

  /** What was not checked is not told of as verified (law 2). */
  #resultOf(occasion: NotificationOccasion): NotificationOccasion | 'unverified' {
    return occasion === 'completion' && this.#unchecked.size > 0 ? 'unverified' : occasion;
  }

  #tell({ channel, message, state, reason }: Posted): void {
    const { desk } = this.#options;
    const occasion = words(desk, texts[`occasion-${message.occasion}`]);
    if (state === 'sent') {
      put(desk, '', { text: words(desk, texts.sent, { channel, occasion }), paint: desk.screen.colors.dim });
      return;
    }
    const entry = state === 'refused' ? texts.refused : texts['attempt-failed'];
    const why = reason === null ? words(desk, texts['not-tried']) : deliveryReason(reason, desk.locale);
    put(desk, '! ', words(desk, entry, { channel, occasion, reason: why }));
    this.#putToCopy({ ...message, channels: [], unknown: [], unfilled: [] }, [channel]);
    if (state === 'open') put(desk, '  ', words(desk, texts['send-later'], { run: message.run }));
  }

  #putToCopy({ subject, text, unfilled }: Notice, channels: readonly string[]): void {
    const { desk } = this.#options;
    const to = channels.length === 0 ? words(desk, texts['no-channel']) : channels.join(', ');
    desk.write('\n');
    put(
      desk,
      { text: '! ', paint: desk.screen.colors.yellow },
      words(desk, texts['to-copy'], { channels: to }),
    );
    for (const line of (text.startsWith(subject) ? text : `${subject}\n${text}`).split('\n'))
      put(desk, '    ', line);
    if (unfilled.length > 0) put(desk, '  ', words(desk, texts.unfilled, { labels: unfilled.join(', ') }));
  }
}
