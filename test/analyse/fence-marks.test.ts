import { describe, expect, it } from 'vitest';
import { compileText, messages } from '../helpers/compact.ts';

/** A rollback of one step, with something under it. */
const document = (...lines: string[]): string =>
  ['# 支付网关', '', '## 回滚步骤', '', '### 步骤 1.1: 停止服务', '', ...lines, ''].join('\n');

const errors = (...lines: string[]): readonly string[] =>
  messages(compileText(document('```bash', 'a-cmd', '```', '', ...lines)), 'error');

describe('marks that pair up in the wrong places (law 1)', () => {
  it('are seen by an end that is not indented as the start is', () => {
    expect(errors('1. 先确认', '', '```bash', '   a-cmd', '   ```')).toEqual(['13 fence-askew']);
    expect(errors('1. 先确认', '', '   ```text', '   文字', '```')).toContain('13 fence-unclosed');
  });

  it('are seen by a fence without a line', () => {
    expect(errors('```bash', '```')).toEqual(['11 fence-empty']);
  });

  it('are seen by a heading between two scripts', () => {
    expect(errors('```bash', 'b-cmd', '', '## 重启服务', '# 停止', 'c-cmd', '```')).toEqual([
      '11 fence-swallows',
    ]);
    expect(errors('```bash', 'b-cmd', '', '#### 8.0 之前 ####', 'c-cmd', '```')).toEqual([]);
    expect(errors('```bash', 'b-cmd', '', '# 重启服务', 'c-cmd', '```')).toEqual([]);
  });

  it('are seen by a heading behind a whole fence, inside of a second kind of marks', () => {
    const inside = ['```bash', 'b-cmd', '```', '', '## 重启服务'];
    expect(errors('~~~', ...inside, '~~~')).toEqual(['11 fence-swallows']);
    expect(errors('~~~text', ...inside, '~~~')).toEqual(['11 fence-swallows']);
    expect(errors('~~~markdown', ...inside, '~~~')).toEqual([]);
    expect(errors('~~~', '```bash', 'b-cmd', '```', '~~~')).toEqual([]);
  });

  it.each([
    '## 应急联系',
    '#### 步骤 1.2',
    '1. **登录主机**',
    '- [ ] 已通知',
    '**目的**: 停止',
    '---',
    '| 指标 | 值 |',
  ])('are seen by the gap between two fences inside a third: %s', (line) => {
    expect(errors('```', '', line, '', '```')).toEqual(['11 fence-swallows']);
  });

  it('are seen by a command outside every fence', () => {
    expect(errors('sudo systemctl stop nginx --now')).toEqual(['11 command-outside-fence']);
    expect(errors('先停止服务：', 'kubectl delete -f web.yaml')).toEqual(['12 command-outside-fence']);
    expect(errors('#!/bin/bash', 'set -e')).toEqual(['11 command-outside-fence']);
    expect(errors('# 停止新进程', 'pm2 stop web')).toEqual(['12 command-outside-fence']);
  });
});

describe('what authors do write', () => {
  it.each([
    [['1. 停止服务', '', '   ```bash', '   b-cmd', '   ```']],
    [['- ```bash', '  b-cmd', '  ```']],
    [['1. 停止服务', '\t```bash', '\tb-cmd', '    ```']],
    [['```bash', 'b-cmd', ' ```']],
    [['```text', '', '```']],
    [['```bash', '', '# 停止', 'b-cmd', '```']],
    [['```', '', 'active (running)', '```']],
    [['```', '## 变更单摘要', '- [ ] 已发送', '```']],
    [['`kubectl delete -f web.yaml` 会停止服务。']],
    [['kubectl 会停止 -f 里的服务']],
    [['docker is needed, see /opt/docs.']],
    [['1. systemctl restart nginx --now']],
    [['# 停止新进程', '', '先看日志']],
    [['> ```bash', '> b-cmd', '> ```']],
  ])('is no error: %j', (lines) => {
    expect(errors(...lines)).toEqual([]);
  });
});
