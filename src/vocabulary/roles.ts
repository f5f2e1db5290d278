import type { SectionRole } from '../plan/types.ts';
import { headingWords } from './fold.ts';
import { readHeading } from './headings.ts';

/**
 * A section's role comes from its heading's words (language.md §1).
 * Several headings of one document may mean the program; the rank says which are meant first:
 * 3 "回滚步骤", 2 "回滚方案" or "数据库回滚", 1 "操作步骤". Where a higher rank exists, lower ones are prose:
 * a document that deploys and rolls back must not deploy when it is asked to roll back.
 * Checks of rank 2 ("前置条件", "监控指标") are the rollback's only beside its program, not inside some other section.
 */
export interface RoleReading {
  readonly role: SectionRole;
  readonly rank: 1 | 2 | 3;
}

/** The words in Chinese, and in English. */
type Row = readonly [SectionRole, 1 | 2 | 3, RegExp, RegExp];

const ROLLBACK = '(?:回滚|回退)';
const ROLL_BACK_EN = 'roll(?:ing)? ?back';

/** Read from above; the first that fits decides. In two halves, since few headings need both: a pattern costs at its first use. */
const ROWS: readonly Row[] = [
  [
    'triggers',
    3,
    new RegExp(
      `触发条件|决策矩阵|${ROLLBACK}条件|何时${ROLLBACK}|强制${ROLLBACK}|建议${ROLLBACK}|${ROLLBACK}触发|${ROLLBACK}决策`,
    ),
    new RegExp(
      `when to ${ROLL_BACK_EN}|decision (?:matrix|table|tree)|^triggers?(?: conditions?)?$|${ROLL_BACK_EN} (?:triggers?|criteria|conditions?)`,
    ),
  ],
  [
    'contacts',
    3,
    /紧急联系|应急联系|联系方式|联系人|联系信息|联系和支持|升级路径|值班|回滚团队/,
    /^(?:emergency )?contacts?\b|escalation|^who to call|^on call$/,
  ],
  [
    'notifications',
    3,
    /通知|公告|沟通/,
    new RegExp(
      `^communication|notif(?:y|ications?)|${ROLL_BACK_EN} communication|communication during|^announcements?$`,
    ),
  ],
  [
    'followups',
    3,
    new RegExp(`${ROLLBACK}后(?:操作|续|行动|处理|工作|跟进)|后续(?:行动|操作|工作|计划|跟进)|立即行动|复盘`),
    new RegExp(`follow ?ups?|post ${ROLL_BACK_EN} actions?|next steps`),
  ],
  [
    'reminders',
    3,
    /重要提醒|注意事项|重要提示|温馨提示|提交(?:策略|规范|约定)|分支(?:策略|规范|管理)/,
    /commit (?:strategy|policy|conventions?)|branching strategy|^reminders?$|^remember$|best practices/,
  ],
  [
    'troubleshooting',
    3,
    new RegExp(
      `故障排查|故障处理|故障排除|问题排查|问题处理|常见问题|异常处理|紧急情况处理|应急处理|场景分类|${ROLLBACK}失败`,
    ),
    new RegExp(
      `troubleshoot(?:ing)?|common issues|^if (?:it|something|this|that|the roll ?back) (?:fails|goes wrong)|${ROLL_BACK_EN} (?:fails|failed|failures?)$|\\bfaq\\b|known issues`,
    ),
  ],
  ['data', 3, /数据处理|数据丢失|数据补偿|数据修复/, /data (?:handling|loss|compensation)/],
  [
    'prechecks',
    3,
    new RegExp(`${ROLLBACK}前|回滚准备`),
    new RegExp(
      `pre ?${ROLL_BACK_EN}|^before (?:the |a |you |we |any )?${ROLL_BACK_EN}|^(?:checks?|checklist) before\\b`,
    ),
  ],
  [
    'postchecks',
    3,
    new RegExp(`${ROLLBACK}后(?:验证|检查|确认|监控)|${ROLLBACK}(?:结果)?验证|验证${ROLLBACK}`),
    new RegExp(
      `post ?${ROLL_BACK_EN} (?:validation|verification|checks?|checklist|monitoring)|${ROLL_BACK_EN} verification|verify(?:ing)? (?:the )?${ROLL_BACK_EN}|^(?:checks?|checklist|verification|validation) after\\b`,
    ),
  ],
  [
    'prechecks',
    2,
    /前置检查|前置条件|前提条件|^前置$|^前提$|准备工作|^准备(?:事项|阶段)?$|事前检查|执行前检查/,
    /prechecks?|pre checks?|prerequisites?/,
  ],
  ['postchecks', 2, /(?:完整)?验证清单|监控指标/, /verification checklist/],
  ['overview', 3, new RegExp(`${ROLLBACK}(?:概述|策略|窗口|目标|说明|背景)|^概述$`), /^overview$/],
  [
    'steps',
    3,
    new RegExp(
      `${ROLLBACK}(?:的)?(?:操作)?(?:步骤|流程|过程|操作$)|^${ROLLBACK}(?:实施|执行)$|^执行${ROLLBACK}`,
    ),
    new RegExp(`${ROLL_BACK_EN} (?:steps?|procedures?|process)|steps? to ${ROLL_BACK_EN}`),
  ],
  [
    'steps',
    2,
    new RegExp(
      `${ROLLBACK}(?:方案|预案|计划|指南|手册|命令|方法|方式)|如何${ROLLBACK}|${ROLLBACK}$|^(?:快速|紧急)?${ROLLBACK}[到至]`,
    ),
    new RegExp(
      `how to ${ROLL_BACK_EN}|${ROLL_BACK_EN} (?:plan|guide|commands?|runbook)$|(?<!\\bto )${ROLL_BACK_EN}s?$|^${ROLL_BACK_EN}$`,
    ),
  ],
  [
    'prechecks',
    1,
    /(?:部署|升级|更新|发布|变更|操作|迁移|切换|上线)前/,
    /pre deployment|pre upgrade|before (?:you begin|upgrading|starting)/,
  ],
  [
    'postchecks',
    1,
    /(?:部署|升级|更新|发布|变更|操作|迁移|切换|上线)后(?:的)?(?:验证|检查|确认)|^(?:结果|功能|服务|业务)?验证(?:更新|部署|升级|结果|方法|步骤|检查)?$|(?:部署|升级|更新)验证|验证标准|测试清单/,
    /^verif(?:y|ication)$|^validation$|post deployment|health checks?$/,
  ],
  [
    'steps',
    1,
    // `切换步骤` and `回切步骤`, `Failover` and `Failback`: where a document has both, they exclude each other as all of one rank do.
    /^(?:(?:主备|主从|容灾|灾备|故障|应急|手动|手工|计划内|计划|机房|数据库|同城|异地|备库|主库|流量)(?:的)?){0,3}(?:切换|回切|切回)(?:操作|执行|实施)?(?:步骤|流程|过程)$/,
    /^(?:(?:planned|unplanned|manual|emergency|controlled|forced|database|db|region|regional|dr|cluster|site|traffic) ){0,3}(?:fail ?(?:over|back)|switch ?(?:over|back))(?: (?:procedures?|steps?|process|execution|instructions|plan))?$/,
  ],
  [
    'steps',
    1,
    /(?:执行|操作|实施|恢复|处理)(?:步骤|流程)|^步骤$|操作 ?(?:checklist|清单)/,
    /^(?:steps|procedure|instructions)$/,
  ],
];

