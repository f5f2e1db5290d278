import type { Fence } from '../parse/types.ts';

/** What a fence's language makes of it (language.md §2). */
export type FenceKind = 'script' | 'zsh' | 'console' | 'output' | 'config' | 'by-hand' | 'untagged';

const SCRIPT = new Set(['bash', 'sh', 'shell']);
const CONSOLE = new Set([
  'console',
  'shell-session',
  'shellsession',
  'sh-session',
  'bash-session',
  'terminal',
]);
const OUTPUT = new Set([
  'text',
  'txt',
  'plain',
  'plaintext',
  'output',
  'log',
  'markdown',
  'md',
  'mermaid',
  'none',
  'ascii',
  'tree',
  'csv',
]);
const CONFIG = new Set(
  'yaml yml json jsonc json5 ini toml xml conf config cfg nginx apache properties env dotenv dockerfile docker diff patch html css hcl tf service systemd crontab cron promql http'.split(
    ' ',
  ),
);

/** Classifies a fence by its language and, for prompts, by its first line. */
export function fenceKind(fence: Fence): FenceKind {
  const { lang } = fence;
  if (lang !== null && SCRIPT.has(lang)) return 'script';
  if (lang === 'zsh') return 'zsh';
  if (lang !== null && CONSOLE.has(lang)) return 'console';
  if ((lang === null || lang === 'text') && fence.fenced && /^\s*\$ \S/.test(fence.value)) return 'console';
  if (lang === null) return 'untagged';
  if (OUTPUT.has(lang)) return 'output';
  return CONFIG.has(lang) ? 'config' : 'by-hand';
}
