import type { NotificationOccasion } from '../plan/notifications.ts';
import { CHANNEL_KINDS, channelKind } from './registry.ts';
import type { ChannelKind, Environment, Settings, SettingSpec } from './types.ts';
import { readTree, type Entries, type Found, type Node } from './yaml-tree.ts';

/** A channel as the config file describes it. */
export interface ChannelConfig {
  readonly name: string;
  readonly kind: ChannelKind;
  /** Other words of 通知方式 that mean it. */
  readonly names: readonly string[];
  /** The occasions that it is sent; null: all. */
  readonly occasions: readonly NotificationOccasion[] | null;
  readonly settings: Settings;
  /** Variables that its settings name and that nothing sets: it cannot send. */
  readonly unset: readonly string[];
  /** Values that may never be shown. */
  readonly secrets: readonly string[];
}

/** A finding about the config file; `line` and `column` from 1. `code` names an entry of the catalogue. */
export interface ConfigProblem {
  readonly code: ConfigProblemCode;
  readonly line: number;
  readonly column: number;
  readonly values: Readonly<Record<string, string>>;
}

export type ConfigProblemCode =
  | 'syntax'
  | 'not-a-map'
  | 'unknown-key'
  | 'unknown-type'
  | 'missing-setting'
  | 'not-text'
  | 'literal-secret'
  | 'unknown-occasion'
  | 'bad-port'
  | 'bad-url';

export interface NotifyConfig {
  readonly channels: readonly ChannelConfig[];
  readonly problems: readonly ConfigProblem[];
}

const OCCASIONS: readonly NotificationOccasion[] = ['start', 'completion', 'failure', 'waiting'];
const OWN_KEYS = ['type', 'names', 'on'] as const;

/**
 * Reads `mdrollback.yaml` (README, "Notifications"). A channel with a problem is left out and the problem told: a
 * notification never keeps a rollback from running. Secrets are references to the environment, never values.
 */
export function readNotifyConfig(text: string, environment: Environment): NotifyConfig {
  const problems: ConfigProblem[] = [];
  const tree = readTree(text);
  if (!tree.ok) return { channels: [], problems: [problem('syntax', tree, { detail: tree.detail })] };
  const root = mapOf(tree.root, 'mdrollback.yaml', problems);
  expectKeys(root, ['notify', 'metrics'], problems);
  expectMetrics(root, problems);
  const notify = mapOf(root?.get('notify') ?? null, 'notify', problems);
  expectKeys(notify, ['channels'], problems);
  const listed = mapOf(notify?.get('channels') ?? null, 'channels', problems);
  const channels = [...(listed ?? [])].flatMap(([name, node]) => {
    const channel = readChannel(name, node, environment, problems);
    return channel === null ? [] : [channel];
  });
  return { channels, problems };
}

/** Its values are read by whoever measures; a key that nobody reads is told with the others. */
function expectMetrics(root: Entries | null, problems: ConfigProblem[]): void {
  const metrics = mapOf(root?.get('metrics') ?? null, 'metrics', problems);
  expectKeys(metrics, ['prometheus'], problems);
  const prometheus = mapOf(metrics?.get('prometheus') ?? null, 'metrics.prometheus', problems);
  expectKeys(prometheus, ['url'], problems);
  textOf(prometheus?.get('url'), 'metrics.prometheus.url', problems);
}

function readChannel(
  name: string,
  node: Node,
  environment: Environment,
  problems: ConfigProblem[],
): ChannelConfig | null {
  const before = problems.length;
  const map = mapOf(node, name, problems);
  if (map === null) return null;
  const type = textOf(map.get('type'), `${name}.type`, problems);
  const kind = channelKind(type ?? '');
  if (kind === undefined) {
    const types = CHANNEL_KINDS.map((each) => each.type).join(', ');
    problems.push(problem('unknown-type', map.get('type') ?? node, { name, type: type ?? '', types }));
    return null;
  }
  expectKeys(map, [...OWN_KEYS, ...Object.keys(kind.settings)], problems);
  const read = readSettings(name, map, kind, environment, problems);
  const names = listOf(map.get('names'), `${name}.names`, problems);
  const on = map.get('on');
  const occasions = on === undefined ? null : occasionsOf(on, name, problems);
  return problems.length > before ? null : { name, kind, names, occasions, ...read };
}

