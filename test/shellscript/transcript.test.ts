import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promptLines } from '../../src/shellscript/index.ts';

const read = (text: string): string[] | null =>
  promptLines(text)?.lines.map((line) =>
    line.kind === 'prompt' ? `${line.interpreter}: ${line.text}` : `${line.kind}: ${line.text.trim()}`,
  ) ?? null;

describe('a transcript', () => {
  it.each<[string, string[]]>([
    ['$ ls -l\ntotal 0', ['shell: ls -l', 'output: total 0']],
    ['# 查看\n$ ls\na\n\n$ pwd', ['comment: # 查看', 'shell: ls', 'output: a', 'shell: pwd']],
    ['$ ls\n# rm -rf /', ['shell: ls', 'comment: # rm -rf /']],
    [
      '[root@db01 ~]# systemctl stop x\n[root@db01 ~]#cat f\nz',
      ['shell: systemctl stop x', 'shell: cat f', 'output: z'],
    ],
    ['root@host:~# ls\nroot@host:/etc# pwd', ['shell: ls', 'shell: pwd']],
    ['user@host$ ls', ['shell: ls']],
    ['user@host:~/a $ ls', ['shell: ls']],
    ['(venv) user@host:~$ ls', ['shell: ls']],
    ['bash-4.2$ ls', ['shell: ls']],
    ['/ # ls', ['shell: ls']],
    [
      '$ mysql\nmysql> select 1\n    -> from t;\n1',
      ['shell: mysql', 'client: select 1\nfrom t;', 'output: 1'],
    ],
    ['MariaDB [(none)]> show tables;', ['client: show tables;']],
    ['127.0.0.1:6379> ping\nPONG', ['client: ping', 'output: PONG']],
    ['postgres=# select 1;\napp=> \\dt', ['client: select 1;', 'client: \\dt']],
    ['>>> for i in x:\n...   y\n1', ['client: for i in x:\n  y', 'output: 1']],
    ['SQL> shutdown', ['client: shutdown']],
    ['PS C:\\> dir\nC:\\Users> dir', ['powershell: dir', 'powershell: dir']],
    ['$ curl x \\\n    -d y\nok', ['shell: curl x \\\n    -d y', 'output: ok']],
    ['$ curl x \\\n> -d y\n> not', ['shell: curl x \\\n-d y', 'output: > not']],
    ['$ for i in 1; do\n> ls\n> done\n1', ['shell: for i in 1; do\nls\ndone', 'output: 1']],
    ['$ cat <<E\nx\nE\nout', ['shell: cat <<E\nx\nE', 'output: out']],
    ['$ echo "a\n> b"\na', ['shell: echo "a\nb"', 'output: a']],
    ['$ curl -v h\n> GET /', ['shell: curl -v h', 'output: > GET /']],
    ['$ echo "a\nb\n$ ls', ['shell: echo "a', 'output: b', 'shell: ls']],
    ['  $ ls\n  a', ['shell: ls', 'output: a']],
    ['$', ['shell: ']],
    ['$ ls\r\na\r\n', ['shell: ls', 'output: a']],
  ])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('shows who is where, and where the text stands', () => {
    const text = '# x\n[root@db01 ~]# ls \\\n> -l\n';
    const line = promptLines(text)?.lines[1];
    expect(line).toMatchObject({ prompt: '[root@db01 ~]#', user: 'root', host: 'db01', line: 1, endLine: 2 });
    if (line?.kind !== 'prompt') throw new Error('no prompt');
    expect(text.slice(line.startOffset)).toMatch(/^ls/);
    expect(line.lineOffsets.map((offset) => text.slice(offset, offset + 2))).toEqual(['ls', '-l']);
  });
});

describe('no transcript', () => {
  it.each([
    'ls',
    '# ls\n# pwd',
    'ls\n$ pwd',
    '$HOME/x',
    '$(ls)',
    '',
    '> x',
    'total > 5',
    'a@b.c',
    '## x',
    'echo $ x',
  ])('%j', (text) => {
    expect(promptLines(text)).toBeNull();
  });
});

it('puts every line that is not blank somewhere, once', () => {
  const line = fc.constantFrom(
    '$ ls',
    '$ echo "',
    '> x',
    '"',
    'out',
    '# c',
    '',
    'mysql> a',
    '    -> b',
    '$ cat <<E',
    'E',
    '$ a \\',
    '  b',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const transcript = promptLines(['$ true', ...lines].join('\n'));
      const covered = (transcript?.lines ?? []).flatMap((one) =>
        one.kind === 'prompt'
          ? Array.from({ length: one.endLine - one.line + 1 }, (_, index) => one.line + index)
          : [one.line],
      );
      expect(covered).toEqual([...new Set(covered)].sort((a, b) => a - b));
      ['$ true', ...lines].forEach((text, index) => {
        if (text.trim() !== '') expect(covered).toContain(index);
      });
    }),
  );
});
