import type { Call, Command } from '../shellscript/types.ts';

/**
 * Commands whose exit status is itself the answer: `grep` found it, `test` held, `pg_isready` got through.
 * `docker compose ps` or `curl` exit 0 whatever is wrong with the service, so that alone they tick nothing (law 2).
 * By program; an array names the first words or options that make it so.
 */
const ASSERTIVE: Readonly<Record<string, true | readonly string[]>> = {
  grep: true,
  egrep: true,
  fgrep: true,
  test: true,
  '[': true,
  '[[': true,
  diff: true,
  cmp: true,
  pgrep: true,
  pg_isready: true,
  ls: true,
  stat: true,
  systemctl: ['is-active', 'is-enabled'],
  nginx: ['-t'],
  sshd: ['-t'],
  haproxy: ['-c'],
  curl: ['-f', '--fail', '-sf', '-fsS', '-fs', '-sSf', '-fsSL'],
  nc: ['-z', '-zv', '-vz'],
  ping: ['-c'],
  kubectl: ['rollout', 'wait'],
  git: ['diff', 'rev-parse', 'merge-base', 'cat-file'],
  sha256sum: ['-c', '--check'],
  md5sum: ['-c', '--check'],
  gzip: ['-t', '--test'],
};

/** The command's status says whether what was asked holds. */
export function assertsByStatus(command: Command): boolean {
  if (command.shape !== 'Command' && command.shape !== 'Pipeline') return false;
  const last = command.calls.at(-1);
  return last !== undefined && asserts(last);
}

function asserts(call: Call): boolean {
  const known = call.program === null ? undefined : ASSERTIVE[call.program];
  if (known === undefined || call.rawArgs.length === 0) return false;
  if (call.program === 'ls') return call.rawArgs.some((argument) => !argument.startsWith('-'));
  return known === true || call.args.some((argument) => argument !== null && known.includes(argument));
}
