/**
 * What a value may look like. A value lands in prose, in table cells, in inline code and in commands, so the forms admit only
 * characters that mean nothing to Markdown, to handlebars or to bash wherever the templates put them (law 6, language.md §0).
 * An underscore in prose stands between letters or digits only: next to another mark it would be emphasis, and be lost.
 */
export type Form = 'text' | 'name' | 'database' | 'context' | 'path' | 'url' | 'count';

/** Regular expressions for the flag `u`, anchored at both ends. */
export const FORMS: Readonly<Record<Form, string>> = {
  text: '^(?=.{1,80}$)[\\p{L}\\p{N}+](?:[\\p{L}\\p{M}\\p{N} .+/(),:（），：、·-]*[\\p{L}\\p{M}\\p{N})）])?$',
  name: '^(?=.{1,63}$)[A-Za-z0-9]+(?:(?:[.-]+|_+)[A-Za-z0-9]+)*$',
  database: '^(?=.{1,63}$)[A-Za-z][A-Za-z0-9_]*$',
  context: '^(?=.{1,120}$)[A-Za-z0-9]+(?:(?:[.@:/-]+|_+)[A-Za-z0-9]+)*$',
  path: '^(?=.{2,200}$)(?!.*\\.\\.)(?:/[A-Za-z0-9._][A-Za-z0-9._-]*)+$',
  url: '^(?=.{8,200}$)https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/-]*)?$',
  count: '^[1-9][0-9]{0,2}$',
};

/** Whether a value is of the form. `$` without the flag `m` matches at the very end only: no line break slips through. */
export function isOfForm(value: string, form: Form): boolean {
  return new RegExp(FORMS[form], 'u').test(value);
}
