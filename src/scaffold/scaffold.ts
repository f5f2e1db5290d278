import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { say, type Locale } from '../catalogue/index.ts';
import { scaffoldTexts } from '../catalogue/scaffold.ts';
import { templatesDirectory } from './directory.ts';
import { isOfForm } from './forms.ts';
import { declaredValues, defaultOf, listTemplates } from './templates.ts';

export interface ScaffoldOptions {
  /** One of the names that `listTemplates` gives. */
  readonly template: string;
  /** By name; what is not given takes its default. */
  readonly values: Readonly<Record<string, string>>;
  /** Of the document and of the problems. */
  readonly locale: Locale;
  /** Where the templates are; default: the package's own. */
  readonly directory?: string;
}

export interface ScaffoldProblem {
  readonly kind: 'unknown-template' | 'missing' | 'unknown-value' | 'invalid';
  /** The template's or the value's name. */
  readonly name: string;
  /** In the reader's language. */
  readonly reason: string;
}

export type ScaffoldResult =
  | { readonly ok: true; readonly markdown: string }
  | { readonly ok: false; readonly problems: readonly ScaffoldProblem[] };

/**
 * Makes a new document from a template. What changes from run to run stays a declared parameter `<name>` in it (language.md §5).
 * All problems with the call come back at once; it rejects only when the package's own templates cannot be read.
 */
export async function scaffold(options: ScaffoldOptions): Promise<ScaffoldResult> {
  const { template, locale } = options;
  const filled = fillValues(options);
  if (!filled.ok) return filled;
  const folder = join(options.directory ?? templatesDirectory(), locale);
  // An environment of its own: no helper or partial of anybody else's, and templates see own properties only.
  const handlebars = Handlebars.create();
  for (const file of await readdir(join(folder, 'partials'))) {
    handlebars.registerPartial(
      file.replace(/\.md\.hbs$/, ''),
      await readFile(join(folder, 'partials', file), 'utf8'),
    );
  }
  const source = await readFile(join(folder, `${template}.md.hbs`), 'utf8');
  // noEscape: the text is Markdown, not HTML; that a value means nothing to Markdown is what its form is for.
  const render = handlebars.compile(source, { strict: true, noEscape: true });
  return { ok: true, markdown: render(filled.values) };
}

type Filled =
  | { readonly ok: true; readonly values: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly problems: readonly ScaffoldProblem[] };

function fillValues({ template, values, locale }: ScaffoldOptions): Filled {
  const declared = declaredValues(template);
  if (declared === null) {
    const known = listTemplates(locale).map(({ name }) => name);
    const reason = say(scaffoldTexts['problem/unknown-template'], locale, {
      name: template,
      known: known.join(', '),
    });
    return { ok: false, problems: [{ kind: 'unknown-template', name: template, reason }] };
  }
  const given = new Map(Object.entries(values));
  const problems: ScaffoldProblem[] = [];
  const filled: [string, string][] = [];
  for (const [name, declaration] of declared) {
    const value = given.get(name);
    given.delete(name);
    const used = value ?? defaultOf(declaration, locale);
    if (used === null) {
      const description = say(declaration.description, locale);
      problems.push({
        kind: 'missing',
        name,
        reason: say(scaffoldTexts['problem/missing'], locale, { name, description }),
      });
    } else if (value !== undefined && !isOfForm(value, declaration.form)) {
      const form = say(scaffoldTexts[`form/${declaration.form}`], locale);
      // JSON shows what cannot be seen: line breaks, control characters, blanks at the ends.
      const shown = JSON.stringify(value);
      problems.push({
        kind: 'invalid',
        name,
        reason: say(scaffoldTexts['problem/invalid'], locale, { name, value: shown, form }),
      });
    } else {
      filled.push([name, used]);
    }
  }
  const known = declared.map(([name]) => name).join(', ');
  for (const name of given.keys()) {
    problems.push({
      kind: 'unknown-value',
      name,
      reason: say(scaffoldTexts['problem/unknown-value'], locale, { name, known }),
    });
  }
  return problems.length === 0 ? { ok: true, values: Object.fromEntries(filled) } : { ok: false, problems };
}
