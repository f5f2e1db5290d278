import type { Action } from '../plan/types.ts';
import type { Run } from './context.ts';

/** Opens a shell in the run's own state on the operator's terminal, and journals that it was left. What changes in it stays in it. */
export async function openShell({ session, recorder, options }: Run, action: Action): Promise<void> {
  if (session.openShell === undefined) return;
  recorder.tell({ kind: 'shell', action });
  await recorder.commit();
  const left = await session.openShell({ signal: options.host.signal, label: action.id });
  await recorder.record({ type: 'shell-closed', action: action.id, ...left });
  await recorder.commit();
}
