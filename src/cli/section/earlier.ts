import { say } from '../../catalogue/index.ts';
import { sectionTexts } from '../../catalogue/section.ts';
import { JournalError } from '../../journal/index.ts';
import { usedParameters } from '../../plan/select.ts';
import type { LoadedDocument } from '../document.ts';
import type { Earlier } from '../exec/run.ts';
import type { Io } from '../io.ts';
import { findStored, type StoredRun } from '../resume/stored.ts';

export type EarlierResult =
  | {
      readonly ok: true;
      readonly earlier: Earlier;
      /** Its parameters but the secrets, which no run keeps. */
      readonly values: Readonly<Record<string, string>>;
      /** What the operator should know of what is taken over. */
      readonly remarks: readonly string[];
    }
  | { readonly ok: false; readonly problem: string };

/** Digits of a digest that are shown. */
const SHOWN = 12;

/** The run that a section goes with (`--of`). Of another document, or of another section, it says nothing about this one. */
export async function earlierRun(
  wanted: string,
  document: LoadedDocument,
  lang: string | undefined,
  io: Io,
): Promise<EarlierResult> {
  const { locale } = document;
  try {
    const found = await findStored(wanted, lang, io);
    if (!found.ok) return found;
    const { plan, run } = found.stored;
    const before = found.stored.state.source.sha256;
    const now = document.plan.source.sha256;
    if (before !== now) {
      const values = { run: run.run, before: before.slice(0, SHOWN), now: now.slice(0, SHOWN) };
      return { ok: false, problem: say(sectionTexts['other-document'], locale, values) };
    }
    if (plan.section !== undefined) {
      const values = { run: run.run, section: plan.section };
      return { ok: false, problem: say(sectionTexts['of-section'], locale, values) };
    }
    return takenOver(found.stored, document);
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    return { ok: false, problem: error.message };
  }
}

function takenOver({ plan, run, state }: StoredRun, { locale, plan: now }: LoadedDocument): EarlierResult {
  const wanted = usedParameters(now.phases);
  const used = plan.parameters.filter(({ name }) => wanted.has(name));
  const values = Object.fromEntries(
    used.flatMap(({ name, value, secret }) => (secret || value === null ? [] : [[name, value]])),
  );
  const secrets = used.filter(({ secret }) => secret).map(({ name }) => name);
  const recorded = [...state.recorded.values()];
  const names = [...Object.keys(values), ...recorded.map(({ name }) => name)];
  return {
    ok: true,
    earlier: { run: run.run, recorded },
    values,
    remarks: [
      ...(names.length === 0
        ? []
        : [say(sectionTexts['taken-over'], locale, { run: run.run, names: names.join(', ') })]),
      ...(secrets.length === 0
        ? []
        : [say(sectionTexts['of-secret'], locale, { run: run.run, names: secrets.join(', ') })]),
    ],
  };
}
