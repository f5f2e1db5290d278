import { command } from './channels/command.ts';
import { dingtalk } from './channels/dingtalk.ts';
import { feishu } from './channels/feishu.ts';
import { mail } from './channels/mail.ts';
import { slack } from './channels/slack.ts';
import { webhook } from './channels/webhook.ts';
import { wecom } from './channels/wecom.ts';
import type { ChannelKind } from './types.ts';

/** Every kind of channel. A new one is one file and one line. */
export const CHANNEL_KINDS: readonly ChannelKind[] = [dingtalk, wecom, feishu, slack, webhook, mail, command];

export function channelKind(type: string): ChannelKind | undefined {
  return CHANNEL_KINDS.find((kind) => kind.type === type);
}
