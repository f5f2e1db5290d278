import { createHmac } from 'node:crypto';
import { postJson, refusedStatus } from '../http.ts';
import type { ChannelKind } from '../types.ts';
import { needed, one } from './settings.ts';

/** Any server that takes JSON: the message's own fields; 2xx says that it was taken. */
export const webhook: ChannelKind = {
  type: 'webhook',
  settings: {
    url: { required: true, secret: true },
    /** Signs the body: `X-Mdrollback-Signature: sha256=<hex>`. */
    secret: { required: false, secret: true },
  },
  perMinute: null,
  open: (settings) => ({
    async send(message, signal) {
      const secret = one(settings, 'secret');
      const body = { schema: 'mdrollback.notification/1', ...message };
      const digest =
        secret === null ? null : createHmac('sha256', secret).update(JSON.stringify(body)).digest('hex');
      const headers = digest === null ? {} : { 'x-mdrollback-signature': `sha256=${digest}` };
      const posted = await postJson(needed(settings, 'url'), body, signal, headers);
      return posted.ok ? (refusedStatus(posted.answer) ?? { ok: true }) : posted;
    },
  }),
};
