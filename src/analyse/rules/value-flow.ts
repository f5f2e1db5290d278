import type { Document } from '../../parse/types.ts';
import type { Action, CommandAction, Place } from '../../plan/types.ts';
import { ValueFlow, type Flow } from '../../shellscript/index.ts';
import { brief, type Findings } from '../findings.ts';
import { actionsOf } from './expected.ts';
import type { Rule } from './types.ts';

/** A value that a shell reads as code through a variable, a function or a pipe is no longer data (§0.6). */
export const valueFlow: Rule = ({ document, plan, findings }) => {
  if (plan.parameters.every(({ places }) => places.length === 0)) return;
  const flow = new ValueFlow();
  const follow = (source: Source, line: number, to: Findings): void => {
    for (const found of flow.follow(source.text, source.bindings)) {
      const rule = RULES[found.kind];
      if (rule === undefined) continue;
      to.report(rule, placeOf(document, line, source.text, found), {
        text: brief(found.text),
        names: found.parameters.map((name) => `<${name}>`).join(' '),
        first: found.parameters[0] ?? '',
      });
    }
  };
  for (const action of actionsOf(plan)) {
    const source = sourceOf(action);
    if (source !== null) follow(source, action.line, findings);
  }
  // Not run unless somebody asks, and then judged once more: no reason to keep a rollback from starting.
  const onDemand = findings.onDemand();
  for (const action of plan.onDemand.flatMap(({ actions }) => actions)) {
    const source = sourceOf(action);
    if (source !== null) follow(source, action.line, onDemand);
  }
  for (const { source, line } of plan.metrics) if (source?.kind === 'command') follow(source, line, onDemand);
};

type Source = Pick<CommandAction, 'text' | 'bindings'>;

function sourceOf(action: Action): Source | null {
  return action.kind === 'command' ? action : action.kind === 'checkpoint' ? action.check : null;
}

const RULES: Readonly<Partial<Record<Flow['kind'], 'value-as-script' | 'value-perhaps-script'>>> = {
  script: 'value-as-script',
  'perhaps-script': 'value-perhaps-script',
};

function placeOf(document: Document, line: number, text: string, { start }: Flow): Place {
  const before = text.slice(0, start).split('\n');
  const at = line + before.length - 1;
  const own = text.split('\n')[before.length - 1] ?? '';
  const source = document.text.split('\n')[at - 1] ?? '';
  return { line: at, column: Math.max(0, source.indexOf(own)) + (before.at(-1)?.length ?? 0) + 1 };
}
