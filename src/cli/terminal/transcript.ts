import { output } from '../../catalogue/output.ts';
import { runView } from '../../catalogue/run-view.ts';
import { AUTHOR_TICKED, type Progress } from '../../execute/index.ts';
import { diagnoseTexts } from '../../catalogue/diagnose.ts';
import { recover } from '../../catalogue/recover.ts';
import type { JournalEvent, JournalRecord } from '../../journal/index.ts';
import { whatOf } from './answered-what.ts';
import { putContacts, putScenario } from './diagnose.ts';
import { putMeasured } from './metric-lines.ts';
import { putChosen, putShellClosed } from './recovery-lines.ts';
import { viewOutput, type OutputView } from './output-view.ts';
import { beginningOf, putPhaseElapsed, putStepElapsed } from './elapsed.ts';
import { putAdopted, putRejoined, putResolved, putSessionOpened } from './resume-lines.ts';
import {
  put,
  putAnswered,
  putCommand,
  putCommandEnd,
  putJudged,
  putPhase,
  putRecorded,
  putStep,
  words,
  type Desk,
} from './transcript-lines.ts';
import { courseOf, liveLineOn, type LiveLine } from './live-line.ts';
import { waitLineOn, type WaitLine } from './wait-line.ts';

/** What a line needs to know of the lines before it. */
interface Memory {
  /** When each phase and step began, and the run. */
  readonly begun: Map<string, Date>;
  /** Actions whose command was started since this transcript began. */
  readonly started: Set<string>;
  /** The running command's output. */
  output: OutputView | null;
  /** What an operator has made of a command; it stays so until the run is taken up again. */
  readonly edits: Map<string, string>;
  readonly waiting: WaitLine;
  readonly live: LiveLine;
  /** A command is run again and again: the line of that wait is there. */
  polling: boolean;
}

export interface Transcript {
  readonly show: (progress: Progress) => void;
  /** Somebody is asked while a command runs: no line may be drawn under the question. */
  readonly hold: (held: boolean) => void;
}

/**
 * Shows a run as lines that are only ever added to: nothing on the screen is taken back but what tells how long it takes.
 * `earlier`: of a run that is taken up again.
 */
export function transcriptOn(screen: Desk, earlier: readonly JournalRecord[] = []): Transcript {
  const live = liveLineOn(screen);
  const desk: Desk = {
    ...screen,
    write: (text) => {
      live.giveWay();
      screen.write(text);
    },
  };
  const memory: Memory = {
    begun: new Map(earlier.flatMap(({ event, at }) => beginningOf(event, new Date(at)))),
    started: new Set(),
    edits: new Map(),
    output: null,
    waiting: waitLineOn(desk),
    live,
    polling: false,
  };
  return { show: showOn(desk, memory), hold: live.hold };
}

function showOn(desk: Desk, memory: Memory): Transcript['show'] {
  return (progress) => {
    switch (progress.kind) {
      case 'phase':
        putPhase(desk, progress.phase, progress.index, progress.of);
        return;
      case 'step':
        putStep(desk, progress.step);
        return;
      case 'command':
        putCommand(desk, progress.action, {
          terminal: progress.terminal,
          edited: memory.edits.get(progress.action.id),
        });
        memory.output = outputOn(desk);
        if (!progress.terminal && !memory.polling)
          memory.live.begin(courseOf(desk.plan, memory.begun, progress.step, new Date()));
        return;
      case 'contacts':
        putContacts(desk, progress.view);
        return;
      case 'scenario':
        putScenario(desk, progress.scenario);
        return;
      case 'not-diagnosed': {
        const { action, reason } = progress;
        put(desk, '      ! ', words(desk, diagnoseTexts['not-diagnosed'], { id: action.id, reason }));
        return;
      }
      case 'shell':
        put(desk, '      ', words(desk, recover['shell-opens'], { id: progress.action.id }));
        return;
      case 'rejoined':
        putRejoined(desk, progress.action.id, progress.since);
        putCommand(desk, progress.action, { terminal: false });
        memory.output = outputOn(desk);
        memory.live.begin(courseOf(desk.plan, memory.begun, progress.step, progress.since));
        return;
      case 'output':
        memory.output?.write(progress.stream, progress.chunk);
        return;
      case 'wait':
        memory.live.end();
        memory.polling = true;
        memory.waiting.tell(progress);
        return;
      case 'wait-ended':
        memory.polling = false;
        memory.waiting.end(progress.runs, progress.elapsedMs);
        // What the last run printed follows.
        if (progress.runs > 1) memory.output = outputOn(desk);
        return;
      case 'output-passed-over':
        putPassedOver(desk, memory, progress.bytes);
        return;
      case 'event':
        showEvent(desk, memory, progress.event, progress.at);
    }
  };
}

