import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIED, REACHED, SCRIPTS, type Line } from './orders.ts';

function driverOf(session: string): string {
  const driver = readdirSync(session, { withFileTypes: true }).find((entry) => entry.isDirectory());
  return join(session, driver?.name ?? '');
}

function textOf(path: string): readonly string[] {
  return readFileSync(path, 'utf8').trimEnd().split('\n');
}

/** In the frame of command number `mortal` bash notes each boundary between two commands of the scripts around it that it comes to. */
export function noteLines(session: string, mortal: number): void {
  for (const script of SCRIPTS) {
    const path = join(driverOf(session), script);
    const text = textOf(path);
    // A boundary in bash's own opinion.
    const isBoundary = (at: number): boolean => isScript(text.toSpliced(at, 0, '\\builtin :'));
    const noting = text.flatMap((own, at) => {
      const note = `\\builtin printf "${script} ${at}\\n" >>"$ROOM/${REACHED}"`;
      return isBoundary(at) ? [`case $1 in ${mortal}) ${note} ;; esac`, own] : [own];
    });
    writeFileSync(path, `${noting.join('\n')}\n`);
  }
}

/** Where bash came to, as it noted. */
export function reachedIn(room: string): readonly Line[] {
  return textOf(join(room, REACHED)).map((text): Line => {
    const [name, at] = text.split(' ');
    const script = SCRIPTS.find((each) => each === name);
    if (script === undefined) throw new Error(text);
    return { script, at: Number(at) };
  });
}

function isScript(text: readonly string[]): boolean {
  const input = `${text.join('\n')}\n`;
  const { status, stderr } = spawnSync('bash', ['--norc', '-n'], { input, encoding: 'utf8' });
  return status === 0 && stderr === '';
}

/** bash dies there when it comes to it in the frame of command number `mortal`, and with it its parent, the executor, if `both`. */
export function breakAt(session: string, { script, at }: Line, both: boolean, mortal: number): void {
  const [letter, victims] = both ? ['b', '$PPID "$$"'] : ['s', '"$$"'];
  const death = `\\builtin printf ${letter} >>"$ROOM/${DIED}"; \\builtin kill -9 ${victims}`;
  const path = join(driverOf(session), script);
  const text = textOf(path).toSpliced(at, 0, `case $1 in ${mortal}) ${death} ;; esac`);
  writeFileSync(path, `${text.join('\n')}\n`);
}
