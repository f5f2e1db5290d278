import type { Command } from 'commander';
import { say } from '../catalogue/index.ts';
import { cliReport } from '../catalogue/cli-report.ts';
import { cliRuns } from '../catalogue/cli-runs.ts';
import { cli } from '../catalogue/cli.ts';
import { followUpTexts } from '../catalogue/followups.ts';
import { resumeView } from '../catalogue/resume-view.ts';
import type { FollowUpsOptions } from './commands/followups.ts';
import type { ResumeFlags } from './commands/resume.ts';
import type { RunsOptions } from './commands/runs.ts';
import type { VerifyOptions } from './commands/verify.ts';
import { append, formatOption, LATEST, secondsOption, verb, withLang, type Setting } from './verb.ts';

/** `resume`, `attach`, `runs`, `verify` and `followups`: what can be done with a run that was begun before. */
export function addRunVerbs(program: Command, setting: Setting): void {
  addResume(program, setting);
  const { locale, io, done } = setting;
  verb(program, 'attach', setting)
    .argument('[run]', say(cliRuns['arg-run'], locale))
    .action(async (run: string | undefined, options: { lang?: string }) => {
      const { attach } = await import('./commands/attach.ts');
      done(await attach(run ?? LATEST, withLang(options, setting), io));
    });
  verb(program, 'runs', setting)
    .addOption(formatOption(['text', 'json'], setting))
    .action(async (options: RunsOptions) => {
      const { runs } = await import('./commands/runs.ts');
      done(await runs(withLang(options, setting), io));
    });
  verb(program, 'verify', setting)
    .argument('[run]', say(cliRuns['arg-run'], locale))
    .addOption(formatOption(['text', 'json'], setting))
    .action(async (run: string | undefined, options: VerifyOptions) => {
      const { verify } = await import('./commands/verify.ts');
      done(await verify(run ?? LATEST, withLang(options, setting), io));
    });
  verb(program, 'followups', setting)
    .argument('[run]', say(cliRuns['arg-run'], locale))
    .addOption(formatOption(['text', 'json', 'ics'], setting))
    .option('-o, --output <file>', say(followUpTexts['opt-output'], locale))
    .option('--force', say(cliRuns['scaffold-force'], locale))
    .action(async (run: string | undefined, options: FollowUpsOptions) => {
      const { followups } = await import('./commands/followups.ts');
      done(await followups(run ?? LATEST, withLang(options, setting), io));
    });
}

function addResume(program: Command, setting: Setting): void {
  const { locale } = setting;
  verb(program, 'resume', setting)
    .argument('[run]', say(resumeView['arg-resumable'], locale))
    .option('--takeover', say(resumeView['opt-takeover'], locale))
    .option('--accept-edits', say(resumeView['opt-accept-edits'], locale))
    .option('--retry <action>', say(resumeView['opt-retry'], locale), append)
    .option('--yes', say(cliRuns['exec-yes'], locale))
    .option('--confirm-checkpoints', say(cliRuns['exec-confirm-checkpoints'], locale))
    .option('--allow-irreversible <step>', say(cliRuns['exec-allow-irreversible'], locale), append)
    .option('--on-host <name>', say(cliRuns['exec-on-host'], locale), append)
    .option('--set <name=value>', say(resumeView['resume-set'], locale), append)
    .option('--values <file>', say(cli['opt-values'], locale))
    .option('--operator <name>', say(cliRuns['exec-operator'], locale))
    .option('--report <file>', say(cliReport['exec-report'], locale))
    .addOption(secondsOption('--timeout', say(cliRuns['exec-timeout'], locale), locale))
    .addOption(formatOption(['text', 'json'], setting))
    .action(async (run: string | undefined, options: ResumeFlags) => {
      const { resume } = await import('./commands/resume.ts');
      setting.done(await resume(run, withLang(options, setting), setting.io));
    });
}
