import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Notifications } from '../../src/shell/channel.ts';
import { inDirectory } from '../cli/program.ts';

function withFifo(use: (path: string, notifications: Notifications) => Promise<void>): Promise<void> {
  return inDirectory(async (cwd) => {
    const path = join(cwd, 'notify');
    execFileSync('bash', ['-c', 'mkfifo -- "$1"', 'bash', path]);
    const notifications = new Notifications(path);
    try {
      await use(path, notifications);
    } finally {
      notifications.close();
    }
  });
}

describe('a notice', () => {
  it('is heard whenever it comes', () =>
    withFifo(async (path, notifications) => {
      const heard: string[] = [];
      notifications.on((line) => heard.push(line));
      for (const [word, milliseconds] of [
        ['soon', 0],
        ['late', 20],
      ] as const) {
        await delay(milliseconds);
        appendFileSync(path, `${word}\n`);
        await expect.poll(() => heard.at(-1)).toBe(word);
      }
    }));
});
