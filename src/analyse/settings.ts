import type { CommandSettings, Place } from '../plan/types.ts';
import { fold } from '../vocabulary/fold.ts';
import type { Setting } from './chunks.ts';
import type { ExclusiveOver } from './exclusive-parts.ts';
import type { Findings } from './findings.ts';

/** `{timeout=60s host=web}` of a fence's info string (§2). */
export interface FenceAttributes {
  readonly timeoutSeconds: number | null;
  readonly host: string | null;
  readonly retryable: boolean;
  /** The case that its commands are for, as words over the fence name it; never in the info string itself. */
  readonly condition: string | null;
  /** Words over the fence say that only one of its parts is to be run. */
  readonly exclusive: ExclusiveOver | null;
}

const NONE: FenceAttributes = {
  timeoutSeconds: null,
  host: null,
  retryable: false,
  condition: null,
  exclusive: null,
};

/** Reads a fence's attributes; other words of the info string are other tools'. */
export function readAttributes(meta: string | null, place: Place, findings: Findings): FenceAttributes {
  const inner = meta === null ? undefined : /\{([^{}]*)\}/.exec(meta)?.[1];
  if (inner === undefined) return NONE;
  let attributes = NONE;
  for (const match of inner.matchAll(/([\w-]+)(?:=(?:"([^"]*)"|'([^']*)'|(\S+)))?/g)) {
    const value = match[2] ?? match[3] ?? match[4] ?? '';
    if (match[1] === 'timeout') {
      const seconds = readDuration(value);
      if (seconds === null) findings.report('setting-unreadable', place, { text: match[0] });
      attributes = { ...attributes, timeoutSeconds: seconds };
    } else if (match[1] === 'host') attributes = { ...attributes, host: value };
    else if (match[1] === 'retryable') attributes = { ...attributes, retryable: true };
  }
  return attributes;
}

const UNITS: Readonly<Record<string, number>> = {
  '': 1,
  s: 1,
  sec: 1,
  秒: 1,
  秒钟: 1,
  m: 60,
  min: 60,
  分: 60,
  分钟: 60,
  h: 3600,
  小时: 3600,
  个小时: 3600,
};

/** `60s`, `5m`, `1h`, `60秒`, `5 分钟`, `90`: seconds; null for anything else. */
function readDuration(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)\s*(\D*)$/.exec(fold(text).trim());
  const unit = match === null ? undefined : UNITS[(match[2] ?? '').trim().toLowerCase()];
  return match === null || unit === undefined ? null : Number(match[1]) * unit;
}

/** The settings of one command: comments over the fence's attributes. */
export function readSettings(
  settings: readonly Setting[],
  attributes: FenceAttributes,
  runIf: string | null,
  place: (start: number) => Place,
  findings: Findings,
): CommandSettings {
  let read: CommandSettings = {
    timeoutSeconds: attributes.timeoutSeconds,
    retryable: attributes.retryable,
    recordAs: null,
    skipIf: null,
    runIf,
  };
  for (const { name, value, start } of settings) {
    if (name === 'retryable') read = { ...read, retryable: true };
    else if (name === 'recordAs') read = { ...read, recordAs: value };
    else if (name === 'skipIf') read = { ...read, skipIf: value };
    else {
      const seconds = readDuration(value);
      if (seconds === null) findings.report('setting-unreadable', place(start), { text: value });
      read = { ...read, timeoutSeconds: seconds };
    }
  }
  return read;
}
