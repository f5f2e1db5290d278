import { say, type Entry, type Locale, type Values } from '../../catalogue/index.ts';
import { planView } from '../../catalogue/plan-view.ts';
import { runView } from '../../catalogue/run-view.ts';
import { waitingText } from '../../catalogue/waiting.ts';
import type { JournalEvent } from '../../journal/index.ts';
import type { Action, Phase, Plan, Step } from '../../plan/types.ts';
import { MASKED } from '../../secrets/index.ts';
import { duration } from './duration.ts';
import { paperFor, type Ink } from './paper.ts';
import type { Screen } from './screen.ts';
import { truncate } from './text.ts';
import { withMarks } from './view.ts';

/** Columns of a kept value that are shown. */
const LONGEST_VALUE = 120;

/** Where the lines of a run go. */
export interface Desk {
  readonly plan: Plan;
  readonly locale: Locale;
  readonly screen: Screen;
  readonly write: (text: string) => void;
  /** Hides the secrets' values. */
  readonly mask: (text: string) => string;
  /** Values beside the plan's own that may not show: addresses that commands inherit. */
  readonly secrets?: readonly string[];
}

type EventOf<Type extends JournalEvent['type']> = Extract<JournalEvent, { readonly type: Type }>;

/** One text, wrapped under its lead. */
export function put({ screen, write, mask }: Desk, lead: string | Ink, text: string | Ink): void {
  const paper = paperFor(screen);
  // Before it is wrapped: a secret that is cut at a line's end would not be found.
  paper.put(lead, typeof text === 'string' ? mask(text) : { ...text, text: mask(text.text) });
  write(paper.toString());
}

export function putPhase(desk: Desk, phase: Phase, index: number, of: number): void {
  const { bold, cyan } = desk.screen.colors;
  const entry = phase.role === 'steps' ? runView['phase-of'] : runView['phase-beside-of'];
  const lead = words(desk, entry, { id: phase.id, index, of });
  desk.write('\n');
  put(
    desk,
    { text: `${lead}  `, paint: (text) => bold(cyan(text)) },
    { text: withMarks(phase.title, marksOf(desk, phase)), paint: bold },
  );
}

export function putStep(desk: Desk, step: Step): void {
  const { bold, dim, red } = desk.screen.colors;
  desk.write('\n');
  put(
    desk,
    { text: `  ${step.id}  `, paint: bold },
    { text: withMarks(step.title, marksOf(desk, step)), paint: step.irreversible ? red : bold },
  );
  if (step.purpose === null) return;
  const lead = `    ${words(desk, planView.purpose)}${words(desk, planView.colon)}`;
  put(desk, { text: lead, paint: dim }, { text: step.purpose, paint: dim });
}

/** How a command is run, where that is not what the plan says of it. */
interface Sent {
  /** It has the operator's terminal to itself. */
  readonly terminal: boolean;
  /** Runs in the author's place. */
  readonly edited?: string | undefined;
}

/** The author's text or what was made of it, line by line, and what its placeholders stand for. */
export function putCommand(desk: Desk, action: Action, { terminal, edited }: Sent): void {
  const { bold, dim } = desk.screen.colors;
  if (action.kind === 'checkpoint') put(desk, '    ☐ ', action.text);
  const text = edited ?? (action.kind === 'checkpoint' ? (action.check?.text ?? '') : action.text);
  for (const [index, line] of text.split('\n').entries()) {
    put(desk, index === 0 ? { text: '    $ ', paint: bold } : '      ', line);
  }
  for (const { name, value, secret } of parametersOf(desk.plan, action)) {
    const shown = secret ? MASKED : (value ?? '');
    put(desk, { text: `      ${name} = `, paint: dim }, { text: shown, paint: dim });
  }
  if (terminal) {
    put(desk, '    ', { text: words(desk, runView['on-terminal']), paint: dim });
  }
}

