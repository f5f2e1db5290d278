import { say, type Entry, type Locale } from '../catalogue/index.ts';
import { scaffoldTexts } from '../catalogue/scaffold.ts';
import { FORMS, type Form } from './forms.ts';

/** A value that an author gives when a document is made, as `listTemplates` shows it. */
export interface TemplateValue {
  readonly name: string;
  readonly description: string;
  /** Null: there is no default, so the value is required. */
  readonly default: string | null;
  readonly required: boolean;
  /** A regular expression for the flag `u`. */
  readonly pattern: string;
}

export interface TemplateInfo {
  readonly name: string;
  readonly description: string;
  readonly values: readonly TemplateValue[];
}

interface Declaration {
  readonly form: Form;
  readonly description: Entry;
  readonly default: Entry | string | null;
}

const VALUES = {
  service: { form: 'text', description: scaffoldTexts['value/service'], default: null },
  app: { form: 'name', description: scaffoldTexts['value/app'], default: null },
  'health-url': { form: 'url', description: scaffoldTexts['value/health-url'], default: null },
  directory: { form: 'path', description: scaffoldTexts['value/directory'], default: null },
  'backup-directory': { form: 'path', description: scaffoldTexts['value/backup-directory'], default: null },
  database: { form: 'database', description: scaffoldTexts['value/database'], default: null },
  namespace: { form: 'name', description: scaffoldTexts['value/namespace'], default: null },
  context: { form: 'context', description: scaffoldTexts['value/context'], default: null },
  replicas: { form: 'count', description: scaffoldTexts['value/replicas'], default: '3' },
  window: {
    form: 'text',
    description: scaffoldTexts['value/window'],
    default: scaffoldTexts['default/window'],
  },
  // These two defaults are placeholders on purpose: `check` names them until somebody has filled them in.
  owner: { form: 'text', description: scaffoldTexts['value/owner'], default: scaffoldTexts['default/owner'] },
  phone: { form: 'text', description: scaffoldTexts['value/phone'], default: scaffoldTexts['default/phone'] },
} satisfies Record<string, Declaration>;

export type ValueName = keyof typeof VALUES;

interface Template {
  readonly description: Entry;
  readonly values: readonly ValueName[];
}

const WHO_AND_WHEN = ['window', 'owner', 'phone'] as const;

const TEMPLATES = new Map<string, Template>([
  [
    'full',
    {
      description: scaffoldTexts['template/full'],
      values: [
        'service',
        'app',
        'directory',
        'backup-directory',
        'database',
        'health-url',
        'replicas',
        ...WHO_AND_WHEN,
      ],
    },
  ],
  [
    'systemd',
    {
      description: scaffoldTexts['template/systemd'],
      values: ['service', 'app', 'directory', 'health-url', ...WHO_AND_WHEN],
    },
  ],
  [
    'kubernetes',
    {
      description: scaffoldTexts['template/kubernetes'],
      values: ['service', 'app', 'namespace', 'context', 'health-url', 'replicas', ...WHO_AND_WHEN],
    },
  ],
  [
    'docker-compose',
    {
      description: scaffoldTexts['template/docker-compose'],
      values: ['service', 'app', 'directory', 'health-url', ...WHO_AND_WHEN],
    },
  ],
  [
    'database',
    {
      description: scaffoldTexts['template/database'],
      values: ['service', 'app', 'database', 'backup-directory', 'health-url', ...WHO_AND_WHEN],
    },
  ],
]);

/** A template's values with their declarations, or null when there is no such template. */
export function declaredValues(template: string): readonly (readonly [ValueName, Declaration])[] | null {
  const found = TEMPLATES.get(template);
  return found === undefined ? null : found.values.map((name) => [name, VALUES[name]]);
}

/** A value's default in the author's language; null when there is none. */
export function defaultOf(declaration: Declaration, locale: Locale): string | null {
  return typeof declaration.default === 'object' && declaration.default !== null
    ? say(declaration.default, locale)
    : declaration.default;
}

/** Every template with what it asks for, in the reader's language; the most complete one first. */
export function listTemplates(locale: Locale): readonly TemplateInfo[] {
  return [...TEMPLATES].map(([name, { description, values }]) => ({
    name,
    description: say(description, locale),
    values: values.map((value) => {
      const declaration: Declaration = VALUES[value];
      return {
        name: value,
        description: say(declaration.description, locale),
        default: defaultOf(declaration, locale),
        required: declaration.default === null,
        pattern: FORMS[declaration.form],
      };
    }),
  }));
}
