import type { Entry } from './index.ts';

/** Words of `mdrollback report` and of where a report goes. */
export const cliReport = {
  description: {
    zh: '输出一次执行的报告：填好的文档（md）、一个自包含的网页（html）、JUnit XML，或 JSON',
    en: 'print the report of a run: the document filled in (md), a self-contained page (html), JUnit XML, or JSON',
  },
  output: {
    zh: '写到这个文件（新文件权限 0600）；没有 --format 时扩展名决定格式：html、xml、json，其他都是 md',
    en: 'write to this file (a new one with mode 0600); without --format its ending says the format: .html, .xml, .json, any other md',
  },
  force: {
    zh: '文件已存在、不是报告时也覆盖它',
    en: 'overwrite a file that is there and is no report',
  },
  'exec-report': {
    zh: '报告写到这个文件，默认是当前目录的 <文档>.report.md；扩展名决定格式：html、xml（JUnit）、json，其他都是 md',
    en: 'write the report to this file, by default <document>.report.md in the current directory; its ending says the format: .html, .xml (JUnit), .json, any other md',
  },
  'report-foreign': {
    zh: '{path} 已经存在，而且不是报告，没有写入；换一个文件，或用 --force 覆盖它',
    en: '{path} is already there, is no report, and was left alone; name another file, or overwrite it with --force',
  },
  'report-onto-source': {
    zh: '{path} 是这次运行留存的文档，不能被覆盖；换一个文件',
    en: '{path} is the document as this run has kept it, which nothing overwrites; name another file',
  },
} satisfies Record<string, Entry>;
