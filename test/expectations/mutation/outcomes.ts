import type { Expectation, Json } from '../../../src/plan/types.ts';
import { jsonOutcomes } from './json-outcomes.ts';
import { amid, otherCharacter, resembling, standsNowhere } from './text.ts';
import type { Random } from './random.ts';
import { VALUES } from './seen.ts';
import type { Outcomes } from './seen.ts';

type Spec = Readonly<Record<string, Json>>;

const lines = (all: readonly string[], random: Random): string => `${amid(all, random).join('\n')}\n`;

function texts(wanted: readonly string[]): Outcomes {
  return {
    right: (random) => ({ stdout: lines(wanted, random) }),
    wrong: (random) => {
      const victim = random.index(wanted.length);
      const { how, text } = resembling(wanted[victim] ?? '', random);
      const stdout = lines(
        wanted.map((one, at) => (at === victim ? text : one)),
        random,
      );
      return standsNowhere(wanted[victim] ?? '', stdout) ? { how, stdout } : null;
    },
  };
}

/** A bare number: the output is that number, or holds no other. */
function loneNumber(wanted: string): Outcomes {
  return {
    right: (random) => ({ stdout: random.pick([`${wanted}\n`, `   ${wanted}\n`, `${wanted} files\n`]) }),
    wrong: (random) => {
      const digit = String(1 + random.index(9));
      const other = random.pick([
        digit + wanted,
        wanted === '0' ? `${wanted}.${digit}` : wanted + digit,
        `-${digit}`,
        otherCharacter(wanted, random),
        `${digit},${wanted}00`,
        `${digit}00`,
        `${wanted}/${digit}`,
        `${wanted}${random.pick(['a', 'x', '_'])}`,
        'none',
        '',
        'Error: no such table',
      ]);
      if (other.trim() !== '' && Number(other.replaceAll(',', '')) === Number(wanted)) return null;
      return { how: 'another number', stdout: random.pick([`${other}\n`, `${other} files\n`, ` ${other}`]) };
    },
  };
}

function exitStatus(statuses: readonly number[]): Outcomes {
  return {
    right: (random) => ({ exitStatus: random.pick(statuses) }),
    wrong: (random) => {
      const other = random.index(256);
      return statuses.includes(other) ? null : { how: 'another exit status', exitStatus: other };
    },
  };
}

const headersOf = (status: number): string =>
  `HTTP/1.1 ${String(status)} Whatever\r\nContent-Type: text/html\r\n\r\n`;

function httpStatus(statuses: readonly number[], reason: string): Outcomes {
  const others = [200, 201, 204, 301, 302, 304, 400, 401, 403, 404, 429, 500, 502, 503, 504, 505, 530].filter(
    (one) => !statuses.includes(one),
  );
  return {
    right: (random) => ({ headers: headersOf(random.pick(statuses)) }),
    wrong: (random) => {
      const body = random.pick(['', `${String(statuses[0])} ${reason}\n`, `<h1>${reason}</h1>\n`, 'hello\n']);
      if (random.next() < 0.2)
        return {
          how: 'no response',
          headers: null,
          stdout: '',
          exitStatus: random.pick([6, 7, 28, 35, 52, 56, 60]),
        };
      return { how: 'another status', headers: headersOf(random.pick(others)), stdout: body };
    },
  };
}

function block(wanted: readonly string[]): Outcomes {
  return {
    right: (random) => ({ stdout: lines(wanted, random) }),
    wrong: (random) => {
      const at = random.index(wanted.length);
      const { how, text } = resembling(wanted[at] ?? '', random);
      const swap = wanted.length > 1 && random.next() < 0.3;
      const changed = swap
        ? [...wanted].reverse()
        : wanted.map((line, index) => (index === at ? text : line));
      const output = amid(changed, random);
      const fold = (line: string): string => line.trim().replace(/\s+/g, ' ');
      const seen = output.join('\n').split('\n').map(fold);
      const missing = wanted.some((line) => !seen.includes(fold(line)));
      // Swapped lines stand there, each once and the later one first.
      if (!missing && !(swap && new Set(wanted).size === wanted.length)) return null;
      return { how: missing ? how : 'another order', stdout: `${output.join('\n')}\n` };
    },
  };
}

function negative(forbidden: readonly string[]): Outcomes {
  return {
    right: (random) => ({ stdout: lines(['node-a  Ready'], random) }),
    wrong: (random) => {
      const word = random.pick(forbidden);
      const line = random.pick([
        word,
        `node-b  ${word}`,
        `${word}: gone`,
        `at=03:12 level=${word} message=x`,
        `[${word}]`,
        `\u001b[31m${word}\u001b[0m`,
        `"${word}"`,
        `${word.slice(0, 2)}\u001b[1m${word.slice(2)}\u001b[0m`,
        `x ${word}\r`,
      ]);
      const stream = random.pick(['stdout', 'stderr'] as const);
      return { how: 'the forbidden text', stdout: 'node-a  Ready\n', [stream]: lines([line], random) };
    },
  };
}

