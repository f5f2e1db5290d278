/**
 * Calls that are known to change nothing, as data (language.md §3). Conservative: what stands here in no rule may change something.
 * `lacks` names the options by which such a program writes, sets or never ends after all.
 */

import type { ArgumentPattern } from './options.ts';
import { CONTAINERS, DEVELOPMENT, SERVICES } from './read-only-tools.ts';

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
  { programs: 'ss', lacks: '-K --kill -E --events -D --diag' },
  { programs: 'sort', lacks: '-o --output --compress-program', valued: '-k -t -S -T' },
  { programs: 'uniq xxd', lacks: '-r', valued: '-f -s -w -l -c', operands: [0, 1] },
  { programs: 'printf', lacks: '-v' },
  { programs: 'free', lacks: '-s --seconds' },
  { programs: 'tree', lacks: '-o -R' },
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
  { programs: 'nc ncat', has: '-z', lacks: '-e -c -l --exec --sh-exec --lua-exec --listen' },
  {
    programs: 'hostname hostnamectl timedatectl mount',
    operands: [0, 0],
    lacks: '-a --all -F --file -b --boot',
  },
  // `nvidia-smi -r` resets the card.
  { programs: 'nvidia-smi', operands: [0, 0], only: '-L -q --list-gpus --query' },
  { programs: 'ifconfig', operands: [0, 1] },
  { programs: 'ip', words: 'a|addr|address|link|route|r|neigh|rule', operands: [0, 0] },
  {
    programs: 'ip',
    words: 'a show|addr show|address show|link show|route show|route get|neigh show|rule show',
  },
  {
    programs: 'iptables ip6tables',
    has: '-L -S --list',
    lacks:
      '-A -D -I -R -F -Z -N -X -P -E --append --delete --insert --replace --flush --zero --new-chain --delete-chain --policy --rename-chain',
    valued: '-t',
  },
  {
    programs: 'firewall-cmd',
    has: '--list-all --list-ports --list-services --state',
    only: '--list-all --list-ports --list-services --state --zone --permanent',
  },
  { programs: 'crontab', has: '-l', lacks: '-r -e -i' },
  {
    programs: 'tar',
    has: '-t --list',
    lacks:
      '-x -c -r -u -A -I -F --delete --extract --get --create --append --update --catenate --concatenate --to-command ' +
      '--use-compress-program --checkpoint-action --info-script --new-volume-script --rsh-command --rmt-command --index-file --volno-file',
  },
  { programs: 'unzip', has: '-l -t', only: '-l -t -v -q' },
  { programs: 'unzip', has: '-Z', only: '-Z -1 -2' },
  {
    programs: 'gzip xz bzip2',
    has: '-t --test -l --list',
    only: '-t -l -v -q -k --test --list --verbose --quiet --keep',
  },
  { programs: 'openssl', words: 'version' },
  {
    programs: 'openssl',
    words: 'x509|crl|verify',
    has: '-noout',
    lacks: '-out -CAcreateserial -writerand -engine',
  },
  {
    programs: 'rpm',
    has: '-q --query',
    lacks:
      '-i -U -F -e --install --upgrade --erase --import --reinstall --freshen --rebuilddb --initdb --setperms --setugids ' +
      '--restore --pipe -D -E --define --eval --load',
  },
  {
    programs: 'dpkg',
    has: '-l -s -L -S --list --status --listfiles --search',
    only: '-l -s -L -S --list --status --listfiles --search --no-pager',
  },
  { programs: 'nginx', has: '-t -T -v -V', lacks: '-s', valued: '-c -p -g' },
  {
    programs: 'httpd apachectl apache2ctl sshd',
    has: '-t -T -v -V',
    lacks: '-k -D -E',
    valued: '-f',
    operands: [0, 0],
  },
  { programs: 'apachectl apache2ctl', words: 'configtest' },
  { programs: 'haproxy', has: '-c -v', lacks: '-D -W -sf -st', valued: '-f' },
];

export const READ_ONLY_RULES: readonly ArgumentPattern[] = [
  ...FILES_AND_HOST,
  ...SERVICES,
  ...CONTAINERS,
  ...DEVELOPMENT,
];

/**
 * A question for the version alone, by the word that asks, and the programs to which it is one: `mysqld -v` starts a server,
 * `make version` whatever the file says, `yarn version` raises it.
 */
const ASK_WITH_OPTION =
  'node php ruby perl nginx docker docker-compose git redis-server redis-cli make gcc helm pm2 mvn gradle npm pnpm yarn';
export const VERSIONED: Readonly<Record<string, string>> = {
  '--version': `${ASK_WITH_OPTION} python python2 python3 java mysql mysqld psql bash openssl curl wget kubectl terraform ansible etcd etcdctl go`,
  '-version': 'java terraform',
  '-v': ASK_WITH_OPTION,
  '-V': 'python python2 python3 mysql mysqld psql curl wget nginx perl',
  version: 'go npm docker docker-compose git openssl helm kubectl terraform etcdctl',
};

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
