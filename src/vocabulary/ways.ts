import { foldHeading } from './fold.ts';
import { readFallback, readPreferred } from './exclusive.ts';
import { readHeading } from './headings.ts';
import { anyOf, Hinted } from './hints.ts';
import { tabIn } from './tabs.ts';

/** A title that names one of several ways to go (language.md §4). */
export interface Way {
  /** What it has in common with the titles of the other ways. */
  readonly kin: string;
  readonly own: string;
}

/** Programs of which a service is run by one: a document that names several means whoever uses this one or that one. */
const RUNNER =
  /\b(?:helm|kubectl|kubernetes|k8s|kustomize|argo ?cd|docker[ -]compose|docker swarm|docker|podman|systemd|systemctl|supervisor(?:ctl)?|pm2|git|svn|npm|pnpm|yarn|pip|conda|poetry|apt(?:-get)?|yum|dnf|brew)(?![\w-])/i;
const RUNNER_FRAME =
  /^(?:(?:如果|若)?(?:是|使用|采用|通过|利用|基于|用|走)|if (?:you )?us(?:e|ing)|via|with|using|for|on)?\s*◻\s*(?:部署|方式|方法|环境|用户|版本|版|安装|集群|模式|回滚|命令|迁移|migrations?|deployments?|users?|environments?|rollback|based)*\s*(?:下|中|时|的)?$/i;

/** Of these a project has one: a document that names several is for whoever has this one or that one. */
const MIGRATOR =
  /\b(?:alembic|django|flask-migrate|knex|flyway|liquibase|prisma|typeorm|sequelize|goose|dbmate|golang-migrate|rails|laravel|drizzle|ef core|entity framework)(?![\w-])/i;

const MANNER =
  /^(快速|极速|紧急|完整|完全|彻底|全面|全部|全量|整体|部分|局部|渐进|逐步|常规|自动|手动|手工|人工|一键|脚本|命令行|控制台|图形界面|quick|fast|emergency|full|complete|partial|gradual|automat(?:ic|ed)|manual|scripted)(?:化|式)?\s*((?:回滚|回退|恢复|切换|操作|方式|执行|模式|rollback|recovery|way|mode)+)(?:流程|方案|步骤|预案)?$/i;

/** `回滚到上一版本` and `回滚到指定版本`: nobody goes back twice. */
const TARGET =
  /^(?:回滚|回退|退回|恢复|切换|降级)(?:到|至)?\s*(上一|前一|上|前|最近|最新|指定|特定|某|任意|一)(?:个|次)?(?:的)?\s*(?:稳定|历史|旧|可用)?(?:的)?\s*(?:版本|提交|commit|revision|tag|标签|迁移|备份|release|发布|镜像)|^(?:roll ?back|revert|restore|downgrade)(?: to)?(?: the| a| one)?\s*(previous|last|prior|specific|given|particular|one|latest|earlier|older|version|migration)\b/i;
/** What `步骤 1：回滚到上一版本` and `步骤 2：回滚到指定版本` both go back to: of the same matter only one can be meant, numbered or not. */
const MATTER = /版本|提交|commit|revision|tag|标签|迁移|备份|release|发布|镜像|version|migration/i;
const ENVIRONMENT =
  /(?:开发|测试|预发布?|预生产|生产|线上|正式|本地|沙箱)环境|\b(?:staging|production|development|testing|uat|prod|dev|test)(?: environment| env)?\b/i;
/** `# Linux` beside `# macOS`, `# Ubuntu/Debian` beside `# CentOS/RHEL`. */
const SYSTEM_NAME =
  '(?:linux|mac ?os(?: ?x)?|mac|windows(?: ?power ?shell| cmd)?|ubuntu|debian|centos|rhel|red ?hat|fedora|alpine|rocky(?: ?linux)?|alma(?: ?linux)?|open ?euler|kylin|麒麟|统信|uos|arch(?: ?linux)?|(?:open)?suse|freebsd|powershell|cmd)';
