/**
 * All prose for people, in zh-CN and English side by side, keyed by id.
 * One file a theme; each entry holds both languages so that neither can be forgotten.
 */

export type Locale = 'zh-CN' | 'en';

/** `{name}` in a text is filled from the values given to `say`. */
export interface Entry {
  readonly zh: string;
  readonly en: string;
}

export type Values = Readonly<Record<string, string | number>>;

/** Fills an entry's text. A `{name}` without a value stays as it is, so that a slip shows. */
export function say(entry: Entry, locale: Locale, values: Values = {}): string {
  const text = locale === 'zh-CN' ? entry.zh : entry.en;
  if (!text.includes('{')) return text;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : String(value);
  });
}
