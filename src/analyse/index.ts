import type { Locale } from '../catalogue/index.ts';
import { parseDocument } from '../parse/index.ts';
import type { Block, Document } from '../parse/types.ts';
import { planDigest, sha256 } from '../plan/digest.ts';
import {
  PLAN_SCHEMA,
  type Choice,
  type OnDemand,
  type Phase,
  type PhaseRole,
  type Plan,
} from '../plan/types.ts';
import { Choices, type Context } from './context.ts';
import { fenceKind, type FenceKind } from './fence-kind.ts';
import { leaveLines } from './fences.ts';
import { Findings } from './findings.ts';
import { readFrontMatter, type Settings } from './front-matter.ts';
import { readOnDemand } from './on-demand.ts';
import { descendants, outline, type Outline, type OutlineNode } from './outline.ts';
import { readOverview } from './overview.ts';
import { Parameters } from './parameters.ts';
import { distinct } from './labels.ts';
import { optionLabel } from './outline-work.ts';
import { PhaseList } from './phases.ts';
import { ProgramBuilder } from './program.ts';
import { rules } from './rules/index.ts';
import { findSections, type RoleSection, type Sections } from './sections.ts';
import type { PhaseDraft } from './step-writer.ts';
import { TerminalMode } from './terminal-mode.ts';
import { VariableTracker } from './variables.ts';
import { holdsWork } from './work.ts';

export interface CompileOptions {
  readonly path: string | null;
  readonly locale: Locale;
  /** Lower-case hex SHA-256 of the file's bytes; by default of the text as UTF-8. */
  readonly sha256?: string;
}

/** Compiles a document's text into a plan. Never throws on content: what is wrong is in the plan's messages (language.md). */
export function compile(text: string, options: CompileOptions): Plan {
  return analyse(parseDocument(text, options.path), options);
}

/** Finds the rollback in a parsed document and says where meaning is missing. */
export function analyse(document: Document, options: CompileOptions): Plan {
  const findings = new Findings(options.locale);
  const settings = readFrontMatter(document.frontMatter, findings);
  const context: Context = {
    document,
    locale: options.locale,
    findings,
    choices: new Choices(),
    parameters: new Parameters(settings.parameters),
    variables: new VariableTracker(),
    mode: new TerminalMode(),
    defined: new Set(),
  };
  const tree = outline(document);
  const sections = findSections(tree);
  const phases = readProgram(sections, tree.title ?? '', context);
  const onDemand = readAllOnDemand(sections, context);
  leaveProse(tree, sections, context);
  const parts = { phases, choices: decided(context.choices.all(), settings), cwd: settings.cwd };
  const plan = {
    schema: PLAN_SCHEMA,
    title: settings.title ?? tree.title ?? options.path ?? '',
    source: { path: options.path, sha256: options.sha256 ?? sha256(document.text) },
    digest: planDigest(parts),
    cwd: parts.cwd,
    overview: readOverview(
      sections.executed.filter(({ role }) => role === 'overview').map(({ node }) => node),
    ),
    sections: sections.summaries,
    parameters: context.parameters.all(),
    environment: context.variables.all(),
    choices: parts.choices,
    phases,
    onDemand,
  } as const;
  for (const rule of rules) rule({ document, plan, sections, findings });
  return { ...plan, notRun: findings.notRun(), messages: findings.messages() };
}

const PROGRAM: readonly PhaseRole[] = ['prechecks', 'steps', 'postchecks'];

function readProgram(sections: Sections, title: string, context: Context): readonly Phase[] {
  const drafts = PROGRAM.flatMap((role) => {
    const nodes = sections.executed.filter((section) => section.role === role).map(({ node }) => node);
    const phases = new PhaseList(role, context.findings);
    const builder = new ProgramBuilder(role, phases, context);
    if (role === 'steps') readStepsSections(nodes, title, builder, context);
    else for (const node of nodes) builder.section(node, null);
    return phases.drafts;
  });
  return drafts.map(finishPhase).filter((phase) => phase.steps.length > 0);
}

