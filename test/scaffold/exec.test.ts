import { mkdir, mkdtemp, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scaffold } from '../../src/scaffold/index.ts';
import { anHourAgo } from '../helpers/moments.ts';
import { mdrollback, type Outcome } from '../cli/program.ts';

/** systemd is not to be had in a test: this keeps a unit's state in a file and answers as systemctl does. */
const SYSTEMCTL = `#!/usr/bin/env bash
state="$HOME/unit-state"
case $1 in
  start) echo active >"$state" ;;
  stop) echo inactive >"$state" ;;
  is-active) cat "$state"; grep -q '^active' "$state" || exit 3 ;;
  status) if grep -q '^active' "$state"; then echo "Active: active (running)"; else echo "Active: inactive (dead)"; exit 3; fi ;;
esac
`;

let home = '';
let server: Server;
let port = 0;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mdrollback-scaffold-'));
  await mkdir(join(home, 'bin'));
  await writeFile(join(home, 'bin/systemctl'), SYSTEMCTL, { mode: 0o755 });
  await writeFile(join(home, 'unit-state'), 'active\n');
  for (const version of ['1.4.2', '1.5.0']) await mkdir(join(home, 'releases', version), { recursive: true });
  await symlink(join(home, 'releases/1.5.0'), join(home, 'current'));
  server = createServer((_, response) => response.end('{"status":"UP"}\n'));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});

afterEach(async () => {
  server.close();
  await rm(home, { recursive: true });
});

const RELEASED = ['--set', `上线时间=${anHourAgo()}`];

async function execTemplate(set: string, more: readonly string[] = RELEASED): Promise<Outcome> {
  const made = await scaffold({
    template: 'systemd',
    locale: 'zh-CN',
    values: {
      service: '订单服务',
      app: 'orders',
      directory: home,
      'health-url': `http://127.0.0.1:${port}/health`,
    },
  });
  await writeFile(join(home, 'rollback.md'), made.ok ? made.markdown : '');
  const answers = ['--yes', '--confirm-checkpoints', '--operator', 'tester', '--set', set, ...more];
  return mdrollback(['exec', 'rollback.md', ...answers], {
    cwd: home,
    env: { PATH: `${join(home, 'bin')}:${process.env['PATH'] ?? ''}`, no_proxy: '127.0.0.1' },
  });
}

describe('a new document, run', () => {
  it('rolls back to the version that is named on the night', async () => {
    const { status, stdout, stderr } = await execTemplate('previous-version=1.4.2');
    expect(status, stdout + stderr).toBe(0);
    expect(await readlink(join(home, 'current'))).toBe(join(home, 'releases/1.4.2'));
    expect(await readFile(join(home, 'unit-state'), 'utf8')).toBe('active\n');
  }, 60_000);

  it('stops before anything changes when that version is not there', async () => {
    const { status } = await execTemplate('previous-version=1.4.1');
    expect(status).toBe(1);
    expect(await readlink(join(home, 'current'))).toBe(join(home, 'releases/1.5.0'));
    expect(await readFile(join(home, 'unit-state'), 'utf8')).toBe('active\n');
  }, 60_000);

  it('does not begin while nobody says when the release was, which its window counts from', async () => {
    const { status, stderr } = await execTemplate('previous-version=1.4.2', []);
    expect(status).toBe(2);
    expect(stderr).toContain('--set 上线时间="YYYY-MM-DD HH:MM"');
    expect(await readlink(join(home, 'current'))).toBe(join(home, 'releases/1.5.0'));
  }, 60_000);

  it('refuses a version that is not one', async () => {
    const { status } = await execTemplate('previous-version=$(touch pwned)');
    expect(status).toBe(2);
    await expect(readFile(join(home, 'pwned'))).rejects.toThrow();
  }, 60_000);
});
