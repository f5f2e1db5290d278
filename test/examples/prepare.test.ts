import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

let home = '';
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'mdrollback-example-'));
});

async function bash(script: string): Promise<string> {
  return (await run('bash', ['-euc', `cd ${home}; source ./service.env; ${script}`])).stdout.trim();
}

describe('the incident of examples/web-service', () => {
  afterEach(async () => {
    await bash('./servicectl stop');
    await rm(home, { recursive: true });
  });

  it('is a service whose release 2 is ill', async () => {
    await run(join(EXAMPLES, 'web-service/prepare'), [home]);
    expect(JSON.parse(await bash('curl -sS "$SERVICE_URL/health"'))).toMatchObject({
      status: 'unhealthy',
      version: '2.0.0',
    });
    for (const version of ['1.0.0', '2.0.0'])
      expect(await bash(`git -C "$APP_DIR" show v${version}:RELEASE | head -n 1`)).toBe(
        `version: ${version}`,
      );
    expect(await bash('git -C "$APP_DIR" describe --tags; ./servicectl status')).toBe(
      'v2.0.0\nactive (running)',
    );
    expect(await bash('cd "$BACKUP_DIR"; sha256sum --check --quiet SHA256SUMS')).toBe('');
  });

  it('is not mended by the old code alone, since release 2 migrated the data', async () => {
    await run(join(EXAMPLES, 'web-service/prepare'), [home]);
    const restart = './servicectl stop; ./servicectl start; curl -sS "$SERVICE_URL/health"';
    const codeOnly = await bash(`git -C "$APP_DIR" checkout --quiet v1.0.0; (${restart}) | tail -n 1`);
    expect(JSON.parse(codeOnly)).toMatchObject({ status: 'unhealthy', version: '1.0.0' });
    const withData = await bash(`cp "$BACKUP_DIR/orders.json" "$DATA_DIR/"; (${restart}) | tail -n 1`);
    expect(JSON.parse(withData)).toEqual({ status: 'healthy', version: '1.0.0', orders: 3 });
  });

  it('has a maintenance page that the health check and the smoke test see past', async () => {
    await run(join(EXAMPLES, 'web-service/prepare'), [home]);
    await bash('touch maintenance.flag');
    const status = `curl -sS -o /dev/null -w '%{http_code}'`;
    expect(await bash(`${status} "$SERVICE_URL/"`)).toBe('503');
    expect(await bash(`${status} "$SERVICE_URL/health"`)).toBe('500');
    expect(await bash(`${status} -H 'X-Smoke-Test: 1' "$SERVICE_URL/"`)).toBe('200');
  });

  it('is made the same way every time, down to the commits', async () => {
    const log = 'git -C "$APP_DIR" log --format=%H; ./servicectl stop';
    await run(join(EXAMPLES, 'web-service/prepare'), [home]);
    const first = await bash(log);
    await rm(home, { recursive: true });
    await run(join(EXAMPLES, 'web-service/prepare'), [home]);
    expect(await bash(log)).toBe(first);
  });
});

describe('prepare', () => {
  afterEach(async () => {
    await rm(home, { recursive: true });
  });

  it.each(['web-service', 'failing'])(
    'of examples/%s leaves a directory alone that is not empty',
    async (example) => {
      await writeFile(join(home, 'precious'), 'x');
      await expect(run(join(EXAMPLES, example, 'prepare'), [home])).rejects.toMatchObject({ code: 2 });
      expect(await readdir(home)).toEqual(['precious']);
    },
  );

  it('of examples/failing puts 1.0.1 where 1.0.0 should be', async () => {
    await run(join(EXAMPLES, 'failing/prepare'), [home]);
    expect(await readlink(join(home, 'current'))).toBe('releases/2.0.0');
    expect(await readFile(join(home, 'releases/1.0.0/VERSION'), 'utf8')).toBe('1.0.1\n');
  });

  it('of examples/web-service works from a path with blanks', async () => {
    const copy = join(home, 'a copy');
    const target = join(home, 'a target');
    await cp(join(EXAMPLES, 'web-service'), copy, { recursive: true });
    await run(join(copy, 'prepare'), [target]);
    const { stdout } = await run(join(target, 'servicectl'), ['stop']);
    expect(stdout).toBe('inactive (dead)\n');
  });
});
