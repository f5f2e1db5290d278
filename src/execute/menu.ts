import { aborted, waiting, words, type Halt } from './context.ts';
import type { Chosen, Menu } from './host.ts';
import { answerOrAbort } from './questions.ts';
import type { Recorder } from './recorder.ts';
import type { ExecuteOptions } from './types.ts';

export type Taken =
  | { readonly ok: true; readonly chosen: Exclude<Chosen, { readonly way: 'unanswered' }> }
  | { readonly ok: false; readonly halt: Halt };

interface Offering {
  readonly options: ExecuteOptions;
  readonly recorder: Recorder;
}

/**
 * Offers the ways on to a person and journals the one that is taken: on disk before it counts. Without an answer the
 * run waits (law 4), and so it does for a way that was not offered.
 */
export async function offer({ options, recorder }: Offering, menu: Menu): Promise<Taken> {
  const { host } = options;
  if (host.signal.aborted) return { ok: false, halt: aborted(options) };
  const { id: action } = menu.failure.action;
  await recorder.record({ type: 'asked', action, question: menu.kind });
  await recorder.commit();
  const chosen = await answerOrAbort(
    options,
    () => host.choose(menu),
    (why): Chosen => ({ way: 'unanswered', why }),
  );
  if (chosen === 'aborted') return { ok: false, halt: aborted(options) };
  if (chosen.way === 'unanswered' || !menu.ways.includes(chosen.way)) {
    const why = chosen.way === 'unanswered' ? chosen.why : words(options, 'answer-not-accepted');
    await recorder.record({ type: 'run-paused', action, why });
    return { ok: false, halt: waiting(why, null, menu.failure) };
  }
  const { way, reason, text, by } = chosen;
  await recorder.record({ type: 'chosen', action, menu: menu.kind, way, reason, text, by });
  await recorder.commit();
  return { ok: true, chosen };
}
