import type { Entry } from './index.ts';

/** Before an irreversible step: what it does, what stands behind it, what must be typed. */
export const gateTexts = {
  'gate-does': { zh: '它会做：', en: 'It will do:' },
  'gate-word-tail': {
    zh: '输入文档规定的确认词“{word}”开始执行；输入 n 停止',
    en: 'Type “{word}”, the word that the document names, to begin it, or n to stop',
  },
  'backup-none': { zh: '备份：文档里没有验证备份的步骤', en: 'Backup: nothing in the document verifies one' },
  'backup-held': { zh: '备份：已在本次运行中验证', en: 'Backup: verified in this run' },
  'backup-not-held': { zh: '备份：没有验证成功', en: 'Backup: not verified' },
  'backup-overridden': {
    zh: '{by} 已说明理由仍要继续：{reason}',
    en: '{by} goes on all the same: {reason}',
  },
  'held-held': { zh: '成立', en: 'held' },
  'held-not-applicable': { zh: '不适用', en: 'does not apply' },
  'held-unverified': { zh: '已执行，但没有断言什么', en: 'ran, and nothing was asserted' },
  'held-vouched': { zh: '事先统一确认，没有当场核对', en: 'vouched for beforehand, nobody looked' },
  'held-failed': { zh: '失败', en: 'failed' },
  'held-skipped': { zh: '跳过', en: 'passed over' },
  'held-not-run': { zh: '没有执行', en: 'not run' },
  'ask-backup-override': {
    zh: '⚠️ 不可逆的步骤 {id}（{title}）之前，备份没有验证成功',
    en: '⚠️ No verified backup stands behind irreversible step {id} ({title})',
  },
  'override-tail': {
    zh: '仍要继续就写明理由（记入报告）；输入 n 停止',
    en: 'To go on all the same type the reason, which goes into the report; or n to stop',
  },
  'override-no-reason': { zh: '这不是理由', en: 'that is no reason' },
  'needs-override': {
    zh: '步骤 {id} 不可逆而备份没有验证成功；要继续，用 --override-backup-check "理由" 写明，或在终端上回答',
    en: 'step {id} cannot be undone and no backup was verified; to go on give --override-backup-check "reason", or answer on a terminal',
  },
  'exec-override': {
    zh: '备份没有验证成功也允许进入不可逆的步骤，理由记入报告',
    en: 'allow irreversible steps although no backup was verified; the reason goes into the report',
  },
  'answered-backup-override': {
    zh: '{what} 备份没有验证成功，仍要继续',
    en: '{what} goes on without a verified backup',
  },
  'ask-diagnostic': {
    zh: '{id} 不是只读命令，会改变东西：',
    en: '{id} is not known to change nothing:',
  },
  'ask-diagnostic-tail': {
    zh: '输入编号 {id} 执行；输入 n 不执行',
    en: 'Type {id} to run it, or n to leave it',
  },
  'answers-manual': {
    zh: 'y 做完了 / n 没做成 / na 不适用；备注写在冒号后面，如 y: 备注',
    en: 'y done / n could not / na not applicable; a note goes behind a colon, as in y: note',
  },
} satisfies Record<string, Entry>;
