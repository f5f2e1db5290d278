import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { judgeCommand } from '../../src/expectations/index.ts';
import type { CommandJudgement } from '../../src/expectations/index.ts';
import { expectationOf, programsOf } from './observe.ts';

/**
 * Runs a command in real bash and judges it by the words. A directory whose `.curlrc` says so keeps curl's headers in `headers`, as the
 * executor keeps them.
 */
export async function judgeReally(
  directory: string,
  command: string,
  words: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<CommandJudgement> {
  const env = { ...process.env, CURL_HOME: directory, LC_ALL: 'C', ...variables };
  const child = spawn('bash', ['-c', command], { cwd: directory, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr] = await Promise.all(
    [child.stdout, child.stderr].map((stream) => stream.setEncoding('utf8').toArray()),
  );
  const exitStatus =
    child.exitCode ??
    (await new Promise<number>((done) =>
      child.once('close', (code) => {
        done(code ?? -1);
      }),
    ));
  const responseHeaders = await readFile(join(directory, 'headers'), 'utf8').catch(() => null);
  const observation = {
    exitStatus,
    stdout: (stdout ?? []).join(''),
    stderr: (stderr ?? []).join(''),
    responseHeaders,
    programs: programsOf(command),
    command,
    recorded: {},
  };
  return judgeCommand([expectationOf(words, { command })], observation, 'zh-CN');
}