function endOutput(memory: Memory): void {
  memory.live.end();
  memory.output?.end();
  memory.output = null;
}

/** What comes behind the gap begins a line of its own. */
function putPassedOver(desk: Desk, memory: Memory, bytes: number): void {
  memory.output?.end();
  memory.output = outputOn(desk);
  const { dim } = desk.screen.colors;
  put(
    desk,
    { text: '    │ ', paint: dim },
    { text: words(desk, output['passed-over'], { bytes }), paint: dim },
  );
}

function outputOn({ plan, screen, write, secrets: own = [] }: Desk): OutputView {
  const { dim, isColorSupported } = screen.colors;
  const given = plan.parameters.flatMap(({ secret, value }) => (secret && value !== null ? [value] : []));
  const secrets = [...given, ...own];
  return viewOutput({ write, prefix: `    ${dim('│')} `, secrets, colour: isColorSupported });
}

function showEvent(desk: Desk, memory: Memory, event: JournalEvent, at: Date): void {
  switch (event.type) {
    case 'run-started':
    case 'phase-started':
    case 'step-started':
      for (const [place, begun] of beginningOf(event, at)) memory.begun.set(place, begun);
      return;
    case 'phase-ended':
      putPhaseElapsed(desk, memory.begun, event.phase, at);
      return;
    case 'command-started':
      memory.started.add(event.action);
      return;
    case 'command-ended':
      showEnd(desk, memory, event);
      return;
    case 'judged':
      putJudged(desk, event);
      return;
    case 'answered':
      putAnswered(desk, event, whatOf(desk, event));
      return;
    case 'skipped':
      putSkipped(desk, event);
      return;
    case 'chosen':
      if (event.way === 'edit' && event.text !== null) memory.edits.set(event.action, event.text);
      putChosen(desk, event);
      return;
    case 'shell-closed':
      putShellClosed(desk, event);
      return;
    case 'recorded':
      putRecorded(desk, event);
      return;
    case 'measured':
      putMeasured(desk, event);
      return;
    case 'step-ended':
      putStepElapsed(desk, memory.begun, event.step, at);
      return;
    case 'resolved':
      putResolved(desk, event);
      return;
    case 'session-opened':
      putSessionOpened(desk, event);
      return;
    case 'run-resumed':
      memory.edits.clear();
      return;
    case 'interrupted':
    case 'probed':
    case 'asked':
    case 'notified':
    case 'decided':
    case 'run-paused':
    case 'run-ended': // The steps, the questions and the account at the end say these.
      return;
  }
}

function showEnd(desk: Desk, memory: Memory, event: Extract<JournalEvent, { type: 'command-ended' }>): void {
  // Nobody showed it: an earlier executor had started it, and it ended without one.
  if (memory.output === null && !memory.started.has(event.action)) putAdopted(desk, event.action);
  endOutput(memory);
  putCommandEnd(desk, event);
}

function putSkipped(
  desk: Desk,
  { action: id, reason, by }: Extract<JournalEvent, { readonly type: 'skipped' }>,
): void {
  const { dim } = desk.screen.colors;
  const entry = reason === AUTHOR_TICKED ? runView['author-ticked'] : runView.skipped;
  put(desk, { text: '    – ', paint: dim }, { text: words(desk, entry, { id, reason, by }), paint: dim });
}
