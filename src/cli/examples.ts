/** Calls for each verb's help. */
export const examples = {
  scaffold: ['mdrollback scaffold --list', 'mdrollback scaffold kubernetes -o rollback.md'],
  check: ['mdrollback check rollback.md', 'mdrollback check --strict docs/*.md'],
  plan: [
    'mdrollback plan rollback.md',
    'mdrollback plan rollback.md --use Kubernetes --set version=v1.2.3',
    'mdrollback plan rollback.md --use Kubernetes --set version=v1.2.3 -o plan.json',
    'mdrollback plan rollback.md --format json',
  ],
  exec: [
    'mdrollback exec rollback.md',
    'mdrollback exec rollback.md --dry-run',
    'mdrollback exec plan.json',
    'mdrollback exec rollback.md --yes --confirm-checkpoints --allow-irreversible 3.1 --operator li',
    'mdrollback exec rollback.md --report report.html',
  ],
  'run-section': [
    'mdrollback run-section rollback.md',
    'mdrollback run-section rollback.md d1 --of latest --set order-table=orders_0312',
    'mdrollback run-section rollback.md t2 --dry-run',
  ],
  report: [
    'mdrollback report',
    'mdrollback report latest -o report.html',
    'mdrollback report latest --format junit -o report.xml',
    'mdrollback report 2026-11-22T03-12-45-paygw-1f3a --format json',
  ],
  followups: ['mdrollback followups', 'mdrollback followups latest -o followups.ics'],
  notify: ['mdrollback notify', 'mdrollback notify --test'],
  decide: [
    'mdrollback decide rollback.md',
    'mdrollback decide rollback.md --holds 1,3 --fact 持续时间=6分钟',
  ],
  resume: ['mdrollback resume', 'mdrollback resume 2026-11-22T03-12-45-paygw-1f3a --retry 2.1/3'],
  attach: ['mdrollback attach', 'mdrollback attach .mdrollback/runs/2026-11-22T03-12-45-paygw-1f3a'],
  runs: ['mdrollback runs', 'mdrollback runs --format json'],
  verify: ['mdrollback verify', 'mdrollback verify latest --format json'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
