import type { Command } from '../shellscript/types.ts';
import type { Chunk } from './chunks.ts';

const SETS =
  /(?:修改|更新|设置|編輯|编辑|改|调整|edit|update|set|change).*(?:环境变量|配置|\.env|\.conf|\.ya?ml|\.properties|文件|environment|config|file)/i;

/**
 * `# 修改 .env` over `USE_AI=false`: the shell would set a variable that nothing reads, and the step would seem done.
 * `text`: the whole fence; where it uses one of the variables, the lines are commands.
 */
export function isFileContent({ lead, entries }: Chunk, text: string): boolean {
  if (entries.length === 0 || !lead.some(({ comment }) => SETS.test(comment.text))) return false;
  return entries.every(({ command }) => isPlainAssignment(command) && !isUsed(command, text));
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
