import type { Block, Fence } from '../parse/types.ts';
import type { Notification, NotificationOccasion } from '../plan/notifications.ts';
import { readNames, readNoticeLabel, readOccasion, type NoticeLabel } from '../vocabulary/notices.ts';
import { descendants, type OutlineNode } from './outline.ts';
import type { Sections } from './sections.ts';

/**
 * The messages of the notification sections (language.md §7): each fence without a shell is a text to send. When it is
 * sent, its subject, channels and receivers come from the headings and labelled lines around it. Nothing of it is run.
 */
export function readNotifications({ executed }: Sections): readonly Notification[] {
  const found: Notification[] = [];
  for (const { role, node } of executed) {
    if (role !== 'notifications') continue;
    const outer = readOccasion(node.text);
    for (const each of descendants([node])) {
      const own = readNode(each, each === node ? outer : (readOccasion(each.text) ?? outer), found.length);
      found.push(...own);
    }
  }
  return found;
}

type Labels = Record<NoticeLabel, string | null>;

function readNode(
  node: OutlineNode,
  heading: NotificationOccasion | null,
  before: number,
): readonly Notification[] {
  const found: Notification[] = [];
  const labels: Labels = { subject: null, channels: null, receivers: null };
  let occasion = heading;
  for (const block of node.blocks) {
    if (block.kind !== 'fence') {
      const lines = linesOf(block);
      // A bold line over a text (`**完成通知**`) names its occasion where no heading does.
      const named = lines.map((line) => readOccasion(line)).find((each) => each !== null);
      if (block.kind === 'paragraph' && block.strong && named !== undefined) occasion = named;
      for (const line of lines) takeLabel(line, labels);
      continue;
    }
    if (!isText(block) || occasion === null) continue;
    found.push(notification(block, occasion, node.text, labels, before + found.length + 1));
  }
  return found;
}

function notification(
  fence: Fence,
  occasion: NotificationOccasion,
  title: string,
  labels: Readonly<Labels>,
  number: number,
): Notification {
  const inside: Labels = { subject: null, channels: null, receivers: null };
  const lines = fence.value.split('\n');
  let head = 0;
  // `主题: …` and the like at the top of the text speak of the message, and are no part of it.
  while (head < lines.length && ((lines[head] ?? '').trim() === '' || takeLabel(lines[head] ?? '', inside)))
    head++;
  const text = lines.slice(head).join('\n').trimEnd();
  const channels = inside.channels ?? labels.channels;
  const receivers = inside.receivers ?? labels.receivers;
  return {
    id: `n${number}`,
    occasion,
    title,
    line: fence.lineStarts[head]?.line ?? fence.span.start.line,
    subject: inside.subject ?? labels.subject,
    channels: channels === null ? [] : readNames(channels),
    receivers: receivers === null ? [] : readNames(receivers),
    text,
  };
}

const SHELLS: ReadonlySet<string> = new Set([
  'bash',
  'sh',
  'shell',
  'zsh',
  'console',
  'shell-session',
  'terminal',
]);

function isText({ lang }: Fence): boolean {
  return lang === null || !SHELLS.has(lang);
}

/** Takes `**通知方式**: 钉钉群`; false where the line labels nothing of a notification. */
function takeLabel(line: string, labels: Labels): boolean {
  const bare = line
    .replace(/\*\*|__/g, '')
    .replace(/^\s*[-*+]\s+/, '')
    .trim();
  const at = bare.search(/[:：]/);
  const label = at <= 0 ? null : readNoticeLabel(bare.slice(0, at));
  const value = bare.slice(at + 1).trim();
  if (label === null || value === '') return false;
  labels[label] = value;
  return true;
}

function linesOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'paragraph':
      return block.text.split('\n');
    case 'list':
      return block.items.flatMap((item) => item.blocks.flatMap(linesOf));
    case 'quote':
      return block.blocks.flatMap(linesOf);
    case 'table':
      return [block.header, ...block.rows].flatMap((row) => {
        const [name, value] = row;
        return name === undefined || value === undefined ? [] : [`${name.text}: ${value.text}`];
      });
    case 'fence':
    case 'html':
    case 'rule':
      return [];
  }
}
