/** Calls for each verb's help. */
export const examples = {
  check: ['mdrollback check rollback.md', 'mdrollback check --strict docs/*.md'],
  plan: [
    'mdrollback plan rollback.md',
    'mdrollback plan rollback.md --use Kubernetes --set version=v1.2.3',
    'mdrollback plan rollback.md --format json',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
