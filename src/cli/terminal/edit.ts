import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { recover } from '../../catalogue/recover.ts';
import { runAttached } from '../../shell/index.ts';
import type { Prompter } from './prompter.ts';
import { put, words, type Desk } from './transcript-lines.ts';

/** What an operator edits with. */
export interface Editing {
  readonly prompter: Prompter;
  /** `$VISUAL` or `$EDITOR`, for a command of several lines; null: line by line. */
  readonly editor: string | null;
  readonly signal: AbortSignal;
}

/** An edited command; `back`: the operator left it as it was; null: nobody is there any more. */
export type Edit = { readonly text: string } | 'back' | null;

/**
 * Lets an operator change a command and says what is wrong with it until nothing is. It starts from the text that failed,
 * so that nobody has to type at night what stands in the document.
 */
export async function editCommand(
  desk: Desk,
  text: string,
  check: (text: string) => Promise<string | null>,
  editing: Editing,
): Promise<Edit> {
  const { dim, yellow } = desk.screen.colors;
  put(desk, '      ', { text: words(desk, recover['edit-lead']), paint: dim });
  let draft = text;
  for (;;) {
    const edited = await editOnce(desk, draft, editing);
    if (edited === null) return null;
    if (edited.trim() === '') {
      put(desk, '      ', { text: words(desk, recover['edit-dropped']), paint: dim });
      return 'back';
    }
    const problem = edited === text ? words(desk, recover['edit-unchanged']) : await check(edited);
    if (problem === null) return { text: edited };
    put(desk, { text: '      ! ', paint: yellow }, problem);
    draft = edited;
    if (edited === text) return 'back';
  }
}

async function editOnce(desk: Desk, draft: string, editing: Editing): Promise<string | null> {
  const lines = draft.split('\n');
  if (lines.length === 1) return editing.prompter.ask('      $ ', { prefill: draft });
  if (editing.editor !== null) return inEditor(desk, draft, editing.editor, editing.signal);
  put(desk, '      ', words(desk, recover['edit-lines'], { n: lines.length }));
  return lineByLine(lines, editing.prompter);
}

async function lineByLine(lines: readonly string[], prompter: Prompter): Promise<string | null> {
  const edited: string[] = [];
  for (let at = 0; ; at++) {
    const line = await prompter.ask(`      ${at + 1} `, { prefill: lines[at] ?? '' });
    if (line === null) return null;
    if (at >= lines.length && line.trim() === '') return edited.join('\n');
    edited.push(line);
  }
}

/** `$EDITOR` may hold arguments (`code --wait`), so a shell reads it, as every program does that honours it. */
async function inEditor(
  desk: Desk,
  draft: string,
  editor: string,
  signal: AbortSignal,
): Promise<string | null> {
  const directory = await mkdtemp(join(tmpdir(), 'mdrollback-edit-'));
  const path = join(directory, 'command.sh');
  try {
    await writeFile(path, `${draft}\n`, { mode: 0o600 });
    const { exitStatus, problem } = await runAttached('sh', ['-c', `${editor} "$1"`, 'sh', path], { signal });
    if (signal.aborted) return null;
    if (exitStatus !== 0) {
      const detail = problem ?? String(exitStatus);
      put(desk, '      ! ', words(desk, recover['edit-editor-failed'], { editor, detail }));
      return draft;
    }
    return (await readFile(path, 'utf8')).replace(/\r?\n$/, '');
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
