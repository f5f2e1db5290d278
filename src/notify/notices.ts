import { say, type Locale } from '../catalogue/index.ts';
import { notices as texts } from '../catalogue/notices.ts';
import type { Notification, NotificationOccasion } from '../plan/notifications.ts';
import type { Parameter } from '../plan/types.ts';
import { fold } from '../vocabulary/fold.ts';
import { readChannelType, readFact, type NoticeFact } from '../vocabulary/notices.ts';
import { oneLine, plain } from './compose.ts';
import type { ChannelConfig } from './config.ts';

export type Facts = ReadonlyMap<NoticeFact, string>;

export interface NoticeInput {
  readonly occasion: NotificationOccasion;
  /** The document's own; where it has none for the occasion, a text of ours goes out. */
  readonly notifications: readonly Notification[];
  readonly parameters: readonly Parameter[];
  readonly channels: readonly ChannelConfig[];
  readonly facts: Facts;
  /** A section is run by itself: that is no rollback. */
  readonly section: boolean;
  readonly locale: Locale;
}

/** A text ready to be sent, with the channels that it goes to. */
export interface Notice {
  readonly subject: string;
  readonly text: string;
  readonly receivers: readonly string[];
  readonly channels: readonly ChannelConfig[];
  /** 通知方式 that no channel of the config file stands for: somebody has to send the text by hand. */
  readonly unknown: readonly string[];
  /** `[…]` that no fact fills; they stay in the text. */
  readonly unfilled: readonly string[];
}

/** What an occasion has people told, and by which ways (language.md §7). Pure. */
export function noticesFor(input: NoticeInput): readonly Notice[] {
  const worded = input.notifications.filter(({ occasion }) => occasion === input.occasion);
  const chosen = worded.length > 0 ? worded : [builtIn(input)];
  return chosen.map((notification) => {
    const unfilled = new Set<string>();
    const subject = fill(notification.subject ?? firstLine(notification.text), input, unfilled);
    const text = fill(notification.text, input, unfilled);
    const { channels, unknown } = route(notification.channels, input);
    return {
      subject: oneLine(subject),
      text: plain(text),
      receivers: notification.receivers.map(oneLine),
      channels,
      unknown,
      unfilled: [...unfilled],
    };
  });
}

type Worded = Pick<Notification, 'subject' | 'channels' | 'receivers' | 'text'>;

function builtIn({ occasion, facts, section, locale }: NoticeInput): Worded {
  const lead = say(texts[`${section ? 'section' : 'lead'}-${occasion}`], locale, {
    title: facts.get('title') ?? '',
  });
  const rows = (['result', 'step', 'reason', 'started-at', 'elapsed', 'operator', 'host'] as const)
    .filter((fact) => facts.has(fact))
    .map((fact) => say(texts[`row-${fact}`], locale, { value: facts.get(fact) ?? '' }));
  return { subject: lead, channels: [], receivers: [], text: [lead, ...rows].join('\n') };
}

/** Channels by their name, by a name that the config gives them, or by their type where that is the only one. */
function route(
  wanted: readonly string[],
  { channels, occasion }: NoticeInput,
): Pick<Notice, 'channels' | 'unknown'> {
  const open = channels.filter(({ occasions }) => occasions === null || occasions.includes(occasion));
  if (wanted.length === 0) return { channels: open, unknown: [] };
  const found = new Set<ChannelConfig>();
  const unknown: string[] = [];
  for (const word of wanted) {
    const named = channels.filter(({ name, names }) => [name, ...names].some((each) => same(each, word)));
    const type = readChannelType(word);
    const typed = channels.filter(({ kind }) => kind.type === type);
    const matches = named.length > 0 ? named : typed;
    if (matches.length === 0) unknown.push(word);
    for (const channel of matches) found.add(channel);
  }
  // What the operator has turned off for an occasion stays off.
  return { channels: [...found].filter((channel) => open.includes(channel)), unknown };
}

function same(name: string, word: string): boolean {
  return fold(name).trim().toLowerCase() === fold(word).trim().toLowerCase();
}

const PARAMETER = /\{\{\s*([^{}\n]{1,60}?)\s*\}\}|<([\p{L}\p{N}][\p{L}\p{N}_.-]{0,60})>/gu;
const LABEL = /[[【]([^[\]【】\n]{1,40})[\]】](?!\()/gu;
const BLANK = new RegExp(`${PARAMETER.source}|${LABEL.source}`, 'gu');

/**
 * Fills `[开始时间]` by its words and `<name>`, `{{name}}` by the run's parameters, all in one pass: what a value holds is
 * no blank. A secret is never filled in.
 */
function fill(text: string, { facts, parameters }: NoticeInput, unfilled: Set<string>): string {
  const values = new Map(parameters.filter(({ secret }) => !secret).map(({ name, value }) => [name, value]));
  const valueOf = (whole: string, braces?: string, angles?: string): string =>
    clean(values.get(braces ?? angles ?? '') ?? whole);
  return text.replace(BLANK, (whole: string, braces?: string, angles?: string, label?: string) => {
    if (label === undefined) return valueOf(whole, braces, angles);
    const fact = readFact(label);
    const value = fact === null ? undefined : facts.get(fact);
    if (value !== undefined && !whole.startsWith('【')) return clean(value);
    const filled = whole.replace(PARAMETER, valueOf);
    // `【回滚开始】` is how a message's headline is set, no blank to fill.
    if (!whole.startsWith('【') && filled === whole) unfilled.add(label);
    return filled;
  });
}

/** A value fills its blank and nothing else: no new line, no `[…]` of its own to be filled. */
function clean(value: string): string {
  return oneLine(value);
}

function firstLine(text: string): string {
  return text.split('\n').find((line) => line.trim() !== '') ?? '';
}
