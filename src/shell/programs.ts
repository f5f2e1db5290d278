import { execa } from 'execa';

/** Names for one bash, well below what a command line can hold. */
const BATCH = 2000;
const LOOKUP = 'for name do if type -t -- "$name" >/dev/null; then printf "%s\\0" "$name"; fi; done';

/**
 * The names that bash, started in `cwd`, would find: builtins, keywords, exported functions, files on PATH, and paths
 * to executable files. Empty when bash cannot be started. Nothing is run.
 */
export async function findPrograms(names: readonly string[], cwd: string): Promise<Set<string>> {
  const found = new Set<string>();
  for (let start = 0; start < names.length; start += BATCH) {
    const batch = names.slice(start, start + BATCH).filter((name) => name !== '' && !name.includes('\0'));
    const result = await execa('bash', ['--norc', '--noprofile', '-c', LOOKUP, 'bash', ...batch], {
      cwd,
      reject: false,
      stdin: 'ignore',
      stripFinalNewline: false,
      env: { BASH_ENV: undefined },
    });
    for (const name of result.stdout.split('\0')) if (name !== '') found.add(name);
  }
  return found;
}

/** The version of the bash that would serve a session (`5.2.15(1)-release`); null when there is none. */
export async function bashVersion(): Promise<string | null> {
  const result = await execa('bash', ['--norc', '--noprofile', '-c', 'printf %s "$BASH_VERSION"'], {
    reject: false,
    stdin: 'ignore',
    env: { BASH_ENV: undefined },
  });
  return result.exitCode === 0 ? result.stdout : null;
}
