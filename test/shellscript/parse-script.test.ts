import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScript } from '../../src/shellscript/index.ts';
import type { Command, Comment, Script } from '../../src/shellscript/index.ts';

const commandsOf = (script: Script): Command[] =>
  script.groups.flatMap((group) => group.items.filter((item) => item.kind === 'command'));
const commentsOf = (script: Script): Comment[] =>
  script.groups.flatMap((group) => group.items.filter((item) => item.kind === 'comment'));
const texts = (text: string): string[] => commandsOf(parseScript(text)).map((command) => command.text);

describe('commands', () => {
  it.each<[string, string[]]>([
    ['ls\npwd', ['ls', 'pwd']],
    ['ls; pwd', ['ls; pwd']],
    ['ls;', ['ls']],
    ['cd x && make || exit 1', ['cd x && make || exit 1']],
    ['a && # why\n  b', ['a && # why\n  b']],
    ['curl \\\n  -X POST \\\n  http://h', ['curl \\\n  -X POST \\\n  http://h']],
    ['a; \\\nb', ['a; \\\nb']],
    ['sleep 9 &\nls', ['sleep 9 &', 'ls']],
    ['a & b', ['a & b']],
    ['cat <<EOF > f\n# 预期 data\n\nx\nEOF\nls', ['cat <<EOF > f\n# 预期 data\n\nx\nEOF', 'ls']],
    ['cat <<-EOF; ls\n\tx\n\tEOF\npwd', ['cat <<-EOF; ls\n\tx\n\tEOF', 'pwd']],
    ['cat <<A <<B\n1\nA\n2\nB\nls', ['cat <<A <<B\n1\nA\n2\nB', 'ls']],
    ['for i in 1 2; do\n\n  echo $i # c\ndone', ['for i in 1 2; do\n\n  echo $i # c\ndone']],
    ['f() {\n  ls\n}\nf', ['f() {\n  ls\n}', 'f']],
    ['echo "a\n\n# b" c', ['echo "a\n\n# b" c']],
    ['git checkout <hash> && make\nls', ['git checkout <hash> && make', 'ls']],
    ['rm -f <tape_dir>/index.db', ['rm -f <tape_dir>/index.db']],
  ])('%j', (text, expected) => {
    expect(texts(text)).toEqual(expected);
    expect(parseScript(text).errors).toEqual([]);
  });

  it('says where a command stands', () => {
    const [, second] = commandsOf(parseScript('ls\ncat <<E\nx\nE\n'));
    expect(second).toMatchObject({ start: 3, line: 1, endLine: 3, shape: 'Command', background: false });
  });

  it('says what a command defines, and whether it runs in the background', () => {
    expect(
      commandsOf(parseScript("f() { g; }\nalias ll='ls -l' k=kubectl")).flatMap(({ defines }) => defines),
    ).toEqual(['f', 'll', 'k']);
    expect(commandsOf(parseScript('a & b\nc &')).map(({ background }) => background)).toEqual([false, true]);
  });

  it.each([
    ['if a; then b; fi', 'If'],
    ['{ a; } > f', 'BraceGroup'],
    ['a; b', 'List'],
    ['a | b', 'Pipeline'],
    ['while a; do b; done < f', 'While'],
    ['f() { a; }', 'Function'],
  ])('%j has the shape %s', (text, shape) => {
    expect(commandsOf(parseScript(text))[0]?.shape).toBe(shape);
  });
});

describe('groups', () => {
  const groups = (text: string): string[][] =>
    parseScript(text).groups.map(({ items }) => items.map(({ start, end }) => text.slice(start, end)));

  it('end at a blank line at the top level, and nowhere else', () => {
    expect(groups('# a\nls\n# 预期\n\n# b\npwd')).toEqual([
      ['# a', 'ls', '# 预期'],
      ['# b', 'pwd'],
    ]);
    expect(groups('a\n \t\nb')).toEqual([['a'], ['b']]);
    expect(groups('if a; then\n\nb\nfi\nc')).toEqual([['if a; then\n\nb\nfi', 'c']]);
    expect(groups('echo "\n\n"\nc')).toEqual([['echo "\n\n"', 'c']]);
  });
});

describe('comments', () => {
  it.each<[string, string[]]>([
    ['#!/bin/bash\nls', ['!/bin/bash']],
    ['ls # list', ['list']],
    ['## 标题 ##\nls', ['标题 ##']],
    ['echo "# no" \'# no\' a#b ${#a} $# \\# no', []],
    ['cat <<E\n# no\nE', []],
    ['(\n# no\nls\n)', []],
    ['echo $(\n# no\nls)', []],
    ['x=1 # yes', ['yes']],
    ['ls;# yes', ['yes']],
    ['#', ['']],
  ])('%j', (text, expected) => {
    expect(commentsOf(parseScript(text)).map((comment) => comment.text)).toEqual(expected);
  });

  it('behind a command are told from those on a line of their own', () => {
    const comments = commentsOf(parseScript('ls # a\n# b\n  # c\ncat <<E\nE\n# d'));
    expect(comments.map(({ trailing, columnZero }) => [trailing, columnZero])).toEqual([
      [true, false],
      [false, true],
      [false, false],
      [false, true],
    ]);
  });

  it('with a full-width sign are comments, and never commands', () => {
    const script = parseScript("＃ don't stop\nls\n ＃rm -rf /\nls ＃ 列出");
    expect(commandsOf(script).map(({ text }) => text)).toEqual(['ls', 'ls']);
    expect(commentsOf(script).map(({ text, fullWidth }) => [text, fullWidth])).toEqual([
      ["don't stop", true],
      ['rm -rf /', true],
      ['列出', true],
    ]);
    expect(script.errors).toEqual([]);
  });

  it('with a full-width sign inside a compound command are an error, since bash would run them', () => {
    expect(parseScript('if a; then\n＃ rm\nb\nfi').errors).toMatchObject([{ offset: 11, line: 1 }]);
    expect(parseScript('echo "a ＃ b"\ncat <<E\n＃ c\nE').errors).toEqual([]);
    expect(texts('echo a＃b')).toEqual(['echo a＃b']);
  });
});

