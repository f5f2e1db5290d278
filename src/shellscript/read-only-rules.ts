/**
 * Calls that are known to change nothing, as data (language.md §3). Conservative: what stands here in no rule may change something.
 * `lacks` names the options by which such a program writes, sets or never ends after all.
 */

import type { ArgumentPattern } from './options.ts';

/** Programs that write nowhere, whatever their arguments. */
const READERS: ArgumentPattern = {
  programs:
    'ls cat head grep egrep fgrep zgrep zcat bzcat xzcat ps df du uptime pwd whoami id groups uname arch nproc lscpu lsblk lsof ' +
    'pgrep pidof which type whereis stat wc cut tr md5sum sha1sum sha224sum sha256sum sha384sum sha512sum b2sum cksum basename dirname ' +
    'realpath readlink true false : test [ echo sleep seq expr diff cmp comm join paste column fold nl tac rev od hexdump strings ' +
    'getent printenv locale last who w vmstat iostat mpstat nslookup dig host traceroute getfacl base64 lsmod getenforce sestatus ' +
    'netstat pg_isready lspci lsusb findmnt',
};

const FILES_AND_HOST: readonly ArgumentPattern[] = [
  READERS,
  { programs: 'tail', lacks: '-f -F --follow --retry', valued: '-n -c --lines --bytes' },
  { programs: 'file', lacks: '-C --compile' },
  { programs: 'ss', lacks: '-K --kill -E --events' },
  { programs: 'sort', lacks: '-o --output --compress-program', valued: '-k -t -S -T' },
  { programs: 'uniq xxd', lacks: '-r', valued: '-f -s -w -l -c', operands: [0, 1] },
  { programs: 'printf', lacks: '-v' },
  { programs: 'free', lacks: '-s --seconds' },
  { programs: 'tree', lacks: '-o' },
  { programs: 'jq', lacks: '-i --in-place' },
  { programs: 'yq', lacks: '-i --inplace --in-place -s --split-exp' },
  { programs: 'xmllint', lacks: '--output -o --shell' },
  {
    programs: 'dmesg',
    lacks:
      '-C -c -D -E -n -w -W --clear --read-clear --console-off --console-on --console-level --follow --follow-new',
  },
  {
    programs: 'find',
    lacks: '-delete -exec -execdir -ok -okdir -fprint -fprint0 -fprintf -fls',
    valued:
      '-name -iname -path -type -mtime -mmin -newer -size -maxdepth -mindepth -user -group -perm -regex',
  },
  { programs: 'ping ping6', has: '-c', valued: '-c -w -W -i -I -s -t' },
  { programs: 'nc ncat', has: '-z' },
  {
    programs: 'hostname hostnamectl timedatectl mount nvidia-smi',
    operands: [0, 0],
    lacks: '-a --all -F --file -b --boot',
  },
  { programs: 'ifconfig', operands: [0, 1] },
  { programs: 'ip', words: 'a|addr|address|link|route|r|neigh|rule', operands: [0, 0] },
  {
    programs: 'ip',
    words: 'a show|addr show|address show|link show|route show|route get|neigh show|rule show',
  },
  {
    programs: 'iptables ip6tables',
    has: '-L -S --list',
    lacks: '-A -D -I -R -F -Z -N -X -P -E',
    valued: '-t',
  },
  {
    programs: 'firewall-cmd',
    has: '--list-all --list-ports --list-services --state',
    lacks: '--reload --add-port --remove-port --permanent',
  },
  { programs: 'crontab', has: '-l', lacks: '-r -e -i' },
  {
    programs: 'tar',
    has: '-t --list',
    lacks:
      '-x -c -r -u -A -I -F --delete --extract --create --to-command --use-compress-program --checkpoint-action',
  },
  { programs: 'unzip', has: '-l -t -Z' },
  { programs: 'gzip xz bzip2', has: '-t --test -l --list' },
  { programs: 'openssl', words: 'version' },
  { programs: 'openssl', words: 'x509|crl|verify', has: '-noout', lacks: '-out' },
  {
    programs: 'rpm',
    has: '-q --query',
    lacks: '-i -U -F -e --install --upgrade --erase --import --rebuilddb --setperms --setugids --pipe',
  },
  {
    programs: 'dpkg',
    has: '-l -s -L -S --list --status',
    lacks: '-i -r -P --install --remove --purge --configure',
  },
  { programs: 'nginx', has: '-t -T -v -V', lacks: '-s', valued: '-c -p -g' },
  { programs: 'httpd apachectl apache2ctl sshd', has: '-t -T -v -V', lacks: '-k -D', valued: '-f' },
  { programs: 'apachectl apache2ctl', words: 'configtest' },
  { programs: 'haproxy', has: '-c -v', lacks: '-D -W', valued: '-f' },
];

