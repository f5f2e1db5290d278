/**
 * Seeded accidents that happen to documents: a lost character, a lost fence mark, pasted output, a converter's line ends.
 * Not among them is what changes an author's meaning with full marks: taking away the `# ` of a comment, the whole line of
 * a heading, of `# 预期输出`, of `# 或`, of a prompt or of a bare `ssh host`. No compiler can tell such a document from one that was meant so.
 */

export type Random = () => number;

/** A small, fast, seeded generator (mulberry32): a failure names its seed and can be run again. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const pick = <T>(items: readonly T[], random: Random): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};

/** Lines that terminals print and people write; none is ever a command. */
export const JUNK: readonly string[] = [
  'Backup size: 12 MB',
  'total 48',
  'drwxr-xr-x 2 root root 4096 Nov 22 12:25 data',
  '   Active: active (running) since Sun 2026-11-22 03:12:45 CST; 2min ago',
  '{"status": "healthy", "version": "1.0.0"}',
  'NAME        READY   STATUS    RESTARTS   AGE',
  'web-7d4b9c-x2x9p   1/1     Running   0          5m',
  '[2026/11/22 03:12:45.880 +08:00] [INFO] [server.go:212] ["started"]',
  '| 指标 | 回滚前 | 回滚后 |',
  '请先通知值班负责人，再继续。',
  '1. 登录堡垒机',
  '服务已经恢复：可以对外',
  'mysql> drop table orders;',
  '[root@db01 ~]# rm -rf /var/lib/mysql',
  'SELECT COUNT(*) FROM orders;',
  'HTTP/1.1 200 OK',
  'ERROR 1045 (28000): Access denied',
  '>>> import os',
  '├── data',
  '...',
  '│   └── orders.json',
  '（以下略）',
  '<html><body>503</body></html>',
  'All tests passed.',
  '进度: ████████ 100%',
];

const CHARACTERS = [
  'x',
  ' ',
  '#',
  '`',
  '*',
  '-',
  '\t',
  '"',
  "'",
  '\\',
  '$',
  '(',
  ')',
  '{',
  '}',
  '<',
  '>',
  '|',
  '：',
  '　',
  '预',
  '或',
  '\u0000',
  '\uFEFF',
  '😀',
  '\u202e',
  '\r',
];

type Mutation = (lines: string[], random: Random) => string[];

