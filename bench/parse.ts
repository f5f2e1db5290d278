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

const [shape, count] = process.argv.slice(2);
if (shape === undefined) report();
else measure(shape, Number(count));

function measure(name: string, blocks: number): void {
  const block = SHAPES[name];
  if (block === undefined)
    throw new Error(`no such shape: ${name}; there are ${Object.keys(SHAPES).join(', ')}`);
  const text = Array.from({ length: blocks }, (_, index) => block(index + 1)).join('');
  const before = performance.now();
  const document = parseDocument(text, null);
  const milliseconds = performance.now() - before;
  const megabytes = Buffer.byteLength(text) / 1e6;
  console.log(
    `${name.padEnd(18)} ${String(blocks).padStart(6)} blocks ${megabytes.toFixed(2).padStart(5)} MB ` +
      `${(milliseconds / 1000).toFixed(2).padStart(6)} s ${(process.resourceUsage().maxRSS / 1024).toFixed(0).padStart(4)} MB RSS` +
      ` (${document.sections.length} sections at the top)`,
  );
}

function report(): void {
  for (const name of Object.keys(SHAPES)) {
    for (const blocks of name === 'one block quote' ? [250, 500, 1000] : [2500, 5000, 10_000]) {
      const arguments_ = ['scripts/run.mjs', 'bench/parse.ts', name, String(blocks)];
      process.stdout.write(execFileSync(process.execPath, arguments_));
    }
  }
  compareWithRemark();
}

/** Both warm, alternating, the fastest of many: what remains is the work itself. */
function compareWithRemark(): void {
  const text = sampleDocument(8192);
  const remark = unified().use(remarkParse).use(remarkGfm).freeze();
  const times = { remark: [] as number[], ours: [] as number[] };
  for (let round = 0; round < 200; round++) {
    times.remark.push(timeOf(() => remark.parse(text)));
    times.ours.push(timeOf(() => parseDocument(text, null)));
  }
  const [bare, ours] = [Math.min(...times.remark), Math.min(...times.ours)];
  const [bareMedian, oursMedian] = [median(times.remark), median(times.ours)];
  console.log(
    `8 KB: bare remark ${bare.toFixed(2)} ms, parseDocument ${ours.toFixed(2)} ms, ratio ${(ours / bare).toFixed(2)}`,
  );
  console.log(
    `8 KB, medians:    ${bareMedian.toFixed(2)} ms,               ${oursMedian.toFixed(2)} ms, ratio ${(oursMedian / bareMedian).toFixed(2)}`,
  );
  console.log(
    `8 KB, first call: ${times.remark[0]!.toFixed(1)} ms,              ${times.ours[0]!.toFixed(1)} ms (after remark's)`,
  );
}

function timeOf(work: () => unknown): number {
  const before = performance.now();
  work();
  return performance.now() - before;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
