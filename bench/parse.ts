/**
 * What parsing costs: `npm run bench parse`. Every measurement has a process of its own, so that its peak memory
 * is its own; `npm run bench parse steps 10000` takes one.
 */
import { execFileSync } from 'node:child_process';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parseDocument } from '../src/parse/index.ts';
import { sampleDocument } from './document.ts';

/** Blocks that, many times in a row, make a document; the last three have no heading to cut at. */
const SHAPES: Readonly<Record<string, (n: number) => string>> = {
  steps: (n) =>
    `### 步骤 1.${n}: 停止第 ${n} 个节点\n\n**目的**: ${'把流量从这个节点摘掉，等待连接排空，再停止服务。'.repeat(2)}\n\n` +
    `\`\`\`bash\n# 停止服务\nsystemctl stop app@${n}.service\n# 预期: inactive (dead)\n\n# 验证端口\nss -Hltn 'sport = :${n}' | wc -l\n# 预期: 0\n\`\`\`\n\n` +
    `- [ ] 第 ${n} 个节点没有连接\n- [ ] 日志没有报错\n\n`,
  checklist: (n) => `- [ ] 服务 ${n} 已停止\n`,
  'items with fences': (n) => `${n}. 停止服务 ${n}\n\n   \`\`\`bash\n   systemctl stop app\n   \`\`\`\n\n`,
  'nested lists': (n) => `- 服务 ${n}\n  - [ ] 已停止\n  - [ ] 无连接\n`,
  'fences in prose': (n) => `先停止 ${n}：\n\`\`\`bash\nsystemctl stop app\n\`\`\`\n然后继续。\n`,
  'table rows': (n) => (n === 1 ? '| 指标 | 值 |\n|---|---|\n' : '') + `| 延迟 ${n} | < 200ms |\n`,
  'one block quote': (n) => `> 说明 ${n}\n>\n> - 一\n> - 二\n>\n`,
};

/** Warm calls of each, in processes of their own: in one process they would compile each other's code. */
const PARSERS: Readonly<Record<string, () => (text: string) => unknown>> = {
  'bare remark': () => {
    const remark = unified().use(remarkParse).use(remarkGfm).freeze();
    return (text) => remark.parse(text);
  },
  parseDocument: () => (text) => parseDocument(text, null),
};

const [what, count] = process.argv.slice(2);
if (what === undefined) report();
else if (what in PARSERS) measureParser(what);
else measureShape(what, Number(count));

function report(): void {
  for (const shape of Object.keys(SHAPES)) {
    for (const blocks of shape === 'one block quote' ? [250, 500, 1000] : [2500, 5000, 10_000]) {
      process.stdout.write(inOwnProcess(shape, String(blocks)));
    }
  }
  compareWithRemark();
}

/** Processor time, not the clock's: the machine may have other work. */
function secondsOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function measureShape(shape: string, blocks: number): void {
  const block = SHAPES[shape];
  if (block === undefined)
    throw new Error(`no such shape: ${shape}; there are ${Object.keys(SHAPES).join(', ')}`);
  const text = Array.from({ length: blocks }, (_, index) => block(index + 1)).join('');
  const started = performance.now();
  const processor = secondsOf(() => parseDocument(text, null));
  const clock = (performance.now() - started) / 1000;
  const columns = [
    shape.padEnd(18),
    `${String(blocks).padStart(6)} blocks`,
    `${(Buffer.byteLength(text) / 1e6).toFixed(2).padStart(5)} MB`,
    `${processor.toFixed(2).padStart(6)} s processor`,
    `${clock.toFixed(2).padStart(6)} s clock`,
    `${(process.resourceUsage().maxRSS / 1024).toFixed(0).padStart(4)} MB RSS`,
  ];
  console.log(columns.join('  '));
}

function measureParser(name: string): void {
  const parse = PARSERS[name]?.();
  const text = sampleDocument(8192);
  const times = Array.from({ length: 600 }, () => secondsOf(() => parse?.(text)) * 1000);
  console.log(JSON.stringify({ first: times[0], fastest: Math.min(...times) }));
}

function compareWithRemark(): void {
  const best = (name: string): { first: number; fastest: number } => {
    const runs = Array.from(
      { length: 3 },
      () => JSON.parse(inOwnProcess(name)) as { first: number; fastest: number },
    );
    return {
      first: Math.min(...runs.map((run) => run.first)),
      fastest: Math.min(...runs.map((run) => run.fastest)),
    };
  };
  const bare = best('bare remark');
  const ours = best('parseDocument');
  for (const call of ['first', 'fastest'] as const) {
    const [theirs, mine] = [bare[call], ours[call]];
    console.log(
      `8 KB, ${call} call: bare remark ${theirs.toFixed(1)} ms, parseDocument ${mine.toFixed(1)} ms, ratio ${(mine / theirs).toFixed(2)}`,
    );
  }
}

function inOwnProcess(...arguments_: string[]): string {
  const command = ['scripts/run.mjs', 'bench/parse.ts', ...arguments_];
  return execFileSync(process.execPath, command, { encoding: 'utf8' });
}