export function putCommandEnd(desk: Desk, { shellEnded, notRestored }: EventOf<'command-ended'>): void {
  const { dim, yellow } = desk.screen.colors;
  if (shellEnded) put(desk, '      ', { text: words(desk, runView['shell-ended']), paint: dim });
  if (notRestored.length === 0) return;
  const what = notRestored.join(', ');
  put(desk, '      ', { text: words(desk, runView['not-restored'], { what }), paint: yellow });
}

export function putJudged(desk: Desk, { outcome, expectations }: EventOf<'judged'>): void {
  const { green, red, yellow, dim } = desk.screen.colors;
  const looks = {
    passed: { mark: '✓', paint: green },
    failed: { mark: '✗', paint: red },
    'needs-person': { mark: '?', paint: yellow },
    unverified: { mark: '•', paint: dim },
  };
  if (outcome === 'skipped' || outcome === 'not-run' || outcome === 'in-doubt') return;
  const { mark, paint } = looks[outcome];
  put(desk, { text: `    ${mark} `, paint }, { text: words(desk, runView[`outcome-${outcome}`]), paint });
  for (const { verdict, reading, actual } of expectations) {
    const seen = actual === '' ? '' : `${words(desk, planView.colon)}${actual}`;
    put(
      desk,
      { text: `      ${looks[verdict].mark} `, paint: looks[verdict].paint },
      { text: reading + seen, paint: dim },
    );
  }
}

/** The value that `# 记录为` has kept. */
export function putRecorded(desk: Desk, { name, value, whole }: EventOf<'recorded'>): void {
  const entry = waitingText[whole ? 'recorded' : 'recorded-in-part'];
  const text = words(desk, entry, { name, value: truncate(value, LONGEST_VALUE) });
  put(desk, '      ', { text, paint: desk.screen.colors.dim });
}

/** `what`: the action or step that the answer is about. */
export function putAnswered(desk: Desk, event: EventOf<'answered'>, what: string): void {
  const { green, yellow } = desk.screen.colors;
  const reason = event.reason === null ? '' : words(desk, runView['result-join']) + event.reason;
  const answer = words(desk, runView[`answer-${event.answer}`]) + reason;
  const how = words(desk, runView[`how-${event.how}`]);
  const yes = event.answer === 'yes';
  const lead = { text: `    ${yes ? '✓' : '–'} `, paint: yes ? green : yellow };
  put(desk, lead, words(desk, runView.answered, { what, answer, by: event.by, how }));
}

/** Elapsed against estimated (language.md §7); over time is marked. */
export function putElapsed(desk: Desk, seconds: number, estimate: number | null, lead = '  '): void {
  const { dim, yellow } = desk.screen.colors;
  const elapsed = duration(seconds, desk.locale);
  if (estimate === null) {
    put(desk, lead, { text: words(desk, runView.elapsed, { elapsed }), paint: dim });
    return;
  }
  const over = seconds > estimate;
  const entry = runView[over ? 'elapsed-over' : 'elapsed-of'];
  const text = words(desk, entry, { elapsed, estimate: duration(estimate, desk.locale) });
  put(desk, lead, { text, paint: over ? yellow : dim });
}

export function words({ locale }: Desk, entry: Entry, values?: Values): string {
  return say(entry, locale, values);
}

function marksOf(desk: Desk, { irreversible, estimateSeconds }: Phase | Step): string[] {
  const estimate = estimateSeconds === null ? null : duration(estimateSeconds, desk.locale);
  return [
    ...(irreversible ? [`⚠️ ${words(desk, planView.irreversible)}`] : []),
    ...(estimate === null ? [] : [words(desk, planView['estimate-about'], { duration: estimate })]),
  ];
}

function parametersOf(plan: Plan, action: Action): Plan['parameters'] {
  const source = action.kind === 'checkpoint' ? action.check : action.kind === 'command' ? action : null;
  const names = new Set(source?.bindings.map(({ parameter }) => parameter));
  return plan.parameters.filter(({ name }) => names.has(name));
}
