import type { Entry } from './index.ts';

/** What is said of fences whose marks pair up and stand in the wrong places all the same. */
export const fenceRuleTexts = {
  'fence-askew': {
    zh: '代码块的起始行（第 {open} 列）与结束行（第 {line} 行第 {close} 列）缩进不同：多半是两个代码块的标记错配成了一对，内外颠倒。把两行对齐，或补上、删去一行 ```',
    en: 'The fence opens at column {open} and closes at column {close} (line {line}): these are probably marks of two fences, so that inside and outside are swapped. Align the two, or add or remove a ``` line',
  },
  'fence-empty': {
    zh: '代码块的起始行与结束行之间一行也没有：多半漏了或多了一行 ```，其后的代码块内外颠倒。补上内容，或删去这个代码块',
    en: 'No line stands between the fence’s marks: a ``` line is probably missing or too many, so that inside and outside are swapped below. Fill the fence, or remove it',
  },
  'fence-in-html': {
    zh: '这个代码块紧跟在 HTML 标签之后，按 Markdown 的规则整段都是 HTML，其中的命令不会执行：在标签与 ``` 之间空一行',
    en: 'This fence stands right behind an HTML tag, so that by the rules of Markdown all of it is HTML, and its commands would not run: put a blank line between the tag and ```',
  },
  'heading-empty': {
    zh: '这一行只有 # 号，没有标题文字，其下的内容不知属于哪一章节：补上标题（要与 # 号在同一行），或删去这一行',
    en: 'There are only # signs here and no words, so that nobody knows what section follows: put the heading on this line, or remove the line',
  },
  'command-outside-fence': {
    zh: '“{text}”像是命令，却写在代码块之外：多半漏了 ``` 行。若要执行，请放进 ```bash 代码块；若只是提到，请加反引号',
    en: '“{text}” looks like a command and stands outside every fence: ``` lines are probably missing. Put it into a ```bash fence to have it run, or into back-quotes where it is only mentioned',
  },
} as const satisfies Readonly<Record<string, Entry>>;
