import type { OnDemand } from '../plan/types.ts';
import type { Context } from './context.ts';
import { readOnDemand } from './on-demand.ts';
import type { OutlineNode } from './outline.ts';
import type { RoleSection, Sections } from './sections.ts';

/** Everything that is read like steps and run only when a person asks (§1). */
export function readAllOnDemand(
  sections: Sections,
  skipped: readonly OutlineNode[],
  context: Context,
): readonly OnDemand[] {
  const found: OnDemand[] = [];
  const inside = skipped.map((node): RoleSection => ({ role: onDemandRole(node) ?? 'reminders', node }));
  for (const { role, node } of [...withNested(sections.executed), ...inside]) {
    if (role === 'troubleshooting' || role === 'data')
      found.push(...readOnDemand(node, role, found.length + 1, context));
  }
  return found;
}

/** A scenario among the steps is one of troubleshooting: a person says whether it is the case. */
export function onDemandRole({ role, heading }: OutlineNode): 'troubleshooting' | 'data' | null {
  if (role === 'troubleshooting' || role === 'data') return role;
  return heading.form === 'scenario' ? 'troubleshooting' : null;
}

/** Sections of another role inside sections that are no program; the program tells of its own. */
function* withNested(sections: readonly RoleSection[]): Generator<RoleSection> {
  for (const section of sections) {
    yield section;
    if (['troubleshooting', 'data', 'prechecks', 'steps', 'postchecks'].includes(section.role)) continue;
    for (const child of section.node.children) {
      if (child.role !== null && child.role !== 'prose')
        yield* withNested([{ role: child.role, node: child }]);
    }
  }
}
