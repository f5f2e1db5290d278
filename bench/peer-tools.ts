/** The tools of `bench/peers.ts`: how each is had, what it reads and how it is started. */
import { join } from 'node:path';

export interface Peer {
  readonly name: string;
  /** Commands, run in the tool's own directory. */
  readonly install: readonly (readonly [string, ...string[]])[];
  /** Why it is not even tried. */
  readonly absent?: string;
  readonly file: string;
  /** So many commands in its document, where a thousand took minutes; what is printed is for each. */
  readonly commands?: number;
  /** The document that runs the command so often and, where the tool judges output, expects it. */
  readonly write: (text: string, output: string, times: number) => string;
  readonly run: (directory: string, file: string) => readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** The first is what the others are compared with. `project`: this checkout. */
export function peers(project: string, build: boolean): readonly Peer[] {
  const unless = (reason: string): { readonly absent?: string } =>
    build ? {} : { absent: `has no ready package, and ${reason}; npm run bench:peers -- --build tries it` };
  return [
    {
      name: 'bash',
      install: [],
      file: 'plain.sh',
      write: (text, _output, times) => `${text}\n`.repeat(times),
      run: (_directory, file) => ['bash', file],
    },
    {
      name: "mdrollback's session",
      install: [],
      file: 'commands.json',
      write: (text, _output, times) => JSON.stringify(Array.from({ length: times }, () => text)),
      run: (directory, file) => [
        process.execPath,
        join(project, 'scripts/run.mjs'),
        join(project, 'bench/through-session.ts'),
        directory,
        file,
      ],
    },
    {
      name: 'mdrollback exec',
      install: [],
      file: 'plan.md',
      write: (text, _output, times) => {
        const fence = `\`\`\`bash\n${`${text}\n`.repeat(10)}\`\`\`\n`;
        const steps = Array.from({ length: times / 10 }, (_, at) => `### 步骤 1.${at + 1}: 执行\n${fence}`);
        return `# 回滚方案\n## 回滚步骤\n${steps.join('')}`;
      },
      run: (directory, file) => [
        process.execPath,
        join(project, 'dist/bin/mdrollback.cjs'),
        ...['exec', file, '--yes', '--operator', 'bench', '--report', join(directory, 'report.md')],
      ],
    },
    ...packaged,
    {
      name: 'scrut',
      install: build ? [['cargo', 'install', '--quiet', '--locked', '--root', '.', 'scrut']] : [],
      ...unless('to build it takes over 25 minutes'),
      file: 'plan.md',
      write: (text, output, times) =>
        Array.from(
          { length: times },
          (_, at) => `# t${at}\n\n\`\`\`scrut\n$ ${text}\n${output}\`\`\`\n`,
        ).join('\n'),
      run: (directory, file) => [join(directory, 'bin/scrut'), 'test', file],
    },
    {
      name: 'runme',
      install: build ? [['sh', '-c', 'GOBIN="$PWD" go install github.com/runmedev/runme/v3@latest']] : [],
      ...unless('the modules that it is built of were refused (403)'),
      file: 'README.md',
      write: (text, _output, times) =>
        Array.from(
          { length: times },
          (_, at) => `\`\`\`sh {"name":"t${at}","interactive":"false"}\n${text}\n\`\`\`\n`,
        ).join('\n'),
      run: (directory) => [join(directory, 'runme'), 'run', '--all', '--skip-prompts'],
    },
  ];
}

const packaged: readonly Peer[] = [
  {
    name: 'cram',
    install: [
      ['python3', '-m', 'venv', 'env'],
      ['env/bin/pip', 'install', '--quiet', 'cram'],
    ],
    file: 'plan.t',
    write: (text, output, times) => `  $ ${text}\n${output === '' ? '' : `  ${output}`}`.repeat(times),
    run: (directory, file) => [join(directory, 'env/bin/cram'), '--shell=/bin/bash', file],
  },
  {
    name: 'shelltestrunner',
    install: fromDebian('shelltestrunner'),
    file: 'plan.test',
    // Format 3: a test is `$ command`, `> output`, `>= status`.
    write: (text, output, times) => `$ ${text}\n${output === '' ? '' : `>\n${output}`}>= 0\n\n`.repeat(times),
    run: (directory, file) => [join(directory, 'usr/bin/shelltest'), file],
    environment: { LANG: 'C.UTF-8' },
  },
  {
    name: 'bats',
    install: [['npm', 'install', '--silent', '--prefix', '.', 'bats']],
    commands: 100,
    file: 'plan.bats',
    write: (text, output, times) =>
      Array.from({ length: times }, (_, at) =>
        output === ''
          ? `@test "t${at}" { ${text}; }\n`
          : `@test "t${at}" { run ${text}; [ "$output" = x ]; }\n`,
      ).join(''),
    run: (directory, file) => [join(directory, 'node_modules/bats/bin/bats'), file],
  },
  {
    name: 'clitest',
    install: fromDebian('clitest'),
    commands: 100,
    file: 'plan.txt',
    write: (text, output, times) => `$ ${text}\n${output}`.repeat(times),
    run: (directory, file) => [join(directory, 'usr/bin/clitest'), file],
  },
  {
    name: 'zx',
    install: [['npm', 'install', '--silent', '--prefix', '.', 'zx']],
    commands: 200,
    file: 'plan.mjs',
    write: (text, _output, times) =>
      `$.verbose = false;\nfor (let at = 0; at < ${times}; at += 1) await $\`${text}\`;\n`,
    run: (directory, file) => [join(directory, 'node_modules/.bin/zx'), file],
    // Else each bash takes zx's socket for a remote login and reads the user's ~/.bashrc.
    environment: { SHLVL: '1' },
  },
];

/** Unpacked, not installed: nothing of the machine changes. */
function fromDebian(name: string): Peer['install'] {
  return [['sh', '-c', `apt-get download -q ${name} && dpkg -x ./${name}_*.deb .`]];
}
