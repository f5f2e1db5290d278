import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { say } from '../catalogue/index.ts';
import { cliReport } from '../catalogue/cli-report.ts';
import { gateTexts } from '../catalogue/gates.ts';
import { cliRuns } from '../catalogue/cli-runs.ts';
import { cli } from '../catalogue/cli.ts';
import { notices } from '../catalogue/notices.ts';
import { decideTexts } from '../catalogue/decide.ts';
import { prepareTexts } from '../catalogue/prepare.ts';
import { sectionTexts } from '../catalogue/section.ts';
import { addRunVerbs } from './run-verbs.ts';
import {
  append,
  dress,
  formatOption,
  LATEST,
  secondsOption,
  statusTable,
  verb,
  withLang,
  type Setting,
} from './verb.ts';
import type { CheckOptions } from './commands/check.ts';
import type { DecideOptions } from './commands/decide.ts';
import type { ExecFlags } from './exec/call.ts';
import type { NotifyOptions } from './commands/notify.ts';
import type { PlanOptions } from './commands/plan.ts';
import type { SectionFlags } from './commands/run-section.ts';
import type { ReportOptions } from './commands/report.ts';
import type { ScaffoldFlags } from './commands/scaffold.ts';

type Adder = (program: Command, setting: Setting) => void;

/** In the order of the help. */
const ADDERS: readonly (readonly [readonly string[], Adder])[] = [
  [['scaffold'], addScaffold],
  [['check'], addCheck],
  [['plan'], addPlan],
  [['exec'], addExec],
  [['run-section'], addRunSection],
  [['resume', 'attach', 'runs', 'verify', 'followups'], addRunVerbs],
  [['report'], addReport],
  [['notify'], addNotify],
  [['decide'], addDecide],
];

/**
 * The program's verbs and flags. A verb's code is loaded when it is used, so that `--help` starts in no time, and only
 * the verb that the first argument names is made: for help, for `--lang` before the verb and for a wrong word, all are.
 * Throws `CommanderError`; writes nothing but help and the version.
 */
export function commandLine(setting: Setting, verbName = ''): Command {
  const { locale } = setting;
  const program = dress(new Command('mdrollback'), setting)
    .description(say(cli.description, locale))
    .version(packageJson.version, '-V, --version', say(cli['opt-version'], locale))
    .helpCommand(false);
  program.addHelpText('after', () => `\n${statusTable(setting, cli['status-table'])}`);
  const wanted = ADDERS.some(([names]) => names.includes(verbName)) ? verbName : null;
  for (const [names, add] of ADDERS) if (wanted === null || names.includes(wanted)) add(program, setting);
  return program;
}

function addCheck(program: Command, setting: Setting): void {
  verb(program, 'check', setting)
    .argument('<document...>', say(cli['arg-documents'], setting.locale))
    .option('--strict', say(cli['check-strict'], setting.locale))
    .addOption(formatOption(['text', 'json'], setting))
    .action(async (documents: string[], options: CheckOptions) => {
      const { check } = await import('./commands/check.ts');
      setting.done(check(documents, withLang(options, setting), setting.io));
    });
}

function addPlan(program: Command, setting: Setting): void {
  decisions(verb(program, 'plan', setting), setting)
    .argument('<document>', say(cli['arg-document'], setting.locale))
    .option('-o, --output <file>', say(prepareTexts['opt-output'], setting.locale))
    .option('--force', say(prepareTexts['opt-force'], setting.locale))
    .addOption(formatOption(['text', 'json'], setting))
    .action(async (document: string, options: PlanOptions) => {
      const { plan } = await import('./commands/plan.ts');
      setting.done(await plan(document, withLang(options, setting), setting.io));
    });
}

function addScaffold(program: Command, setting: Setting): void {
  const { locale } = setting;
  verb(program, 'scaffold', setting)
    .argument('[template]', say(cliRuns['arg-template'], locale))
    .option('-o, --output <file>', say(cliRuns['scaffold-output'], locale))
    .option('--list', say(cliRuns['scaffold-list'], locale))
    .option('--set <name=value>', say(cliRuns['scaffold-set'], locale), append)
    .option('--values <file>', say(cliRuns['scaffold-values'], locale))
    .option('--force', say(cliRuns['scaffold-force'], locale))
    .action(async (template: string | undefined, options: ScaffoldFlags) => {
      const { scaffold } = await import('./commands/scaffold.ts');
      setting.done(await scaffold(template, withLang(options, setting), setting.io));
    });
}

