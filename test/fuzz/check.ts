import { compile } from '../../src/analyse/index.ts';
import type { Plan } from '../../src/plan/types.ts';
import { JUNK, mutate, seeded } from './mutate.ts';

/** A document to start from, with the lines that it runs, whatever is chosen. */
export interface Seed {
  readonly name: string;
  readonly text: string;
  readonly runs: ReadonlySet<string>;
  readonly lines: ReadonlySet<string>;
}

export function seedOf(name: string, text: string): Seed {
  return {
    name,
    text,
    runs: new Set(runnableLines(plan(text))),
    lines: new Set(text.split(/\r?\n/).map((line) => line.trim())),
  };
}

export interface Finding {
  readonly seed: number;
  readonly document: string;
  readonly mutations: readonly string[];
  readonly problem: string;
}

/** Mutates one document once; what comes back is what must never be. */
export function fuzzOnce(number: number, seeds: readonly Seed[]): Finding | null {
  const random = seeded(number);
  const seed = seeds[Math.floor(random() * seeds.length)];
  if (seed === undefined) return null;
  const { text, mutations } = mutate(seed.text, random);
  const found = (problem: string): Finding => ({ seed: number, document: seed.name, mutations, problem });
  const started = performance.now();
  let mutated: Plan;
  try {
    mutated = plan(text);
  } catch (error) {
    return found(`crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
  if (performance.now() - started > 20_000) return found('took over 20 s');
  // With an error nothing of the document runs.
  if (mutated.messages.some(({ severity }) => severity === 'error')) return null;
  for (const line of runnableLines(mutated)) {
    const known = seed.lines.has(line) || JUNK.includes(line);
    if (known && !seed.runs.has(line)) return found(`now runs: ${line}`);
  }
  return null;
}

function plan(text: string): Plan {
  return compile(text, { path: null, locale: 'zh-CN' });
}

/** Every line that would reach a shell, under whatever choices, without blanks around it. */
function runnableLines(compiled: Plan): readonly string[] {
  const texts = compiled.phases.flatMap((phase) =>
    phase.steps.flatMap((step) =>
      step.actions.flatMap((action) =>
        action.kind === 'command'
          ? [action.text]
          : action.kind === 'checkpoint' && action.check !== null
            ? [action.check.text]
            : [],
      ),
    ),
  );
  return texts
    .flatMap((text) => text.split('\n').map((line) => line.trim()))
    .filter((line) => line !== '' && !line.startsWith('#'));
}
