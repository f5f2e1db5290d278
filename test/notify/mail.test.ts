import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { mail } from '../../src/notify/channels/mail.ts';
import type { Delivery, Message } from '../../src/notify/types.ts';
import { message } from './receiver.ts';

interface MailServer {
  readonly port: number;
  readonly mails: readonly ParsedMail[];
  readonly raw: readonly string[];
  readonly users: readonly string[];
}

const servers: SMTPServer[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close(() => undefined);
});

/** A real SMTP server on loopback. */
async function mailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const mails: ParsedMail[] = [];
  const raw: string[] = [];
  const users: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (auth, _session, done) => {
      users.push(`${auth.username ?? ''}:${auth.password ?? ''}`);
      if (auth.password === 'right') done(null, { user: auth.username });
      else done(Object.assign(new Error('wrong password'), { responseCode: 535 }));
    },
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const bytes = Buffer.concat(chunks);
        raw.push(bytes.toString('utf8'));
        void simpleParser(bytes).then((parsed) => {
          mails.push(parsed);
          done();
        });
      });
    },
    ...options,
  });
  servers.push(server);
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return { port: (listening.address() as AddressInfo).port, mails, raw, users };
}

function send(
  port: number,
  more: Readonly<Record<string, string>> = {},
  what: Message = message,
): Promise<Delivery> {
  const settings = { host: '127.0.0.1', port: String(port), from: 'rollback@example.com', ...more };
  const all = new Map<string, string | readonly string[]>([
    ...Object.entries(settings),
    ['to', ['ops@example.com', 'cto@example.com']],
  ]);
  return mail.open(all, {}).send(what, AbortSignal.timeout(20_000));
}

describe('mail', () => {
  it('reaches everyone with its Chinese subject and text whole', async () => {
    const server = await mailServer();
    expect(await send(server.port)).toEqual({ ok: true });
    const [got] = server.mails;
    expect(got?.subject).toBe(message.subject);
    expect(got?.text?.trimEnd()).toBe(`${message.text}\n[#7.1-ops ${message.run}]`);
    expect(got?.to).toMatchObject({ text: 'ops@example.com, cto@example.com' });
    expect(got?.messageId).toBe(`<7.1-ops.${message.run}@mdrollback.invalid>`);
  });

  it('logs in with what the environment gave', async () => {
    const server = await mailServer();
    expect(await send(server.port, { user: 'robot', password: 'right' })).toEqual({ ok: true });
    expect(server.users).toEqual(['robot:right']);
  });

  it('is not tried again with a wrong password, and does not show it', async () => {
    const server = await mailServer();
    const delivery = await send(server.port, { user: 'robot', password: 'hunter2' });
    expect(delivery).toMatchObject({ ok: false, again: false, maybe: false });
    expect(JSON.stringify(delivery)).not.toContain('hunter2');
  });

  it('takes no header out of a subject', async () => {
    const server = await mailServer();
    await send(server.port, {}, { ...message, subject: 'a\r\nBcc: evil@example.com\r\n\r\nbody' });
    expect(server.mails[0]?.bcc).toBeUndefined();
    expect(server.raw[0]).not.toMatch(/^Bcc:/m);
  });

  it('is tried again when the server is busy, and not when it refuses', async () => {
    const answer = (responseCode: number): SMTPServerOptions => ({
      onRcptTo: (_address, _session, done) => {
        done(Object.assign(new Error('no'), { responseCode }));
      },
    });
    expect(await send((await mailServer(answer(451))).port)).toMatchObject({ ok: false, again: true });
    expect(await send((await mailServer(answer(550))).port)).toMatchObject({ ok: false, again: false });
  });

  it('has not gone where nobody listens', async () => {
    const server = await mailServer();
    servers.splice(0).forEach((each) => {
      each.close(() => undefined);
    });
    expect(await send(server.port)).toMatchObject({ ok: false, again: true, maybe: false });
  });
});