/** Lines whose whole loss would change what the author says. */
const isMark = (line: string): boolean =>
  /^\s*(?:#|＃|>|```|~~~|[-*+]\s|\d+[.)]\s|\$\s|\||\*\*)|^\s*ssh\s|预期|期望|禁止|❌|^\s*$/.test(line) ||
  /^\S*[>#$%\]]\s/.test(line);

/** Which lines stand inside a fence, marks excluded. */
function inFence(lines: readonly string[]): boolean[] {
  let open = false;
  return lines.map((line) => {
    if (/^\s*(?:```|~~~)/.test(line)) {
      open = !open;
      return false;
    }
    return open;
  });
}

const at = (lines: readonly string[], random: Random): number => Math.floor(random() * lines.length);

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'a character is lost': (lines, random) => {
    const index = at(lines, random);
    const line = lines[index] ?? '';
    const column = Math.floor(random() * line.length);
    // A lost `#` of a comment or a lost mark of a prompt is a change of meaning.
    if (/^\s*[#＃$>]/.test(line) && column <= line.search(/[^\s#＃$>]|$/)) return lines;
    return lines.with(index, line.slice(0, column) + line.slice(column + 1));
  },
  'a character slips in': (lines, random) => {
    const index = at(lines, random);
    const line = lines[index] ?? '';
    const fenced = inFence(lines)[index] === true;
    // A character before the `#` of a comment makes a command of it.
    const from = fenced && /^\s*[#＃]/.test(line) ? line.search(/[#＃]/) + 1 : 0;
    const column = from + Math.floor(random() * (line.length - from + 1));
    return lines.with(index, line.slice(0, column) + pick(CHARACTERS, random) + line.slice(column));
  },
  'a line of words is lost': (lines, random) => {
    const index = at(lines, random);
    return isMark(lines[index] ?? '') ? lines : lines.toSpliced(index, 1);
  },
  'a line comes twice': (lines, random) => {
    const index = at(lines, random);
    return lines.toSpliced(index, 0, lines[index] ?? '');
  },
  'a blank line slips in': (lines, random) => lines.toSpliced(at(lines, random), 0, ''),
  // Cut before its program, a document is another document.
  'the end is cut off': (lines, random) => {
    const half = Math.ceil(lines.length / 2);
    return lines.slice(0, half + Math.floor(random() * half));
  },
  'a fence mark is lost': (lines, random) => {
    const marks = lines.flatMap((line, index) => (/^\s*(?:```|~~~)/.test(line) ? [index] : []));
    return marks.length === 0 ? lines : lines.toSpliced(pick(marks, random), 1);
  },
  'a fence mark slips in': (lines, random) =>
    lines.toSpliced(at(lines, random), 0, pick(['```', '~~~', '````', '```bash', '```text'], random)),
  'a fence loses its language': (lines, random) => {
    const marks = lines.flatMap((line, index) => (/^\s*```\w/.test(line) ? [index] : []));
    if (marks.length === 0) return lines;
    const index = pick(marks, random);
    return lines.with(
      index,
      (lines[index] ?? '').replace(
        /```\w+/,
        pick(['```', '```text', '``` bash', '```Bash', '```bahs', '````bash'], random),
      ),
    );
  },
  'output is pasted into a fence': (lines, random) => {
    const fenced = inFence(lines).flatMap((inside, index) => (inside ? [index] : []));
    if (fenced.length === 0) return lines;
    return lines.toSpliced(pick(fenced, random), 0, pick(JUNK, random));
  },
  'a heading is misspelt': (lines, random) => {
    const heads = lines.flatMap((line, index) => (/^#{1,6} /.test(line) ? [index] : []));
    if (heads.length === 0) return lines;
    const index = pick(heads, random);
    const line = lines[index] ?? '';
    return lines.with(
      index,
      pick(
        [
          line.replace(/^(#+) /, '$1'),
          line.replace(/^#/, '＃'),
          `x${line}`,
          line.replace('# ', '#　'),
          `${line}#`,
          line.replace(/^(#+) /, '$1  '),
          ` ${line}`,
        ],
        random,
      ),
    );
  },
  'lines are indented': (lines, random) => {
    const from = at(lines, random);
    const to = Math.min(lines.length, from + 1 + Math.floor(random() * 6));
    const by = pick(['  ', '    ', '\t', '> ', '- '], random);
    return lines.map((line, index) => (index >= from && index < to && line !== '' ? by + line : line));
  },
  'a converter was here': (lines, random) =>
    pick<Mutation>(
      [
        (all) => all.map((line) => `${line}\r`),
        (all) => all.map((line) => line.replaceAll(':', '：')),
        (all) => all.map((line) => line.replaceAll('"', '”')),
        (all) => all.map((line) => line.replaceAll('--', '—')),
        (all) => all.map((line) => line.replace(/ {2,}/g, ' ')),
        (all) => ['\uFEFF' + (all[0] ?? ''), ...all.slice(1)],
        (all) => all.map((line) => line.replaceAll('- [ ]', '- [x]')),
      ],
      random,
    )(lines, random),
  'the remote shell opens earlier': (lines, random) => {
    const fenced = inFence(lines).flatMap((inside, index) => (inside ? [index] : []));
    return fenced.length === 0 ? lines : lines.toSpliced(pick(fenced, random), 0, 'ssh root@db01');
  },
};

/** One to three accidents. */
export function mutate(
  text: string,
  random: Random,
): { readonly text: string; readonly mutations: readonly string[] } {
  let lines = text.split('\n');
  const mutations: string[] = [];
  const count = 1 + Math.floor(random() * 3);
  for (let round = 0; round < count; round += 1) {
    const name = pick(Object.keys(MUTATIONS), random);
    const mutation = MUTATIONS[name];
    // Cut twice, a document may end before its program begins.
    if (mutation === undefined || (name === 'the end is cut off' && mutations.includes(name))) continue;
    lines = mutation(lines, random);
    mutations.push(name);
  }
  return { text: lines.join('\n'), mutations };
}
