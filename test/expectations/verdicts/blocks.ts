import type { Row } from './row.ts';

export const blocks: readonly Row[] = [
  ['a one\nb two', { stdout: 'a one\nb two\n', block: true }, 'passed'],
  ['a one\nb two', { stdout: 'head\na  one\nbetween\n  b two\ntail\n', block: true }, 'passed'],
  ['a one\nb two', { stdout: 'b two\na one\n', block: true }, 'failed'],
  ['a one\nb two', { stdout: 'a one\n', block: true }, 'failed'],
  ['a one\nb two', { stdout: 'a one hundred\nb twofold\n', block: true }, 'failed'],
  [
    'a one\nb two',
    { stdout: '10:00 a one\n10:01 b two\n', block: true },
    'needs-person',
    'each line holds its text, behind a time',
  ],
  ['\n\na one\n...\nc three\n\n', { stdout: 'a one\nb two\nc three\n', block: true }, 'passed'],
  ['a one\n……\nc three', { stdout: 'a one\nc three\n', block: true }, 'passed'],
  ['a one\nb two', { stderr: 'a one\nb two\n', block: true }, 'passed'],
  [
    'a one\nb two',
    { stdout: 'a one\n', stderr: 'b two\n', block: true },
    'needs-person',
    'nobody knows the order of two streams',
  ],
  ['a one\nb two', { stdout: 'a one\nb two\n', exit: 1, block: true }, 'failed'],
  ['Backup size: XXX MB\nDone', { stdout: 'Backup size: 12 MB\nDone\n', block: true }, 'passed'],
  ['Created: YYYY-MM-DD', { stdout: 'Created: 2026-11-22\n', block: true }, 'passed'],
  [
    '<previous-commit-hash> Previous version',
    { stdout: 'adcfb8a Previous version\n', block: true },
    'needs-person',
    'no value is known for the placeholder',
  ],
  [
    '- 服务状态正常\n- 端口已监听',
    { stdout: 'anything\n', block: true },
    'needs-person',
    'a description, not output',
  ],
  ['服务已停止', { stdout: '服务已停止\n', block: true }, 'passed'],
  [
    'a one\nb two',
    { stdout: 'a one\n', block: true, truncated: true },
    'needs-person',
    'not all of the output was kept',
  ],
];
