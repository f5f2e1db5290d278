/** Every command appends its id here, in one write. */
export const LEDGER = 'ledger';

/** Commands that a shell's state is carried through: the last ones need what the first ones set. */
const TEXTS: readonly (readonly string[])[] = [
  [
    'N=1; echo 1.1/1 >> ledger',
    'N=$((N+1)); echo 1.1/2 >> ledger; sleep 0.01',
    'echo "$N"; echo 1.1/3 >> ledger',
  ],
  ['done_() { N=$((N+1)); echo "$1" >> ledger; }', 'done_ 1.2/2', 'sleep 0.02; done_ 1.2/3; sleep 0.02'],
  ['cd .; done_ 2.1/1', 'done_ 2.1/2 | cat; N=$((N+1))', 'set -u; done_ 2.1/3'],
  ['(exit 0); done_ 2.2/1; sleep 0.01', 'shopt -s extglob; done_ 2.2/2', 'test "$N" = 9 && done_ 2.2/3'],
];

/** The ids that stand in the ledger of a run in which nothing went wrong; one command only defines a function. */
export const WANTED: readonly string[] = ['1.1', '1.2', '2.1', '2.2']
  .flatMap((step) => [1, 2, 3].map((number) => `${step}/${number}`))
  .filter((id) => id !== '1.2/1');

/** Short commands and slow ones, with state that later ones need. */
export function crashDocument(): string {
  const fence = (texts: readonly string[] = []): string => `\`\`\`bash\n${texts.join('\n\n')}\n\`\`\`\n`;
  const steps = TEXTS.map((texts, at) => {
    const [phase, step] = [Math.floor(at / 2) + 1, (at % 2) + 1];
    const heading = step === 1 ? `### Phase ${phase}: part ${phase}\n\n` : '';
    return `${heading}#### Step ${phase}.${step}: work\n\n${fence(texts)}`;
  });
  return `# Crash plan\n\n## Rollback steps\n\n${steps.join('\n')}`;
}
