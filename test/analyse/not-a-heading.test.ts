import { describe, expect, it } from 'vitest';
import { compileText, messages } from '../helpers/compact.ts';

const errors = (line: string): readonly string[] =>
  messages(
    compileText(
      ['## 回滚步骤', '', '```bash', 'a-cmd', '```', '', line, '', '```bash', 'b-cmd', '```'].join('\n'),
    ),
    'error',
  );

describe('what was meant for a heading and is none (law 1)', () => {
  it.each([
    '##重启服务',
    '＃＃ 重启服务',
    'x## 重启服务',
    '####### 重启服务',
    '#\\# 重启服务',
    '\\## 重启服务',
  ])('%s', (line) => {
    expect(errors(line)).toEqual(['7 not-a-heading']);
  });

  it.each(['#', '##', '## \r重启服务', '### ###'])('has no words: %j', (line) => {
    expect(errors(line)).toEqual(['7 heading-empty']);
  });

  it.each(['1# 主机', 'C# 服务', '#1 主机', '\\# 注释'])('is no mistake: %s', (line) => {
    expect(errors(line)).toEqual([]);
  });
});
