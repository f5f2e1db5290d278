/**
 * 1,000 × `true` and 1,000 × `/bin/echo x` through tools that run commands out of a document or a list, whole process, over
 * plain bash with as many: `npm run bench:peers`. Tools that take minutes for so many are given fewer, as the table says;
 * every figure is for one command. Each tool is installed from its package into a temporary directory; what
 * cannot be had is named with the reason. `-- --build` also builds the peers that have no ready package (minutes).
 * Tool by tool, each row as soon as it is known; every round (`--rounds=3`) runs bash right before the tool, so that a
 * change of the machine's speed meets both; medians. What takes longer than its time is ended and named.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { peers, type Peer } from './peer-tools.ts';

const ROUNDS = Number(/--rounds=([0-9]+)/.exec(process.argv.join(' '))?.[1] ?? 3);
const COMMANDS = 1000;
/** Seconds that one run of a tool may take, and milliseconds for each command of its installation. */
const RUN_SECONDS = 60;
const INSTALL_MS = 15 * 60_000;
const TEXTS = ['true', '/bin/echo x'] as const;
/** Runs a command and writes its seconds by the clock, the peak of its largest process in KiB and its status. */
const MEASURE = `
import os, resource, signal, subprocess, sys, time
start = time.monotonic()
child = subprocess.Popen(sys.argv[3:], stdout=open('out.txt', 'w'), stderr=open('err.txt', 'w'), stdin=subprocess.DEVNULL, start_new_session=True)
try:
    status = child.wait(float(sys.argv[2]))
except subprocess.TimeoutExpired:
    os.killpg(child.pid, signal.SIGKILL)
    status = child.wait()
with open(sys.argv[1], 'w') as result:
    result.write(f"{time.monotonic() - start} {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss} {status}")
`;

interface Measured {
  readonly seconds: number;
  readonly kib: number;
}

const root = mkdtempSync(join(tmpdir(), 'mdrollback-peers-'));

try {
  const [bash, ...others] = peers(resolve('.'), process.argv.includes('--build'));
  if (bash === undefined) throw new Error('there is nothing to compare with');
  mkdirSync(home(bash));
  console.log(
    `| | commands | ${TEXTS.join(' (ms each, over bash) | ')} (ms each, over bash) | memory, MiB |`,
  );
  console.log('|---|---|---|---|---|');
  for (const peer of [bash, ...others]) console.log(rowOf(peer, bash));
} finally {
  rmSync(root, { recursive: true, force: true });
}

function rowOf(peer: Peer, bash: Peer): string {
  const reason = peer === bash ? null : whyNotInstalled(peer);
  const { name, commands = COMMANDS } = peer;
  if (reason !== null) return `| ${name} | | not measured: ${reason} | | |`;
  const cells: string[] = [];
  let kib = 0;
  for (const text of TEXTS) {
    const [base, own]: [Measured[], Measured[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = measure(bash, text, commands);
      const measured = peer === bash ? before : measure(peer, text, commands);
      for (const each of [before, measured])
        if (typeof each === 'string') return `| ${name} | ${commands} | not measured: ${each} | | |`;
      if (typeof before !== 'string') base.push(before);
      if (typeof measured !== 'string') own.push(measured);
    }
    const [seconds, bare] = [middle(own), middle(base)];
    cells.push(`${((seconds / commands) * 1000).toFixed(2)} (${(seconds / bare).toFixed(1)})`);
    kib = Math.max(kib, ...own.map((each) => each.kib));
  }
  return `| ${name} | ${commands} | ${cells.join(' | ')} | ${(kib / 1024).toFixed(0)} |`;
}

/** Installs it; null: it can be measured. */
function whyNotInstalled(peer: Peer): string | null {
  if (peer.absent !== undefined) return peer.absent;
  const directory = home(peer);
  mkdirSync(directory);
  for (const [command, ...args] of peer.install) {
    const { status, stderr, error } = spawnSync(command, args, {
      cwd: directory,
      encoding: 'utf8',
      timeout: INSTALL_MS,
    });
    if (status === 0) continue;
    const said = (error?.message ?? stderr).trim().split('\n').at(-1) ?? '';
    return `${command}: ${said.slice(0, 120)}`;
  }
  return null;
}

function home({ name }: Peer): string {
  return join(root, name.replaceAll(/\W/g, '-'));
}

/** A string is what went wrong. */
function measure(peer: Peer, text: string, commands: number): Measured | string {
  const directory = home(peer);
  const file = join(directory, peer.file);
  const output = text === 'true' ? '' : 'x\n';
  writeFileSync(file, peer.write(text, output, commands));
  const result = join(root, 'measured');
  const [command = '', ...args] = peer.run(directory, file);
  const { PATH, HOME, LANG } = process.env;
  const env = { PATH, HOME, LANG, ...peer.environment };
  // A tool that cannot be started leaves none, and the one before it is nobody else's.
  rmSync(result, { force: true });
  const { stderr } = spawnSync('python3', ['-c', MEASURE, result, String(RUN_SECONDS), command, ...args], {
    cwd: directory,
    env,
    encoding: 'utf8',
  });
  if (!existsSync(result)) return `${text}: ${stderr.trim().split('\n').at(-1)?.slice(0, 120) ?? ''}`;
  const [seconds = Number.NaN, kib = 0, status = 1] = readFileSync(result, 'utf8').split(' ').map(Number);
  if (status === 0) return { seconds, kib };
  if (seconds >= RUN_SECONDS) return `${text}: not through after ${RUN_SECONDS} s`;
  const said = readFileSync(join(directory, 'err.txt'), 'utf8').trim().split('\n').at(-1) ?? '';
  return `${text}: exit ${status} ${said.slice(0, 120)}`;
}

function middle(values: readonly Measured[]): number {
  const seconds = values.map((each) => each.seconds);
  return seconds.toSorted((a, b) => a - b)[seconds.length >> 1] ?? Number.NaN;
}
