import { dirname, relative, resolve } from 'node:path';
import { say, type Locale } from '../../catalogue/index.ts';
import { prepareTexts } from '../../catalogue/prepare.ts';
import { readAnswers } from '../answers-file.ts';
import { valuesInEnvironment, type Source } from '../decisions.ts';
import type { LoadedDocument } from '../document.ts';
import type { Io } from '../io.ts';
import { readValues } from '../values-file.ts';
import type { PlanFile } from './plan-file.ts';

/** What the plan's sources hold now, secrets included; or why one cannot be read. */
export async function sourcesNow(
  path: string,
  file: PlanFile,
  document: LoadedDocument,
  io: Io,
): Promise<readonly Source[] | string> {
  const now: Source[] = [];
  for (const { kind, path: recorded } of file.prepared.sources) {
    if (recorded === null) {
      now.push({ kind, path: null, values: valuesInEnvironment(document.plan, io.env) });
      continue;
    }
    const at = relative(io.cwd, resolve(dirname(path), recorded));
    if (kind === 'answers') {
      const read = await readAnswers(at, document, io);
      if (!read.ok) return read.problem;
      now.push({ kind, path: at, values: read.answers.set });
    } else {
      const read = await readValues(at, io, document.locale);
      if (!read.ok) return read.problem;
      now.push({ kind, path: at, values: read.values });
    }
  }
  return now;
}

/**
 * What the sources say otherwise than the plan. A variable that is not set any more says nothing; one that is set
 * anew must say what the plan does.
 */
export function changedValues(
  { prepared, parameters }: PlanFile,
  now: readonly Source[],
  locale: Locale,
): readonly { readonly source: string; readonly lines: readonly string[] }[] {
  const open = parameters.filter(({ secret }) => !secret);
  return prepared.sources.flatMap(({ kind, path, values }, index) => {
    const after = now[index]?.values ?? {};
    const lines = open.flatMap(({ name, value }) => {
      const given = after[name];
      if (given === values[name]) return [];
      if (kind === 'environment' && (given === undefined || given === value)) return [];
      const before = kind === 'environment' ? value : values[name];
      const none = say(prepareTexts.none, locale);
      const shown = { name, before: before ?? none, after: given ?? none };
      return [say(prepareTexts['plan-value-line'], locale, shown)];
    });
    return lines.length === 0 ? [] : [{ source: path ?? 'MDROLLBACK_…', lines }];
  });
}
