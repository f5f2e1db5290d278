import { createHmac } from 'node:crypto';
import { whole } from '../compose.ts';
import { byBody, postJson } from '../http.ts';
import type { ChannelKind } from '../types.ts';
import { needed, one } from './settings.ts';

/** 11232, 9499: too many messages. */
const BUSY = [11232, 9499];

/** What Feishu wants in the body: time and secret are the key of an HMAC over nothing. */
export function feishuSignature(secret: string, seconds: number): string {
  return createHmac('sha256', `${seconds}\n${secret}`).update('').digest('base64');
}

/** A robot of a Feishu group (飞书). */
export const feishu: ChannelKind = {
  type: 'feishu',
  settings: {
    url: { required: true, secret: true },
    secret: { required: false, secret: true },
  },
  perMinute: 20,
  open: (settings) => ({
    async send(message, signal) {
      const secret = one(settings, 'secret');
      const seconds = Math.floor(Date.now() / 1000);
      const signed =
        secret === null ? {} : { timestamp: String(seconds), sign: feishuSignature(secret, seconds) };
      const body = { ...signed, msg_type: 'text', content: { text: whole(message) } };
      const posted = await postJson(needed(settings, 'url'), body, signal);
      return posted.ok ? byBody(posted.answer, 'code', 'msg', BUSY) : posted;
    },
  }),
};
