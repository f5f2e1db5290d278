import { fold, foldHeading } from './fold.ts';
import { readHeading } from './headings.ts';

/** As the name of a host (执行主机): whatever machine the document is run on. */
export const THIS_MACHINE: readonly string[] = [
  'localhost',
  '127.0.0.1',
  '::1',
  'this machine',
  'this host',
  '本机',
  '本地',
  '本機',
];

const NAME = '[A-Za-z0-9][\\w.-]*';
const NAMES = `${NAME}(?:\\s*(?:[、,/和与及]|and)\\s*${NAME})*`;
const MACHINE = '(?:台)?(?:主机|服务器|节点|机器|实例)';
const RUNS = '(?:分别|依次|逐台|逐一)?(?:执行|运行|操作)';
/** Kinds of machines that people call by what they do: `所有应用服务器`, `主库`. */
const KIND = `(?:所有|全部|每|各|两|三|主|从|备|堡垒|跳板|运维|管理|控制|构建|发布|备份|数据库|应用|缓存|网关|负载均衡|目标|生产|线上|[A-Za-z]+\\s*)+?(?:${MACHINE}|库|机)`;
const ON_HOST: readonly RegExp[] = [
  new RegExp(`^在\\s*(${NAMES})\\s*${MACHINE}?\\s*上?${RUNS}`),
  new RegExp(`^在\\s*([A-Za-z][\\w.-]*\\d[\\w.-]*)\\s*${MACHINE}?\\s*上`),
  new RegExp(`^在\\s*(${NAME})\\s*${MACHINE}(?:上)?$`),
  new RegExp(
    `^((?:所有|全部|每[个台]|各|[两三四2-9]台)(?:个|台)?(?:主机|服务器|节点|机器|实例))(?:都|上|分别|依次|逐台|要|需要?)*${RUNS}`,
  ),
  new RegExp(`^(${KIND})\\s*:$`),
  /^(?:对|在)?((?:逐台|(?:每[个台]|所有|全部|各)(?:个|台)?(?:主机|服务器|节点|机器|实例)))(?:上)?(?:重复|依次|逐一|分别|都)*(?:执行|运行|操作)/,
  new RegExp(`^在\\s*(${KIND})\\s*上?${RUNS}`),
  /^(?:run )?on (?:the )?([\w.-]*\d[\w.-]*|[\w.-]+(?= (?:host|server|node|machine)s?\b))/i,
];
/** What commands are said to be run on and is no machine: a version, a cluster. */
const NO_HOST = /^(?:k8s|v?\d+(?:\.\d+)*)$/i;

const ADDRESS = '\\d{1,3}(?:\\.\\d{1,3}){3}';
/** A name with a figure or a dot in it: `web-01`, `db.prod`. */
const PROPER = '[A-Za-z][\\w-]*(?:\\d|\\.[A-Za-z])[\\w.-]*';
const IN_HEADING: readonly RegExp[] = [
  new RegExp(
    `(?:主机|服务器|节点|机器|实例|[主从备]库|网关|数据库|\\b(?:master|slave|node|server|primary|replica|host))[^()]{0,6}\\(\\s*(?:ip|主机|host)?\\s*:?\\s*(${ADDRESS})\\s*\\)`,
    'i',
  ),
  new RegExp(`\\(\\s*(?:在|on)\\s*(${ADDRESS}|${PROPER})\\s*(?:上|执行|操作|运行)*\\s*\\)`, 'i'),
  new RegExp(`^(?:主机|服务器|节点|机器|node|host|server)\\s*:?\\s*(${ADDRESS}|${PROPER})$`, 'i'),
  // `停止服务（所有节点）`, `（每台 master 分别执行）`.
  new RegExp(
    `\\(\\s*(?:在|on )?\\s*((?:所有|全部|每[个台]?|各[个台]?|all|every|each)\\s*(?:[A-Za-z]{2,12}\\s*)?(?:节点|主机|服务器|机器|实例|nodes?|hosts?|servers?|masters?|workers?|brokers?|replicas?))\\s*(?:上|都|需要?|分别|依次|逐台)*(?:执行|操作|运行)?\\s*\\)`,
    'i',
  ),
];

/** One of these is in whatever heading names a host, in lower case. */
const HEADING_HINT =
  /\d\.\d{1,3}\.\d|[(（]\s*(?:在|on\b)|^\W*(?:[\d.]+\W*)?(?:主机|主機|服务器|服務器|伺服器|节点|節點|机器|機器|node|host|server)|在|^\W*(?:run )?on |所有|全部|[每各]|台|[(（]\s*(?:all|every|each)\b/;

/** `备节点（10.0.0.2）`, `回滚步骤（在 edge-01）`, `节点 web-01`: the host that what stands under the heading is for, or null. */
export function hostInHeading(heading: string): string | null {
  if (!HEADING_HINT.test(heading.toLowerCase())) return null;
  const { title } = readHeading(heading);
  const words = foldHeading(title);
  for (const pattern of IN_HEADING) {
    const host = pattern.exec(words)?.[1];
    if (host !== undefined) return host;
  }
  return readHost(words);
}

/** `# master01`, `# 10.0.0.2：`, `# node-2 节点`: a comment that is a host's name and nothing else. Versions are spelled `mysql8`. */
const BARE_HOST = new RegExp(
  `^(?:(${ADDRESS})|((?:[a-z]+[-_])*(?:master|node|worker|slave|replica|primary|standby|server|host|web|app|db|broker)[-_]?\\d{1,3})|([a-z]+(?:[-_][a-z]+)*[-_]\\d{1,3}|[a-z]+0\\d))\\s*${MACHINE}?\\s*(?:上|执行|操作|运行)*\\s*:?$`,
  'i',
);

/** The host that a comment in a fence is, or null. */
export function bareHost(comment: string): string | null {
  const words = comment.trim();
  if (words.length > 40 || !/\d/.test(words)) return null;
  const [, address, role, numbered] = BARE_HOST.exec(fold(words)) ?? [];
  const name = address ?? role ?? numbered ?? null;
  return name !== null &&
    /^(?:step|phase|part|case|option|method|utf|sha|ipv|rc|v|test|round|batch|stage|example)[-_]?\d/i.test(
      name,
    )
    ? null
    : name;
}

/** `在 web-01 上执行`, `在所有应用服务器上执行`: the host that is named, or null. */
export function readHost(text: string): string | null {
  const words = fold(text)
    .replace(/\*\*/g, '')
    .trim()
    .replace(/^(?:@\S+|由\S{1,8}?)\s*(?=在)/, '');
  // Few texts begin so, and the patterns are dear.
  if (!/^(?:在|对|逐台|所有|全部|每|各|[两三四2-9]台|on |run on )|[库机器点例]\s*:$/i.test(words))
    return null;
  for (const pattern of ON_HOST) {
    const host = pattern.exec(words)?.[1]?.trim();
    if (host !== undefined) return NO_HOST.test(host) ? null : host;
  }
  return null;
}