function addExec(program: Command, setting: Setting): void {
  const { locale } = setting;
  running(reasons(decisions(verb(program, 'exec', setting), setting), setting), setting)
    .argument('<document>', say(prepareTexts['arg-exec-document'], locale))
    .option('--outside-window <reason>', say(prepareTexts['opt-outside-window'], locale))
    .option('--override-backup-check <reason>', say(gateTexts['exec-override'], locale))
    .action(async (document: string, options: ExecFlags) => {
      const { exec } = await import('./commands/exec.ts');
      setting.done(await exec(document, withLang(options, setting), setting.io));
    });
}

function addReport(program: Command, setting: Setting): void {
  const { locale } = setting;
  verb(program, 'report', setting)
    .argument('[run]', say(cliRuns['arg-run'], locale))
    .addOption(formatOption(['md', 'html', 'junit', 'json'], setting))
    .option('-o, --output <file>', say(cliReport.output, locale))
    .option('--force', say(cliReport.force, locale))
    .action(async (run: string | undefined, options: ReportOptions) => {
      const { report } = await import('./commands/report.ts');
      setting.done(await report(run ?? LATEST, withLang(options, setting), setting.io));
    });
}

function addNotify(program: Command, setting: Setting): void {
  const { locale } = setting;
  verb(program, 'notify', setting)
    .argument('[run]', say(notices['notify-run'], locale))
    .option('--test', say(notices['notify-test'], locale))
    .action(async (run: string | undefined, options: NotifyOptions) => {
      const { notify } = await import('./commands/notify.ts');
      setting.done(await notify(run ?? LATEST, withLang(options, setting), setting.io));
    });
}

function addDecide(program: Command, setting: Setting): void {
  const { locale } = setting;
  reasons(verb(program, 'decide', setting), setting)
    .argument('<document>', say(cli['arg-document'], locale))
    .option('--operator <name>', say(cliRuns['exec-operator'], locale))
    .addOption(formatOption(['text', 'json'], setting))
    .action(async (document: string, options: DecideOptions) => {
      const { decide } = await import('./commands/decide.ts');
      setting.done(await decide(document, withLang(options, setting), setting.io));
    });
}

function addRunSection(program: Command, setting: Setting): void {
  const { locale } = setting;
  running(values(verb(program, 'run-section', setting), setting), setting)
    .argument('<document>', say(cli['arg-document'], locale))
    .argument('[section]', say(sectionTexts['arg-id'], locale))
    .option('--of <run>', say(sectionTexts['opt-of'], locale))
    .action(async (document: string, section: string | undefined, options: SectionFlags) => {
      const { runSection } = await import('./commands/run-section.ts');
      setting.done(await runSection(document, section, withLang(options, setting), setting.io));
    });
}

/** Flags of whatever begins a run. */
function running(command: Command, setting: Setting): Command {
  const { locale } = setting;
  return command
    .option('--yes', say(cliRuns['exec-yes'], locale))
    .option('--dry-run', say(prepareTexts['opt-dry-run'], locale))
    .option('--confirm-checkpoints', say(cliRuns['exec-confirm-checkpoints'], locale))
    .option('--allow-irreversible <step>', say(cliRuns['exec-allow-irreversible'], locale), append)
    .option('--on-host <name>', say(cliRuns['exec-on-host'], locale), append)
    .option('--operator <name>', say(cliRuns['exec-operator'], locale))
    .option('--report <file>', say(cliReport['exec-report'], locale))
    .option('--run-dir <directory>', say(cliRuns['exec-run-dir'], locale))
    .addOption(secondsOption('--timeout', say(cliRuns['exec-timeout'], locale), locale))
    .addOption(formatOption(['text', 'json'], setting));
}

/** Flags that say why it is rolled back, the same for `decide` and `exec`. */
function reasons(command: Command, { locale }: Setting): Command {
  return command
    .option('--holds <numbers>', say(decideTexts['opt-holds'], locale))
    .option('--fact <column=value>', say(decideTexts['opt-fact'], locale), append)
    .option('--skip-decision <reason>', say(decideTexts['opt-skip'], locale));
}

/** Flags that decide what a section leaves open. */
function values(command: Command, { locale }: Setting): Command {
  return command
    .option('--use <choice>', say(cli['opt-use'], locale), append)
    .option('--set <name=value>', say(cli['opt-set'], locale), append)
    .option('--values <file>', say(cli['opt-values'], locale));
}

/** Flags that decide what a document leaves open, the same for every verb. */
function decisions(command: Command, setting: Setting): Command {
  const { locale } = setting;
  return values(command, setting)
    .option('--answers <file>', say(prepareTexts['opt-answers'], locale))
    .option('--with <step>', say(cli['opt-with'], locale), append)
    .option('--skip <step>', say(cli['opt-skip'], locale), append);
}
