import { closeSync, openSync, readFileSync, readSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { bytesOf, withRig } from './rig.ts';

type Stream = 'stdout' | 'stderr';

/** Collects what is delivered while a command runs. */
function collector(): {
  readonly onOutput: (stream: Stream, chunk: Uint8Array) => void;
  text(stream: Stream): string;
  bytes(stream: Stream): Buffer;
} {
  const chunks: Record<Stream, Uint8Array[]> = { stdout: [], stderr: [] };
  return {
    onOutput: (stream, chunk) => chunks[stream].push(chunk),
    text: (stream) => Buffer.concat(chunks[stream]).toString('utf8'),
    bytes: (stream) => Buffer.concat(chunks[stream]),
  };
}

describe('live output', () => {
  test('comes while the command runs, and all of it before run() resolves', async () => {
    await withRig(async (rig) => {
      const live = collector();
      const text = 'echo one; echo uno >&2; until [ -e go ]; do sleep 0.05; done; echo two';
      const seen = rig.run(text, { onOutput: live.onOutput });
      await vi.waitFor(() => {
        expect(live.text('stdout')).toBe('one\n');
        expect(live.text('stderr')).toBe('uno\n');
      }, 10_000);
      writeFileSync(join(rig.cwd, 'go'), '');
      expect(await seen).toMatchObject({ out: 'one\ntwo\n', err: 'uno\n' });
      expect(live.text('stdout')).toBe('one\ntwo\n');
    });
  });

  test('is byte-exact for any bytes', async () => {
    await withRig(async (rig) => {
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
          const octal = [...bytes].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
          const live = collector();
          const seen = await rig.run(`printf '${octal}'; printf '${octal}' >&2`, { onOutput: live.onOutput });
          for (const stream of ['stdout', 'stderr'] as const) {
            expect(Buffer.compare(live.bytes(stream), Buffer.from(bytes))).toBe(0);
            expect(Buffer.compare(bytesOf(seen[stream]), Buffer.from(bytes))).toBe(0);
          }
        }),
        { numRuns: 20 },
      );
    });
  });

  test('of 150 MB passes through little memory', async () => {
    await withRig(async (rig) => {
      const size = 150_000_000;
      let delivered = 0;
      let peak = 0;
      const before = process.memoryUsage().rss;
      const seen = await rig.run(`head -c ${size} /dev/zero`, {
        timeoutMs: 120_000,
        onOutput: (_stream, chunk) => {
          delivered += chunk.length;
          peak = Math.max(peak, process.memoryUsage().rss);
        },
      });
      expect(delivered).toBe(size);
      expect(seen.stdout.bytes).toBe(size);
      expect(peak - before).toBeLessThan(100_000_000);
    });
  }, 120_000);

  test('of a command that empties its own file starts again there', async () => {
    await withRig(async (rig) => {
      const live = collector();
      const seen = await rig.run('echo first; sleep 0.2; echo second >/dev/stdout; echo third', {
        onOutput: live.onOutput,
      });
      expect(live.text('stdout')).toBe('first\nsecond\nthird\n');
      // As with `script >file` in plain bash, `first` is gone from the file; the result says so.
      expect(seen).toMatchObject({ out: 'second\nthird\n', emptied: ['stdout'] });
    });
  });
});

