/** Messages to people: channels, an outbox that is on disk before anything is sent, and a sender beside the run. */
export { readNotifyConfig, type ChannelConfig } from './config.ts';
export { noticesFor, type Facts, type Notice } from './notices.ts';
export { Outbox, type Posted } from './outbox.ts';
export { Sender, type SenderChannel } from './sender.ts';
export type { Environment, Message } from './types.ts';
