import type { Row } from './row.ts';
import { AB, podRows, pod } from './tools.ts';

export const patterns: readonly Row[] = [
  ['/3\\/3\\s+Running/', podRows(pod('3/3')), 'passed'],
  ['/\\b3\\/3\\s+Running/', podRows(pod('13/3')), 'failed'],
  ['/3\\/3 {2,}Running/', { stdout: 'web 3/3   Running\n' }, 'passed'],
  ['/active/i', { stdout: 'ACTIVE\n' }, 'passed'],
  ['/^active$/', { stdout: 'inactive\n' }, 'failed'],
  ['/a.b/', { stdout: 'a\nb\n' }, 'failed'],
  ['/Time per request:\\s+([\\d.]+).*\\(mean\\)/ < 200', AB, 'passed'],
  ['/Time per request:\\s+([\\d.]+).*\\(mean\\)/ < 1', AB, 'failed'],
  ['/Time per request:\\s+([\\d.]+)/ < 200', AB, 'passed'],
  ['/Time per request:\\s+([\\d.]+)/ < 1', AB, 'needs-person', 'two lines match, and one of them is below 1'],
  ['/Time per request:\\s+([\\d.]+)/ < 0.5s', AB, 'passed'],
  ['/took ([0-9.]+\\w+)/ < 1s', { stdout: 'took 200ms\n' }, 'passed'],
  ['/took ([0-9.]+\\w+)/ < 1s', { stdout: 'took 3min\n' }, 'failed'],
  ['/took (\\w+)/ < 1s', { stdout: 'took long\n' }, 'needs-person', 'what is captured is no number'],
  ['不匹配 /ERROR|FATAL/', { stdout: 'fine\n' }, 'passed'],
  ['不匹配 /ERROR|FATAL/', { stderr: 'FATAL: gone\n' }, 'failed'],
  ['不匹配 /ERROR/', { stdout: 'fine\n', truncated: true }, 'needs-person', 'not all of the output was kept'],
  ['应匹配 /v[0-9]+\\.[0-9]+/', { stdout: 'app v1.2\n' }, 'passed'],
  ['matches /^ok/', { stdout: 'not ok\n' }, 'failed'],
  ['/data/', { stdout: 'data\n' }, 'passed'],
  ['/data/', { stdout: '/data/\n' }, 'passed'],
  ['/data/', { stdout: '/database\n' }, 'needs-person', 'a pattern, or the path /data/, which is not there'],
  ['/版本：\\d+/', { stdout: '版本：7\n' }, 'passed'],
  ['/OK/', { stdout: 'smoke: \u001b[32mOK\u001b[0m\r\n' }, 'passed'],
];