const OTHER_OPERATION =
  /部署|升级|更新|发布|上线|迁移|安装|扩容|灰度|deploy|upgrad|release|migrat|install|switching/i;
const GOES_BACK = /回滚|回退|恢复|还原|撤销|roll(?:ing)? ?back|restor|recover|revert|undo/i;

/**
 * The words name work that is no rollback: `部署步骤`, `使用 TiUP 升级 TiDB`. A document about it is run only where a section
 * of it says rollback; its neutral headings (`步骤 1`, `操作步骤`) mean that other work.
 */
export function namesOtherOperation(heading: string): boolean {
  const words = headingWords(heading);
  return OTHER_OPERATION.test(words) && !GOES_BACK.test(words);
}

/** The role of a heading, or null for prose and for headings whose form already says what they are. */
export function readRole(heading: string): RoleReading | null {
  const form = readHeading(heading);
  if (form.form === 'phase' || form.form === 'step' || form.form === 'option') return null;
  const words = headingWords(form.title);
  if (words === '') return null;
  const chinese = /[^\0-\x7f]/.test(words);
  const english = /[a-z]/.test(words);
  const row = ROWS.find(([, , zh, en]) => (chinese && zh.test(words)) || (english && en.test(words)));
  return row === undefined ? null : { role: row[0], rank: row[1] };
}

/** How authors call the section that holds the program. */
const PROGRAM_NAMES = ['方案', '步骤', '计划', '流程', '操作', '方法'].flatMap((noun) => [
  `回滚${noun}`,
  `回退${noun}`,
]);

/** The word with each of its characters lost once. */
const withOneLost = (word: string): readonly string[] =>
  Array.from(word, (_, lost) => word.slice(0, lost) + word.slice(lost + 1));

const ENGLISH_NOUNS = ['procedures', 'procedure', 'steps', 'process', 'plan', 'instructions'];

/** `Partial rollback prcedures`. */
function tornInEnglish(heading: string): string | null {
  if (heading.length > 60 || !/roll ?back/i.test(heading)) return null;
  const [, last = ''] = /roll ?back (\w+)$/.exec(headingWords(readHeading(heading).title)) ?? [];
  const noun = ENGLISH_NOUNS.find((each) => withOneLost(each).includes(last));
  return noun === undefined || readRole(heading) !== null ? null : `Rollback ${noun}`;
}

/** `回滚方`, `回步骤`, `回滚x方案`: the name of the program's section with a character lost or gained; that name, or null. */
export function tornProgramName(heading: string): string | null {
  // Numbering and marks in front may take some room; what is longer is another heading.
  if (heading.length > 16 || !/[回退滚滾]/.test(heading)) return tornInEnglish(heading);
  const words = headingWords(readHeading(heading).title);
  if (words === '' || readRole(heading) !== null) return null;
  // `回滚x方案`: a character of another script slipped in.
  const own = words.replace(/[\0-\x7f]/g, '');
  return PROGRAM_NAMES.find((name) => own === name || withOneLost(name).includes(words)) ?? null;
}
