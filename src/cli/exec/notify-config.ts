import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { say, type Locale } from '../../catalogue/index.ts';
import { notices } from '../../catalogue/notices.ts';
import { readNotifyConfig, type ChannelConfig } from '../../notify/index.ts';
import type { Io } from '../io.ts';

const CONFIG_NAME = 'mdrollback.yaml';

export interface FoundConfig {
  /** Of the user, then of the project, which wins where both name a channel. */
  readonly channels: readonly ChannelConfig[];
  /** In the user's language; none of them keeps a rollback from running. */
  readonly problems: readonly string[];
  /** The files that were read. */
  readonly paths: readonly string[];
}

/** Reads the config files: the user's, the one beside the document, the one where the program was started. */
export function findNotifyConfig(document: string, io: Io, locale: Locale): FoundConfig {
  const channels = new Map<string, ChannelConfig>();
  const problems: string[] = [];
  const paths: string[] = [];
  for (const { path, text } of configTexts(document, io, problems, locale)) {
    paths.push(path);
    const config = readNotifyConfig(text, io.env);
    for (const { code, line, column, values } of config.problems) {
      problems.push(`${path}:${line}:${column}: ${say(notices[`config-${code}`], locale, values)}`);
    }
    for (const channel of config.channels) channels.set(channel.name, channel);
  }
  for (const { name, unset } of channels.values()) {
    if (unset.length === 0) continue;
    const names = [...new Set(unset)].join(', ');
    problems.push(say(notices['config-unset'], locale, { channel: name, names }));
  }
  return { channels: [...channels.values()], problems, paths };
}

/** The config files that are there, from the one that counts least. What cannot be read is a problem. */
export function configTexts(
  document: string,
  io: Io,
  problems: string[],
  locale: Locale,
): readonly { readonly path: string; readonly text: string }[] {
  const home = io.env['XDG_CONFIG_HOME'] ?? '';
  const user = join(home === '' ? join(homedir(), '.config') : home, 'mdrollback', CONFIG_NAME);
  const places = new Set([
    user,
    join(dirname(resolve(io.cwd, document)), CONFIG_NAME),
    join(io.cwd, CONFIG_NAME),
  ]);
  return [...places].flatMap((path) => {
    const text = textOf(path, problems, locale);
    return text === null ? [] : [{ path, text }];
  });
}

function textOf(path: string, problems: string[], locale: Locale): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    const reason = error instanceof Error ? error.message : String(error);
    problems.push(`${path}: ${say(notices['config-unreadable'], locale, { reason })}`);
    return null;
  }
}