export const SYSTEM = new Hinted(
  anyOf(
    'linux|mac|windows|ubuntu|debian|centos|rhel|red|fedora|alpine|rocky|alma|euler|kylin|麒麟|统信|uos|arch|suse|freebsd|powershell|cmd',
  ),
  new RegExp(
    `^(?:on |在|如果是|若是)?(${SYSTEM_NAME}(?:\\s*(?:[/、,&]|或|和|or|and)\\s*${SYSTEM_NAME})*)(?:\\s*\\d+)?\\s*(?:系统|用户|环境|下|上|平台|systems?|users?)*$`,
    'i',
  ),
);
/** A release is rolled back as it was rolled out. */
export const STRATEGY = new Hinted(
  /蓝绿|金丝雀|灰度|滚动|blue|canary|rolling/,
  /^(蓝绿|金丝雀|灰度|滚动|blue[- ]?green|canary|rolling)(?:部署|发布|更新| deployments?| releases?| updates?)?\s*(?:的)?(?:回滚|回退|rollback)$/i,
);
/** `# 测试` beside `# 生产`. */
const BARE_ENVIRONMENT = /^(开发|测试|预发布?|预生产|生产|线上|正式|本地|沙箱)(?:用这个|使用|用|执行)?$/;
const MEANS =
  /^(?:使用|通过|利用|用|via|using|with)\s*(.{1,20}?)\s*(?:进行|来)?(?:回滚|回退|恢复|rollback|restore)$/i;

/** `快速回退方案A：…`, `回滚方式二`: what the letter counts is named by more than one word. */
const NAMED =
  /^([^\s:,.。]{1,8}(?:方案|方式|方法|选项|路径|途径|策略|预案|计划)|(?:rollback|recovery|restore|revert) (?:option|plan|method|approach))\s*(\d+|[一二三四五六七八九十]+|[a-z])(?=$|[\s:.、)(\-–—])/i;
const CASE = /^(?:场景|情况|情形|scenario|case)\s*(\d+|[一二三四五六七八九十]+|[a-z](?![a-z]))/i;
const NUMBERING =
  /^(?:\d+(?:\.\d+)+(?=\s)|\d+(?:\.\d+)*[.、)]|\(\s*[\da-z一二三四五六七八九十]+\s*\)|[a-z]\))\s*/i;

/** One of these is in whatever names a way: most titles are told at a glance to name none. */
const HINT = anyOf(
  '方|选|選|计划|计劃|計划|計劃|预案|預案|途径|途徑|策略|推荐|推薦|备|備|首|主|默认|默認|常规|常規|替代|兜底|另|其他|其它|第二|快速|极速|極速|紧急|緊急|完整|完全|彻底|' +
    '徹底|全面|全部|全量|整体|整體|部分|局部|渐进|渐進|漸进|漸進|逐步|自动|自動|手动|手動|手工|人工|一键|一鍵|脚本|腳本|命令|控制台|界面|情|场景|場景|环境|環境|蓝绿|蓝綠|' +
    '藍绿|藍綠|金丝雀|金絲雀|灰度|滚动|滚動|滾动|滾動|blue|canary|rolling|开发|開發|测试|測試|预发|預發|生产|生產|线上|線上|正式|本地|沙箱|使用|按|据|據|通过|' +
    '通過|利用|via|using|with|roll|revert|restore|downgrade|stag|prod|dev|test|uat|option|method|approach|' +
    'alternative|scenario|case|quick|fast|full|emergency|complete|partial|gradual|automat|manual|script|' +
    'prefer|recommend|primary|default|fallback|another|plan|second|backup|helm|kube|k8s|kustomize|argo|' +
    'docker|podman|system|supervisor|pm2|git|svn|npm|yarn|pip|conda|poetry|apt|yum|dnf|brew|linux|mac|' +
    'windows|ubuntu|debian|centos|rhel|red hat|redhat|fedora|alpine|rocky|alma|euler|kylin|麒麟|统信|統信|uos|' +
    'arch|suse|bsd|powershell|cmd|alembic|django|flask|knex|flyway|liquibase|prisma|orm|sequelize|goose|' +
    'migrate|rails|laravel|drizzle|ef core|entity|:::',
  '[回退恢切降].{0,6}[到至一上前最指特某任]|^\\W*[a-h][.、)]|[<@{%-]\\W*tab',
);

