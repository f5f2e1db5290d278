import { spawn } from 'node:child_process';
import { excerpt } from '../http.ts';
import { marked } from '../compose.ts';
import type { ChannelKind, Delivery, Environment, Message } from '../types.ts';
import { many } from './settings.ts';

const PATIENCE_MS = 30_000;
const KEPT_CHARACTERS = 4096;

/**
 * A program of the operator's: its words as the config lists them, no shell between. The text comes on its stdin, the
 * rest in its environment; 0 says that it was sent. Only a program that could not be started is surely without effect.
 */
export const command: ChannelKind = {
  type: 'command',
  settings: { command: { required: true, secret: false, list: true } },
  perMinute: null,
  open: (settings, environment) => ({
    send: (message, signal) => run(many(settings, 'command'), environment, message, signal),
  }),
};

function run(
  words: readonly string[],
  environment: Environment,
  message: Message,
  signal: AbortSignal,
): Promise<Delivery> {
  const [program = '', ...rest] = words;
  const failed = (reason: string, maybe: boolean): Delivery => ({ ok: false, reason, again: true, maybe });
  return new Promise((resolve) => {
    const child = spawn(program, rest, {
      stdio: ['pipe', 'ignore', 'pipe'],
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]),
      env: { ...environment, ...variables(message) },
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      said = (said + chunk).slice(-KEPT_CHARACTERS);
    });
    // It may leave without reading what it is told.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => {
      const late = signal.aborted ? 'ABORTED' : 'ETIMEDOUT';
      resolve(failed(error.name === 'AbortError' ? late : excerpt(error.message), child.pid !== undefined));
    });
    child.on('close', (status) => {
      resolve(status === 0 ? { ok: true } : failed(excerpt(`exit ${String(status)} ${said}`), true));
    });
    child.stdin.end(`${marked(message)}\n`);
  });
}

function variables({ id, run: name, occasion, subject, receivers }: Message): Record<string, string> {
  return {
    MDROLLBACK_NOTICE_ID: id,
    MDROLLBACK_NOTICE_RUN: name,
    MDROLLBACK_NOTICE_OCCASION: occasion,
    MDROLLBACK_NOTICE_SUBJECT: subject,
    MDROLLBACK_NOTICE_RECEIVERS: receivers.join(','),
  };
}