const POD = (ready: string, status: string): string =>
  `search-7d4b9c6f5d-abcde   ${ready}   ${status}   0   12m`;

function readyCount(count: number, status: string): Outcomes {
  const head = 'NAME   READY   STATUS   RESTARTS   AGE';
  const n = String(count);
  const all = (each: (at: number) => string): string =>
    [head, ...Array.from({ length: count }, (_, at) => each(at))].join('\n');
  return {
    right: (random) => ({
      stdout: random.pick([`${head}\n${POD(`${n}/${n}`, status)}\n`, `${all(() => POD('1/1', status))}\n`]),
    }),
    wrong: (random) => {
      const digit = String(1 + random.index(9));
      const ready = random.pick([
        `${digit}${n}/${n}`,
        `${n}/${n}${digit}`,
        `0/${n}`,
        `${String(count - 1)}/${n}`,
      ]);
      const state = random.pick(['Pending', 'CrashLoopBackOff', 'Error', 'Terminating', `Not${status}`]);
      const broken = random.index(count);
      return {
        how: 'another count or status',
        stdout: random.pick([
          `${head}\n${POD(ready, status)}\n`,
          `${head}\n${POD(`${n}/${n}`, state)}\n`,
          all((at) => (at === broken ? POD('0/1', status) : POD('1/1', status))),
          all((at) => (at === broken ? POD('1/1', state) : POD('1/1', status))),
          [head, ...Array.from({ length: count + 1 }, () => POD('1/1', status))].join('\n'),
          [head, ...Array.from({ length: count - 1 }, () => POD('1/1', status))].join('\n'),
          'No resources found in search namespace.\n',
          '',
        ]),
      };
    },
  };
}

/** `可用空间不少于 20 GB` of df: clearly less, whether a G is 1000³ or 1024³. */
function available(spec: Spec): Outcomes {
  const least = Number(spec['value']);
  const head = 'Filesystem      Size  Used Avail Use% Mounted on';
  const row = (free: string, used: string): string => `/dev/sda1       900G  ${used}  ${free}  38% /data`;
  return {
    right: (random) => ({ stdout: `${head}\n${row(`${String(least * 2 + random.index(500))}G`, '1G')}\n` }),
    wrong: (random) => {
      const less = String(random.index(Math.floor(least * 0.9)));
      const free = random.pick([
        `${less}G`,
        `${String(least + random.index(900))}M`,
        `${less}.5M`,
        `${String(least)}K`,
        '0',
        '-',
      ]);
      const used = `${String(least + random.index(500))}G`;
      return { how: 'too little', stdout: random.pick([`${head}\n${row(free, used)}\n`, `${head}\n`, '']) };
    },
  };
}

function placeholder(spec: Spec): Outcomes | null {
  const [line] = spec['lines'] as readonly (readonly Readonly<Record<string, string>>[])[];
  const [piece] = line ?? [];
  const value = VALUES[piece?.['name'] ?? ''];
  if (line?.length !== 1 || value === undefined) return null;
  const own = texts([value]);
  if (!/^[0-9a-f]{7,}$/.test(value)) return own;
  // A longer hash that begins so is that commit.
  const isThat = (word: string): boolean => word.startsWith(value);
  return {
    ...own,
    wrong: (random) => {
      const wrong = own.wrong(random);
      return (wrong?.stdout?.match(/[0-9a-f]{7,}/g) ?? []).some(isThat) ? null : wrong;
    },
  };
}

/** Null: only a person judges this kind. A kind that is not known here throws, so that none goes untried. */
export function outcomesOf({ kind, spec: given }: Pick<Expectation, 'kind' | 'spec'>): Outcomes | null {
  const spec = given as Spec;
  const strings = (key: string): readonly string[] => spec[key] as readonly string[];
  switch (kind) {
    case 'prose':
      return null;
    case 'modified':
      return outcomesOf(spec['inner'] as unknown as Pick<Expectation, 'kind' | 'spec'>);
    case 'literal': {
      const [only = ''] = strings('texts');
      return /^[0-9]+$/.test(only) ? loneNumber(only) : texts(strings('texts'));
    }
    case 'json':
      return jsonOutcomes(spec['value'] as Json);
    case 'exit-status':
      return exitStatus(spec['statuses'] as unknown as readonly number[]);
    case 'http-status':
      return httpStatus(spec['statuses'] as unknown as readonly number[], spec['reason'] as string);
    case 'block':
      return block(strings('lines'));
    case 'negative':
      return negative(strings('texts'));
    case 'ready-count':
      return readyCount(Number(spec['count']), spec['status'] as string);
    case 'number':
      return available(spec);
    case 'with-placeholder':
      return placeholder(spec);
    default:
      throw new Error(`no outcomes for an expectation of the kind ${kind}`);
  }
}
