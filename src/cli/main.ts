import { CommanderError } from 'commander';
import { say, type Locale } from '../catalogue/index.ts';
import { cli } from '../catalogue/cli.ts';
import { commandLine } from './command-line.ts';
import { EXIT } from './exit-status.ts';
import type { Io } from './io.ts';
import { chooseLocale } from './locale.ts';
import { usageError } from './usage-error.ts';

/**
 * The program: arguments without `node` and the file, to an exit status (language.md §8). Never rejects, and never
 * shows a stack unless MDROLLBACK_DEBUG asks for it.
 */
export async function main(given: readonly string[], io: Io): Promise<number> {
  // `help exec`, as many programs have it.
  const argv = given[0] === 'help' ? [...given.slice(1), '--help'] : given;
  const lang = langOf(argv);
  // In what language is it said that there is no such language?
  const locale = chooseLocale(isLang(lang) ? lang : undefined, null, io.env);
  let status: number = EXIT.done;
  let help = (): string => '';
  try {
    const done = (result: number): void => {
      status = result;
    };
    const program = commandLine({ io, locale, lang, done }, argv[0]);
    help = () => program.helpInformation();
    await program.parseAsync(argv, { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return EXIT.done;
      io.stderr.write(usageError(error, argv, locale));
      // Nothing was named: here is what there is.
      if (error.code === 'commander.help') io.stderr.write(`\n${help()}`);
      return EXIT.wrong;
    }
    io.stderr.write(crash(error, locale, io));
    return EXIT.failed;
  }
}

/** `--lang` is needed before commander has read anything: help and usage errors are in that language too. */
function langOf(argv: readonly string[]): string | undefined {
  const index = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const argument = argv[index];
  return argument === '--lang' ? argv[index + 1] : argument?.slice('--lang='.length);
}

function isLang(lang: string | undefined): boolean {
  return lang !== undefined && /^(zh|en)\b/i.test(lang);
}

function crash(error: unknown, locale: Locale, { env }: Io): string {
  const debug = env['MDROLLBACK_DEBUG'] ?? '';
  if (debug !== '' && error instanceof Error) return `${error.stack ?? error.message}\n`;
  const message = (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, ' ');
  return `${say(cli['crash-lead'], locale, { message })}\n${say(cli['crash-hint'], locale)}\n`;
}
