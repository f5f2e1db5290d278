/**
 * 1,000 × `true` and 1,000 × `/bin/echo x` through tools that run commands out of a document or a list, whole process,
 * over plain bash: `npm run bench:peers`. Each tool is installed from its package into a temporary directory; what
 * cannot be had is named with the reason. `-- --build` also builds the peers that have no ready package (minutes).
 * The rounds (`--rounds=3`) go through all tools in turn, so that a change of the machine's speed meets all of them;
 * medians.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { peers, type Peer } from './peer-tools.ts';

const ROUNDS = Number(/--rounds=([0-9]+)/.exec(process.argv.join(' '))?.[1] ?? 3);
const COMMANDS = 1000;
const TEXTS = ['true', '/bin/echo x'] as const;
/** Runs a command and prints its seconds by the clock and the peak of its largest process in KiB. */
const MEASURE = `
import resource, subprocess, sys, time
start = time.monotonic()
status = subprocess.call(sys.argv[2:], stdout=open('out.txt', 'w'), stderr=open('err.txt', 'w'), stdin=subprocess.DEVNULL)
with open(sys.argv[1], 'w') as result:
    result.write(f"{time.monotonic() - start} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss} {status}")
`;

interface Measured {
  readonly seconds: number;
  readonly kib: number;
}

type Row = Record<(typeof TEXTS)[number], Measured[]>;

const root = mkdtempSync(join(tmpdir(), 'mdrollback-peers-'));
const missing = new Map<string, string>();

try {
  const ready = peers(resolve('.'), process.argv.includes('--build')).filter(install);
  const rows = new Map<Peer, Row>(ready.map((peer) => [peer, { true: [], '/bin/echo x': [] }]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [peer, row] of rows) {
      process.stderr.write(`round ${round + 1}: ${peer.name}\n`);
      for (const text of TEXTS) {
        const measured = measure(peer, text);
        if (typeof measured === 'string') missing.set(peer.name, measured);
        else row[text].push(measured);
      }
    }
  print(rows);
} finally {
  rmSync(root, { recursive: true, force: true });
}

function install(peer: Peer): boolean {
  const directory = home(peer);
  mkdirSync(directory);
  for (const [command, ...args] of peer.install) {
    const { status, stderr, error } = spawnSync(command, args, { cwd: directory, encoding: 'utf8' });
    if (status === 0) continue;
    const said = (error?.message ?? stderr).trim().split('\n').at(-1) ?? '';
    missing.set(peer.name, `${command}: ${said.slice(0, 120)}`);
    return false;
  }
  if (peer.absent !== undefined) missing.set(peer.name, peer.absent);
  return peer.absent === undefined;
}

function home({ name }: Peer): string {
  return join(root, name.replaceAll(/\W/g, '-'));
}

/** A string is what went wrong. */
function measure(peer: Peer, text: string): Measured | string {
  const directory = home(peer);
  const file = join(directory, peer.file);
  const output = text === 'true' ? '' : 'x\n';
  writeFileSync(file, peer.write(text, output, COMMANDS));
  const result = join(root, 'measured');
  const [command = '', ...args] = peer.run(directory, file);
  const { PATH, HOME, LANG } = process.env;
  const env = { PATH, HOME, LANG, ...peer.environment };
  spawnSync('python3', ['-c', MEASURE, result, command, ...args], { cwd: directory, env });
  const [seconds = Number.NaN, kib = 0, status = 1] = readFileSync(result, 'utf8').split(' ').map(Number);
  if (status === 0) return { seconds, kib };
  const said = readFileSync(join(directory, 'err.txt'), 'utf8').trim().split('\n').at(-1) ?? '';
  return `${text}: exit ${status} ${said.slice(0, 120)}`;
}

function print(rows: ReadonlyMap<Peer, Row>): void {
  const bash = [...rows.values()][0];
  console.log(`| 1,000 × | ${TEXTS.join(' (ms each, over bash) | ')} (ms each, over bash) | memory, MiB |`);
  console.log('|---|---|---|---|');
  for (const [peer, row] of rows) {
    if (missing.has(peer.name)) continue;
    const cells = TEXTS.map((text) => {
      const own = middle(row[text].map(({ seconds }) => seconds));
      const base = middle((bash?.[text] ?? []).map(({ seconds }) => seconds));
      return `${((own / COMMANDS) * 1000).toFixed(2)} (${(own / base).toFixed(1)})`;
    });
    const kib = Math.max(...TEXTS.flatMap((text) => row[text].map((each) => each.kib)));
    console.log(`| ${peer.name} | ${cells.join(' | ')} | ${(kib / 1024).toFixed(0)} |`);
  }
  for (const [name, reason] of missing) console.log(`| ${name} | not measured: ${reason} | | |`);
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
