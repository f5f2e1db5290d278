import { execaSync } from 'execa';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkSyntax } from '../../src/shell/index.ts';

const good = [
  'echo hi',
  '',
  '# only a comment',
  'echo a \\',
  "cat <<'EOF'\n} ) ` \" '\nEOF",
  'for i in 1 2; do\n  echo $i\ndone',
  'f() { echo "(" ; }',
  'rm !(keep)',
  'case x in a) echo ;; esac',
  "echo '中文' # 预期：中文",
  'x=$(( 1 + (2) )); [[ $x == 3 ]] && (( x ))',
  'return; break',
];

const bad: readonly (readonly [string, number | null])[] = [
  ['echo "abc', 1],
  ["echo 'abc", 1],
  ['cat <<EOF\nabc', 1],
  ['for i in 1 2; do', 2],
  ['if true; then\n  echo\n', 3],
  ['echo a )', 1],
  ['}', 1],
  ['echo a; }; { echo b', 1],
  ['(echo a) ; echo b ) ; ( echo c', 1],
  ['[[ a b c ]]', 1],
  ['echo a\n[[ ]]\necho b', null],
  ['echo 1\necho 2\nfi', 3],
  ['echo a &&', 2],
  ['`', 1],
  ['echo ${a', 1],
];

/** Whether bash reads the text by itself: without a word, and on to a mistake that stands behind it. */
function reads(text: string): boolean {
  const options = { reject: false } as const;
  const alone = execaSync('bash', ['-n', '-O', 'extglob'], { ...options, input: `${text}\n` });
  const behind = execaSync('bash', ['-n', '-O', 'extglob'], { ...options, input: `${text}\n\n)\n` });
  return alone.exitCode === 0 && alone.stderr === '' && behind.stderr !== '';
}

describe('the syntax gate', () => {
  test('lets whole texts pass', async () => {
    expect(await checkSyntax(good)).toEqual(good.map(() => null));
  });

  test.each(bad)('refuses %j', async (text) => {
    const [problem] = await checkSyntax([text]);
    expect(problem).not.toBeNull();
    expect(problem?.message).not.toBe('');
  });

  test('names the line', async () => {
    const [first, second] = await checkSyntax(['echo 1\necho 2\nfi', 'echo a )']);
    expect([first?.line, second?.line]).toEqual([3, 1]);
  });

  test('finds each of them among a thousand, wherever they stand', async () => {
    const texts = Array.from({ length: 1000 }, (_, at) => `echo ${at} | cat`);
    bad.forEach(([text], at) => (texts[at * 61 + 7] = text));
    const problems = await checkSyntax(texts);
    expect(problems.flatMap((problem, at) => (problem === null ? [] : [texts[at]]))).toEqual(
      bad.map(([text]) => text),
    );
  });

  test.each([
    ['quotes', 'echo "a', 'b"'],
    ['heredocs', 'cat <<EOF\na', 'cat <<EOF\nb\nEOF'],
    ['substitutions', 'echo $(date', 'echo b)'],
    ['compounds', 'if true; then', 'fi'],
    ['braces', '{ echo', '}'],
    ['parentheses', '(', ')'],
    ['loops', 'while true; do', 'done'],
    ['cases', 'case a in a)', ';; esac'],
    ['back-quotes', 'echo `a', 'b`'],
  ])('two texts that complete each other are both refused: %s', async (_name, first, second) => {
    for (const between of [[], ['true'], ['true', 'echo x', 'true']]) {
      const problems = await checkSyntax([first, ...between, second]);
      expect(problems[0]).not.toBeNull();
      expect(problems.slice(1, -1)).toEqual(between.map(() => null));
    }
  });

  test('says of many together what bash says of each alone', async () => {
    const piece = fc.constantFrom(
      'echo',
      'a',
      '"',
      "'",
      '(',
      ')',
      '{',
      '}',
      ';',
      '\n',
      '|',
      '&&',
      '`',
      '$(',
      '<<E',
      '\nE\n',
      '#',
      'if',
      'then',
      'fi',
      'do',
      'done',
      'for',
      '[[',
      ']]',
      '\\',
    );
    const text = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(' '));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 2, maxLength: 6 }), async (texts) => {
        const together = await checkSyntax(texts);
        texts.forEach((one, at) => {
          expect({ one, passes: together[at] === null }).toEqual({ one, passes: reads(one) });
        });
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  test('is cheap for thousands', async () => {
    const texts = Array.from(
      { length: 5000 },
      (_, at) => `echo "line ${at}" | grep -c ${at} || exit ${at % 7}`,
    );
    const start = performance.now();
    await checkSyntax(texts);
    // One bash for all takes a second, one for each a minute and more.
    expect(performance.now() - start).toBeLessThan(20_000);
  }, 60_000);

  test('runs nothing', async () => {
    await checkSyntax(['echo ran >&2; exit 9', 'kill -9 $$', '}; echo ran >&2; {', '); echo ran >&2; (']);
    expect(await checkSyntax(['echo ran >&2; exit 9', 'kill -9 $$'])).toEqual([null, null]);
  });
});
