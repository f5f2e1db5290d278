/** Every command appends its id here, in one write. */
export const LEDGER = 'ledger';
/** And here, where it does not find the shell as the commands before have left it: its id, and those of whom that can be. */
export const STRAYS = 'strays';

/** `plain`: mostly commands that only start programs, behind which the shell's state is not noted, see src/shell/unchanged.ts. */
export type Length = 'short' | 'long' | 'plain';

/**
 * Commands by step. Where each place of death is tried there are few; where chance tries them there are so many that most
 * moments fall within the run.
 */
const STEPS: Readonly<Record<Length, readonly (readonly string[])[]>> = {
  short: [['1.1/1', '1.1/2'], ['2.1/1']],
  plain: [['1.1/1', '1.1/2', '1.1/3', '1.1/4'], ['2.1/1']],
  long: ['1.1', '1.2', '1.3', '1.4', '2.1', '2.2', '2.3', '2.4', '3.1', '3.2', '3.3', '3.4'].map((step) => [
    `${step}/1`,
    `${step}/2`,
  ]),
};

/** What a command does beside, so that slow ones, options, pipes and shells all have their turn. */
const BESIDE = [
  'sleep 0.01',
  'set -u; sleep 0.02',
  'echo x | cat >/dev/null',
  '(exit 3); sleep 0.02',
  'shopt -s extglob',
  'sleep 0.02',
];

/** What a command does to the shell. `full`: a directory, a variable and a function; `bare`: no function. */
type Kind = 'full' | 'bare' | 'plain';

/** Of command number `at`, from 1. */
function kindOf(length: Length, at: number): Kind {
  if (length === 'plain') return at === 1 || at === 5 ? 'bare' : 'plain';
  if (at <= 16) return 'full';
  return at === 17 || at === 23 ? 'bare' : 'plain';
}

/** The command in whose frame bash dies or notes its places, from 1: of the plain ones the first without a note of its state. */
export function mortalOf(length: Length): number {
  return length === 'plain' ? 3 : 2;
}

/** The commands' ids in their order. */
export function idsOf(length: Length): readonly string[] {
  return STEPS[length].flat();
}

/** Where command number `at`, from 1, leaves the shell: a directory of the run's room. */
export function directoryOf(at: number): string {
  return `d${at}`;
}

/**
 * It looks whether directory, variable and function are those of the command before, sets its own, and notes that it ran.
 * What comes in between is where it can be caught half-way.
 */
function textOf(length: Length, id: string, at: number): string {
  const kind = kindOf(length, at);
  const ran = `echo ${id} >> "$ROOM/${LEDGER}"`;
  const beside = kind === 'plain' ? 'sleep 0.01' : (BESIDE[(at - 1) % BESIDE.length] ?? ':');
  const own = ownOf(kind, at);
  // Caught in between, every second one has not happened yet, and every second one has.
  const deed = at % 2 === 0 ? [ran, ...own, beside] : [beside, ran, ...own];
  return [lookOf(length, at), ...deed, 'echo ok'].join('; ');
}

function ownOf(kind: Kind, at: number): readonly string[] {
  if (kind === 'plain') return [];
  return [`cd "$ROOM/${directoryOf(at)}"`, kind === 'full' ? `f() { V=${at}; }` : 'unset -f f', `AT=${at}`];
}

/** Notes the commands by which the state can have come about that is not as it should be, the one that sees it first. */
function lookOf(length: Length, at: number): string {
  if (at === 1) return ':';
  let from = at - 1;
  while (kindOf(length, from) === 'plain') from -= 1;
  const concerned = idsOf(length)
    .slice(from - 1, at)
    .toReversed()
    .join(' ');
  switch (kindOf(length, at)) {
    case 'full':
      return `V=; f 2>&1; [ "\${AT-} \${PWD##*/} $V" = "${from} ${directoryOf(from)} ${from}" ] || echo ${concerned} >> "$ROOM/${STRAYS}"`;
    case 'bare':
      return `[ "\${AT-} \${PWD##*/}" = "${from} ${directoryOf(from)}" ] || echo ${concerned} >> "$ROOM/${STRAYS}"`;
    case 'plain':
      return `sh -c 'case $0 in "${from} "*/${directoryOf(from)}) ;; *) echo ${concerned} >> "$1" ;; esac' "$AT $PWD" "$ROOM/${STRAYS}"`;
  }
}

/** Commands most of which change the shell; the last of each step has an expectation. */
export function crashDocument(length: Length): string {
  const ids = idsOf(length);
  const steps = STEPS[length].map((own) => {
    const [phase = '', step = ''] =
      /^([0-9]+)\.[0-9]+/
        .exec(own[0] ?? '')
        ?.slice()
        .reverse() ?? [];
    const heading = step.endsWith('.1') ? `### Phase ${phase}: part ${phase}\n\n` : '';
    const texts = own.map((id) => textOf(length, id, ids.indexOf(id) + 1));
    return `${heading}#### Step ${step}: work\n\n\`\`\`bash\n${texts.join('\n\n')}\n# Expected: ok\n\`\`\`\n`;
  });
  return `# Crash plan\n\n## Rollback steps\n\n${steps.join('\n')}`;
}
