import { say } from '../../catalogue/index.ts';
import { waitingText } from '../../catalogue/waiting.ts';
import { planView } from '../../catalogue/plan-view.ts';
import type { Action, CheckpointAction, CommandAction, Expectation, ManualAction } from '../../plan/types.ts';
import { waitOf } from '../../execute/index.ts';
import { duration } from './duration.ts';
import { optionMark, type View } from './view.ts';

const INDENT = '    ';

/** An action of a step: its command or question, and how each expectation was read. */
export function putAction(view: View, action: Action): void {
  switch (action.kind) {
    case 'command':
      putCommand(view, action);
      return;
    case 'manual':
      putManual(view, action);
      return;
    case 'checkpoint':
      putCheckpoint(view, action);
  }
}

function putCommand(view: View, action: CommandAction): void {
  const { locale, screen, paper } = view;
  const { dim } = screen.colors;
  const { settings } = action;
  if (action.title !== null) paper.put(INDENT, { text: `# ${action.title}`, paint: dim });
  putText(view, `${INDENT}$ `, action.text);
  const notes = [
    action.id,
    say(planView.lines, locale, { lines: action.line }),
    ...optionMark(view, action),
    ...(action.verifies ? [say(planView.verifies, locale)] : []),
    ...(action.terminal ? [say(planView.terminal, locale)] : []),
    ...(settings.timeoutSeconds === null
      ? []
      : [say(planView.timeout, locale, { duration: duration(settings.timeoutSeconds, locale) })]),
    ...(settings.retryable ? [say(planView.retryable, locale)] : []),
    ...(settings.recordAs === null ? [] : [say(planView['record-as'], locale, { name: settings.recordAs })]),
  ];
  paper.put(`${INDENT}    `, { text: notes.join(' · '), paint: dim });
  if (settings.runIf !== null)
    paper.put(`${INDENT}    `, say(planView['run-if'], locale, { text: settings.runIf }));
  if (settings.skipIf !== null)
    paper.put(`${INDENT}    `, say(planView['skip-if'], locale, { text: settings.skipIf }));
  putExpectations(view, action.expectations);
  if (action.expectations.length === 0) {
    paper.put(`${INDENT}    `, { text: say(planView['no-expectation'], locale), paint: dim });
  }
}

/** A command line by line as the author broke it; what wraps stays behind its own line. */
function putText({ paper }: View, lead: string, text: string): void {
  for (const [index, line] of text.split('\n').entries()) paper.put(index === 0 ? lead : `${INDENT}  `, line);
}

function putExpectations({ locale, screen, paper }: View, expectations: readonly Expectation[]): void {
  const { green, yellow, dim } = screen.colors;
  for (const { text, reading, judged } of expectations) {
    const [first = '', ...more] = text.split('\n');
    paper.put({ text: `${INDENT}  ↳ ${say(planView.expectation, locale)} `, paint: dim }, first);
    for (const line of more) paper.put(`${INDENT}    `, line);
    const how = judged ? say(planView['read-as'], locale) : say(planView['person-judges'], locale);
    const paint = judged ? green : yellow;
    paper.put(
      { text: `${INDENT}    ${how}${say(planView.colon, locale)}`, paint: dim },
      { text: reading, paint },
    );
  }
  putWait({ locale, screen, paper }, expectations);
}

/** How often and how long the command is run for expectations with times: what no single reading says. */
function putWait({ locale, screen, paper }: Omit<View, 'plan'>, expectations: readonly Expectation[]): void {
  const wait = waitOf(expectations);
  if (wait === null) return;
  const values = {
    interval: duration(wait.intervalMs / 1000, locale),
    limit: duration(wait.limitMs / 1000, locale),
  };
  const text = say(waitingText[wait.repeats ? 'plan' : 'plan-later'], locale, values);
  paper.put(`${INDENT}    `, { text, paint: screen.colors.dim });
}

function putManual(view: View, action: ManualAction): void {
  const { locale, screen, paper } = view;
  const why = say(planView[`manual-${action.reason}`], locale);
  paper.put(
    { text: `${INDENT}✋ `, paint: screen.colors.yellow },
    { text: `${say(planView.manual, locale)} (${why})`, paint: screen.colors.yellow },
  );
  for (const line of action.text.split('\n')) paper.put(`${INDENT}   `, line);
  putNotes(view, action);
}

function putCheckpoint(view: View, action: CheckpointAction): void {
  const { locale, screen, paper } = view;
  const { dim } = screen.colors;
  paper.put(`${INDENT}${action.checked ? '☑' : '☐'} `, action.text);
  if (action.check === null) {
    putNotes(view, action, say(planView[action.checked ? 'author-ticked' : 'person-answers'], locale));
    return;
  }
  putNotes(view, action, ...(action.checked ? [say(planView['author-ticked'], locale)] : []));
  paper.put({ text: `${INDENT}  ${say(planView['checked-by'], locale)} $ `, paint: dim }, action.check.text);
  putExpectations(view, action.check.expectations);
}

function putNotes(view: View, action: Action, ...more: string[]): void {
  const { locale, screen, paper } = view;
  const notes = [
    action.id,
    say(planView.lines, locale, { lines: action.line }),
    ...optionMark(view, action),
    ...more,
  ];
  paper.put(`${INDENT}  `, { text: notes.join(' · '), paint: screen.colors.dim });
}
