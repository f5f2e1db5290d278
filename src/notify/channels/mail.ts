import { marked } from '../compose.ts';
import type { ChannelKind, Delivery, Message, Settings } from '../types.ts';
import { excerpt } from '../http.ts';
import { many, needed, one } from './settings.ts';

const PATIENCE_MS = 15_000;

/** Mail by SMTP. `secure: tls` from the first byte, `starttls` must, `none` never, by default wherever the server offers it. */
export const mail: ChannelKind = {
  type: 'mail',
  settings: {
    host: { required: true, secret: false },
    port: { required: false, secret: false },
    secure: { required: false, secret: false },
    user: { required: false, secret: false },
    password: { required: false, secret: true },
    from: { required: true, secret: false },
    to: { required: true, secret: false, list: true },
  },
  perMinute: null,
  open: (settings) => ({ send: (message, signal) => send(settings, message, signal) }),
};

async function send(settings: Settings, message: Message, signal: AbortSignal): Promise<Delivery> {
  const { createTransport } = await import('nodemailer');
  const secure = one(settings, 'secure') ?? '';
  const user = one(settings, 'user');
  const transport = createTransport({
    host: needed(settings, 'host'),
    port: Number(one(settings, 'port') ?? (secure === 'tls' ? 465 : 25)),
    secure: secure === 'tls',
    requireTLS: secure === 'starttls',
    ignoreTLS: secure === 'none',
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(user === null ? {} : { auth: { user, pass: one(settings, 'password') ?? '' } }),
  });
  const stop = (): void => {
    transport.close();
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    await transport.sendMail({
      from: needed(settings, 'from'),
      to: [...many(settings, 'to')],
      subject: message.subject,
      text: marked(message),
      // The same for every attempt, so that a mailbox can tell a repetition.
      messageId: `<${message.id.replace(/[^\w.-]/g, '-')}.${message.run.replace(/[^\w.-]/g, '-')}@mdrollback.invalid>`,
    });
    return { ok: true };
  } catch (cause) {
    return failure(cause);
  } finally {
    signal.removeEventListener('abort', stop);
    transport.close();
  }
}

/** 4xx answers may pass, 5xx will not; where the connection broke behind the data the mail may have gone. */
function failure(cause: unknown): Delivery {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  const code = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null;
  const command = 'command' in error ? String(error.command) : '';
  const reason = excerpt(error.message);
  const again = code === null || code < 500;
  return { ok: false, reason, again, maybe: code === null && command !== 'CONN' && command !== 'AUTH' };
}
