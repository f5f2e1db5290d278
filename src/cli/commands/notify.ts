import { hostname } from 'node:os';
import { readFileSync } from 'node:fs';
import { say, type Locale } from '../../catalogue/index.ts';
import { deliveryReason } from '../../catalogue/notice-reasons.ts';
import { notices as texts } from '../../catalogue/notices.ts';
import { lockRun, readJournal, type RunDirectory } from '../../journal/index.ts';
import { Outbox, Sender, type ChannelConfig, type Message, type SenderChannel } from '../../notify/index.ts';
import type { Plan } from '../../plan/types.ts';
import { findNotifyConfig } from '../exec/notify-config.ts';
import { EXIT } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { chooseLocale } from '../locale.ts';
import { withRun } from '../with-run.ts';

export interface NotifyOptions {
  readonly test?: boolean;
  readonly lang?: string;
}

/** Milliseconds for everything that is still to be sent. */
const PATIENCE_MS = 60_000;

/** `mdrollback notify`: sends what a run could not, or tries the channels. 0: all sent; 1: something was not. */
export async function notify(wanted: string, options: NotifyOptions, io: Io): Promise<number> {
  const locale = chooseLocale(options.lang, null, io.env);
  if (options.test === true) return tryChannels(locale, io);
  return withRun(wanted, locale, io, (run) =>
    sendRest(run, chooseLocale(options.lang, readFileSync(run.source, 'utf8'), io.env), io),
  );
}

async function sendRest(run: RunDirectory, locale: Locale, io: Io): Promise<number> {
  const lock = await lockRun(run.directory, { host: hostname(), now: new Date(), takeover: 'stale' });
  if (!lock.ok) {
    io.stderr.write(`${say(texts['run-driven'], locale, { pid: lock.holder?.pid ?? '?' })}\n`);
    return EXIT.wrong;
  }
  const outbox = new Outbox(run.directory);
  try {
    const open = [...outbox.posted.values()].filter(({ state }) => state === 'open');
    if (open.length === 0) {
      io.stdout.write(`${say(texts['nothing-open'], locale)}\n`);
      return EXIT.done;
    }
    const plan = JSON.parse(readFileSync(run.plan, 'utf8')) as Plan;
    const channels = channelsFor(plan.source.path ?? run.source, locale, io);
    const sender = new Sender({
      outbox,
      channels: channels.map((channel) => opened(channel, io)),
      now: () => new Date(),
      repetition: say(texts.repetition, locale),
    });
    await sender.finish(PATIENCE_MS);
    const fates = open.map(({ message }) => outbox.posted.get(message.id));
    for (const posted of fates) {
      if (posted === undefined) continue;
      const { channel, state, message, reason } = posted;
      const occasion = say(texts[`occasion-${message.occasion}`], locale);
      const entry =
        state === 'sent' ? texts.sent : state === 'refused' ? texts.refused : texts['attempt-failed'];
      const why = reason !== null ? deliveryReason(reason, locale) : say(texts['no-channel'], locale);
      io.stdout.write(`${say(entry, locale, { channel, occasion, reason: why })}\n`);
    }
    return fates.every((posted) => posted?.state === 'sent') ? EXIT.done : EXIT.failed;
  } finally {
    outbox.close();
    const { records, lastHash } = await readJournal(run.journal);
    // As it was: what `verify` holds the journal to stays its end.
    await lock.release({ seq: records.length, hash: lastHash });
  }
}

async function tryChannels(locale: Locale, io: Io): Promise<number> {
  const channels = channelsFor('', locale, io);
  if (channels.length === 0) {
    io.stderr.write(`${say(texts['no-channels'], locale)}\n`);
    return EXIT.wrong;
  }
  let failures = 0;
  const operator = io.user ?? '';
  for (const config of channels) {
    const { name, channel, secrets } = opened(config, io);
    const at = new Date().toISOString();
    const message: Message = {
      id: `test-${name}`,
      run: 'test',
      occasion: 'start',
      subject: say(texts['test-subject'], locale),
      text: say(texts['test-text'], locale, { operator, host: hostname() }),
      receivers: [],
      at,
    };
    const delivery = await channel.send(message, AbortSignal.timeout(PATIENCE_MS));
    if (delivery.ok) io.stdout.write(`${say(texts['test-sent'], locale, { channel: name })}\n`);
    else {
      failures++;
      const reason = secrets.reduce(
        (text, secret) => text.replaceAll(secret, '***'),
        deliveryReason(delivery.reason, locale),
      );
      io.stdout.write(`${say(texts['test-failed'], locale, { channel: name, reason })}\n`);
    }
  }
  return failures === 0 ? EXIT.done : EXIT.failed;
}

/** The channels that can send; what is wrong with the others goes to stderr. */
function channelsFor(document: string, locale: Locale, io: Io): readonly ChannelConfig[] {
  const { channels, problems } = findNotifyConfig(document, io, locale);
  for (const problem of problems) io.stderr.write(`! ${problem}\n`);
  return channels.filter(({ unset }) => unset.length === 0);
}

function opened({ name, kind, settings, secrets }: ChannelConfig, io: Io): SenderChannel {
  return { name, channel: kind.open(settings, io.env), perMinute: kind.perMinute, secrets };
}
