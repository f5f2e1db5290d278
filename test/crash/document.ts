/** Every command appends its id here, in one write. */
export const LEDGER = 'ledger';
/** And here, where it does not find the shell as the command before has left it. */
export const STRAYS = 'strays';

export type Length = 'short' | 'long';

/**
 * Commands by step. Where each place of death is tried there are few; where chance tries them there are so many that most
 * moments fall within the run.
 */
const STEPS: Readonly<Record<Length, readonly (readonly string[])[]>> = {
  short: [['1.1/1', '1.1/2'], ['2.1/1']],
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
function textOf(id: string, at: number): string {
  const wanted = `${at - 1} ${directoryOf(at - 1)} ${at - 1}`;
  const stray = `echo ${id} >> "$ROOM/${STRAYS}"`;
  const look = at === 1 ? ':' : `V=; f 2>&1; [ "\${AT-} \${PWD##*/} $V" = "${wanted}" ] || ${stray}`;
  const own = `cd "$ROOM/${directoryOf(at)}"; f() { V=${at}; }; AT=${at}`;
  const beside = BESIDE[(at - 1) % BESIDE.length] ?? ':';
  const ran = `echo ${id} >> "$ROOM/${LEDGER}"`;
  // Caught in between, every second one has not happened yet, and every second one has.
  const deed = at % 2 === 0 ? `${ran}; ${own}; ${beside}` : `${beside}; ${ran}; ${own}`;
  return `${look}; ${deed}; echo ok`;
}

/** Commands each of which changes the shell; the last of each step has an expectation. */
export function crashDocument(length: Length): string {
  const ids = idsOf(length);
  const steps = STEPS[length].map((own) => {
    const [phase = '', step = ''] =
      /^([0-9]+)\.[0-9]+/
        .exec(own[0] ?? '')
        ?.slice()
        .reverse() ?? [];
    const heading = step.endsWith('.1') ? `### Phase ${phase}: part ${phase}\n\n` : '';
    const texts = own.map((id) => textOf(id, ids.indexOf(id) + 1));
    return `${heading}#### Step ${step}: work\n\n\`\`\`bash\n${texts.join('\n\n')}\n# Expected: ok\n\`\`\`\n`;
  });
  return `# Crash plan\n\n## Rollback steps\n\n${steps.join('\n')}`;
}
