import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIED, MORTAL, type Line } from './orders.ts';

function driverOf(session: string): string {
  const driver = readdirSync(session, { withFileTypes: true }).find((entry) => entry.isDirectory());
  return join(session, driver?.name ?? '');
}

function textOf(path: string): readonly string[] {
  return readFileSync(path, 'utf8').trimEnd().split('\n');
}

/** Every boundary between two commands of the scripts around a command, in bash's own opinion. */
export function linesIn(session: string): readonly Line[] {
  return (['b', 'e'] as const).flatMap((script) => {
    const text = textOf(join(driverOf(session), script));
    const all = text.map((_, at): Line => ({ script, at }));
    return all.filter(({ at }) => isScript(text.toSpliced(at, 0, '\\builtin :')));
  });
}

function isScript(text: readonly string[]): boolean {
  const input = `${text.join('\n')}\n`;
  const { status, stderr } = spawnSync('bash', ['--norc', '-n'], { input, encoding: 'utf8' });
  return status === 0 && stderr === '';
}

/** bash dies there when it comes to it in the frame of one command, and with it its parent, the executor, if `both`. */
export function breakAt(session: string, { script, at }: Line, both: boolean): void {
  const [bytes, victims] = both ? ['xx', '$PPID "$$"'] : ['x', '"$$"'];
  const death = `\\builtin printf ${bytes} >>"$ROOM/${DIED}"; \\builtin kill -9 ${victims}`;
  const path = join(driverOf(session), script);
  const text = textOf(path).toSpliced(at, 0, `case $1 in ${MORTAL}) ${death} ;; esac`);
  writeFileSync(path, `${text.join('\n')}\n`);
}
