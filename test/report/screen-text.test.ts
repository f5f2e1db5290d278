import { describe, expect, it } from 'vitest';
import { screenText } from '../../src/report/screen-text.ts';

const read = (raw: string): string => screenText(raw, '(whole screen)');

describe('what a terminal was sent, as lines', () => {
  it.each([
    ['what was taken back', 'mysql> sellec\b\b\b\u001b[Kect 1\r\n', 'mysql> select 1\n'],
    ['what was rubbed out with blanks', 'Value: no\b \b\b \byes\r\n', 'Value: yes\n'],
    ['a progress bar', ' 10%\r 50%\r100%\r\ndone\r\n', '100%\ndone\n'],
    ['a shorter line over a longer one', 'downloading\r\u001b[Kdone\r\n', 'done\n'],
    ['colours and titles', '\u001b]0;title\u0007\u001b[1;31mred\u001b[0m\u0007\r\n', 'red\n'],
    ['letters put in before others', 'ab\u001b[D\u001b[1@X\u001b[C!\r\n', 'aXb!\n'],
    ['letters taken out', 'abcd\u001b[3D\u001b[2P\r\n', 'ad\n'],
    ['a place in the line', 'abc\u001b[6Gd\u001b[1GX', 'Xbc  d'],
    ['Chinese and emoji', '密码：\r\n✅ 完成\r\n', '密码：\n✅ 完成\n'],
    [
      'a program with a screen of its own',
      'before\r\n\u001b[?1049h\u001b[2J~\r\n~\r\n\u001b[?1049lafter',
      'before\n\n(whole screen)\nafter',
    ],
    ['one that began before', '~\r\n~\u001b[?1049lafter', '(whole screen)\nafter'],
    ['one that does not end', 'before\u001b[?1049h~\r\n~', 'before\n(whole screen)\n'],
  ])('%s', (_what, raw, lines) => {
    expect(read(raw)).toBe(lines);
  });

  it('whatever comes, no escape is left', () => {
    const hostile = `\u001b[${'9'.repeat(20)}C\u001b[5;\u001bX\u001b[?1049h\u001b[999999Dx\u001b`;
    expect(read(hostile)).not.toMatch(/\\u001b/);
    expect(read(hostile).length).toBeLessThan(2000);
  });
});
