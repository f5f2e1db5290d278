import { execa } from 'execa';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSyntax, openBashSession } from '../src/shell/index.ts';

/**
 * What the session costs over plain bash: 1,000 × a command through the session, each with its snapshot and record,
 * against `bash script` with the same thousand lines. The session is opened before the clock starts; plain bash's own
 * start counts. Wanted: at most 0.5 ms for `true`, at most 2.5 times plain bash for `/bin/echo x`. The two are taken
 * by turns, and the medians compared, since the machine's speed drifts.
 */
const COMMANDS = 1000;
const ROUNDS = 5;

const directory = await mkdtemp(join(tmpdir(), 'session-bench-'));

async function plain(command: string): Promise<number> {
  const script = join(directory, 'script');
  await writeFile(script, `${command}\n`.repeat(COMMANDS));
  const before = performance.now();
  await execa('bash', ['--norc', '--noprofile', script], { stdout: { file: join(directory, 'plain') } });
  return performance.now() - before;
}

async function throughSession(command: string, round: number): Promise<number> {
  const session = await openBashSession({
    cwd: directory,
    directory: join(directory, `session-${command.replaceAll(/\W/g, '')}-${round}`),
    environment: {},
  });
  await checkSyntax([command]);
  const before = performance.now();
  for (let ordinal = 1; ordinal <= COMMANDS; ordinal += 1) {
    const result = await session.run({
      ordinal,
      nonce: `bench-nonce-${ordinal}`,
      text: command,
      terminal: false,
      timeoutMs: 60_000,
    });
    if (result.exitStatus !== 0) throw new Error(`${command}: ${JSON.stringify(result)}`);
  }
  const taken = performance.now() - before;
  await session.close();
  return taken;
}

/** A gibibyte of output, all of it delivered as it comes. */
async function gibibyte(): Promise<void> {
  const session = await openBashSession({
    cwd: directory,
    directory: join(directory, 'gibibyte'),
    environment: {},
  });
  let delivered = 0;
  const memory = process.memoryUsage().rss;
  let peak = memory;
  const { durationMs } = await session.run({
    ordinal: 1,
    nonce: 'bench-gibibyte',
    text: 'head -c 1G /dev/zero',
    terminal: false,
    timeoutMs: null,
    onOutput: (_stream, chunk) => {
      delivered += chunk.length;
      peak = Math.max(peak, process.memoryUsage.rss());
    },
  });
  await session.close();
  const mib = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MiB`;
  console.log(
    `${mib(delivered)} of output: ${(durationMs / 1000).toFixed(1)} s; memory ${mib(memory)}, at most ${mib(peak)}`,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

try {
  for (const command of ['true', '/bin/echo x']) {
    const bare: number[] = [];
    const ours: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      bare.push(await plain(command));
      ours.push(await throughSession(command, round));
    }
    const [b, o] = [median(bare), median(ours)];
    console.log(
      `${COMMANDS} × ${command}: plain bash ${b.toFixed(0)} ms, session ${o.toFixed(0)} ms ` +
        `(${(o / COMMANDS).toFixed(2)} ms each), ratio ${(o / b).toFixed(1)}`,
    );
  }
  const texts = Array.from(
    { length: 5000 },
    (_, at) => `echo "line ${at}" | grep -c ${at} || exit ${at % 7}`,
  );
  const before = performance.now();
  await checkSyntax(texts);
  console.log(`syntax of ${texts.length} texts: ${(performance.now() - before).toFixed(0)} ms`);
  await gibibyte();
} finally {
  await rm(directory, { recursive: true, force: true });
}
