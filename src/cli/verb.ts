import { Command, InvalidArgumentError, Option } from 'commander';
import { say, type Entry, type Locale } from '../catalogue/index.ts';
import { resumeView } from '../catalogue/resume-view.ts';
import { cliReport } from '../catalogue/cli-report.ts';
import { cliRuns } from '../catalogue/cli-runs.ts';
import { cli } from '../catalogue/cli.ts';
import { decideTexts } from '../catalogue/decide.ts';
import { followUpTexts } from '../catalogue/followups.ts';
import { notices } from '../catalogue/notices.ts';
import { sectionTexts } from '../catalogue/section.ts';
import { usageTexts } from '../catalogue/usage.ts';
import { examples } from './examples.ts';
import type { Io } from './io.ts';
import { screenOf } from './terminal/screen.ts';
import { width, wrap } from './terminal/text.ts';

/** Where a verb stands: what it writes to, in which language, and whom it tells its exit status. */
export interface Setting {
  readonly io: Io;
  readonly locale: Locale;
  readonly done: (status: number) => void;
  /** `--lang` as it was given, before the verb or behind it. */
  readonly lang: string | undefined;
}

const descriptions: Readonly<Record<keyof typeof examples, Entry>> = {
  scaffold: cliRuns['scaffold-description'],
  check: cli['check-description'],
  plan: cli['plan-description'],
  decide: decideTexts.description,
  exec: cliRuns['exec-description'],
  'run-section': sectionTexts.description,
  resume: resumeView['resume-description'],
  attach: resumeView['attach-description'],
  runs: resumeView['runs-description'],
  verify: resumeView['verify-description'],
  report: cliReport.description,
  notify: notices['notify-description'],
  followups: followUpTexts['verb-description'],
};

const statuses: Readonly<Record<keyof typeof examples, Entry>> = {
  scaffold: usageTexts['of-file'],
  check: usageTexts['of-check'],
  plan: usageTexts['of-plan'],
  decide: usageTexts['of-decide'],
  exec: usageTexts['of-run'],
  'run-section': usageTexts['of-run'],
  resume: usageTexts['of-run'],
  attach: usageTexts['of-attach'],
  runs: usageTexts['of-file'],
  verify: usageTexts['of-verify'],
  report: usageTexts['of-file'],
  notify: usageTexts['of-notify'],
  followups: usageTexts['of-file'],
};

/** Exit statuses, one a row. */
export function statusTable({ io, locale }: Setting, table: Entry): string {
  const screen = screenOf(io, io.stdout);
  const rows = say(table, locale)
    .split(' · ')
    .flatMap((row) =>
      wrap(row, Math.min(HELP_COLUMNS, screen.columns) - 4).map(
        (line, index) => (index === 0 ? '  ' : '    ') + line,
      ),
    );
  return `${screen.colors.bold(say(cli['title-status'], locale))}\n${rows.join('\n')}`;
}

/** The run that a verb means when none is named. */
export const LATEST = 'latest';

/** No help is wider: long lines tire. */
const HELP_COLUMNS = 100;
/** Columns of an option's description that are worth having beside it. */
const NARROWEST_HELP = 30;

export function verb(program: Command, name: keyof typeof examples, setting: Setting): Command {
  const { locale } = setting;
  const command = dress(new Command(name), setting).description(say(descriptions[name], locale));
  command.addHelpText('after', () => {
    const title = screenOf(setting.io, setting.io.stdout).colors.bold(say(cli['title-examples'], locale));
    return `\n${title}\n${examples[name].map((line) => `  ${line}\n`).join('')}`;
  });
  command.addHelpText('after', () => statusTable(setting, statuses[name]));
  program.addCommand(command);
  return command;
}

/** What every command has: help in the user's language and fit for CJK, `--lang`, errors as exceptions. */
export function dress(command: Command, { io, locale }: Setting): Command {
  const screen = screenOf(io, io.stdout);
  const titles = new Map(
    (['usage', 'arguments', 'options', 'commands'] as const).map((id) => [
      say(cli[`title-${id}`], 'en'),
      say(cli[`title-${id}`], locale),
    ]),
  );
  return command
    .exitOverride()
    .showSuggestionAfterError(true)
    .helpOption('-h, --help', say(cli['opt-help'], locale))
    .addOption(
      oneOf(
        new Option('--lang <lang>', say(cli['opt-lang'], locale)),
        '--lang',
        ['zh', 'zh-CN', 'en'],
        locale,
      ),
    )
    .configureHelp({
      helpWidth: Math.min(HELP_COLUMNS, screen.columns),
      displayWidth: width,
      formatItem: (term, termWidth, description) => itemOf(term, termWidth, description, screen.columns),
      boxWrap: (text, columns) => wrap(text, columns).join('\n'),
      styleUsage: (usage) =>
        usage
          .replace('[options]', say(cli['usage-options'], locale))
          .replace('[command]', say(cli['usage-command'], locale)),
      styleTitle: (title) => screen.colors.bold(titles.get(title) ?? title),
    })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: () => undefined,
      getOutHasColors: () => screen.colors.isColorSupported,
    });
}

/** An option with what it does: beside it, or under it in a narrow window. */
function itemOf(term: string, termWidth: number, description: string, columns: number): string {
  const most = Math.min(HELP_COLUMNS, columns);
  const beside = most - termWidth - 4;
  if (description === '') return `  ${term}`;
  if (beside >= NARROWEST_HELP) {
    const lead = `  ${term}${' '.repeat(Math.max(0, termWidth - width(term)))}  `;
    return lead + wrap(description, beside).join(`\n${' '.repeat(termWidth + 4)}`);
  }
  return [`  ${term}`, ...wrap(description, most - 6).map((line) => `      ${line}`)].join('\n');
}

export function withLang<Options extends object>(
  options: Options,
  { lang }: Setting,
): Options & { lang?: string } {
  return lang === undefined ? options : { ...options, lang };
}

/** Collects a flag that may be given several times; commander passes undefined the first time. */
export function append(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

export function formatOption(formats: readonly string[], { locale }: Setting): Option {
  const description = say(cli['opt-format'], locale, { formats: formats.join(' | ') });
  return oneOf(new Option('--format <format>', description), '--format', formats, locale);
}

function oneOf(option: Option, name: string, values: readonly string[], locale: Locale): Option {
  return option.argParser((value: string) => {
    if (values.includes(value)) return value;
    const allowed = say(cli['allowed-values'], locale, { values: values.join(' | ') });
    const what = say(cli['invalid-value'], locale, { name, value });
    throw new InvalidArgumentError(`${what}${locale === 'en' ? '; ' : '；'}${allowed}`);
  });
}

export function secondsOption(name: string, description: string, locale: Locale): Option {
  return new Option(`${name} <seconds>`, description).argParser((value: string) => {
    const seconds = Number(value);
    if (Number.isFinite(seconds) && seconds > 0) return seconds;
    const what = say(cli['invalid-value'], locale, { name, value });
    throw new InvalidArgumentError(
      `${what}${locale === 'en' ? '; ' : '；'}${say(usageTexts.seconds, locale)}`,
    );
  });
}
