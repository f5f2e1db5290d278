/**
 * What tells a placeholder from text that only looks like one, as data.
 * All words lower case.
 */

/** HTML elements that a page or a search pattern names. Those that also name a value (`table`, `time`, `source`) are left out. */
export const HTML_ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a abbr article aside audio b blockquote body br button canvas caption center cite code col dd del details dialog div dl dt em ' +
    'embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd li link main ' +
    'mark meta nav noscript ol optgroup p param pre script select small span strong style sub summary sup svg tbody td ' +
    'textarea tfoot th thead title tr u ul video'
  ).split(' '),
);

/** What programs themselves print between angle brackets. */
export const PRINTED_BY_PROGRAMS: ReadonlySet<string> = new Set(
  'none nil null undefined unknown defunct empty anonymous module stdin stdout eof cr lf'.split(' '),
);

/** The first words of actions in Go, Helm and Handlebars templates. */
export const TEMPLATE_KEYWORDS: ReadonlySet<string> = new Set(
  (
    'range if else end with define template block and or not eq ne lt le gt ge len index print printf println json join upper ' +
    'lower title split toJson include default quote each unless'
  ).split(' '),
);

/** Programs whose first literal argument is a pattern to look for: an element's name there is what is sought, not what is missing. */
export const PATTERN_PROGRAMS: ReadonlySet<string> = new Set(
  'grep egrep fgrep zgrep rg ag ack awk gawk mawk jq yq xmllint xmlstarlet xpath'.split(' '),
);

/** Chinese nouns that stand for a value, where one is a whole word of a command: `git reset 版本号`, `docker stop 容器名`. */
export const CHINESE_VALUES =
  '(?:目标|旧|上一|当前|原)?(?:版本|提交|分支|标签|服务|容器|镜像|应用|项目|文件|目录|备份文件|备份|数据库|库|表|用户|主机|节点|实例|端口|进程|域|集群)(?:号|名|名称|哈希|地址|路径)|域名|路径|文件路径|密码|端口|哈希值|备份文件';

/** What follows `your` without a hyphen in a stand-in: `yourdomain.com`. */
export const YOUR_NOUNS =
  'domain|server|host|hostname|site|website|company|app|project|repo|username|user|password|token|key|ip|db|database|bucket|org|registry|image|namespace|cluster|name';

/** What stands between square brackets for a value, in words that no set of characters is spelled with. */
export const VALUE_NAME =
  /^(?:(?:previous|prev|last|old|new|current|target|backup|the|app|service|project|product|db|database|release|image|git|commit|docker|container|deployment|user|host|server|snapshot|migration|build)[-_ ])*(?:date|time|timestamp|datetime|version|tag|branch|commit|hash|sha|id|name|host|hostname|user|username|env|environment|namespace|backup|file|filename|release|number|path|url|ip|port|region|bucket|password|token|pod|service|revision|digest|image)$/i;

/** What stands in a command for a version or a name, without any marks: `previous-tag`, `commit-hash`, `deployment/app-name`. */
export const VERSION_NAME =
  /(?:(?<![\w./:-])(?:(?:previous|prev|last|prior|old|target|desired|specific|good|stable|known-good|last-known-good|last-good|last-stable|previous-stable|previous-good|working|last-working|bad|broken|problematic)[-_](?:tag|version|commit|revision|release)(?:[-_](?:hash|tag|id|sha|number|here))?|previous[-_]migration|app_name|commit[-_](?:hash|sha|id)|revision[-_](?:number|id)|version[-_](?:number|tag))|(?<![\w.:-])(?:app|service|deployment|pod|container|image|branch|namespace|release|project|server|node|database|db)-name)(?![\w./=-])/i;

/** Whatever VERSION_NAME finds holds one of these. */
export const VERSION_TRACE = /[-_](?:tag|version|commit|revision|release|migration|name|hash|sha|id|number)/i;
