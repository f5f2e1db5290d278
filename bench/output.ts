/**
 * A command that prints 1 and 4 GiB, over bash writing the same into a file: `npm run bench output`. Wanted: at most
 * 1.5 times, 80 MB of the tool's memory, and a bounded part of the disk. Everything is followed as `exec` follows it.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { openBashSession } from '../src/shell/index.ts';

const MIB = 2 ** 20;
const directory = mkdtempSync(join(tmpdir(), 'output-bench-'));

try {
  for (const gib of [1, 4]) {
    const text = `head -c ${gib}G /dev/zero`;
    const plain = performance.now();
    await execa('bash', ['-c', `${text} >plain`], { cwd: directory });
    const bash = performance.now() - plain;
    rmSync(join(directory, 'plain'));
    await through(gib, text, bash);
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}

async function through(gib: number, text: string, bash: number): Promise<void> {
  const session = await openBashSession({
    cwd: directory,
    directory: join(directory, String(gib)),
    environment: {},
  });
  let [shown, passedOver, peak] = [0, 0, 0];
  const { stdout, durationMs } = await session.run({
    ordinal: 1,
    nonce: 'bench-output',
    text,
    terminal: false,
    timeoutMs: null,
    onOutput: (_stream, chunk) => {
      shown += chunk.length;
      peak = Math.max(peak, process.memoryUsage.rss());
    },
    onPassedOver: (_stream, bytes) => (passedOver += bytes),
  });
  await session.close();
  if (shown + passedOver !== stdout.bytes || stdout.bytes !== gib * 1024 * MIB)
    throw new Error('bytes are missing');
  console.log(
    `${gib} GiB: bash to a file ${(bash / 1000).toFixed(2)} s, session ${(durationMs / 1000).toFixed(2)} s, ` +
      `ratio ${(durationMs / bash).toFixed(2)}; memory ${(peak / MIB).toFixed(0)} MiB, ` +
      `disk ${((statSync(stdout.path).blocks * 512) / MIB).toFixed(0)} MiB, not kept ${stdout.omitted?.bytes ?? 0} bytes`,
  );
}
