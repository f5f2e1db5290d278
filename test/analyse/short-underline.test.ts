import { describe, expect, it } from 'vitest';
import { compile } from '../../src/analyse/index.ts';

const withUnder = (under: string, eol = '\n'): string =>
  [
    '# 回滚方案',
    '',
    '## 附录',
    '',
    '不需要完整回滚',
    under,
    '',
    '```bash',
    'systemctl stop app',
    '```',
    '',
  ].join(eol);

const messagesOf = (text: string): readonly { ruleId: string; line: number; column: number }[] =>
  compile(text, { path: null, locale: 'zh-CN' })
    .messages.filter(({ ruleId }) => ruleId === 'short-underline')
    .map(({ ruleId, line, column }) => ({ ruleId, line, column }));

describe('a line of one or two signs under a paragraph', () => {
  it.each([['-'], ['--'], ['='], ['=='], ['- ']])(
    '%j makes a heading that nobody meant: an error',
    (under) => {
      expect(messagesOf(withUnder(under))).toEqual([{ ruleId: 'short-underline', line: 5, column: 1 }]);
      expect(messagesOf(withUnder(under, '\r\n'))).toHaveLength(1);
    },
  );

  it.each([['---'], ['======='], ['- 项目'], ['']])('%j is what it looks like', (under) => {
    expect(messagesOf(withUnder(under))).toEqual([]);
  });
});