export function wayOf(title: string): Way | null {
  if (!HINT.test(title.toLowerCase())) return null;
  const tab = tabIn(title);
  if (tab !== null) return { kin: 'tab', own: tab };
  const { form, number, title: read } = readHeading(title);
  if (form === 'option') return { kin: 'option', own: number ?? title };
  const words = foldHeading(form === 'step' ? read : title)
    .replace(/^\*|\*$/g, '')
    .replace(NUMBERING, '')
    .replace(/\([^()]*\)/g, '')
    .replace(/\s*[:：]\s*$/, '')
    .trim();
  if (form === 'step') {
    const [goes, adjective, english] = TARGET.exec(words) ?? [];
    const matter = goes === undefined ? undefined : MATTER.exec(words)?.[0].toLowerCase();
    return matter === undefined ? null : { kin: `step to ${matter}`, own: adjective ?? english ?? words };
  }
  const numbered = CASE.exec(words)?.[1];
  if (numbered !== undefined) return { kin: 'case', own: numbered };
  const [, named, letter] = NAMED.exec(words) ?? [];
  if (named !== undefined && letter !== undefined) return { kin: `${named} ◻`, own: letter };
  const [, manner, tail] = MANNER.exec(words) ?? [];
  if (manner !== undefined && tail !== undefined) return { kin: `manner ${tail}`, own: manner };
  if (readPreferred(words)) return { kin: 'preference', own: 'preferred' };
  if (readFallback(words) !== null) return { kin: 'preference', own: words };
  const target = TARGET.exec(words);
  if (target !== null) return { kin: 'target', own: target[1] ?? target[2] ?? words };
  const system = SYSTEM.exec(words)?.[1];
  if (system !== undefined) return { kin: 'system', own: system.toLowerCase() };
  const strategy = STRATEGY.exec(words)?.[1];
  if (strategy !== undefined) return { kin: 'strategy', own: strategy.toLowerCase() };
  const bare = BARE_ENVIRONMENT.exec(words)?.[1];
  if (bare !== undefined) return { kin: 'environment', own: bare };
  const environment = ENVIRONMENT.exec(words)?.[0];
  if (environment !== undefined)
    return { kin: `environment ${words.replace(environment, '◻')}`, own: environment };
  return byTool(words, RUNNER, 'runner') ?? byTool(words, MIGRATOR, 'migrator') ?? byMeans(words);
}

function byTool(words: string, tools: RegExp, kin: string): Way | null {
  const tool = tools.exec(words)?.[0];
  if (tool === undefined) return null;
  const frame = words.replace(tool, '◻');
  return RUNNER_FRAME.test(frame)
    ? { kin: `${kin} ${frame.replace(/\s/g, '')}`, own: tool.toLowerCase() }
    : null;
}

/** `按 ID 回滚` beside `按时间回滚`: what is gone back to is named in one way or in another one. */
const BY =
  /^(?:(?:按照?|根据|依据)\s*(.{1,10}?)\s*(?:进行|来)?(?:回滚|回退|恢复|还原)|(?:roll ?back|restore|revert) by (?:an? |the )?([\w -]{2,20}))$/i;

/** `使用镜像标签回滚` beside `使用数据卷回滚`. */
function byMeans(words: string): Way | null {
  const means = MEANS.exec(words)?.[1];
  if (means !== undefined) return { kin: 'means', own: means };
  const [, by, english] = BY.exec(words) ?? [];
  const own = by ?? english;
  return own === undefined ? null : { kin: 'by', own };
}

/**
 * Which of the titles, by their indices, name ways that exclude each other; null stands for whatever is no title.
 * `方案一` and `方案二` find each other over anything between them, the others only side by side.
 */
export function waysAmong(titles: readonly (string | null)[]): readonly (readonly number[])[] {
  const ways = titles.map((title) => (title === null ? null : wayOf(title)));
  const found: number[][] = [];
  ways.forEach((way, index) => {
    if (way === null) return;
    const open = found.findLast(([first]) => first !== undefined && ways[first]?.kin === way.kin);
    const last = open?.at(-1);
    // The next row of tabs begins where a name comes again.
    const again = way.kin === 'tab' && open?.some((each) => ways[each]?.own === way.own) === true;
    const apart = (way.kin !== 'option' && last !== index - 1) || again;
    if (open === undefined || apart) found.push([index]);
    else open.push(index);
  });
  return found.filter(
    (group) => group.length > 1 && new Set(group.map((index) => ways[index]?.own)).size > 1,
  );
}
