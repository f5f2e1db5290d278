import { createHmac } from 'node:crypto';
import { whole } from '../compose.ts';
import { byBody, postJson } from '../http.ts';
import type { ChannelKind } from '../types.ts';
import { many, needed, one } from './settings.ts';

/** 130101, 410100: too many messages; -1: the system is busy. */
const BUSY = [130101, 410100, -1];

/** What DingTalk wants in the address of a signed robot: base64 of an HMAC keyed with the secret, over time and secret. */
export function dingtalkSignature(secret: string, milliseconds: number): string {
  const digest = createHmac('sha256', secret).update(`${milliseconds}\n${secret}`).digest('base64');
  return encodeURIComponent(digest);
}

/** A robot of a DingTalk group (钉钉). */
export const dingtalk: ChannelKind = {
  type: 'dingtalk',
  settings: {
    url: { required: true, secret: true },
    secret: { required: false, secret: true },
    at: { required: false, secret: false, list: true },
  },
  perMinute: 20,
  open: (settings) => ({
    async send(message, signal) {
      const url = needed(settings, 'url');
      const secret = one(settings, 'secret');
      const now = Date.now();
      const sign = secret === null ? '' : `&timestamp=${now}&sign=${dingtalkSignature(secret, now)}`;
      const atMobiles = many(settings, 'at');
      const at = atMobiles.length === 0 ? {} : { at: { atMobiles } };
      const body = { msgtype: 'text', text: { content: whole(message) }, ...at };
      const posted = await postJson(`${url}${sign}`, body, signal);
      return posted.ok ? byBody(posted.answer, 'errcode', 'errmsg', BUSY) : posted;
    },
  }),
};
