import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { parseStatusFile } from '../../src/shell/index.ts';
import type { StatusRecord } from '../../src/shell/index.ts';
import { buildTool } from './tool.ts';
import type { Tool } from './tool.ts';

function records(tool: Tool): StatusRecord[] {
  const path = join(tool.directory, 'status');
  const all = existsSync(path) ? parseStatusFile(readFileSync(path, 'utf8')) : [];
  return all.filter(({ type }) => type !== 'sent');
}

/** What still runs with the session's directory in its environment. */
function processesOf(tool: Tool): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return (
        /^\d+$/.test(pid) && readFileSync(join('/proc', pid, 'environ'), 'utf8').includes(tool.directory)
      );
    } catch {
      return false;
    }
  });
}

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds() && waited < 10_000; waited += 20) await delay(20);
  expect(holds()).toBe(true);
}

/** Starts the tool and kills it in the middle of its last command. */
async function killInCommand(tool: Tool, ordinal: number): Promise<void> {
  const child = spawn('node', [tool.script], { stdio: 'ignore' });
  await until(() => records(tool).some((record) => record.type === 'begun' && record.ordinal === ordinal));
  await delay(50);
  child.kill('SIGKILL');
}

test('the command of a tool that is killed goes on to its end, and its status and output are kept', async () => {
  const tool = buildTool([
    { text: 'A=1' },
    { text: 'echo begun; sleep 0.6; echo done >ran; echo end; false | (exit 7)' },
  ]);
  try {
    await killInCommand(tool, 2);
    expect(existsSync(join(tool.cwd, 'ran'))).toBe(false);
    await until(() => records(tool).some((record) => record.type === 'exit'));
    expect(existsSync(join(tool.cwd, 'ran'))).toBe(true);
    expect(records(tool)).toMatchObject([
      { type: 'ready' },
      { type: 'begun', ordinal: 1 },
      { type: 'end', ordinal: 1, nonce: 'nonce-of-1', status: 0 },
      { type: 'begun', ordinal: 2 },
      { type: 'end', ordinal: 2, nonce: 'nonce-of-2', status: 7, pipeStatus: [1, 7] },
      { type: 'exit' },
    ]);
    expect(readFileSync(join(tool.directory, 'stdout.1'), 'utf8')).toMatch(/begun\nend\n$/);
  } finally {
    tool.remove();
  }
});

test('a shell that the command ends leaves its status too', async () => {
  const tool = buildTool([{ text: 'sleep 0.4; exit 9' }]);
  try {
    await killInCommand(tool, 1);
    await until(() => records(tool).some((record) => record.type === 'exit'));
    expect(records(tool)).toMatchObject([{ type: 'ready' }, { type: 'begun' }, { type: 'exit', status: 9 }]);
  } finally {
    tool.remove();
  }
});

test('no bash stays behind a tool that is killed while none of its commands runs', async () => {
  const tool = buildTool([{ text: 'true' }, { text: 'sleep 0.3' }]);
  try {
    await killInCommand(tool, 2);
    expect(processesOf(tool)).not.toEqual([]);
    await until(() => processesOf(tool).length === 0);
  } finally {
    tool.remove();
  }
});

test('no bash stays behind a tool that is killed while it starts one', async () => {
  const tool = buildTool([{ text: 'true' }]);
  try {
    for (const wait of [40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150]) {
      const child = spawn('node', [tool.script], { stdio: 'ignore' });
      await delay(wait);
      child.kill('SIGKILL');
    }
    await until(() => processesOf(tool).length === 0);
  } finally {
    tool.remove();
  }
});
