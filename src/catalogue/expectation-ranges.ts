import type { Entry } from './index.ts';

/** Statuses that are compared with, and texts that a negation stands before. */
export const expectationRanges = {
  'reading.http-range': {
    zh: 'HTTP 状态 {comparison} {status}',
    en: 'HTTP status {comparison} {status}',
  },
  'reading.spellings': {
    zh: '（全角半角标点均可）',
    en: ' (punctuation full-width or half-width)',
  },
  'reading.some-output': { zh: '标准输出不为空', en: 'something on standard output' },
  'actual.denied': {
    zh: '「{text}」前面紧挨着否定词：{line}',
    en: '“{text}” stands right behind a negation: {line}',
  },
} satisfies Record<string, Entry>;
