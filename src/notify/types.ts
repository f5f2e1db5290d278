import type { NotificationOccasion } from '../plan/notifications.ts';

/** A message as a channel sends it: filled in, without control characters. */
export interface Message {
  /** Unique in its run and shown in the text, so that a message that comes twice is seen to be one. */
  readonly id: string;
  readonly run: string;
  readonly occasion: NotificationOccasion;
  readonly subject: string;
  readonly text: string;
  readonly receivers: readonly string[];
  /** RFC 3339, UTC: when it was put into the outbox. */
  readonly at: string;
}

/**
 * What became of one attempt. `maybe`: the receiver may have taken it although nobody said so (a time-out, a broken
 * connection, a server's error); a repetition then says that it is one.
 */
export type Delivery =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: string; readonly again: boolean; readonly maybe: boolean };

/** One way to people. `send` never rejects; it ends when the signal aborts. */
export interface Channel {
  send(message: Message, signal: AbortSignal): Promise<Delivery>;
}

/** A value of a channel's settings, with the references to the environment resolved. */
export type Settings = ReadonlyMap<string, string | readonly string[]>;

/** The tool's own environment variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface SettingSpec {
  readonly required: boolean;
  /** Only a reference to the environment is accepted: `${NAME}`. */
  readonly secret: boolean;
  readonly list?: boolean;
}

/** A kind of channel: its settings, and how a channel of it is opened. */
export interface ChannelKind {
  readonly type: string;
  readonly settings: Readonly<Record<string, SettingSpec>>;
  /** The most messages that its servers take in a minute; null: as many as come. */
  readonly perMinute: number | null;
  open(settings: Settings, environment: Environment): Channel;
}
