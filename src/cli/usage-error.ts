import type { CommanderError } from 'commander';
import { say, type Entry, type Locale } from '../catalogue/index.ts';
import { cli } from '../catalogue/cli.ts';
import { usageTexts } from '../catalogue/usage.ts';
import { examples } from './examples.ts';

/** commander's complaints, in the user's language. */
const COMPLAINTS: Readonly<Record<string, Entry>> = {
  'commander.unknownOption': cli['unknown-option'],
  'commander.unknownCommand': cli['unknown-command'],
  'commander.missingArgument': cli['missing-argument'],
  'commander.optionMissingArgument': cli['missing-value'],
  'commander.excessArguments': usageTexts['too-many'],
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
      : say(complaint, locale, { name, verb: name, ...countsOf(error.message) });
  const guess = /Did you mean (?:one of )?([^?]+)\?/.exec(error.message)?.[1];
  const verb = argv.find((argument) => !argument.startsWith('-'));
  const known =
    error.code !== 'commander.unknownCommand' && error.code !== 'commander.help' && verb !== undefined;
  return [
    say(cli['usage-lead'], locale, { what }),
    ...(guess === undefined ? [] : [say(cli['did-you-mean'], locale, { name: guess })]),
    ...helpWith(error.code, name, verb, locale),
    say(cli['usage-hint'], locale, { command: known ? `mdrollback ${verb} --help` : 'mdrollback --help' }),
    '',
  ].join('\n');
}

/** How many arguments were expected, and how many there were. */
function countsOf(message: string): { readonly expected: string; readonly got: string } {
  const [, expected = '', got = ''] = /Expected (\d+) arguments? but got (\d+)/.exec(message) ?? [];
  return { expected, got };
}

/** What a newcomer may have meant: a document without a verb, a verb without a document. */
function helpWith(code: string, name: string, verb: string | undefined, locale: Locale): readonly string[] {
  if (code === 'commander.missingArgument') {
    const [example] = isVerb(verb) ? examples[verb] : [];
    return example === undefined ? [] : [say(usageTexts['for-example'], locale, { example })];
  }
  if (code !== 'commander.unknownCommand' || !/\.(md|markdown|json)$/i.test(name)) return [];
  const verbs = name.endsWith('.json') ? ['exec'] : ['check', 'plan', 'exec'];
  return [
    say(usageTexts['a-file'], locale, { path: name }),
    ...verbs.map((each) => `  mdrollback ${each} ${name}`),
  ];
}

function isVerb(name: string | undefined): name is keyof typeof examples {
  return name !== undefined && Object.hasOwn(examples, name);
}
