/**
 * The plan: the whole reading of a document, immutable and JSON-safe (language.md §9).
 * This stage imports no other; every other stage meets here.
 */

import type { Contacts } from './contacts.ts';
import type { DecisionGuide } from './decision.ts';
import type { Binding, Expectation, Place } from './expectation.ts';
import type { FollowUp } from './followups.ts';
import type { Metric } from './metrics.ts';
import type { Notification } from './notifications.ts';
import type { ManualReason, NotRun } from './reasons.ts';
import type { Overview, SectionSummary } from './sections.ts';

export type { Contact, Contacts, EscalationLevel } from './contacts.ts';
export type { Binding, Expectation, Json, Place } from './expectation.ts';
export type { FollowUp } from './followups.ts';
export type { Metric, MetricCell, MetricSource } from './metrics.ts';
export type { Notification, NotificationOccasion } from './notifications.ts';
export type { ManualReason, NotRun, NotRunReason } from './reasons.ts';
export type { Overview, SectionRole, SectionSummary } from './sections.ts';

export const PLAN_SCHEMA = 'mdrollback.plan/1';

export type Severity = 'error' | 'warning' | 'info';

/** A finding about the document. `reason` is already in the user's language. */
export interface Message extends Place {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly reason: string;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** A warning that is an error where this section, which runs only on demand, is what is run: its id. */
  readonly section?: string;
}

/** What front matter may declare a parameter to be (§5). A value stays the text that was given. */
export type ParameterType = 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'enum';

/** A value that the operator gives before the run (§5). */
export interface Parameter {
  readonly name: string;
  readonly secret: boolean;
  readonly value: string | null;
  /** From front matter; null where the document declares none. */
  readonly default: string | null;
  readonly description: string | null;
  readonly pattern: string | null;
  /** From front matter; absent where it says none: any text. */
  readonly type?: ParameterType;
  /** The values that there are; absent: any of the type. */
  readonly options?: readonly string[];
  readonly places: readonly Place[];
}

/** A variable that commands read and nothing of the document sets: the environment of the run must (§5). */
export interface Variable {
  readonly name: string;
  readonly places: readonly Place[];
}

/** Groups of which exactly one runs (§4). */
export interface Choice {
  readonly id: string;
  readonly options: readonly string[];
  /** Other names of the options, in their order: the series' own words, `方法1`. */
  readonly aliases?: readonly (readonly string[])[];
  readonly chosen: string | null;
  readonly line: number;
}

export interface ChoiceRef {
  readonly id: string;
  readonly option: string;
  /** The alternative of another choice that this choice stands in: both must be chosen. */
  readonly within?: ChoiceRef;
}

/** Settings that the comments before a command or the fence's info string give (§2, §2.1). */
export interface CommandSettings {
  /** Seconds; null: the run's default. */
  readonly timeoutSeconds: number | null;
  /** `# 可重试`: may be run again. */
  readonly retryable: boolean;
  /** `# 记录为: 名称`: its output is kept under this name. */
  readonly recordAs: string | null;
  /** `# 跳过条件: …`, as the author wrote it; a person decides. */
  readonly skipIf: string | null;
  /** `# 如果…`: run only when a person says that this holds. */
  readonly runIf: string | null;
}

interface ActionBase {
  /** What an operator types: `1.1/1`, `1.1/c1` for a checkpoint, `1.1/m1` for a manual action. */
  readonly id: string;
  readonly text: string;
  readonly line: number;
  /** The last line of the action's own text (for a command: its last line, not its expectations'). */
  readonly endLine: number;
  readonly choice: ChoiceRef | null;
  /** Where the report appends this action's evidence: a UTF-16 offset into the source, at a line's end. */
  readonly evidenceOffset: number;
}

/** Text that bash runs, byte for byte the author's but for parameters. */
export interface CommandAction extends ActionBase {
  readonly kind: 'command';
  /** The comment that heads its group, if any. */
  readonly title: string | null;
  /** The group verifies: it changes nothing. */
  readonly verifies: boolean;
  /** Re-running it changes nothing: every program in it is known to be read-only. */
  readonly readOnly: boolean;
  /** It asks on the terminal: run there when one is attached, refused in preflight when none is. */
  readonly terminal: boolean;
  /** Programs by first words, in order, deduplicated; for the look-up before the run. */
  readonly programs: readonly string[];
  readonly settings: CommandSettings;
  readonly bindings: readonly Binding[];
  readonly expectations: readonly Expectation[];
}

