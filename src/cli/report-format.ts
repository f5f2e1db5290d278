import { readFileSync } from 'node:fs';
import { dirname, extname, relative, resolve, sep } from 'node:path';
import type { Locale } from '../catalogue/index.ts';
import type { JournalRecord } from '../journal/index.ts';
import type { Plan } from '../plan/types.ts';
import { GENERATOR, RUN_SCHEMA, fill, htmlReport, junitReport, runJson, unfill } from '../report/index.ts';
import { openOutputs } from './output-range.ts';

export const REPORT_FORMATS = ['md', 'html', 'junit', 'json'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

const BY_ENDING: Readonly<Record<string, ReportFormat>> = {
  '.html': 'html',
  '.htm': 'html',
  '.xml': 'junit',
  '.json': 'json',
};

/** The format that a file's name asks for; the filled-in document where it asks for nothing else. */
export function formatFor(path: string | undefined): ReportFormat {
  return BY_ENDING[extname(path ?? '').toLowerCase()] ?? 'md';
}

export interface Reported {
  readonly source: string;
  readonly plan: Plan;
  readonly records: readonly JournalRecord[];
  readonly directory: string;
  readonly locale: Locale;
}

/** `path`: the absolute path where it will stand, so that links to outputs lead there; null: not known. */
export function renderReport(run: Reported, format: ReportFormat, path: string | null): string {
  return renderFor(run, format, path).text;
}

/** What is to stand in each of the places. */
export function renderReports(run: Reported, paths: readonly string[]): readonly string[] {
  const anywhere = new Map<ReportFormat, string>();
  return paths.map((path) => {
    const format = formatFor(path);
    const before = anywhere.get(format);
    if (before !== undefined) return before;
    const { text, hasLinks } = renderFor(run, format, path);
    if (!hasLinks) anywhere.set(format, text);
    return text;
  });
}

/** A report without a link reads the same wherever it stands. */
interface Rendered {
  readonly text: string;
  readonly hasLinks: boolean;
}

function renderFor(run: Reported, format: ReportFormat, path: string | null): Rendered {
  const outputs = openOutputs(run.directory);
  const links = new Map<string, string>();
  try {
    const linkTo = path === null ? {} : { linkTo: linksFrom(path, run.directory, links) };
    const text = render({ ...run, output: outputs.read, ...linkTo }, format);
    return { text, hasLinks: links.size > 0 };
  } finally {
    outputs.close();
  }
}

function render(input: Parameters<typeof fill>[0], format: ReportFormat): string {
  switch (format) {
    case 'md':
      return fill(input);
    case 'html':
      return htmlReport(input);
    case 'junit':
      return junitReport(input);
    case 'json':
      return `${JSON.stringify(runJson(input), null, 2)}\n`;
  }
}

/** Few files hold all outputs: each link is made once, and noted in `links`. */
function linksFrom(report: string, directory: string, links: Map<string, string>): (file: string) => string {
  return (file) => {
    const link = links.get(file) ?? linkFrom(report, resolve(directory, file));
    links.set(file, link);
    return link;
  };
}

function linkFrom(report: string, file: string): string {
  return relative(dirname(report), file).split(sep).map(encodeURIComponent).join('/');
}

/** Whether a file's content is a report of ours in any format, and so may be written again. */
export function isReport(path: string): boolean {
  const text = readFileSync(path, 'utf8');
  if (text.slice(0, 4000).includes(`<meta name="generator" content="${GENERATOR}"`)) return true;
  if (/^<\?xml[^>]*>\s*<testsuites name="mdrollback /.test(text)) return true;
  if (text.startsWith('{')) {
    return new RegExp(`^\\{\\s*"schema": "${RUN_SCHEMA.replace('.', '\\.')}"`).test(text);
  }
  return unfill(text) !== text;
}
