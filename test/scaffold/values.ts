import { listTemplates } from '../../src/scaffold/index.ts';

const VALUES: Readonly<Record<string, string>> = {
  service: 'Order Service',
  app: 'orders',
  'health-url': 'http://127.0.0.1:8080/health',
  directory: '/opt/orders',
  'backup-directory': '/srv/backup/orders',
  database: 'orders',
  namespace: 'shop',
  context: 'prod',
};

/** A plain value for everything that a template requires. */
export function plainValues(template: string): Record<string, string> {
  const info = listTemplates('en').find(({ name }) => name === template);
  const required = info?.values.filter((value) => value.required).map(({ name }) => name) ?? [];
  return Object.fromEntries(required.map((name) => [name, VALUES[name] ?? '']));
}