describe('output files', () => {
  test('no command can empty what an earlier one has written', async () => {
    await withRig(async (rig) => {
      const first = await rig.run('echo evidence; echo proof >&2');
      await rig.run('echo x >/dev/stdout; echo y >/dev/stderr; : >/dev/fd/1');
      expect(bytesOf(first.stdout).toString()).toBe('evidence\n');
      expect(bytesOf(first.stderr).toString()).toBe('proof\n');
    });
  });

  test('hold the outputs of many commands one behind the other, and are cut back now and then', async () => {
    await withRig(async (rig) => {
      const lines = Array.from({ length: 40 }, (_, at) => `${at}`.padEnd(300, '.'));
      const seen = [];
      for (const line of lines) seen.push(await rig.run(`echo ${line}; echo ${line} >&2`));
      const files = ['stdout', 'stderr'].map((stream) => statSync(join(rig.directory, `${stream}.1`)).size);
      for (const [at, { stdout, stderr, out }] of seen.entries()) {
        expect(out).toBe(`${lines[at]}\n`);
        expect(bytesOf(stdout).toString()).toBe(`${lines[at]}\n`);
        expect(bytesOf(stderr).toString()).toBe(`${lines[at]}\n`);
      }
      for (const size of files) expect(size).toBeLessThan(5000);
      const last = await rig.run('echo x >/dev/stderr');
      expect(last).toMatchObject({ emptied: ['stderr'], out: '', err: 'x\n' });
    });
  });

  test.each([
    ['nothing', 'echo error >&2; : >/dev/stderr', ''],
    ['as many bytes', 'echo error >&2; printf 12345678901 >/dev/stderr', '12345678901'],
    ['more', 'echo error >&2; seq 100 >/dev/stderr', /^1\n2\n/],
  ])(
    'a command that empties its own is found out, whatever it leaves there: %s',
    async (_name, text, left) => {
      await withRig(async (rig) => {
        const seen = await rig.run(text);
        expect(seen.emptied).toEqual(['stderr']);
        expect(seen.err).toEqual(typeof left === 'string' ? left : expect.stringMatching(left));
        expect(await rig.run('echo next >&2')).toMatchObject({ emptied: [], err: 'next\n' });
      });
    },
  );

  test('silent commands share theirs', async () => {
    await withRig(async (rig) => {
      const paths = new Set<string>();
      for (let count = 0; count < 5; count += 1) paths.add((await rig.run('true')).stdout.path);
      expect(paths.size).toBe(1);
    });
  });

  test('what a background job writes later goes on to the file it began in', async () => {
    await withRig(async (rig) => {
      const first = await rig.run('(sleep 0.3; echo late) & echo now');
      const second = await rig.run('sleep 0.6; echo mine');
      expect(second.out).toBe('mine\n');
      expect(first.out).toBe('now\n');
      expect(readFileSync(first.stdout.path, 'utf8')).toMatch(/now\nlate\n$/);
    });
  });
});

describe('a very long output', () => {
  test('keeps its beginning, its end and its size; the disk gets the middle back', async () => {
    await withRig(async (rig) => {
      const size = 300 * 1024 * 1024;
      const seen = await rig.session.run({
        ordinal: 1,
        nonce: 'very-long-output',
        text: `echo first; head -c ${size} /dev/zero | tr '\\0' x; echo; echo last`,
        terminal: false,
        timeoutMs: 120_000,
      });
      const { path, offset, bytes, omitted } = seen.stdout;
      expect(bytes).toBe('first\n'.length + size + '\nlast\n'.length);
      expect(omitted?.offset).toBeGreaterThanOrEqual(32 * 1024 * 1024);
      expect(bytes - (omitted?.bytes ?? 0)).toBeLessThan(65 * 1024 * 1024);
      expect(statSync(path).blocks * 512).toBeLessThan(70 * 1024 * 1024);
      const file = openSync(path, 'r');
      const at = (from: number, length: number): string => {
        const buffer = Buffer.alloc(length);
        return buffer.toString('utf8', 0, readSync(file, buffer, 0, length, offset + from));
      };
      expect(at(0, 8)).toBe('first\nxx');
      expect(at((omitted?.offset ?? 0) - 2, 4)).toBe('xx\0\0');
      expect(at((omitted?.offset ?? 0) + (omitted?.bytes ?? 0) - 2, 4)).toBe('\0\0xx');
      expect(at(bytes - 7, 7)).toBe('x\nlast\n');
      closeSync(file);
      expect(await rig.run('echo next')).toMatchObject({ out: 'next\n' });
    });
  }, 120_000);

  test('that comes faster than anybody reads is passed over, and how much of it is told in its place', async () => {
    await withRig(async (rig) => {
      let shown = 0;
      let passedOver = 0;
      const seen = await rig.run('echo first; sleep 0.1; head -c 20000000 /dev/zero; sleep 0.1; echo last', {
        onOutput: (_stream, chunk) => (shown += chunk.length),
        onPassedOver: (_stream, bytes) => (passedOver += bytes),
      });
      expect(passedOver).toBeGreaterThan(0);
      expect(shown + passedOver).toBe(seen.stdout.bytes);
    });
  });
});
