import type { Block } from '../parse/types.ts';
import type { Overview } from '../plan/types.ts';
import { fold } from '../vocabulary/fold.ts';
import { readEstimate } from '../vocabulary/headings.ts';
import { readWindow } from '../vocabulary/window.ts';
import { descendants, type OutlineNode } from './outline.ts';

/** Facts of the run from `回滚概述`: the window, the estimated total, what happens to the data (§1). */
export function readOverview(nodes: readonly OutlineNode[]): Overview {
  const facts = [...descendants(nodes)].flatMap((node) => node.blocks.flatMap(pairs));
  const find = (label: RegExp): string | null => facts.find(([name]) => label.test(name))?.[1] ?? null;
  const estimate = find(/回滚耗时|预计耗时|总耗时|预计总?时间|estimated (?:total|time|duration)/i);
  const window = find(/可回滚时间|回滚窗口|回滚时限|rollback window/i);
  const open = window === null ? null : readWindow(window);
  return {
    window,
    ...(open === null ? {} : { open }),
    estimateSeconds: estimate === null ? null : readEstimate(`预计 ${estimate}`),
    dataImpact: find(/数据影响|data impact/i),
  };
}

/** `**回滚窗口**: 24 小时内`, as a paragraph, a list item or a row of two cells. */
function pairs(block: Block): readonly (readonly [string, string])[] {
  switch (block.kind) {
    case 'paragraph':
      return block.text.split('\n').flatMap(pair);
    case 'list':
      return block.items.flatMap((item) => item.blocks.flatMap(pairs));
    case 'table':
      return [block.header, ...block.rows].flatMap((row) => {
        const [name, value] = row;
        return name === undefined || value === undefined || value.text === ''
          ? []
          : [[fold(name.text), value.text] as const];
      });
    case 'quote':
      return block.blocks.flatMap(pairs);
    case 'fence':
    case 'html':
    case 'rule':
      return [];
  }
}

function pair(line: string): readonly (readonly [string, string])[] {
  const text = line.replace(/\*\*|__/g, '').trim();
  const at = text.search(/[:：]/);
  return at <= 0 ? [] : [[fold(text.slice(0, at)).trim(), text.slice(at + 1).trim()]];
}
