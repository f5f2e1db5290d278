import type { Command, Script } from '../shellscript/types.ts';
import type { Chunk } from './chunks.ts';

const SETS =
  /(?:修改|更新|设置|編輯|编辑|改|调整|edit|update|set|change).*(?:环境变量|配置|\.env|\.conf|\.ya?ml|\.properties|文件|environment|config|file)/i;

/**
 * `# 修改 .env` over `USE_AI=false`: the shell would set a variable that nothing reads, and the step would seem done.
 * A fence of nothing but such lines is no more than that, whatever its comments say. Where the fence, or for those the
 * document, uses one of the variables, the lines are commands.
 */
export function isFileContent({ lead, entries }: Chunk, script: Script, document: string): boolean {
  if (entries.length === 0 || !entries.every(({ command }) => isPlainAssignment(command))) return false;
  const said = lead.some(({ comment }) => SETS.test(comment.text));
  if (!said && !holdsOnlyAssignments(script)) return false;
  return !entries.some(({ command }) => isUsed(command, said ? script.text : document));
}

function holdsOnlyAssignments({ groups }: Script): boolean {
  return groups.every(({ items }) =>
    items.every((item) => item.kind === 'comment' || isPlainAssignment(item)),
  );
}

/** `FEATURE_X=false`, line by line: what somebody has to set, where no shell reads it. */
export function listsVariables(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (
    lines.length > 0 && lines.every((line) => /^\s*[A-Z][A-Z0-9]*_[A-Z0-9_]*=[^\s;]+\s*(?:#.*)?$/.test(line))
  );
}

function isPlainAssignment({ calls, shape, text }: Command): boolean {
  const [call] = calls;
  return (
    shape === 'Command' &&
    calls.length === 1 &&
    call?.program === null &&
    /^[A-Za-z_]\w*=[^\s;]*$/.test(text.trim())
  );
}

function isUsed({ text }: Command, whole: string): boolean {
  const name = /^[A-Za-z_]\w*/.exec(text.trim())?.[0] ?? '';
  return new RegExp(`\\$\\{?${name}\\b`).test(whole);
}
