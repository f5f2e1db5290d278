import type { Row } from './row.ts';
import { podRows, pod } from './tools.ts';

export const shapes: readonly Row[] = [
  ['YYYY-MM-DD', { stdout: 'at 2026-11-22\n' }, 'passed'],
  ['YYYY-MM-DD', { stdout: 'at 2026-13-22\n' }, 'failed'],
  ['YYYY-MM-DD', { stdout: 'at 12026-11-22\n' }, 'failed'],
  ['YYYY-MM-DD', { stdout: 'no date\n' }, 'failed'],
  ['YYYYMMDD', { stdout: '20261122\n' }, 'passed'],
  ['YYYY-MM-DD HH:MM:SS', { stdout: '2026-11-22 25:12:45\n' }, 'failed'],
  ['YYYY-MM-DDTHH:MM:SSZ', { stdout: '2026-11-22T03:12:45Z\n' }, 'passed'],
  ['backup_YYYYMMDD.sql.gz', { stdout: 'backup_20261122.sql.gz\n' }, 'passed'],
  ['backup_YYYYMMDD.sql.gz', { stdout: 'backup_latest.sql.gz\n' }, 'failed'],
  ['Backup size: XXX MB', { stdout: 'Backup size: 1,234.5 MB\n' }, 'passed'],
  [
    'Backup size: XXX MB',
    { stdout: 'Backup size: none MB\n' },
    'needs-person',
    'XXX may stand for more than a number',
  ],
  ['Backup size: XXX MB', { stdout: 'Backup failed\n' }, 'failed'],
  ['version vX.Y.Z', { stdout: 'version v1.20.3\n' }, 'passed'],
  ['version vX.Y.Z', { stdout: 'version unknown\n' }, 'failed'],
  ['n/n Running', { stdout: 'web 3/3 Running\n' }, 'passed'],
  [
    'n/n Running',
    { stdout: 'web 2/3 Running\n' },
    'needs-person',
    'n/n may have been meant as any two numbers',
  ],
  ['显示 YYYY-MM-DD 格式的日期', { stdout: '2026-11-22\n' }, 'passed'],
  [
    '备份于 YYYY-MM-DD',
    { stdout: 'saved 2026-11-22\n' },
    'needs-person',
    'the words may describe the output',
  ],
  [
    'Backup size: XXX MB\nCreated: YYYY-MM-DD',
    { stdout: 'Backup size: 12 MB\nnote\nCreated: 2026-11-22\n', block: true },
    'passed',
  ],
  [
    'Backup size: XXX MB\nCreated: YYYY-MM-DD',
    { stdout: 'Backup size: 12 MB\nCreated: never\n', block: true },
    'failed',
  ],
  ['Backup size: XXX MB\nDone', { stdout: 'Backup size: 12 MB\nFailed\n', block: true }, 'failed'],
];

export const ready: readonly Row[] = [
  ['3/3 Running', podRows(pod('1/1') + pod('1/1') + pod('2/2')), 'passed'],
  ['3/3 Running', podRows(pod('1/1') + pod('1/1')), 'failed'],
  ['3/3 Running', podRows(pod('1/1') + pod('1/1') + pod('0/1')), 'failed'],
  ['3/3 Running', podRows(pod('1/1') + pod('1/1') + pod('0/0')), 'failed'],
  ['3/3 Running', podRows(pod('13/3')), 'failed'],
  ['3/3 Running', podRows(pod('3/30')), 'failed'],
  [
    '3/3 Running',
    podRows(pod('3/3') + pod('0/3', 'CrashLoopBackOff', '7')),
    'needs-person',
    'a line fits and another pod is down',
  ],
  [
    '3/3 Running',
    { ...podRows(''), stdout: '', stderr: 'No resources found in default namespace.\n' },
    'failed',
  ],
  ['应看到 3/3 Running', podRows(pod('1/1') + pod('1/1') + pod('1/1')), 'passed'],
];
