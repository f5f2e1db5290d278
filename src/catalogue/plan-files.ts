import type { Entry } from './index.ts';

/** Where a plan file, a report or a list may not be written. */
export const planFiles = {
  'onto-source': {
    zh: '{path} 是文档或它的取值文件，--force 也不会覆盖它；换一个文件名',
    en: '{path} is the document or a file of its values, which not even --force overwrites; name another file',
  },
  name: {
    zh: '计划文件的名字要以 .json 结尾（exec 靠它认出计划文件）：写成 {path}.json',
    en: 'the name of a plan file ends in .json, by which exec knows it: write {path}.json',
  },
} satisfies Record<string, Entry>;
