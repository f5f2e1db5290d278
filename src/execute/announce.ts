import { randomFillSync } from 'node:crypto';
import type { Again } from '../journal/events.ts';
import type { Run } from './context.ts';
import type { Invocation, Runnable } from './invocation.ts';
import { boundText, shellTextOf } from './parameters.ts';

export interface Attempt {
  readonly attempt: number;
  readonly ordinal: number;
  readonly nonce: string;
  readonly ran: string;
}

interface Announced extends Attempt {
  /** Tells what is on disk by now and was not told yet. */
  readonly tellDue: () => void;
}

/**
 * Journals that the command is about to be sent; on disk when it resolves. But for a run that waits for an expectation:
 * only what may run any number of times is run so, and a sync for each would be for nothing.
 */
export async function announce(
  run: Run,
  placed: Runnable,
  { text, edited, terminal }: Invocation,
  again: Again | null,
): Promise<Announced> {
  const { plan, options, recorder } = run;
  const { action, step } = placed;
  const shellText = edited ?? shellTextOf(action);
  const ran = shellText === null ? null : boundText(plan, options.bind, shellText);
  if (ran === null) throw new Error(`${action.id} passed the preflight without a text to run`);
  const earlier = recorder.state.actions.get(action.id)?.attempts ?? 0;
  // Without a reason to come by twice it is a bug that could destroy data.
  if (earlier > 0 && again === null) throw new Error(`${action.id} was started before`);
  const attempt: Attempt = {
    attempt: earlier + 1,
    ordinal: recorder.started + 1,
    nonce: (options.nonce ?? randomNonce)(),
    ran,
  };
  await recorder.record({ type: 'command-started', action: action.id, text, ...attempt, again });
  if (again === 'poll') return { ...attempt, tellDue: () => undefined };
  recorder.tell({ kind: 'command', step, action, ran, terminal });
  return { ...attempt, tellDue: await recorder.commitUntold() };
}

const NONCE_BYTES = 9;
/** Random bytes in stock: asking for a few costs as much as asking for a thousand. */
const stock = Buffer.alloc(NONCE_BYTES * 128);
let used = stock.length;

/** 72 random bits as 12 characters. */
export function randomNonce(): string {
  if (used === stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  used += NONCE_BYTES;
  return stock.toString('base64url', used - NONCE_BYTES, used);
}
