import type { Locale } from '../catalogue/index.ts';

/** The share of Chinese characters from which a document counts as Chinese; half of a plan is commands. */
const CHINESE_SHARE = 0.03;

/** The language for people: `--lang`, else the document's, else the environment's, else English. */
export function chooseLocale(
  lang: string | undefined,
  document: string | null,
  env: Readonly<Record<string, string | undefined>>,
): Locale {
  if (lang !== undefined) return localeOf(lang);
  if (document !== null) return chineseShare(document) >= CHINESE_SHARE ? 'zh-CN' : 'en';
  const set = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return localeOf(set ?? 'en');
}

function localeOf(tag: string): Locale {
  return /^zh\b|^zh_|^cmn/i.test(tag) ? 'zh-CN' : 'en';
}

function chineseShare(text: string): number {
  const all = text.replace(/\s+/g, '').length;
  if (all === 0) return 0;
  let chinese = 0;
  for (let index = 0; index < text.length; index++) chinese += isHan(text.charCodeAt(index)) ? 1 : 0;
  return chinese / all;
}

/** Of the characters in common use, which a share needs no more than. Asking Unicode's own tables takes a millisecond. */
function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff && !(code > 0x4dbf && code < 0x4e00);
}