/** Several separate programs exclude each other; which one runs is the operator's choice, never ours (law 4). */
function readStepsSections(
  nodes: readonly OutlineNode[],
  title: string,
  builder: ProgramBuilder,
  context: Context,
): void {
  const named = nodes.filter((node) => node.role === 'steps');
  const programs =
    named.length > 0 ? withSubstance(named) : nodes.filter((node) => node.heading.form === 'option');
  const [first, second] = programs;
  if (first === undefined || (named.length === 0 && second === undefined)) {
    builder.sequence(nodes, title);
    return;
  }
  if (second === undefined) {
    builder.section(first, null);
    return;
  }
  const labels = distinct(programs.map(optionLabel));
  const id = context.choices.open('steps', labels, first.place);
  context.findings.report('steps-choice', first.place, { count: labels.length, options: labels.join(' / ') });
  let remote = false;
  programs.forEach((node, index) => {
    context.mode.restore(false);
    builder.section(node, { id, option: labels[index] ?? '' });
    remote ||= context.mode.snapshot();
  });
  context.mode.restore(remote);
}

/**
 * A heading over a mere table or drawing is no program beside a real one. A fence of any kind or a list counts:
 * a program whose fence has lost its language is still one of the choices.
 */
function withSubstance(nodes: readonly OutlineNode[]): readonly OutlineNode[] {
  const substantial = nodes.filter((node) => [...descendants([node])].some((each) => holdsWork(each.blocks)));
  return substantial.length > 0 ? substantial : nodes.slice(0, 1);
}

function finishPhase(draft: PhaseDraft): Phase {
  const { writers, ...phase } = draft;
  return {
    ...phase,
    steps: writers.map((writer) => writer.finish(phase)).filter((step) => step.actions.length > 0),
  };
}

function decided(choices: readonly Choice[], settings: Settings): readonly Choice[] {
  return choices.map((choice) => {
    const wanted = settings.use.get(choice.id)?.toLowerCase();
    return { ...choice, chosen: choice.options.find((option) => option.toLowerCase() === wanted) ?? null };
  });
}

function readAllOnDemand(sections: Sections, context: Context): readonly OnDemand[] {
  const found: OnDemand[] = [];
  for (const { role, node } of withNested(sections.executed)) {
    if (role === 'troubleshooting' || role === 'data')
      found.push(...readOnDemand(node, role, found.length + 1, context));
  }
  return found;
}

/** Sections of another role inside the program: `故障排查` under `回滚步骤`. */
function* withNested(sections: readonly RoleSection[]): Generator<RoleSection> {
  for (const section of sections) {
    yield section;
    if (section.role === 'troubleshooting' || section.role === 'data') continue;
    for (const child of section.node.children) {
      if (child.role !== null && child.role !== 'prose')
        yield* withNested([{ role: child.role, node: child }]);
    }
  }
}

/** Every fence that looks like work and stands where nothing runs is listed, and one note for each section says so. */
function leaveProse(tree: Outline, sections: Sections, context: Context): void {
  const [program] = sections.executed.filter(({ role }) => role === 'steps');
  leaveBlocks(tree.lead, context);
  for (const node of sections.outranked) {
    if (leaveNode(node, context) > 0 && program !== undefined) {
      context.findings.report('other-steps', node.place, { title: node.text, program: program.node.text });
    }
  }
  for (const node of sections.prose) {
    if (leaveNode(node, context) > 0)
      context.findings.report('prose-section', node.place, { title: node.text });
  }
  for (const { role, node } of sections.executed) {
    if (
      role !== 'prechecks' &&
      role !== 'steps' &&
      role !== 'postchecks' &&
      role !== 'troubleshooting' &&
      role !== 'data'
    ) {
      leaveNode(node, context);
    }
  }
}

function leaveNode(node: OutlineNode, context: Context): number {
  return (
    leaveBlocks(node.blocks, context) +
    node.children.reduce((count, child) => count + leaveNode(child, context), 0)
  );
}

const LEFT_AS: Partial<Record<FenceKind, 'config' | 'no-language' | 'example'>> = {
  config: 'config',
  untagged: 'no-language',
  output: 'example',
};

function leaveBlocks(blocks: readonly Block[], context: Context, depth = 0): number {
  if (depth > 40) return 0;
  return blocks.reduce((count, block) => {
    if (block.kind === 'fence') {
      const kind = fenceKind(block);
      leaveLines(block, LEFT_AS[kind] ?? 'prose-section', context);
      return count + (kind === 'script' || kind === 'console' || kind === 'zsh' ? 1 : 0);
    }
    if (block.kind === 'quote') return count + leaveBlocks(block.blocks, context, depth + 1);
    if (block.kind !== 'list') return count;
    return count + block.items.reduce((sum, item) => sum + leaveBlocks(item.blocks, context, depth + 1), 0);
  }, 0);
}
