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
  return said
    ? !entries.some(({ command }) => isUsed(nameOf(command), script.text))
    : !EXPORTS_ALL.test(document) && !entries.some(({ command }) => mayBeRead(nameOf(command), document));
}

/** Every variable goes to the programs then. */
const EXPORTS_ALL = /\bset (?:-[a-z]*a|-o allexport)\b/;

/** Where the run's environment has one of these, a plain assignment changes what every program behind it works on. */
const READ_BY_PROGRAMS =
  /^(?:PATH|HOME|IFS|TZ|LANG|LC_\w+|LD_\w+|BASH_ENV|KUBE\w*|(?:https?|ftp|no|all)_proxy|(?:AWS|AZURE|ARM|GOOGLE|CLOUDSDK|ALIBABA_CLOUD|ALICLOUD|TENCENTCLOUD|DOCKER|COMPOSE|HELM|TF|VAULT|CONSUL|NOMAD|ANSIBLE|ARGOCD|ETCDCTL|GIT|PG|MYSQL|REDISCLI|JAVA|NODE)_?[A-Z]\w*)$/i;

/** A command of the document may work on it: with `$`, in arithmetic or a test, or as what it exports. */
function mayBeRead(name: string, document: string): boolean {
  if (READ_BY_PROGRAMS.test(name) || isUsed(name, document)) return true;
  const word = `[^\\n]*\\b${name}\\b`;
  return new RegExp(
    `\\$\\{[!#]${name}\\b|\\b(?:export|declare|typeset|readonly|unset|printenv|read|let)\\b${word}|\\(\\(${word}|\\[\\[${word}|-v ${name}\\b`,
  ).test(document);
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

function nameOf({ text }: Command): string {
  return /^[A-Za-z_]\w*/.exec(text.trim())?.[0] ?? '';
}

function isUsed(name: string, whole: string): boolean {
  return new RegExp(`\\$\\{?${name}\\b`).test(whole);
}
