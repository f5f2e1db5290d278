/** Command lines against patterns: which options stand in a call, and how many words are left. The tables are written in these terms. */

/** What a call's arguments must look like. Lists are separated by blanks; an absent field demands nothing. */
export interface ArgumentPattern {
  /** Base names of programs. */
  readonly programs: string;
  /** Alternatives of subcommands, separated by `|`: `logs|compose logs`. */
  readonly words?: string;
  /** At least one of these options; `-p=` means with an attached value. */
  readonly has?: string;
  /** None of these options. */
  readonly lacks?: string;
  /** No options beside these. */
  readonly only?: string;
  /** Options whose value is the next word; `-p?` takes only an attached one. */
  readonly valued?: string;
  /** Options end at the first other word, as in `ssh host ls -l`. */
  readonly ordered?: true;
  /** How many words are left, at least and at most. */
  readonly operands?: readonly [number, number];
  /** How many of the words that are left are numbers. */
  readonly numbers?: number;
  /** One of the words, an option's value included, holds this text. */
  readonly holds?: string;
}

/** A pattern of calls that need a person, and in what way. */
export interface InteractionRule extends ArgumentPattern {
  readonly is: 'interactive' | 'remote' | 'endless' | 'client' | 'terminal';
  /** Holds only where nothing is fed to it by `<`, a heredoc or a pipe. */
  readonly typed?: true;
}

export interface ReadOptions {
  readonly options: ReadonlySet<string>;
  readonly operands: readonly (string | null)[];
}

/** Options that stand before the subcommand and take the next word. */
const GLOBAL_VALUED: ReadonlyMap<string, string> = new Map([
  ['kubectl', '-n --namespace --context --kubeconfig --cluster --user --as -s --server --token'],
  ['docker', '-H --host -c --context --config -l --log-level'],
  ['docker-compose', '-f --file -p --project-name --profile --env-file --project-directory --ansi'],
  ['git', '-C -c --git-dir --work-tree --namespace'],
  ['helm', '-n --namespace --kube-context --kubeconfig'],
  ['systemctl', '-H --host -M --machine -t --type -p --property -n --lines -o --output'],
  ['aws', '--profile --region --output --endpoint-url'],
  ['gcloud', '--project --account --zone --region'],
  ['npm', '--prefix -C -w --workspace'],
  ['yarn', '--cwd'],
  ['pnpm', '-C --dir -F --filter'],
  ['celery', '-A --app -b --broker --result-backend --loader --config --workdir'],
  ['ansible', '-i --inventory'],
  ['terraform', ''],
  ['redis-cli', '-h -p -a -n -u -s -r -i --user --pass'],
  ['supervisorctl', '-c -s -u -p'],
]);

/** Names under which the same program is called. */
const SAME_PROGRAM: ReadonlyMap<string, string> = new Map([
  ['podman', 'docker'],
  ['nerdctl', 'docker'],
  ['oc', 'kubectl'],
  ['podman-compose', 'docker-compose'],
  ['tofu', 'terraform'],
]);

export interface Invocation {
  readonly program: string;
  /** Options before the first word. */
  readonly globals: ReadonlySet<string>;
  /** From the first word on. */
  readonly rest: readonly (string | null)[];
}

/** `docker compose x` as `docker-compose x`, `podman` as `docker`, options before the subcommand set apart. */
export function invocationOf(program: string, args: readonly (string | null)[]): Invocation {
  const base = program.slice(program.lastIndexOf('/') + 1);
  const name = SAME_PROGRAM.get(base) ?? base;
  const valued = GLOBAL_VALUED.get(name);
  if (valued === undefined) return { program: name, globals: new Set(), rest: args };
  const { options, operands } = readOptions(args, { valued, ordered: true });
  if (name === 'docker' && operands[0] === 'compose')
    return invocationOf('docker-compose', operands.slice(1));
  return { program: name, globals: options, rest: operands };
}

/** The options and operands behind the pattern's subcommand if the call fits the pattern, else null. */
export function match(invocation: Invocation, pattern: ArgumentPattern): ReadOptions | null {
  if (!programsOf(pattern).has(invocation.program)) return null;
  const rest = behindWords(invocation.rest, pattern.words);
  if (rest === null) return null;
  const { holds } = pattern;
  if (holds !== undefined && !rest.some((word) => word?.includes(holds) === true)) return null;
  const read = readOptions(rest, pattern);
  const options = new Set([...invocation.globals, ...read.options]);
  const count = read.operands.length;
  const [least, most] = pattern.operands ?? [0, Infinity];
  const fits =
    (pattern.has === undefined || pattern.has.split(' ').some((name) => options.has(name))) &&
    !namesAny(pattern.lacks ?? '', options) &&
    (pattern.only === undefined || areAmong(options, pattern.only)) &&
    count >= least &&
    count <= most &&
    (pattern.numbers === undefined || read.operands.filter(isNumber).length === pattern.numbers);
  return fits ? { options, operands: read.operands } : null;
}

