import type { Entry } from './index.ts';

/** Alternatives that the text speaks of and nobody can tell apart. */
export const choiceRules = {
  'choice-in-prose': {
    zh: '“{text}”说的是几种做法只选一种，但看不出是哪些命令，所以它们都会依次执行：把每种做法写在“方式A：…”“方式B：…”标题下，或在代码块里用 # 方法1 / # 方法2',
    en: '“{text}” speaks of ways of which one is chosen, and it cannot be told which commands these are, so that all of them would run: put each way under a heading such as “Option A: …”, or a comment # Option 1 / # Option 2 in the fence',
  },
} satisfies Record<string, Entry>;
