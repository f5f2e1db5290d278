import { fold } from './fold.ts';
import { Hinted } from './hints.ts';

/** Words around an irreversible step (language.md §1): what must be typed to begin it, and that a backup was verified. */

const CONFIRM_WORD: readonly RegExp[] = [
  /^[-*\s]*(?:确认词|确认口令|确认短语|确认字样|confirmation (?:word|phrase))\s*:\s*(.+?)\s*$/i,
  /(?:请)?(?:输入|键入)\s*[「“"'『`]([^「」“”"'『』`\n]{1,60})[」”"'』`]\s*(?:后|以|来|并)?\s*(?:再)?(?:继续|确认|开始|执行)/,
  /\btype\s+[“"'`]([^“”"'`\n]{1,60})[”"'`]\s+to\s+(?:continue|confirm|proceed|begin|start)/i,
];

/** `**确认词**: 恢复数据`, `输入「恢复数据」继续`: the word that a line names, as the author wrote it; null for none. */
export function readConfirmWord(line: string): string | null {
  const text = line
    .replace(/\*\*|__/g, '')
    .replace(/：/g, ':')
    .trim();
  for (const pattern of CONFIRM_WORD) {
    const word = pattern
      .exec(text)?.[1]
      ?.replace(/^[「“"'『`]|[」”"'』`。.]$/g, '')
      .trim();
    if (word !== undefined && word !== '') return word;
  }
  return null;
}

/** Most titles speak of no backup, or of making one. */
export const BACKUP_CHECK = new Hinted(
  /^(?=.*(?:备份|backup)).*(?:[验校核检完可确]|check|verif|valid|integrity|is )/s,
  /备份(?:文件|数据|集|包)?(?:的)?(?:完整性|有效性|可用性)?(?:验证|校验|核对|核验|检查|已验证|完好|完整|可用|可恢复|可以恢复)|(?:验证|校验|核对|核验|检查|确认)(?:数据|数据库|最新|最近)?(?:的)?备份|backups? (?:verif|check|validat|integrity|is (?:valid|intact|complete|restorable))|(?:verif\w+|validat\w+|check\w*)(?: that)?(?: the| a| latest)? backups?/i,
);

/** 数据备份验证: the words say that a backup is looked at before anything depends on it. */
export const saysBackupCheck = (text: string): boolean => BACKUP_CHECK.test(fold(text));