/** What the tool will not run itself but a person must not forget (§9). */
export interface ManualAction extends ActionBase {
  readonly kind: 'manual';
  readonly reason: ManualReason;
}

/** A `- [ ]` in an executed section (§6). */
export interface CheckpointAction extends ActionBase {
  readonly kind: 'checkpoint';
  /** The author had ticked it already. */
  readonly checked: boolean;
  /** The UTF-16 offset into the source of the character between the brackets. */
  readonly boxOffset: number;
  /** The inline command that answers it, or null: a person is asked. */
  readonly check: CheckpointCheck | null;
}

export interface CheckpointCheck {
  readonly text: string;
  readonly column: number;
  /** As `CommandAction.readOnly`. */
  readonly readOnly: boolean;
  readonly programs: readonly string[];
  readonly bindings: readonly Binding[];
  readonly expectations: readonly Expectation[];
}

export type Action = CommandAction | ManualAction | CheckpointAction;

export interface Step {
  readonly id: string;
  readonly title: string;
  readonly line: number;
  readonly purpose: string | null;
  readonly owner: string | null;
  readonly host: string | null;
  readonly estimateSeconds: number | null;
  readonly optional: boolean;
  readonly irreversible: boolean;
  /** What the author wants typed before an irreversible step begins; null: its number. */
  readonly confirmWord: string | null;
  /** A choice over headings (方案一 | 方案二): the step belongs to one option. */
  readonly choice: ChoiceRef | null;
  readonly actions: readonly Action[];
}

export type PhaseRole = 'prechecks' | 'steps' | 'postchecks';

export interface Phase {
  readonly id: string;
  readonly title: string;
  readonly line: number;
  readonly role: PhaseRole;
  readonly estimateSeconds: number | null;
  readonly optional: boolean;
  readonly irreversible: boolean;
  readonly steps: readonly Step[];
}

/**
 * Actions that run only when a person asks for them: troubleshooting, data (language.md §1). What a step has beside its
 * actions is here for a run of the section by itself.
 */
export interface OnDemand extends Pick<
  Step,
  'purpose' | 'owner' | 'host' | 'estimateSeconds' | 'irreversible' | 'confirmWord'
> {
  /** What an operator types: `d1`, `t2`. */
  readonly id: string;
  readonly section: 'troubleshooting' | 'data';
  readonly title: string;
  readonly line: number;
  /** What the scenario looks like (现象), as the author wrote it. */
  readonly symptom: string | null;
  /** What helps (解决方案), as the author wrote it. */
  readonly resolution: string | null;
  /** Ids of the actions that stand under 解决方案: they mend, and are none of the diagnostics. */
  readonly remedies: readonly string[];
  /** Its own alternatives, decided when it is run. */
  readonly choices: readonly Choice[];
  /** Variables that it reads and does not set itself. */
  readonly environment: readonly Variable[];
  readonly actions: readonly Action[];
}

/** Ids of optional steps. */
export interface DecidedSteps {
  readonly with: readonly string[];
  readonly skip: readonly string[];
}

export interface PlanSource {
  readonly path: string | null;
  /** Lower-case hex, of the file's bytes. */
  readonly sha256: string;
}

export interface Plan {
  readonly schema: typeof PLAN_SCHEMA;
  readonly title: string;
  readonly source: PlanSource;
  /** `sha256:…` of what would run, given the choices. */
  readonly digest: string;
  readonly cwd: string | null;
  /** The program is this section alone, which otherwise runs only on demand (`d1`, `t2`); absent: the document's own program. */
  readonly section?: string;
  readonly overview: Overview;
  readonly sections: readonly SectionSummary[];
  readonly parameters: readonly Parameter[];
  readonly environment: readonly Variable[];
  readonly choices: readonly Choice[];
  /** Optional steps that front matter decides, unless the call decides them (§4); absent: none. */
  readonly decided?: DecidedSteps;
  readonly phases: readonly Phase[];
  readonly onDemand: readonly OnDemand[];
  readonly decision: DecisionGuide | null;
  readonly notifications: readonly Notification[];
  readonly contacts: Contacts;
  /** Ids of the actions that verify a backup: an irreversible step behind them needs that they held. */
  readonly backupChecks: readonly string[];
  readonly metrics: readonly Metric[];
  readonly followups: readonly FollowUp[];
  readonly notRun: readonly NotRun[];
  readonly messages: readonly Message[];
}
