import { whole } from '../compose.ts';
import { excerpt, postJson, refusedStatus } from '../http.ts';
import type { ChannelKind } from '../types.ts';
import { needed } from './settings.ts';

/** Slack's incoming webhook, which Mattermost and Rocket.Chat speak too. */
export const slack: ChannelKind = {
  type: 'slack',
  settings: { url: { required: true, secret: true } },
  perMinute: 60,
  open: (settings) => ({
    async send(message, signal) {
      // Only these three are special in Slack's text.
      const text = whole(message).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
      const posted = await postJson(needed(settings, 'url'), { text }, signal);
      if (!posted.ok) return posted;
      const refused = refusedStatus(posted.answer);
      if (refused !== null) return refused;
      const said = posted.answer.body.trim();
      const fine =
        said === '' || said === 'ok' || said.includes('"success":true') || said.includes('"ok":true');
      return fine ? { ok: true } : { ok: false, reason: excerpt(said), again: false, maybe: false };
    },
  }),
};
