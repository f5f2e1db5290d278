import { hostname } from 'node:os';
import { notices } from '../../catalogue/notices.ts';
import { JournalError, type Journal, type JournalRecord, type RunDirectory } from '../../journal/index.ts';
import type { Decision } from '../../plan/decision.ts';
import type { Io } from '../io.ts';
import { put, words, type Desk } from '../terminal/transcript-lines.ts';
import { Notifier } from './notifier.ts';
import { findNotifyConfig } from './notify-config.ts';

export interface NoticeCall {
  readonly io: Io;
  /** The document's path. */
  readonly document: string;
  readonly operator: string;
  readonly fence: string;
  readonly earlier: readonly JournalRecord[];
  readonly decision: Decision | null;
}

/** Null where nobody is to be told: no channel is set up, and the document words no message. */
export function openNotices(call: NoticeCall, desk: Desk, { run, directory }: RunDirectory): Notifier | null {
  const { io, document, operator, fence, earlier, decision } = call;
  const { channels, problems } = findNotifyConfig(document, io, desk.locale);
  for (const problem of problems) put(desk, '! ', problem);
  if (channels.length === 0 && desk.plan.notifications.length === 0) return null;
  try {
    const machine = hostname();
    return new Notifier({
      desk,
      run,
      directory,
      operator,
      machine,
      channels,
      environment: io.env,
      fence,
      earlier,
      decision,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    put(desk, '! ', words(desk, notices['outbox-lost'], { reason }));
    return null;
  }
}

/** Puts what became of the messages behind the run's end; a journal that takes no more has said so already. */
export async function closeNotices(
  notifier: Notifier | null,
  journal: Journal,
  stopped: boolean,
): Promise<void> {
  if (notifier === null) return;
  const events = await notifier.finish(stopped);
  try {
    for (const event of events) await journal.append(event);
    await journal.sync();
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
  }
}
