import { headingWords } from '../../vocabulary/fold.ts';
import { saysOptional } from '../../vocabulary/headings.ts';
import { descendants, type OutlineNode } from '../outline.ts';
import { holdsWork } from '../work.ts';
import type { Rule } from './types.ts';

/** `版本回滚`, `Database Rollback`. */
const NAMES_ROLLBACK = /(?:回滚|回退|rollback)$/i;

/**
 * `版本回滚`, `配置回滚` and `数据库回滚` side by side without numbers: some authors mean all of them, some whichever is
 * needed (§4). All are gone through, and that is said before.
 */
export const partsInOrder: Rule = ({ sections, findings, told }) => {
  for (const { role, node } of sections.executed) {
    if (role !== 'steps') continue;
    for (const { children } of [node, ...descendants(node.children)]) {
      const parts = children.filter(isPart);
      const [first, second] = parts;
      if (first === undefined || second === undefined || parts.some(({ place }) => told.has(place.line)))
        continue;
      findings.report('parts-in-order', first.place, { titles: parts.map(({ text }) => text).join(' / ') });
    }
  }
};

function isPart(node: OutlineNode): boolean {
  return (
    node.heading.form === 'plain' &&
    NAMES_ROLLBACK.test(headingWords(node.text)) &&
    !saysOptional(node.text) &&
    [node, ...descendants(node.children)].some(({ blocks }) => holdsWork(blocks))
  );
}
