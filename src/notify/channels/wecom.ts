import { clipBytes, whole } from '../compose.ts';
import { byBody, postJson } from '../http.ts';
import type { ChannelKind } from '../types.ts';
import { many, needed } from './settings.ts';

/** WeCom counts bytes, not characters. */
const MOST_BYTES = 2048;
/** 45009: too many messages; -1: the system is busy. */
const BUSY = [45009, -1];

/** A robot of a WeCom group (企业微信). */
export const wecom: ChannelKind = {
  type: 'wecom',
  settings: {
    url: { required: true, secret: true },
    at: { required: false, secret: false, list: true },
  },
  perMinute: 20,
  open: (settings) => ({
    async send(message, signal) {
      const mobiles = many(settings, 'at');
      const mentioned = mobiles.length === 0 ? {} : { mentioned_mobile_list: mobiles };
      const content = clipBytes(whole(message), MOST_BYTES);
      const posted = await postJson(
        needed(settings, 'url'),
        { msgtype: 'text', text: { content, ...mentioned } },
        signal,
      );
      return posted.ok ? byBody(posted.answer, 'errcode', 'errmsg', BUSY) : posted;
    },
  }),
};
