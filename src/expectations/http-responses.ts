import type { Observation, ReadingContext } from './types.ts';
import { visibleOutput } from './visible-output.ts';

/** A response's status line. `reason` is empty for HTTP/2. */
export interface Response {
  readonly status: number;
  readonly reason: string;
}

const STATUS_LINE = /^[ \t]*(?:< )?HTTP\/[0-9](?:\.[0-9])?[ \t]+([0-9]{3})(?:[ \t]+([^\n]*))?$/gm;
const WGET_LINE = /\bHTTP\b[^.]*\.\.\. ?([0-9]{3})(?: (.*))?$/;
const WGET_ERROR = /\b(?:ERROR|错误) ([0-9]{3}): ?(.*)$/;
/** wget's own lines are short; longer ones are not looked at. */
const LONGEST_LINE = 1000;

function responseOf(match: RegExpExecArray | null): readonly Response[] {
  return match === null ? [] : [{ status: Number(match[1]), reason: (match[2] ?? '').trim() }];
}

function statusLines(text: string): readonly Response[] {
  return [...text.matchAll(STATUS_LINE)].flatMap(responseOf);
}

function wgetResponses(stderr: string): readonly Response[] {
  const lines = stderr.split('\n').filter((line) => line.length <= LONGEST_LINE);
  const found = [WGET_LINE, WGET_ERROR].map((pattern) =>
    lines.flatMap((line) => responseOf(pattern.exec(line))),
  );
  return found.find((responses) => responses.length > 0) ?? [];
}

/**
 * The responses that answer a request of the author's: redirects that were followed, 100-continue, a proxy's
 * "Connection established", a challenge that was answered, and tries before the last one are left out.
 * More than one is left when one call fetches several URLs.
 */
function finalResponses(all: readonly Response[], command: string): readonly Response[] {
  const follows = /\s(?:-[A-Za-z#]*L[A-Za-z#]*|--location(?:-trusted)?)(?=\s|$)|\bwget\s/.test(command);
  const answers = /\s--(?:proxy-)?(?:anyauth|digest|ntlm|negotiate)(?=\s|$)/.test(command);
  const retries = /\s--retry[\s=]/.test(command) && (command.match(/https?:\/\//g) ?? []).length === 1;
  return all.filter(({ status, reason }, index) => {
    if (index === all.length - 1) return true;
    if (retries || (status >= 100 && status < 200)) return false;
    if (status === 200 && /^connection established/i.test(reason)) return false;
    if (follows && status >= 300 && status < 400) return false;
    return !(answers && (status === 401 || status === 407));
  });
}

/** Status lines that the command itself printed: `curl -i`, `-I`, `-v`, a bare `-w '%{http_code}'`, wget's progress. */
export function visibleResponses(observation: Observation): readonly Response[] {
  const { stdout, stderr } = visibleOutput(observation);
  const { command } = observation;
  // A body may hold a line like a status line; output that begins with one is curl's own.
  if (/^\s*HTTP\/[0-9]/.test(stdout)) return finalResponses(statusLines(stdout), command);
  const codes = stdout.trim().split('\n', 100);
  if (codes.every((line) => /^[1-5][0-9]{2}$/.test(line.trim()))) {
    return codes.map((line) => ({ status: Number(line), reason: '' }));
  }
  const verbose = statusLines(stderr);
  if (verbose.length > 0) return finalResponses(verbose, command);
  return /\bwget\s/.test(command) ? finalResponses(wgetResponses(stderr), command) : [];
}

/** The responses of the command's only call, by the headers that curl left, else by what it printed. */
export function responsesOf(observation: Observation): readonly Response[] {
  const left = statusLines((observation.responseHeaders ?? '').replace(/\r/g, ''));
  return left.length > 0 ? finalResponses(left, observation.command) : visibleResponses(observation);
}

/** How many times the command calls curl or wget; null when that is not known (a loop, xargs, a function). Counts too many rather than too few. */
export function countHttpCalls(command: string): number | null {
  if (/(?:^|[\s;&|(])(?:for|while|until|xargs|parallel|watch|function)\s|\(\)\s*\{/.test(command))
    return null;
  const calls = command.match(/(?:^|[\s;&|(`!{"'\\])(?:[^\s;&|(`!{"']*\/)?(?:curl|wget)(?=\s)/g) ?? [];
  // Behind --next curl no longer writes its headers to where they are looked for.
  const more = command.match(/\s(?:--next|-:)(?=\s)/g) ?? [];
  return calls.length + more.length;
}

/** True when words about a status speak of HTTP: the command calls curl or wget, if only through another program. */
export function callsHttp({ programs, command }: Pick<ReadingContext, 'programs' | 'command'>): boolean {
  if (programs.some((program) => /(?:^|\/)(?:curl|wget)$/.test(program))) return true;
  return /\b(?:curl|wget)\s/.test(command) && countHttpCalls(command) !== 0;
}
