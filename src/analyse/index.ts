import type { Locale } from '../catalogue/index.ts';
import { parseDocument } from '../parse/index.ts';
import type { Document } from '../parse/types.ts';
import { planDigest, sha256 } from '../plan/digest.ts';
import { PLAN_SCHEMA, type Phase, type PhaseRole, type Plan, type SectionRole } from '../plan/types.ts';
import { Choices, type Context } from './context.ts';
import { findBackupChecks } from './backup.ts';
import { readContacts } from './contacts.ts';
import { readDecisionGuide } from './decision.ts';
import { Findings } from './findings.ts';
import { readFollowUps } from './followups.ts';
import { decidedChoices, decidedSteps } from './decided.ts';
import { readFrontMatter } from './front-matter.ts';
import { readMetrics } from './metrics.ts';
import { readAllOnDemand } from './on-demand-sections.ts';
import { readNotifications } from './notifications.ts';
import { descendants, outline, type Outline, type OutlineNode } from './outline.ts';
import { readOverview } from './overview.ts';
import { Parameters } from './parameters.ts';
import { distinct } from './labels.ts';
import { optionLabel } from './outline-work.ts';
import { PhaseList } from './phases.ts';
import { ProgramBuilder } from './program.ts';
import { leaveProse, leaveSkipped } from './prose.ts';
import { rules } from './rules/index.ts';
import { findSections, type Sections } from './sections.ts';
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
  const settings = readFrontMatter(document.frontMatter, options.locale, findings);
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
  const { phases, skipped } = readProgram(sections, tree, context);
  const onDemand = readAllOnDemand(sections, skipped, context);
  leaveSkipped(skipped, context);
  const metrics = readMetrics(sections, context);
  leaveProse(tree, sections, context);
  const nodesOf = (wanted: SectionRole): readonly OutlineNode[] =>
    sections.executed.filter(({ role }) => role === wanted).map(({ node }) => node);
  const choices = decidedChoices(context.choices.all(), settings, findings);
  const steps = decidedSteps(phases, settings, findings);
  const parts = { phases, choices, cwd: settings.cwd };
  const plan = {
    schema: PLAN_SCHEMA,
    title: settings.title ?? tree.title ?? options.path ?? '',
    source: { path: options.path, sha256: options.sha256 ?? sha256(document.text) },
    digest: planDigest(parts),
    cwd: parts.cwd,
    overview: readOverview(nodesOf('overview')),
    sections: sections.summaries,
    metrics,
    parameters: context.parameters.all(),
    environment: context.variables.all(),
    choices,
    ...(steps === null ? {} : { decided: steps }),
    phases,
    onDemand,
    decision: readDecisionGuide(sections),
    notifications: readNotifications(sections),
    contacts: readContacts(nodesOf('contacts')),
    backupChecks: findBackupChecks(phases),
    followups: readFollowUps(sections),
  } as const;
  for (const rule of rules) rule({ document, plan, sections, findings, told: context.choices.told });
  return { ...plan, notRun: findings.notRun(), messages: findings.messages() };
}

interface Program {
  readonly phases: readonly Phase[];
  /** Headings inside it that are no part of it. */
  readonly skipped: readonly OutlineNode[];
}

const PROGRAM: readonly PhaseRole[] = ['prechecks', 'steps', 'postchecks'];

function readProgram(sections: Sections, tree: Outline, context: Context): Program {
  const skipped: OutlineNode[] = [];
  const drafts = PROGRAM.flatMap((role) => {
    const nodes = sections.executed.filter((section) => section.role === role).map(({ node }) => node);
    const phases = new PhaseList(role, context.findings);
    const builder = new ProgramBuilder(role, phases, context);
    if (role === 'steps') readStepsSections(nodes, tree, builder, context);
    else for (const node of nodes) builder.section(node, null);
    skipped.push(...builder.skipped.filter((node) => !isSection(node, sections)));
    return phases.drafts;
  });
  return { phases: drafts.map(finishPhase).filter((phase) => phase.steps.length > 0), skipped };
}

/** In a document without a steps section every heading of a role is a section already, and read as one. */
function isSection({ place }: OutlineNode, { executed }: Sections): boolean {
  return executed.some(({ node }) => node.place.line === place.line);
}

/** Several separate programs exclude each other; which one runs is the operator's choice, never ours (law 4). */
function readStepsSections(
  nodes: readonly OutlineNode[],
  tree: Outline,
  builder: ProgramBuilder,
  context: Context,
): void {
  const named = nodes.filter((node) => node.role === 'steps');
  const programs =
    named.length > 0 ? withSubstance(named) : nodes.filter((node) => node.heading.form === 'option');
  const [first, second] = programs;
  if (first === undefined || (named.length === 0 && second === undefined)) {
    builder.sequence(nodes, tree.title ?? '');
    return;
  }
  if (second === undefined) {
    builder.section(first, null);
    return;
  }
  const labels = labelsOf(programs, tree);
  const titles = programs.map(({ text }) => text);
  const id = context.choices.open('steps', labels, first.place, titles);
  context.findings.report('steps-choice', first.place, { count: labels.length, options: labels.join(' / ') });
  let remote = false;
  programs.forEach((node, index) => {
    context.mode.restore(false);
    builder.section(node, { id, option: labels[index] ?? '' });
    remote ||= context.mode.snapshot();
  });
  context.mode.restore(remote);
}

/** `Steps (files)` and `Steps (database)`: where nothing else tells them apart, brackets do, or the heading over each. */
function labelsOf(programs: readonly OutlineNode[], tree: Outline): readonly string[] {
  const over = (program: OutlineNode): OutlineNode | undefined =>
    [...descendants(tree.nodes)].find(({ children }) =>
      children.some(({ place }) => place === program.place),
    );
  const tries = [
    programs.map(optionLabel),
    programs.map(({ heading }) => heading.title),
    programs.map((program) => optionLabel(over(program) ?? program)),
  ];
  return distinct(tries.find(areApart) ?? programs.map(optionLabel));
}

const areApart = (labels: readonly string[]): boolean =>
  new Set(labels.map((label) => label.toLowerCase())).size === labels.length;

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
