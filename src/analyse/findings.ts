import { say, type Locale, type Values } from '../catalogue/index.ts';
import { ruleTexts, type RuleId } from '../catalogue/rules.ts';
import type { Message, NotRun, NotRunReason, Place, Severity } from '../plan/types.ts';

/** An error keeps the plan from running; a warning is for the author; info says how the document was read. */
const SEVERITIES: Readonly<Record<RuleId, Severity>> = {
  'no-steps': 'error',
  'only-on-demand': 'error',
  'other-operation': 'error',
  'empty-step': 'error',
  'nothing-to-do': 'error',
  'duplicate-step-number': 'error',
  'other-steps': 'warning',
  'prose-section': 'info',
  'inner-section': 'warning',
  'steps-choice': 'warning',
  choice: 'info',
  'backup-unverified': 'warning',
  'choice-in-prose': 'warning',
  'choice-unverified': 'warning',
  'decision-gap': 'warning',
  'decision-overlap': 'warning',
  'decision-empty': 'warning',
  'decision-too-large': 'info',
  'fence-unclosed': 'error',
  'fence-swallows': 'error',
  'fence-askew': 'error',
  'fence-empty': 'error',
  'fence-in-html': 'error',
  'command-outside-fence': 'error',
  'bash-syntax': 'error',
  'not-a-command': 'error',
  'sql-in-shell': 'warning',
  'client-prompt': 'warning',
  'mixed-prompts': 'error',
  'root-prompt': 'error',
  'typographic-dash': 'error',
  'remote-shell': 'warning',
  'device-console': 'warning',
  'not-shell-fence': 'warning',
  'zsh-fence': 'warning',
  'script-file': 'warning',
  'untagged-fence': 'info',
  'quoted-fence': 'warning',
  'indented-code': 'info',
  'forbidden-fence': 'warning',
  'full-width-comment': 'warning',
  'expectation-without-command': 'error',
  'expectation-unreadable': 'error',
  'repeated-change': 'error',
  'reference-unknown': 'error',
  'reference-later': 'error',
  'placeholder-unknown': 'error',
  'placeholder-by-person': 'info',
  'vague-expectation': 'info',
  'vague-expectation-write': 'info',
  'vague-expectation-record': 'info',
  'vague-expectation-check': 'info',
  'example-output': 'info',
  'table-not-run': 'warning',
  'table-row-no-command': 'warning',
  'table-row-several': 'warning',
  'table-row-no-expectation': 'warning',
  'table-row-torn': 'warning',
  'table-row-not-shell': 'warning',
  'table-of-commands': 'warning',
  'quoted-table': 'warning',
  'metric-not-run': 'warning',
  'metric-requirement': 'warning',
  'block-empty': 'error',
  'placeholder-left': 'error',
  'placeholder-unsupported': 'error',
  'value-as-script': 'error',
  'value-perhaps-script': 'warning',
  'placeholder-in-prose': 'warning',
  'sample-value': 'warning',
  'setting-unreadable': 'error',
  'checkpoint-not-run': 'warning',
  'checkpoint-asserts-nothing': 'warning',
  'not-a-task-item': 'warning',
  'parts-in-order': 'warning',
  'not-a-heading': 'error',
  'nested-heading': 'error',
  'heading-empty': 'error',
  'short-underline': 'error',
  'number-lost': 'error',
  'torn-heading': 'error',
  'checklist-in-fence': 'warning',
  'front-matter': 'error',
  'front-matter-shape': 'error',
  'parameter-key': 'error',
  'parameter-type': 'error',
  'parameter-options': 'error',
  'parameter-pattern': 'error',
  'parameter-default': 'error',
  'secret-default': 'error',
  'decided-unknown-choice': 'error',
  'decided-unknown-option': 'error',
  'decided-ambiguous-option': 'error',
  'decided-unknown-step': 'error',
  'decided-both': 'error',
  'parameter-unused': 'warning',
  'nested-depth': 'error',
};

/** Collects what the analysis has to say: messages, and the text that it leaves unrun with the reason. */
export class Findings {
  readonly #locale: Locale;
  readonly #messages: Message[];
  readonly #notRun: NotRun[];
  readonly #worst: 'error' | 'warning';
  /** The section whose text it is; null: the program's, or one that never runs by itself. */
  readonly #section: string | null;

  constructor(locale: Locale, shared?: Findings, section: string | null = null) {
    this.#locale = locale;
    this.#messages = shared === undefined ? [] : shared.#messages;
    this.#notRun = shared === undefined ? [] : shared.#notRun;
    this.#worst = shared === undefined ? 'error' : 'warning';
    this.#section = section;
  }

  /** For text that runs only when it is asked for: what is wrong there must not keep a rollback from starting, only that section itself. */
  onDemand(section: string | null = null): Findings {
    return new Findings(this.#locale, this, section);
  }

  report(ruleId: RuleId, place: Place, values: Values = {}): void {
    const worst = SEVERITIES[ruleId] === 'error';
    this.#messages.push({
      ruleId,
      severity: worst ? this.#worst : SEVERITIES[ruleId],
      reason: say(ruleTexts[ruleId], this.#locale, values),
      line: place.line,
      column: place.column,
      ...(worst && this.#section !== null ? { section: this.#section } : {}),
    });
  }

  leave(line: number, text: string, reason: NotRunReason): void {
    this.#notRun.push({ line, text, reason });
  }

  hasErrors(): boolean {
    return this.#messages.some((message) => message.severity === 'error');
  }

  /** In the order of the document, each said once. */
  messages(): readonly Message[] {
    const seen = new Set<string>();
    return [...this.#messages]
      .sort((a, b) => a.line - b.line || a.column - b.column)
      .filter((message) => {
        const key = `${message.line}:${message.column}:${message.ruleId}:${message.reason}`;
        return !seen.has(key) && seen.add(key);
      });
  }

  notRun(): readonly NotRun[] {
    return [...this.#notRun].sort((a, b) => a.line - b.line);
  }
}

/** A text cut to what fits into a message. */
export function brief(text: string): string {
  const line = text.split('\n', 1)[0]?.trim() ?? '';
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