/** getopt takes `--out` for `--output`. */
const PROGRAMS = new WeakMap<ArgumentPattern, ReadonlySet<string>>();

/** The tables are read for every command of a document: their lists are split once. */
function programsOf(pattern: ArgumentPattern): ReadonlySet<string> {
  const known = PROGRAMS.get(pattern);
  if (known !== undefined) return known;
  const programs = new Set(pattern.programs.split(' '));
  PROGRAMS.set(pattern, programs);
  return programs;
}

const RULES = new WeakMap<readonly ArgumentPattern[], ReadonlyMap<string, readonly ArgumentPattern[]>>();

/** Those of a table's rules that speak of a program, in the table's order. */
export function rulesFor<Rule extends ArgumentPattern>(
  rules: readonly Rule[],
  program: string,
): readonly Rule[] {
  const index = RULES.get(rules) ?? indexed(rules);
  return (index.get(program) ?? []) as readonly Rule[];
}

function indexed(rules: readonly ArgumentPattern[]): ReadonlyMap<string, readonly ArgumentPattern[]> {
  const index = new Map<string, ArgumentPattern[]>();
  for (const rule of rules) {
    // Not by `programsOf`: to keep some hundred sets takes longer than all the rest.
    for (const program of rule.programs.split(' ')) {
      const own = index.get(program);
      if (own === undefined) index.set(program, [rule]);
      else if (own.at(-1) !== rule) own.push(rule);
    }
  }
  RULES.set(rules, index);
  return index;
}

function areAmong(options: ReadonlySet<string>, list: string): boolean {
  const names = list.split(' ');
  return [...options].every((option) => names.includes(option.replace(/=$/, '')));
}

export function namesAny(list: string, options: ReadonlySet<string>): boolean {
  const names = list.split(' ');
  const abbreviated = [...options].filter((option) => option.length > 2 && option.startsWith('--'));
  return names.some((name) => options.has(name) || abbreviated.some((option) => name.startsWith(option)));
}

function isNumber(word: string | null): boolean {
  return word !== null && /^\d+(?:\.\d+)?$/.test(word);
}

function behindWords(
  rest: readonly (string | null)[],
  words: string | undefined,
): readonly (string | null)[] | null {
  if (words === undefined) return rest;
  for (const alternative of words.split('|')) {
    const wanted = alternative.split(' ');
    if (wanted.every((word, index) => rest[index] === word)) return rest.slice(wanted.length);
  }
  return null;
}

type Syntax = Pick<ArgumentPattern, 'has' | 'lacks' | 'valued' | 'ordered'>;

/** Splits arguments as getopt does; `-auto-approve` is one option where the syntax names it so. */
export function readOptions(args: readonly (string | null)[], syntax: Syntax): ReadOptions {
  const valued = new Set((syntax.valued ?? '').split(' '));
  const named = new Set([syntax.has, syntax.lacks, syntax.valued].flatMap((list) => (list ?? '').split(' ')));
  const options = new Set<string>();
  const operands: (string | null)[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? null;
    if (arg === '--') return { options, operands: [...operands, ...args.slice(at + 1)] };
    if (arg === null || arg === '-' || !arg.startsWith('-')) {
      if (syntax.ordered === true) return { options, operands: args.slice(at) };
      operands.push(arg);
    } else if (readOption(arg, valued, named, options)) {
      at += 1;
    }
  }
  return { options, operands };
}

/** Adds the option's names; true if the next word is its value. */
function readOption(
  arg: string,
  valued: ReadonlySet<string>,
  named: ReadonlySet<string>,
  options: Set<string>,
): boolean {
  const [name = arg, value] = arg.split('=', 2);
  if (arg.startsWith('--') || (name.length > 2 && named.has(name))) {
    options.add(name);
    if (value !== undefined) options.add(`${name}=`);
    return value === undefined && valued.has(name);
  }
  for (let at = 1; at < arg.length; at += 1) {
    const letter = `-${arg[at] ?? ''}`;
    options.add(letter);
    const attached = at + 1 < arg.length;
    if (valued.has(letter) || valued.has(`${letter}?`)) {
      if (attached) options.add(`${letter}=`);
      return !attached && valued.has(letter);
    }
  }
  return false;
}
