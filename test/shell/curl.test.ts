import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withRig } from './rig.ts';

let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    const status = Number(/\/(\d{3})$/.exec(request.url ?? '')?.[1] ?? 200);
    const headers =
      status === 302 ? { location: '/503' } : { 'x-agent': request.headers['user-agent'] ?? '' };
    response.writeHead(status, headers);
    response.end(`body ${status}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
});

/** The status lines that curl left. */
function statuses(headers: string | null): string[] {
  return [...(headers ?? '').matchAll(/^HTTP\/\S+ (\d{3})/gm)].map((match) => match[1] ?? '');
}

describe('the response headers of curl', () => {
  test.each([
    ['plain', 'curl -s URL/503', 'body 503', ['503']],
    ['with -w', "curl -s -o /dev/null -w '%{http_code}' URL/404", '404', ['404']],
    ['with -f', 'curl -sf URL/500 || echo failed', 'failed\n', ['500']],
    ['with -L', 'curl -sL URL/302', 'body 503', ['302', '503']],
    ['several addresses', 'curl -s URL/200 URL/404', 'body 200body 404', ['200', '404']],
    ['in a substitution, with 2>&1', 'x=$(curl -s URL/201 2>&1); echo "<$x>"', '<body 201>\n', ['201']],
    ['in a pipeline', 'curl -s URL/202 | cat', 'body 202', ['202']],
    ['the last of two', 'curl -s URL/200 >/dev/null; curl -s URL/404', 'body 404', ['404']],
  ])('come beside its visible output: %s', async (_name, text, out, expected) => {
    await withRig(async (rig) => {
      const seen = await rig.run(text.replaceAll('URL', url));
      expect(seen.out).toBe(out);
      expect(statuses(seen.responseHeaders)).toEqual(expected);
    });
  });

  test('are of this command only', async () => {
    await withRig(async (rig) => {
      await rig.run(`curl -s ${url}/503`);
      expect(await rig.run('true')).toMatchObject({ responseHeaders: null });
      expect(await rig.run('curl -s http://127.0.0.1:1/')).toMatchObject({
        responseHeaders: null,
        exitStatus: 7,
      });
    });
  });

  test('of a curl left in the background do not speak for a later one', async () => {
    await withRig(async (rig) => {
      await rig.run(`(sleep 0.3; curl -s ${url}/200) &`);
      const seen = await rig.run(`curl -s ${url}/503; sleep 0.6`);
      expect(statuses(seen.responseHeaders)).toEqual(['503']);
    });
  });

  test("stand back behind the author's own -D", async () => {
    await withRig(async (rig) => {
      const seen = await rig.run(`curl -s -D - -o /dev/null ${url}/404`);
      expect(seen.out).toMatch(/^HTTP\/1.1 404/);
      expect(seen.responseHeaders).toBeNull();
    });
  });

  test("leave the operator's own .curlrc as it is", async () => {
    const home = mkdtempSync(join(tmpdir(), 'curl-home-'));
    try {
      writeFileSync(join(home, '.curlrc'), 'user-agent = "operator"\n');
      for (const environment of [{ CURL_HOME: home }, { HOME: home }]) {
        await withRig(async (rig) => {
          const seen = await rig.run(`curl -s ${url}/200`);
          expect(seen.responseHeaders).toMatch(/x-agent: operator/);
        }, environment);
      }
    } finally {
      rmSync(home, { recursive: true });
    }
  });

  test('are not needed for wget, which says the status itself', async () => {
    await withRig(async (rig) => {
      const seen = await rig.run(`wget -O /dev/null ${url}/503`);
      expect(seen).toMatchObject({ exitStatus: 8, responseHeaders: null });
      expect(seen.err).toContain('503');
    });
  });
});