interface ReadSettings {
  readonly settings: Settings;
  readonly unset: readonly string[];
  readonly secrets: readonly string[];
}

function readSettings(
  channel: string,
  map: Entries,
  { settings: specs }: ChannelKind,
  environment: Environment,
  problems: ConfigProblem[],
): ReadSettings {
  const settings = new Map<string, string | readonly string[]>();
  const unset: string[] = [];
  const secrets: string[] = [];
  for (const [key, spec] of Object.entries(specs)) {
    const node = map.get(key);
    if (node === undefined) {
      if (spec.required) problems.push(problem('missing-setting', map, { channel, key }));
      continue;
    }
    const texts = textsOf(node, `${channel}.${key}`, spec, problems);
    const values = texts.map((text) => resolve(text, environment, unset));
    if (spec.secret) {
      if (!texts.every((text) => /^\$\{\w+\}$/.test(text)))
        problems.push(problem('literal-secret', node, { channel, key, variable: variableFor(channel, key) }));
      secrets.push(...values.filter((value) => value !== ''));
    }
    checkForm(channel, key, values, node, problems);
    settings.set(key, spec.list === true ? values : (values[0] ?? ''));
  }
  return { settings, unset, secrets };
}

function checkForm(
  channel: string,
  key: string,
  values: readonly string[],
  node: Node,
  problems: ConfigProblem[],
): void {
  for (const value of values) {
    if (value === '') continue;
    if (key === 'port' && !/^[1-9]\d{0,4}$/.test(value))
      problems.push(problem('bad-port', node, { channel, value }));
    // The address itself is a secret and stays out of the message.
    if (key === 'url' && !/^https?:\/\/[^\s]+$/.test(value))
      problems.push(problem('bad-url', node, { channel }));
  }
}

function resolve(text: string, environment: Environment, unset: string[]): string {
  return text.replace(/\$\{(\w+)\}/g, (_whole, name: string) => {
    const value = environment[name] ?? '';
    if (value === '') unset.push(name);
    return value;
  });
}

/** A name to suggest: `OPS_GROUP_URL`. */
function variableFor(channel: string, key: string): string {
  const stem = channel.replace(/[^\w]+/g, '_').toUpperCase();
  return `\${${/^[A-Z]/.test(stem) ? stem : 'NOTIFY'}_${key.toUpperCase()}}`;
}

function occasionsOf(
  node: Node,
  channel: string,
  problems: ConfigProblem[],
): readonly NotificationOccasion[] {
  return listOf(node, `${channel}.on`, problems).flatMap((word) => {
    const occasion = OCCASIONS.find((each) => each === word);
    if (occasion === undefined)
      problems.push(problem('unknown-occasion', node, { channel, word, words: OCCASIONS.join(', ') }));
    return occasion === undefined ? [] : [occasion];
  });
}

function textsOf(node: Node, path: string, spec: SettingSpec, problems: ConfigProblem[]): readonly string[] {
  if (spec.list === true) return listOf(node, path, problems);
  const text = textOf(node, path, problems);
  return text === null ? [] : [text];
}

function mapOf(node: Node | null, path: string, problems: ConfigProblem[]): Entries | null {
  if (node === null) return null;
  if (node.kind === 'map') return node.entries;
  if (node.kind === 'text' && node.text === '') return null;
  problems.push(problem('not-a-map', node, { path }));
  return null;
}

function listOf(node: Node | undefined, path: string, problems: ConfigProblem[]): readonly string[] {
  if (node === undefined) return [];
  const items = node.kind === 'list' ? node.items : [node];
  return items.flatMap((item) => textOf(item, path, problems) ?? []);
}

function textOf(node: Node | undefined, path: string, problems: ConfigProblem[]): string | null {
  if (node === undefined) return null;
  if (node.kind === 'text') return node.text;
  problems.push(problem('not-text', node, { path }));
  return null;
}

function expectKeys(map: Entries | null, known: readonly string[], problems: ConfigProblem[]): void {
  for (const [key, node] of map ?? []) {
    if (!known.includes(key)) problems.push(problem('unknown-key', node, { key, known: known.join(', ') }));
  }
}

function problem(
  code: ConfigProblemCode,
  { line, column }: Found,
  values: Readonly<Record<string, string>>,
): ConfigProblem {
  return { code, line, column, values };
}
