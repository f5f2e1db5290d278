import type { Root } from 'mdast';
import type { VFile } from 'vfile';
import { analyse } from './analyse/index.ts';
import type { Locale } from './catalogue/index.ts';
import { documentFromTree } from './parse/index.ts';
import type { Plan } from './plan/types.ts';

declare module 'vfile' {
  interface DataMap {
    /** Set by `remarkRollback`. */
    rollback: Plan;
  }
}

export interface RemarkRollbackOptions {
  /** The language of messages and readings; by default zh-CN. */
  readonly locale?: Locale;
}

/**
 * A unified plugin: leaves the tree alone, sets the plan on `file.data.rollback`, and reports its messages through
 * `file.message` with `ruleId` and `source: 'mdrollback'`. Errors are messages with `fatal: true`; nothing is thrown.
 */
export function remarkRollback(options: RemarkRollbackOptions = {}): (tree: Root, file: VFile) => void {
  return (tree, file) => {
    const path = typeof file.path === 'string' ? file.path : null;
    const plan = analyse(documentFromTree(tree, String(file), path), {
      path,
      locale: options.locale ?? 'zh-CN',
    });
    file.data.rollback = plan;
    for (const { reason, ruleId, severity, line, column } of plan.messages) {
      const message = file.message(reason, { place: { line, column }, ruleId, source: 'mdrollback' });
      message.fatal = severity === 'error' ? true : severity === 'warning' ? false : undefined;
    }
  };
}
