import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MASKED, maskFile, maskFor } from '../../src/secrets/index.ts';

const SECRET = `p@ss "wörd"/<&>'密\\`;

/** Encodes by real programs, as a rollback's commands would. */
function printedBy(script: string): string {
  return execFileSync('bash', ['-c', script], { env: { ...process.env, S: SECRET }, encoding: 'utf8' });
}

describe('a secret in a text', () => {
  const mask = maskFor([SECRET]);
  it.each([
    ['as it is', 'echo "before $S after"', `before ${MASKED} after\n`],
    ['quoted by bash', `printf '%q' "$S"`, null],
    ['traced by bash', `exec 2>&1; set -x; : "$S"`, null],
    ['declared by bash', 'declare -p S', `declare -x S="${MASKED}"\n`],
    ['as JSON', `node -p 'JSON.stringify({ a: process.env.S })'`, `{"a":"${MASKED}"}\n`],
    ['as JSON within JSON', `node -p 'JSON.stringify(JSON.stringify(process.env.S))'`, null],
    ['as JSON in ASCII', `python3 -c 'import json, os; print(json.dumps(os.environ["S"]))'`, `"${MASKED}"\n`],
    ['in a URL', `node -p '"http://h/?q=" + encodeURIComponent(process.env.S)'`, `http://h/?q=${MASKED}\n`],
    ['in a form', `node -p 'new URLSearchParams({ q: process.env.S }).toString()'`, `q=${MASKED}\n`],
    ['in HTML', `python3 -c 'import html, os; print(html.escape(os.environ["S"]))'`, `${MASKED}\n`],
    ['as Python shows it', `python3 -c 'import os; print(repr(os.environ["S"]))'`, null],
    ['in base64', 'printf %s "$S" | base64', null],
    ['in base64, with its line', 'echo "$S" | base64', null],
    ['in base64, behind a user', 'printf "wang:%s" "$S" | base64', null],
    ['in base64, wrapped', 'printf "a%s" "$S" | base64 -w 7', null],
    ['in URL-safe base64', `node -p 'Buffer.from("ab" + process.env.S).toString("base64url")'`, null],
    ['in hexadecimal digits', 'printf %s "$S" | od -An -v -tx1 | tr -d " \\n"', MASKED],
    ['found by grep, in colour', `echo "$S" | grep --color=always -e '@ss' -e 密`, null],
  ])('is hidden %s', (_, script, whole) => {
    const printed = printedBy(script);
    const shown = mask.text(printed);
    expect(shown).toContain(MASKED);
    if (whole !== null) expect(shown).toBe(whole);
    expect(shown).not.toMatch(/ss|rd|密|%E5/i);
    expect(mask.text(shown)).toBe(shown);
  });

  it('leaves no byte of a base64 text that tells of the secret', () => {
    const printed = Buffer.from(`xyS3cr3t-valuez`).toString('base64');
    expect(maskFor(['S3cr3t-value']).text(printed)).toMatch(/^.{2}••••.{1,2}$/);
  });

  it('hides each line of a key of several lines', () => {
    const key = '-----BEGIN KEY-----\nMIIEvAIBADANBgkq\nhkiG9w0BAQEFAASC\n-----END KEY-----';
    const shown = maskFor([key]).text(key.split('\n').join('\n  | '));
    expect(shown).not.toContain('MIIE');
    expect(shown).not.toContain('hkiG');
  });

  it('hides a short one only as a word', () => {
    const short = maskFor(['42']);
    expect(short.text('42 1420 pw=42, a42')).toBe(`${MASKED} 1420 pw=${MASKED}, a42`);
  });

  it('costs nothing where there is none', () => {
    expect(maskFor([]).idle).toBe(true);
    expect(maskFor(['']).text('anything')).toBe('anything');
  });
});

describe('a secret in pieces', () => {
  it('is hidden wherever the pieces are cut', () => {
    const secrets = fc.array(fc.string({ minLength: 4, maxLength: 12, unit: 'binary' }), {
      minLength: 1,
      maxLength: 3,
    });
    const property = fc.property(
      secrets,
      fc.array(fc.string({ maxLength: 6 })),
      fc.array(fc.nat(40), { maxLength: 60 }),
      (values, between, cuts) => {
        const mask = maskFor(values);
        const text = between.map((part, index) => part + (values[index % values.length] ?? '')).join('');
        const bytes = Buffer.from(text);
        const stream = mask.stream();
        const shown: Uint8Array[] = [];
        let from = 0;
        for (const cut of cuts) {
          shown.push(Uint8Array.from(stream.write(bytes.subarray(from, from + cut))));
          from += cut;
        }
        shown.push(Uint8Array.from(stream.write(bytes.subarray(from))), stream.end());
        expect(Buffer.concat(shown).toString()).toBe(mask.text(text));
      },
    );
    fc.assert(property, { numRuns: 500 });
  });

  it('holds nothing back that cannot become one', () => {
    const stream = maskFor(['hunter2-secret']).stream();
    expect(Buffer.from(stream.write(Buffer.from('37% done, hun'))).toString()).toBe('37% done, ');
    expect(Buffer.from(stream.write(Buffer.from('dred\n'))).toString()).toBe('hundred\n');
  });
});

describe('a secret in a file', () => {
  const directory = mkdtempSync(join(tmpdir(), 'secrets-'));
  const path = join(directory, 'stdout.1');

  it('is overwritten with as many bytes, in its stretch only, over the edges of what is read at once', async () => {
    const secret = '密码-hunter2';
    const size = Buffer.byteLength(secret);
    const filler = Buffer.alloc(4 * 1024 * 1024 - 5, 'x');
    writeFileSync(path, Buffer.concat([Buffer.from(secret), filler, Buffer.from(`${secret} end`)]));
    expect(await maskFile(maskFor([secret]), path, size, filler.length + size + 4)).toBe(1);
    const after = readFileSync(path);
    expect(after.subarray(0, size).toString()).toBe(secret);
    expect(after.subarray(size + filler.length).toString()).toBe(`${'*'.repeat(size)} end`);
  });

  it('leaves a hole a hole', async () => {
    writeFileSync(path, 'hunter2-secret');
    truncateSync(path, 64 * 1024 * 1024);
    await maskFile(maskFor(['hunter2-secret']), path, 0, 64 * 1024 * 1024);
    const blocks = Number(execFileSync('stat', ['-c', '%b', path], { encoding: 'utf8' }));
    expect(blocks * 512).toBeLessThan(1024 * 1024);
    expect(readFileSync(path).subarray(0, 16).toString('latin1')).toBe(`${'*'.repeat(14)}\0\0`);
    rmSync(directory, { recursive: true });
  });
});
