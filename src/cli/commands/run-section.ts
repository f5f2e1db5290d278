import { say, type Locale } from '../../catalogue/index.ts';
import { sectionTexts } from '../../catalogue/section.ts';
import { sectionNamed, sectionPlan } from '../../plan/section.ts';
import type { Plan } from '../../plan/types.ts';
import { collectDecisions } from '../decisions.ts';
import { loadDocument, type LoadedDocument } from '../document.ts';
import { beginRun } from '../exec/begin.ts';
import type { ExecFlags } from '../exec/call.ts';
import { descriptorProblem } from '../exec/descriptors.ts';
import type { Earlier } from '../exec/run.ts';
import { EXIT } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { isPlanPath } from '../prepared/open.ts';
import { earlierRun } from '../section/earlier.ts';
import { renderSections } from '../section/list.ts';
import { suggestion } from '../suggest.ts';
import { screenOf } from '../terminal/screen.ts';

export interface SectionFlags extends ExecFlags {
  /** A run of the same document. */
  readonly of?: string;
}

/**
 * `mdrollback run-section`: one section that otherwise runs only on demand (language.md §1), by itself and with every guard
 * of `exec`. Without an id it lists them.
 */
export async function runSection(
  path: string,
  id: string | undefined,
  flags: SectionFlags,
  io: Io,
): Promise<number> {
  const document = loadDocument(path, flags.lang, io);
  if (!document.ok) {
    const hint = isPlanPath(path) ? `${say(sectionTexts['plan-file'], document.locale)}\n` : '';
    io.stderr.write(hint + document.problem);
    return EXIT.wrong;
  }
  const { plan, locale } = document;
  if (id === undefined) {
    io.stdout.write(renderSections(plan, path, locale, screenOf(io, io.stdout)));
    return EXIT.done;
  }
  const narrow = descriptorProblem(locale);
  if (narrow !== null) {
    io.stderr.write(`${narrow}\n`);
    return EXIT.wrong;
  }
  const section = sectionNamed(plan, id);
  const program = sectionPlan(plan, id);
  if (section === null || program === null) {
    io.stderr.write(`${unknown(id, plan, locale)}\n`);
    io.stderr.write(renderSections(plan, path, locale, screenOf(io, io.stderr)));
    return EXIT.wrong;
  }
  if (section.actions.length === 0) {
    io.stderr.write(`${say(sectionTexts.empty, locale, { id: section.id, title: section.title })}\n`);
    return EXIT.wrong;
  }
  return begin({ ...document, plan: program }, flags, io);
}

function unknown(given: string, { onDemand }: Plan, locale: Locale): string {
  const known = onDemand.map(({ id }) => id);
  return say(sectionTexts.unknown, locale, { given }) + suggestion(given, known, locale);
}

async function begin(document: LoadedDocument, { of, ...flags }: SectionFlags, io: Io): Promise<number> {
  const refuse = (problem: string): number => {
    io.stderr.write(`${problem.trimEnd()}\n`);
    return EXIT.wrong;
  };
  let earlier: Earlier | null = null;
  let values: Readonly<Record<string, string>> = {};
  if (of !== undefined) {
    const found = await earlierRun(of, document, flags.lang, io);
    if (!found.ok) return refuse(found.problem);
    ({ earlier, values } = found);
    for (const remark of found.remarks) io.stderr.write(`${remark}\n`);
  }
  const collected = await collectDecisions(flags, document, io);
  if (!collected.ok) return refuse(collected.problem);
  const { decisions } = collected;
  const parameters = { ...values, ...decisions.parameters };
  return beginRun(
    { document, collected: { ...collected, decisions: { ...decisions, parameters } } },
    flags,
    io,
    earlier,
  );
}
