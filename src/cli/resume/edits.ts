import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { structuredPatch } from 'diff';
import { say } from '../../catalogue/index.ts';
import { resumeView } from '../../catalogue/resume-view.ts';
import { sectionTexts } from '../../catalogue/section.ts';
import type { Edits } from '../../execute/index.ts';
import { keptPlan, type RunDirectory } from '../../journal/index.ts';
import { editedBehind } from '../../plan/edits.ts';
import { sectionPlan } from '../../plan/section.ts';
import { selectPlan, type Decisions } from '../../plan/select.ts';
import type { Plan } from '../../plan/types.ts';
import { describeProblem } from '../decision-problems.ts';
import { loadDocument } from '../document.ts';
import type { Io } from '../io.ts';
import { screenOf } from '../terminal/screen.ts';
import { documentOf, sha256Of, versionPath, type StoredRun } from './stored.ts';

/** What a resume goes on with: the run's own document, or an edited one that the operator accepted. */
export interface Version {
  readonly plan: Plan;
  readonly bytes: Buffer;
  readonly text: string;
  readonly edits: Edits | null;
}

export type VersionResult =
  | { readonly ok: true; readonly version: Version; readonly remark: string | null }
  | { readonly ok: false; readonly problem: string };

/** Lines of a difference that are shown. */
const SHOWN_LINES = 60;

/** Compares the document with what the run keeps of it; a difference is refused, or taken up by `--accept-edits`. */
export function versionFor(stored: StoredRun, accept: boolean, io: Io): VersionResult {
  const { plan, bytes, text, state, locale } = stored;
  const own: Version = { plan, bytes, text, edits: null };
  const path = documentOf(stored, io);
  if (path === null) return { ok: true, version: own, remark: null };
  if (!existsSync(path))
    return { ok: true, version: own, remark: say(resumeView['document-gone'], locale, { path }) };
  const now = readFileSync(path);
  if (sha256Of(now) === state.source.sha256) return { ok: true, version: own, remark: null };
  const difference = differenceOf(text, now.toString('utf8'));
  const lead = say(resumeView['document-changed'], locale, { path, ...difference.counts });
  const shown = [lead, ...shownLines(difference.lines, stored, io)].join('\n');
  if (!accept)
    return { ok: false, problem: `${shown}\n${say(resumeView['document-changed-hint'], locale)}\n` };
  const loaded = loadDocument(path, locale, io);
  if (!loaded.ok) return { ok: false, problem: loaded.problem };
  const edited = plan.section === undefined ? loaded.plan : sectionPlan(loaded.plan, plan.section);
  if (edited === null) {
    const gone = say(sectionTexts.unknown, locale, { given: plan.section ?? '' });
    return { ok: false, problem: `${shown}\n${say(resumeView['edits-wrong'], locale)}\n  ✗ ${gone}\n` };
  }
  const { plan: fresh, problems } = selectPlan(edited, decisionsOf(plan));
  const errors = fresh.messages.filter(({ severity }) => severity === 'error').map(({ reason }) => reason);
  const wrong = [...errors, ...problems.map((problem) => describeProblem(problem, locale))];
  if (wrong.length > 0)
    return {
      ok: false,
      problem: `${shown}\n${[say(resumeView['edits-wrong'], locale), ...wrong].join('\n  ✗ ')}\n`,
    };
  const touched = editedBehind(plan, fresh, new Set(state.actions.keys()));
  if (touched.length > 0) {
    const ids = touched.join(', ');
    return { ok: false, problem: `${shown}\n${say(resumeView['edits-touch-run'], locale, { ids })}\n` };
  }
  const edits = {
    planDigest: fresh.digest,
    source: fresh.source,
    planSha256: sha256Of(keptPlan(fresh)),
    ...difference.counts,
  };
  return { ok: true, version: { plan: fresh, bytes: now, text: loaded.text, edits }, remark: shown };
}

/** The choices and values of the run, as they were given. */
function decisionsOf({ choices, parameters }: Plan): Decisions {
  return {
    use: choices.flatMap(({ id, chosen }) => (chosen === null ? [] : [`${id}=${chosen}`])),
    parameters: Object.fromEntries(
      parameters.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])),
    ),
  };
}

function differenceOf(
  before: string,
  after: string,
): {
  readonly lines: readonly string[];
  readonly counts: { readonly added: number; readonly removed: number };
} {
  const patch = structuredPatch('', '', before, after, undefined, undefined, { context: 1 });
  const lines = patch.hunks.flatMap(({ newStart, lines: own }) => [`@@ ${newStart} @@`, ...own]);
  const count = (sign: string): number => lines.filter((line) => line.startsWith(sign)).length;
  return { lines, counts: { added: count('+'), removed: count('-') } };
}

function shownLines(lines: readonly string[], { locale }: StoredRun, io: Io): readonly string[] {
  const { green, red, dim } = screenOf(io, io.stderr).colors;
  const paint = { '+': green, '-': red, '@': dim } as const;
  const shown = lines.slice(0, SHOWN_LINES).map((line) => {
    const sign = line.charAt(0);
    return `  ${sign === '+' || sign === '-' || sign === '@' ? paint[sign](line) : line}`;
  });
  const more = lines.length - shown.length;
  return more > 0 ? [...shown, `  ${say(resumeView['more-lines'], locale, { n: more })}`] : shown;
}

/** Puts an accepted version beside the run's own; it is in its place only when the journal says so. */
export function putBeside(run: RunDirectory, { plan, bytes, edits }: Version): void {
  if (edits === null) return;
  const planPath = versionPath(run.plan, '.json', edits.planSha256);
  writeFileSync(planPath, keptPlan(plan), { mode: 0o600, flush: true });
  const sourcePath = versionPath(run.source, '.md', edits.source.sha256);
  writeFileSync(sourcePath, bytes, { mode: 0o600, flush: true });
}

/** Gives it its place; the one before stays under its digest. */
export function putInPlace(run: RunDirectory, { edits }: Version): void {
  if (edits === null) return;
  const moves = [
    [run.plan, '.json', edits.planSha256],
    [run.source, '.md', edits.source.sha256],
  ] as const;
  for (const [path, extension, sha256] of moves) {
    const before = sha256Of(readFileSync(path));
    if (before === sha256) continue;
    renameSync(path, versionPath(path, extension, before));
    renameSync(versionPath(path, extension, sha256), path);
  }
}
