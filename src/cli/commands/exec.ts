import { beginRun } from '../exec/begin.ts';
import type { ExecFlags } from '../exec/call.ts';
import { descriptorProblem } from '../exec/descriptors.ts';
import { collectDecisions } from '../decisions.ts';
import { loadDocument } from '../document.ts';
import { EXIT } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { chooseLocale } from '../locale.ts';
import { isPlanPath, openPlanFile, type Opened } from '../prepared/open.ts';

/** `mdrollback exec`: runs a document, or exactly what a plan file says. */
export async function exec(path: string, flags: ExecFlags, io: Io): Promise<number> {
  const narrow = descriptorProblem(chooseLocale(flags.lang, null, io.env));
  if (narrow !== null) {
    io.stderr.write(`${narrow}\n`);
    return EXIT.wrong;
  }
  const opened = isPlanPath(path) ? await openPlanFile(path, flags, io) : await openDocument(path, flags, io);
  return opened === null ? EXIT.wrong : beginRun(opened, flags, io);
}

/** A document with what the call decides of it. Null: one of them is wrong, which was said. */
async function openDocument(path: string, flags: ExecFlags, io: Io): Promise<Opened | null> {
  const document = loadDocument(path, flags.lang, io);
  const collected = document.ok ? await collectDecisions(flags, document, io) : document;
  if (document.ok && collected.ok && 'decisions' in collected) return { document, collected };
  if (!collected.ok) io.stderr.write(collected.problem);
  return null;
}