describe('errors', () => {
  it.each([
    'if a; then',
    'echo "a',
    "echo 'a",
    'a )',
    'cat <<E\nx',
    'for x in',
    'a | | b',
    'echo $(ls',
    '{ a',
    'ls (',
    'echo ${ ls; }',
    'echo (x',
    'echo ${ \\',
  ])('%j', (text) => {
    expect(parseScript(text).errors).not.toEqual([]);
  });

  it('carry their place', () => {
    expect(parseScript('ls\n\necho $(a |)').errors[0]).toMatchObject({ line: 2 });
  });
});

describe('CRLF', () => {
  it('keeps the ranges true', () => {
    const text = 'a; b # x\r\n\r\nc \\\r\n  d\r\ncat <<E\r\nx\r\nE\r\ne\r\n';
    const script = parseScript(text);
    expect(script.errors).toEqual([]);
    expect(script.groups).toHaveLength(2);
    expect(commandsOf(script).map((command) => command.text)).toEqual([
      'a; b',
      'c \\\r\n  d',
      'cat <<E\r\nx\r\nE',
      'e',
    ]);
    expect(commentsOf(script).map((comment) => comment.text)).toEqual(['x']);
  });
});

describe('whatever the text', () => {
  const pieces = fc.constantFrom(
    ...(
      "ls|cat|# c|＃ d| |  |\n|\n\n|\r\n|;|&|&&|\\|;;|(|)|{|}|\"|'|`|$(|$((|))|${|${#a}|[[|]]|<|>|<<E|<<-E|<<'E'|E|<<<|<(|<hash>|" +
      '<你的 IP>|{{name}}|[值]|[name]|YYYYMMDD|XXX|a=b|a=(|if|then|fi|for|in|do|done|while|case|esac|function f|f()|!|time|\\\n|$x|' +
      '"$x"|#|a#b|bash -c|eval|ssh h|\t|\u3000|\ud83d|é|done <list>out|~|{1..<n>}|$<x>|coproc|select|=~|-eq'
    ).split('|'),
    '|',
    '||',
  );
  const script = fc.oneof(
    { weight: 4, arbitrary: fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')) },
    { weight: 2, arbitrary: fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(' ')) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  );

  it('never throws, and its items are slices of the text, in order and apart', () => {
    fc.assert(
      fc.property(script, (text) => {
        const parsed = parseScript(text);
        let from = 0;
        for (const item of parsed.groups.flatMap((group) => group.items)) {
          expect(item.start).toBeGreaterThanOrEqual(from);
          expect(item.end).toBeGreaterThan(item.start);
          expect(item.line).toBe(text.slice(0, item.start).split('\n').length - 1);
          if (item.kind === 'command') expect(item.text).toBe(text.slice(item.start, item.end));
          if (parsed.errors.length === 0)
            expect(text.slice(from, item.start)).toMatch(/^(?:[ \t\r\n;]|\\\r?\n)*$/);
          from = item.end;
        }
        expect(from).toBeLessThanOrEqual(text.length);
        if (parsed.errors.length === 0) expect(text.slice(from)).toMatch(/^(?:[ \t\r\n;]|\\(?:\r?\n|$))*$/);
      }),
      { numRuns: Number(process.env['MDROLLBACK_FUZZ'] ?? 4000) },
    );
  });

  it.each(['<<E`\\', 'ls <<E`\\', 'a <<E $(\\'])('%j ends where the text ends', (text) => {
    const parsed = parseScript(text);
    expect(parsed.errors).not.toEqual([]);
    for (const { end } of parsed.groups.flatMap((group) => group.items))
      expect(end).toBeLessThanOrEqual(text.length);
  });

  it('takes time in proportion to the length', () => {
    const lines = [
      'ls <hash> | grep "<a-b>" # c',
      'cat <<E',
      '<x>',
      'E',
      '',
      "bash -c 'x <y>'",
      'a=(1 [<i>]=2); echo $((1+1))',
    ];
    const time = (copies: number): number => {
      const text = `${lines.join('\n')}\n`.repeat(copies);
      const start = performance.now();
      parseScript(text);
      return performance.now() - start;
    };
    time(200);
    const ratio = Math.min(...[0, 1, 2].map(() => time(4000) / time(500)));
    expect(ratio).toBeLessThan(24);
  });

  it.each([
    '(',
    '$(',
    '{ ',
    '`',
    '"$(',
    '1+',
    'a|',
    'a && ',
    'eval ',
    "bash -c 'x' ",
    '<a>',
    '[[ a && ',
    'if a; then ',
    '\\',
    '＃',
  ])('survives 4,000 of %j', (piece) => {
    expect(() => parseScript(`${piece.repeat(4000)}<hash>`)).not.toThrow();
    expect(() => parseScript(`echo $((${piece.repeat(4000)}1)) <hash>`)).not.toThrow();
  });
});