const SERVICES: readonly ArgumentPattern[] = [
  {
    programs: 'systemctl',
    words:
      'status|is-active|is-enabled|is-failed|is-system-running|list-units|list-unit-files|list-timers|list-sockets|list-dependencies|show|cat|get-default',
  },
  {
    programs: 'journalctl',
    lacks:
      '-f --follow --vacuum-size --vacuum-time --vacuum-files --rotate --flush --sync --relinquish-var --setup-keys --update-catalog --cursor-file',
    valued: '-u -n -p -o -S -U -t --unit --lines --since --until',
  },
  { programs: 'supervisorctl', words: 'status|avail|pid|version' },
  { programs: 'pm2', words: 'list|ls|l|status|show|describe|jlist|prettylist|info|id|pid' },
  { programs: 'pm2', words: 'logs|log', has: '--nostream' },
  {
    programs: 'rabbitmqctl',
    words:
      'status|cluster_status|list_queues|list_users|list_vhosts|list_connections|list_channels|list_exchanges',
  },
  { programs: 'etcdctl', words: 'get|endpoint health|endpoint status|member list|version|alarm list' },
  // It takes several commands at once: `mysqladmin status shutdown`.
  {
    programs: 'mysqladmin',
    words: 'ping|status|version|processlist|variables|extended-status',
    operands: [0, 0],
    lacks: '-i --sleep',
  },
  { programs: 'consul', words: 'members|info|version' },
  { programs: 'vault nomad', words: 'status' },
  { programs: 'tiup', words: 'cluster display|cluster list|cluster audit' },
];

const CONTAINERS: readonly ArgumentPattern[] = [
  {
    programs: 'kubectl',
    words: 'get',
    lacks: '-w --watch --watch-only',
    valued: '-n --namespace -o --output -l --selector',
  },
  {
    programs: 'kubectl',
    words: 'logs',
    lacks: '-f --follow',
    valued: '-n --namespace -c --container -l --selector --tail --since',
  },
  {
    programs: 'kubectl',
    words:
      'describe|version|top|explain|api-resources|api-versions|rollout status|rollout history|config view|config get-contexts|config current-context|auth can-i|auth whoami|wait|events',
    lacks: '--raw',
  },
  { programs: 'kubectl', words: 'cluster-info', operands: [0, 0] },
  {
    programs: 'docker',
    words:
      'ps|inspect|images|version|info|port|top|diff|history|search|image ls|image list|image inspect|image history|container ls|container list|container inspect|container top|container port|network ls|network inspect|volume ls|volume inspect|system df|system info|node ls|service ls|service ps|service inspect|stack ls|stack ps|stack services|context ls|manifest inspect',
  },
  {
    programs: 'docker docker-compose crictl',
    words: 'logs|container logs|service logs',
    lacks: '-f --follow',
    valued: '-n --tail --since --until',
  },
  { programs: 'docker docker-compose', words: 'stats', has: '--no-stream' },
  { programs: 'docker-compose', words: 'ps|images|top|version|port|ls' },
  { programs: 'docker-compose', words: 'config', lacks: '-o --output --lock-image-digests' },
  { programs: 'crictl', words: 'ps|images|inspect|inspecti|pods|info|version|stats' },
  {
    programs: 'helm',
    words:
      'list|ls|status|history|version|get values|get manifest|get notes|get all|get hooks|show values|show chart|search repo|env',
  },
  { programs: 'terraform', words: 'output|version|show|state list|state show|validate' },
];

