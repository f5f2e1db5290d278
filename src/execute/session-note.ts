import type { ProcessIdentity } from '../shell/types.ts';
import type { Run } from './context.ts';

/** A bash that a command ended is followed by another; the journal names each one that got a command. */
export async function noteSession({ recorder, session }: Run): Promise<void> {
  const { pid, startTime, bootId }: ProcessIdentity = session.identity;
  const known = recorder.state.sessions.at(-1);
  if (known?.pid === pid && known.startTime === startTime && known.bootId === bootId) return;
  await recorder.record({ type: 'session-opened', pid, startTime, bootId });
}
