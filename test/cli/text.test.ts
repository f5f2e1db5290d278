import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { chooseLocale } from '../../src/cli/locale.ts';
import { viewOutput } from '../../src/cli/terminal/output-view.ts';
import { padEnd, truncate, visible, width, wrap } from '../../src/cli/terminal/text.ts';

describe('wrap', () => {
  it('breaks Chinese between characters, keeps punctuation with its word, and words whole', () => {
    expect(wrap('停止接受新的请求，等 worker 结束。', 12)).toEqual([
      '停止接受新的',
      '请求，等',
      'worker 结',
      '束。',
    ]);
    expect(wrap('kubectl rollout undo', 10)).toEqual(['kubectl', 'rollout', 'undo']);
    expect(wrap('abcdefghijkl', 5)).toEqual(['abcde', 'fghij', 'kl']);
  });

  it('never makes a line too wide, and loses nothing but blanks', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '回', '滚', '，', '（', '-', '✓') });
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 40 }), (line, columns) => {
        const lines = wrap(line, columns);
        expect(lines.every((each) => width(each) <= columns)).toBe(true);
        expect(lines.join('').replaceAll(' ', '')).toBe(line.replaceAll(' ', ''));
      }),
    );
  });

  it('leaves a line alone that is not too wide, and no other', () => {
    const unit = fc.constantFrom('a', ' ', '回', '⚠️', '👩‍💻', '\t', '\u200b');
    const columns = fc.oneof(fc.integer({ min: 4, max: 40 }), fc.constant(Number.POSITIVE_INFINITY));
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 20 }), columns, (text, most) => {
        const line = text.trimEnd();
        const left = wrap(line, most);
        if (width(line) <= most) expect(left).toEqual([line]);
        else expect(left).not.toEqual([line]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('widths', () => {
  it('are the library’s, whatever way they were found', () => {
    const unit = fc.constantFrom(
      ...Array.from('a~ 回滚，。：（）！「」·—…“”│↳→☐☑✓✗•–␛é⚠️👩‍💻ｱＡ\t\u0301\u200b'),
    );
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect(width(text)).toBe(stringWidth(text));
      }),
    );
  });

  it('counts columns, not characters', () => {
    expect(width('回滚 ok')).toBe(7);
    expect(padEnd('错误', 6)).toBe('错误  ');
    expect(truncate('恢复\n数据库', 8)).toBe('恢复 ⏎…');
  });
});

describe('visible', () => {
  it.each([
    ['a terminal escape', 'a\u001b[2Kb', 'a␛[2Kb'],
    ['a return that hides the line', 'rm -rf /\rls', 'rm -rf /␍ls'],
    ['a turn of direction', 'a\u202eb', 'a<U+202E>b'],
    ['a character of no width', 'a\u200bb', 'a<U+200B>b'],
    ['nothing wrong', '回滚\n\t👩‍💻 ok', '回滚\n\t👩‍💻 ok'],
  ])('shows %s', (_what, text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});

describe('chooseLocale', () => {
  it.each([
    ['--lang before all', 'en', '# 回滚方案', 'zh_CN.UTF-8', 'en'],
    ['the document', undefined, '# 回滚方案\n\n`kubectl rollout undo`', 'en_US.UTF-8', 'zh-CN'],
    [
      'an English document that names a 支付 service',
      undefined,
      `# Rollback of 支付\n\n${'stop the workers '.repeat(9)}`,
      'zh_CN',
      'en',
    ],
    ['the environment', undefined, null, 'zh_TW.UTF-8', 'zh-CN'],
    ['nothing', undefined, null, '', 'en'],
  ])('goes by %s', (_what, lang, document, LANG, locale) => {
    expect(chooseLocale(lang, document, { LC_ALL: '', LANG })).toBe(locale);
  });
});

describe('viewOutput', () => {
  const shown = (chunks: readonly string[], secrets: readonly string[] = []): string => {
    let text = '';
    const view = viewOutput({
      write: (part) => (text += part),
      prefix: '│ ',
      secrets,
      colour: false,
    });
    for (const chunk of chunks) view.write('stdout', Buffer.from(chunk, 'latin1'));
    view.end();
    return text;
  };

  it('puts a prefix before each line and ends an open one', () => {
    expect(shown(['a\nb', 'c\n\nd'])).toBe('│ a\n│ bc\n│ \n│ d\n');
    expect(shown([])).toBe('');
  });

  it('joins characters that came in pieces', () => {
    expect(shown(['\xe5\x9b', '\x9e'])).toBe('│ 回\n');
  });

  it('keeps what moves the cursor from the terminal, also in pieces', () => {
    expect(shown(['a\u001b[2', 'Jb\u001b]0;title\u0007c\u0007\n'])).toBe('│ abc\n');
  });

  it('lets no text turn the direction of reading, and no control character of eight bits through', () => {
    expect(shown(['ab\xe2\x80\xaecba\xe2\x80\xac\xc2\x9b31mred\n'])).toBe('│ ab<U+202E>cba<U+202C>31mred\n');
  });

  it('masks a secret wherever it is cut', () => {
    const output = 'password is s3cret-value, s3c';
    for (let cut = 0; cut <= output.length; cut++) {
      expect(shown([output.slice(0, cut), output.slice(cut)], ['s3cret-value'])).toBe(
        '│ password is ••••, s3c\n',
      );
    }
  });
});
