import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPlaceholders, parseScript } from '../../src/shellscript/index.ts';
import type { Script } from '../../src/shellscript/index.ts';

/** The shell fences of the real documents that `MDROLLBACK_CORPUS` names, and some of our own without it. */
function fences(): string[] {
  const directory = process.env['MDROLLBACK_CORPUS'];
  if (directory === undefined) {
    return [
      '# a\ncd x && make\n\nfor i in 1 2; do\n  ls <dir>\ndone\ncat <<E > f\nx\n\nE\ngit checkout <hash> && ls # c',
    ];
  }
  const names = readdirSync(directory).filter((name) => name.endsWith('.md'));
  return names.flatMap((name) => {
    const text = readFileSync(join(directory, name), 'utf8');
    return [
      ...text.matchAll(/^([ \t>]*)(`{3,})(?:bash|sh|shell|console)\b[^\n]*\n([\s\S]*?)^[ \t>]*\2[ \t]*$/gm),
    ].map(([, , , value]) => value ?? '');
  });
}

function masked(script: Script): string {
  let text = script.text;
  for (const { form, start, end } of findPlaceholders(script)) {
    if (form === 'angle' || form === 'braces')
      text = text.slice(0, start) + 'x'.repeat(end - start) + text.slice(end);
  }
  return text;
}

/** Which of the texts bash can read; `bash -n` runs nothing. */
function readable(texts: readonly string[]): boolean[] {
  return texts.map((text) => {
    const { status, stderr } = spawnSync('bash', ['-n', '-O', 'extglob'], { input: `${text}\n` });
    return status === 0 && stderr.length === 0;
  });
}

describe('real fences', () => {
  it('are split so that every command is whole', { timeout: 120_000 }, () => {
    const scripts = fences().map((text) => parseScript(text));
    const whole = readable(scripts.map(masked));
    const broken: string[] = [];
    let commands = 0;
    scripts.forEach((script, index) => {
      const text = masked(script);
      if (whole[index] === true && script.errors.length > 0) broken.push(`refused: ${script.text}`);
      if (whole[index] !== true && script.errors.length === 0) broken.push(`let through: ${script.text}`);
      if (whole[index] !== true) return;
      const own = script.groups.flatMap(({ items }) => items.filter((item) => item.kind === 'command'));
      const slices = own.map(({ start, end }) => text.slice(start, end));
      commands += slices.length;
      readable(slices).forEach((ok, at) => {
        if (!ok) broken.push(slices[at] ?? '');
      });
    });
    expect(broken).toEqual([]);
    expect(commands).toBeGreaterThan(3);
  });
});
