import { say, type Entry, type Locale } from './index.ts';

/** What a value has to be, by its declared type. */
const types = {
  string: { zh: '文本', en: 'a text' },
  integer: { zh: '整数（integer），如 3', en: 'a whole number (integer) such as 3' },
  number: { zh: '数字（number），如 0.5', en: 'a number such as 0.5' },
  boolean: { zh: 'true 或 false（boolean）', en: 'true or false (boolean)' },
  date: { zh: '日期（date），如 2026-11-26', en: 'a date such as 2026-11-26' },
  enum: { zh: '{options} 之一', en: 'one of {options}' },
} satisfies Record<string, Entry>;

export const valueTexts = {
  pattern: { zh: '符合 {pattern} 的文本', en: 'a text that matches {pattern}' },
  misfit: {
    zh: '参数 {name} 的值 {value} 不对（来自 {origin}）：应为 {expected}',
    en: 'the value {value} of parameter {name} (from {origin}) does not fit: it should be {expected}',
  },
  'misfit-typed': {
    zh: '{value} 不对：应为 {expected}',
    en: '{value} does not fit: it should be {expected}',
  },
  'unknown-from': { zh: '（来自 {origin}）', en: ' (from {origin})' },

  'origin-set': { zh: '--set', en: '--set' },
  'origin-prompt': { zh: '提示时的输入', en: 'the prompt' },
  'origin-environment': { zh: '环境变量 {variable}', en: 'the environment variable {variable}' },
  'origin-file': { zh: '{path} 第 {line} 行', en: '{path}:{line}' },
} satisfies Record<string, Entry>;

/** What a value that does not fit should have been. */
export function expectedValue(
  {
    type = 'string',
    options,
    pattern,
  }: {
    readonly type?: keyof typeof types | undefined;
    readonly options?: readonly string[] | undefined;
    readonly pattern: string | null;
  },
  misfit: 'type' | 'pattern',
  locale: Locale,
): string {
  if (misfit === 'pattern') return say(valueTexts.pattern, locale, { pattern: `/${pattern ?? ''}/` });
  if (options !== undefined) return say(types.enum, locale, { options: options.join(' | ') });
  return say(types[type], locale);
}
