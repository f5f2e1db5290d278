/** Which words of a command are a program in another language: `mysql -e`, `python3 -c`, `awk '…'` (language.md §0.6). As data. */

import { readOptions } from './options.ts';

export type Language = 'sql' | 'python' | 'perl' | 'ruby' | 'javascript' | 'php' | 'awk' | 'sed' | 'jq';

interface Interpreter {
  readonly programs: string;
  readonly language: Language;
  /** Options whose value is a program; a pattern for short ones that stand together, `-pe`. */
  readonly options: RegExp;
  /** Options that take another value. */
  readonly valued: string;
  /** The operands that are a program where no option gives one: from this on, this many. */
  readonly operands?: readonly [from: number, count: number];
  /** With one of these, and with nothing that gives it a program, it reads none. */
  readonly file?: string;
  /** It reads its standard input as a program where nothing else gives it one and no more operands than this. */
  readonly reads?: number;
}

const SQL = { language: 'sql' } as const;

const INTERPRETERS: readonly Interpreter[] = [
  {
    ...SQL,
    programs: 'mysql mariadb',
    options: /^(?:-[a-zA-Z]*e|--execute)$/,
    valued: '-u --user -h --host -P --port -D --database -S --socket --defaults-file --defaults-extra-file',
    reads: 9,
  },
  {
    ...SQL,
    programs: 'psql',
    options: /^(?:-[a-zA-Z]*c|--command)$/,
    valued: '-U --username -h --host -p --port -d --dbname -v --set --variable -F -o -P -f --file',
    file: '-f --file',
    reads: 9,
  },
  {
    ...SQL,
    programs: 'sqlite3 duckdb',
    options: /^(?:-cmd|-c)$/,
    valued: '-separator',
    operands: [1, 9],
    reads: 1,
  },
  {
    ...SQL,
    programs: 'clickhouse-client clickhouse beeline hive cqlsh sqlcmd influx',
    options: /^(?:-q|-Q|-e|--query|--execute|-execute)$/,
    valued: '-h --host --port -u --user -d --database -S -U -k',
    reads: 9,
  },
  { ...SQL, programs: 'sqlplus', options: /^$/, valued: '', reads: 9 },
  {
    programs: 'python python2 python3',
    language: 'python',
    options: /^-[a-zA-Z]*c$/,
    valued: '-m -W -X',
    file: '-m',
    reads: 0,
  },
  { programs: 'perl', language: 'perl', options: /^-[a-zA-Z]*[eE]$/, valued: '-M -I -F', reads: 0 },
  { programs: 'ruby', language: 'ruby', options: /^-[a-z]*e$/, valued: '-r -I', reads: 0 },
  { programs: 'php', language: 'php', options: /^(?:-r|--run)$/, valued: '-d -c', reads: 0 },
  {
    programs: 'node nodejs deno bun',
    language: 'javascript',
    options: /^(?:-e|-p|-pe|--eval|--print)$/,
    valued: '-r --require',
    reads: 0,
  },
  {
    programs: 'mongo mongosh',
    language: 'javascript',
    options: /^--eval$/,
    valued: '-u -p --host --port --authenticationDatabase',
    reads: 1,
  },
  {
    programs: 'awk gawk mawk nawk',
    language: 'awk',
    options: /^(?:-e|--source)$/,
    valued: '-F -v -f --file --assign --field-separator',
    operands: [0, 1],
    file: '-f --file',
  },
  {
    programs: 'sed gsed',
    language: 'sed',
    options: /^(?:-[a-zA-Z]*e|--expression)$/,
    valued: '-f --file -l',
    operands: [0, 1],
    file: '-f --file',
  },
  {
    programs: 'jq yq',
    language: 'jq',
    options: /^$/,
    valued: '--indent -f --from-file',
    operands: [0, 1],
    file: '-f --from-file',
  },
];

const BY_PROGRAM: ReadonlyMap<string, Interpreter> = new Map(
  INTERPRETERS.flatMap((each) => each.programs.split(' ').map((name) => [name, each] as const)),
);
/** Programs behind which another one is named: `docker exec db psql -c '…'`. */
const LAUNCHERS: ReadonlySet<string> = new Set(
  'docker podman nerdctl docker-compose podman-compose kubectl oc chroot nsenter gosu su-exec setpriv systemd-run find'.split(
    ' ',
  ),
);

export interface ProgramText {
  readonly language: Language;
  /** Indexes of the words that hold it. */
  readonly words: readonly number[];
  /** Its standard input is one. */
  readonly reads: boolean;
}

/** `words[0]` is the program; a word that bash makes is given by what can be seen of it. Null: no program text in it. */
export function programTextIn(words: readonly string[]): ProgramText | null {
  const name = (word: string): string => word.slice(word.lastIndexOf('/') + 1);
  const first = name(words[0] ?? '');
  const at = LAUNCHERS.has(first)
    ? words.findIndex((word, index) => index > 0 && BY_PROGRAM.has(name(word)))
    : 0;
  const interpreter = BY_PROGRAM.get(name(words[at] ?? ''));
  if (at < 0 || interpreter === undefined) return null;
  const { language, reads } = interpreter;
  const given = byOptions(words, at + 1, interpreter);
  if (given.length > 0) return { language, words: given, reads: false };
  const { options, operands } = withIndexes(words, at + 1, interpreter);
  if ((interpreter.file ?? '').split(' ').some((option) => options.has(option)))
    return { language, words: [], reads: false };
  const [from, count] = interpreter.operands ?? [0, 0];
  const texts = operands.slice(from, from + count);
  const feeds = reads !== undefined && texts.length === 0;
  const script = operands.filter((index) => words[index] !== '-');
  return { language, words: texts, reads: feeds && script.length <= reads };
}

function byOptions(words: readonly string[], from: number, { options }: Interpreter): readonly number[] {
  return words.flatMap((word, index) => {
    if (index < from) return [];
    if (options.test(words[index - 1] ?? '') && index > from) return [index];
    const [name = '', value] = /^(--?[a-z]+)=/i.test(word) ? word.split('=', 2) : [word];
    if (value !== undefined && options.test(name)) return [index];
    // `-e"SELECT …"`, glued.
    return options.test(word.slice(0, 2)) && word.length > 2 && !options.test(word) && /^-\w/.test(word)
      ? [index]
      : [];
  });
}

function withIndexes(
  words: readonly string[],
  from: number,
  { valued }: Interpreter,
): { readonly options: ReadonlySet<string>; readonly operands: readonly number[] } {
  // `--arg name value` takes two.
  const skipped = new Set<number>();
  words.forEach((word, index) => {
    if (/^--(?:arg|argjson|slurpfile|rawfile)$/.test(word))
      [0, 1, 2].forEach((next) => skipped.add(index + next));
  });
  const indexes = words.map((_, index) => index).filter((index) => index >= from && !skipped.has(index));
  const named = indexes.map((index) => words[index] ?? '');
  const { options, operands } = readOptions(named, { valued });
  // What is left over are the last of them in their order; equal words are told apart by counting.
  const left = [...operands];
  const found: number[] = [];
  for (const index of [...indexes].reverse()) {
    if (left.length > 0 && left.at(-1) === words[index]) {
      found.unshift(index);
      left.pop();
    }
  }
  return { options, operands: found };
}
