/** Calls for each verb's help. */
export const examples = {
  scaffold: ['mdrollback scaffold --list', 'mdrollback scaffold kubernetes -o rollback.md'],
  check: ['mdrollback check rollback.md', 'mdrollback check --strict docs/*.md'],
  plan: [
    'mdrollback plan rollback.md',
    'mdrollback plan rollback.md --use Kubernetes --set version=v1.2.3',
    'mdrollback plan rollback.md --format json',
  ],
  exec: [
    'mdrollback exec rollback.md',
    'mdrollback exec rollback.md --yes --confirm-checkpoints --allow-irreversible 3.1 --operator li',
  ],
  report: ['mdrollback report', 'mdrollback report latest --format json', 'mdrollback report -o report.md'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
