import type { CommanderError } from 'commander';
import { say, type Entry, type Locale } from '../catalogue/index.ts';
import { cli } from '../catalogue/cli.ts';

/** commander's complaints, in the user's language. */
const COMPLAINTS: Readonly<Record<string, Entry>> = {
  'commander.unknownOption': cli['unknown-option'],
  'commander.unknownCommand': cli['unknown-command'],
  'commander.missingArgument': cli['missing-argument'],
  'commander.optionMissingArgument': cli['missing-value'],
  'commander.excessArguments': cli['excess-arguments'],
  'commander.help': cli['missing-command'],
};

/** What was wrong with the call and where the right one stands; ends with a line feed. */
export function usageError(error: CommanderError, argv: readonly string[], locale: Locale): string {
  const name = /'([^']+)'/.exec(error.message)?.[1] ?? '';
  const complaint = COMPLAINTS[error.code];
  // What our own option parsers throw is already in the user's language.
  const what =
    complaint === undefined
      ? error.message.replace(/^error: .* is invalid\. /, '')
      : say(complaint, locale, { name });
  const guess = /Did you mean (?:one of )?([^?]+)\?/.exec(error.message)?.[1];
  const verb = argv.find((argument) => !argument.startsWith('-'));
  const known =
    error.code !== 'commander.unknownCommand' && error.code !== 'commander.help' && verb !== undefined;
  return [
    say(cli['usage-lead'], locale, { what }),
    ...(guess === undefined ? [] : [say(cli['did-you-mean'], locale, { name: guess })]),
    say(cli['usage-hint'], locale, { command: known ? `mdrollback ${verb} --help` : 'mdrollback --help' }),
    '',
  ].join('\n');
}
