import { say } from '../../catalogue/index.ts';
import { decideTexts as texts } from '../../catalogue/decide.ts';
import type { Decision } from '../../plan/decision.ts';
import { decisionLines } from '../../decision/lines.ts';
import { askDecision } from '../decide/ask.ts';
import { decisionFromFlags, type DecideFlags } from '../decide/flags.ts';
import { loadDocument } from '../document.ts';
import { EXIT, stoppedBy } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { promptOn } from '../terminal/prompter.ts';
import { screenOf } from '../terminal/screen.ts';
import { put, type Desk } from '../terminal/transcript-lines.ts';

export interface DecideOptions extends DecideFlags {
  readonly operator?: string;
  readonly format?: 'text' | 'json';
  readonly lang?: string;
}

/** `mdrollback decide`: whether to roll back, by the document's own words (language.md §7). Runs and writes nothing. */
export async function decide(path: string, options: DecideOptions, io: Io): Promise<number> {
  const document = loadDocument(path, options.lang, io);
  if (!document.ok) {
    io.stderr.write(document.problem);
    return EXIT.wrong;
  }
  const { locale, plan } = document;
  const operator = options.operator ?? io.user ?? '';
  const flagged = decisionFromFlags(plan.decision, options, operator, locale);
  if (!flagged.ok || plan.decision === null) {
    const problems = flagged.ok ? [say(texts['no-guide'], locale)] : flagged.problems;
    io.stderr.write(problems.map((problem) => `✗ ${problem}\n`).join(''));
    return EXIT.wrong;
  }
  const json = options.format === 'json';
  const output = json ? io.stderr : io.stdout;
  const desk: Desk = {
    plan,
    locale,
    screen: screenOf(io, output),
    write: (text) => output.write(text),
    mask: (text) => text,
  };
  const { decision } = flagged;
  if (decision !== null) {
    if (!json) for (const line of decisionLines(decision, locale)) put(desk, '', line);
    return finish(decision, json, io);
  }
  if (io.stdin.isTTY !== true || output.isTTY !== true) {
    const problems = (plan.decision.matrix?.columns ?? []).map(({ name }) =>
      say(texts['missing-fact'], locale, { name }),
    );
    io.stderr.write([...problems, say(texts['opt-holds'], locale)].map((text) => `✗ ${text}\n`).join(''));
    return EXIT.waiting;
  }
  const interrupt = new AbortController();
  const signal = AbortSignal.any([io.takeSignals(), interrupt.signal]);
  const onInterrupt = (): void => {
    interrupt.abort('SIGINT');
  };
  const prompter = promptOn({ input: io.stdin, output, signal, onInterrupt });
  const asked = await askDecision(desk, plan.decision, operator, prompter);
  if (asked !== null) return finish(asked, json, io);
  put(desk, '', say(texts['not-decided'], locale));
  return stoppedBy(signal);
}

function finish(decision: Decision, json: boolean, io: Io): number {
  if (json) io.stdout.write(`${JSON.stringify({ schema: 'mdrollback.decision/1', ...decision }, null, 2)}\n`);
  return EXIT.done;
}