const DEVELOPMENT: readonly ArgumentPattern[] = [
  { programs: 'git', words: 'log|show|diff|whatchanged|shortlog', lacks: '-c --output --ext-diff' },
  {
    programs: 'git',
    words:
      'status|rev-parse|rev-list|describe|ls-files|ls-tree|ls-remote|cat-file|blame|for-each-ref|name-rev|merge-base|count-objects|version|verify-commit|verify-tag|stash list|stash show|reflog show|worktree list|submodule status|remote show|remote get-url|cherry',
    lacks: '-c',
  },
  {
    programs: 'git',
    words: 'branch',
    operands: [0, 0],
    lacks:
      '-c -d -D -m -M -C -f -u -t --delete --move --copy --set-upstream-to --unset-upstream --edit-description --track',
  },
  { programs: 'git', words: 'tag', operands: [0, 0], lacks: '-c -d -a -s -m -f -F -u --delete' },
  { programs: 'git', words: 'tag', has: '-l --list', lacks: '-c -d -a -s -m -f -F -u --delete' },
  { programs: 'git', words: 'remote|reflog', operands: [0, 0], lacks: '-c' },
  {
    programs: 'git',
    words: 'config',
    has: '--get --get-all --list -l',
    lacks: '--unset --add --replace-all -e --edit',
  },
  { programs: 'git', words: 'grep', lacks: '-c -O --open-files-in-pager' },
  { programs: 'pip pip2 pip3', words: 'list|show|freeze|check' },
  { programs: 'npm pnpm yarn', words: 'ls|list|view|why' },
  { programs: 'apt', words: 'list|show|policy|search' },
  { programs: 'apt-cache', words: 'show|policy|search|madison' },
  { programs: 'yum dnf', words: 'list|info|repolist|history list|provides' },
];

export const READ_ONLY_RULES: readonly ArgumentPattern[] = [
  ...FILES_AND_HOST,
  ...SERVICES,
  ...CONTAINERS,
  ...DEVELOPMENT,
];

/** With nothing but a question for its version, a program of these changes nothing. */
export const VERSIONED =
  'node python python2 python3 java go npm pnpm yarn php ruby perl nginx docker docker-compose git mysql mysqld psql redis-server redis-cli ' +
  'bash openssl make gcc curl wget helm kubectl terraform ansible pm2 mvn gradle etcd etcdctl';

/** Wrappers that add no change of their own; `nohup` writes a file, `exec` ends the shell. */
export const HARMLESS_WRAPPERS: ReadonlySet<string> = new Set(
  'sudo doas env time timeout nice ionice command builtin stdbuf xargs'.split(' '),
);

/** What may stand behind `xargs`, whose further arguments are not known. */
export const SAFE_BEHIND_XARGS: ReadonlySet<string> = new Set(
  'ls cat head grep egrep fgrep wc echo stat du md5sum sha256sum basename dirname'.split(' '),
);

export const REDIS_QUERIES: ReadonlySet<string> = new Set(
  (
    'ping info get mget exists ttl pttl type dbsize llen lrange scard smembers sismember hget hgetall hlen hmget zcard zrange zscore ' +
    'strlen keys scan role time lastsave randomkey echo'
  ).split(' '),
);
export const REDIS_SUBQUERIES: ReadonlySet<string> = new Set([
  'config get',
  'client list',
  'cluster info',
  'cluster nodes',
  'slowlog get',
  'memory usage',
  'sentinel masters',
  'sentinel master',
  'sentinel get-master-addr-by-name',
]);
