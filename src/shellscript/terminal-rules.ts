/** Clients with a shell of their own, and commands that end by themselves but ask something on the terminal on their way. */

import type { ArgumentPattern, InteractionRule } from './options.ts';

const MYSQL_VALUED =
  '-u -h -P -p? -D -S -e --user --host --port --database --socket --execute --defaults-file';
const PSQL_VALUED =
  '-h -p -U -d -c -f -o -v -F -R -P -T -L --host --port --username --dbname --command --file --output --set --variable';

export const CLIENT_RULES: readonly InteractionRule[] = [
  {
    programs: 'mysql mariadb mycli obclient',
    lacks: '-e --execute -V --version -?',
    valued: MYSQL_VALUED,
    typed: true,
    is: 'client',
  },
  { programs: 'mysqlsh', lacks: '-e -f --file --execute --version', typed: true, is: 'client' },
  {
    programs: 'psql pgcli gsql ksql',
    lacks: '-c -f -l --command --file --list -V --version',
    valued: PSQL_VALUED,
    typed: true,
    is: 'client',
  },
  {
    programs: 'redis-cli',
    operands: [0, 0],
    lacks: '--scan --bigkeys --memkeys --hotkeys --pipe --rdb --eval -x -v --version --cluster',
    typed: true,
    is: 'client',
  },
  {
    programs: 'mongo mongosh',
    lacks: '--eval -f --file --version',
    valued: '--host --port -u -p -h --username --password',
    operands: [0, 1],
    typed: true,
    is: 'client',
  },
  { programs: 'sqlplus', lacks: '-V -v', operands: [0, 3], typed: true, is: 'client' },
  {
    programs: 'sqlite3',
    operands: [0, 1],
    lacks: '-version --version',
    valued: '-cmd -init',
    typed: true,
    is: 'client',
  },
  { programs: 'clickhouse-client', lacks: '-q --query --queries-file --version', typed: true, is: 'client' },
  {
    programs: 'cqlsh hive beeline impala-shell trino presto',
    lacks: '-e -f -q --execute --query --file --version',
    typed: true,
    is: 'client',
  },
  { programs: 'spark-shell spark-sql pyspark', lacks: '-e -f -i', typed: true, is: 'client' },
  { programs: 'zkCli.sh', valued: '-server', operands: [0, 0], typed: true, is: 'client' },
  { programs: 'kafka-console-producer.sh kafka-console-producer', typed: true, is: 'client' },
  {
    programs: 'supervisorctl nslookup bc influx rabbitmqadmin-shell',
    lacks: '-execute -v -h --version',
    operands: [0, 0],
    typed: true,
    is: 'client',
  },
  { programs: 'gdb', lacks: '-batch --batch', typed: true, is: 'client' },
];

export const TERMINAL_RULES: readonly InteractionRule[] = [
  { programs: 'su', has: '-c --command', is: 'terminal' },
  { programs: 'passwd', lacks: '--stdin -l -u -S -d -e', typed: true, is: 'terminal' },
  { programs: 'ssh-keygen', lacks: '-N -R -l -y -F -A -B -e -h', valued: '-f -t -b -C -N', is: 'terminal' },
  { programs: 'ssh-copy-id kinit mysql_secure_installation dpkg-reconfigure adduser', is: 'terminal' },
  { programs: 'rm', has: '-i -I --interactive', is: 'terminal' },
  { programs: 'mv cp ln', has: '-i --interactive', is: 'terminal' },
  { programs: 'read', typed: true, is: 'terminal' },
  { programs: 'find', has: '-ok -okdir', is: 'terminal' },
  {
    programs: 'terraform terragrunt',
    words: 'destroy|apply',
    lacks: '-auto-approve --auto-approve --terragrunt-non-interactive',
    valued: '-target -var -var-file',
    operands: [0, 0],
    is: 'terminal',
  },
  { programs: 'pulumi', words: 'up|destroy|refresh', lacks: '-y --yes', is: 'terminal' },
  {
    programs: 'docker helm',
    words: 'login|registry login',
    lacks: '-p --password --password-stdin',
    is: 'terminal',
  },
  {
    programs: 'docker',
    words: 'system prune|image prune|volume prune|container prune|network prune|builder prune',
    lacks: '-f --force',
    is: 'terminal',
  },
  { programs: 'docker-compose', words: 'rm', lacks: '-f --force', is: 'terminal' },
  { programs: 'npm', words: 'login|adduser|init', lacks: '-y --yes', is: 'terminal' },
  { programs: 'az gh', words: 'login|auth login', is: 'terminal' },
  { programs: 'gcloud', words: 'auth login|init', is: 'terminal' },
  { programs: 'aws', words: 'configure', operands: [0, 0], is: 'terminal' },
  {
    programs: 'apt apt-get aptitude',
    words: 'install|remove|purge|upgrade|dist-upgrade|full-upgrade|autoremove',
    lacks: '-y --yes --assume-yes -s --dry-run',
    is: 'terminal',
  },
  {
    programs: 'yum dnf',
    words:
      'install|remove|erase|update|upgrade|downgrade|reinstall|groupinstall|localinstall|autoremove|history undo|history rollback|swap',
    lacks: '-y --assumeyes --assumeno',
    is: 'terminal',
  },
  {
    programs: 'zypper',
    words: 'install|in|remove|rm|update|up',
    lacks: '-n --non-interactive -y',
    is: 'terminal',
  },
  { programs: 'pacman', has: '-S -R -U', lacks: '--noconfirm -s -i', is: 'terminal' },
  { programs: 'pip pip2 pip3', words: 'uninstall', lacks: '-y --yes', is: 'terminal' },
  { programs: 'conda mamba', words: 'install|update|remove|create', lacks: '-y --yes', is: 'terminal' },
  { programs: 'openssl', words: 'req', has: '-new', lacks: '-subj -batch', is: 'terminal' },
  {
    programs: 'ansible ansible-playbook',
    has: '-k -K --ask-pass --ask-become-pass --ask-vault-pass -J',
    is: 'terminal',
  },
  { programs: 'certbot', lacks: '-n --non-interactive -q', is: 'terminal' },
  { programs: 'fsck e2fsck xfs_repair', lacks: '-y -a -p -n', is: 'terminal' },
  { programs: 'lvremove vgremove pvremove', lacks: '-y -f --yes --force', is: 'terminal' },
  { programs: 'cryptsetup', lacks: '-q --batch-mode', is: 'terminal' },
  { programs: 'velero', words: 'backup delete|restore delete', lacks: '--confirm', is: 'terminal' },
  {
    programs: 'tiup',
    words:
      'cluster upgrade|cluster stop|cluster restart|cluster destroy|cluster scale-in|cluster clean|cluster reload|cluster patch|cluster rename',
    lacks: '-y --yes',
    is: 'terminal',
  },
  {
    programs: 'php',
    words:
      'artisan migrate|artisan migrate:rollback|artisan migrate:reset|artisan migrate:refresh|artisan migrate:fresh|artisan db:seed',
    lacks: '--force --pretend',
    is: 'terminal',
  },
  {
    programs: 'psql pg_dump pg_restore pg_dumpall pg_basebackup',
    has: '-W --password',
    is: 'terminal',
    valued: PSQL_VALUED,
  },
  { programs: 'redis-cli', has: '--askpass', is: 'terminal' },
];
/** These ask for a password where `-p` or `--password` stands without one. */
export const PASSWORD_PROMPTS: ArgumentPattern = {
  programs:
    'mysql mariadb mysqldump mariadb-dump mysqladmin mysqlimport mysqlcheck mysqlbinlog mysqlshow mysqlsh mysqlpump mycli obclient xtrabackup innobackupex',
  has: '-p --password',
  lacks: '-p= --password=',
  valued: MYSQL_VALUED,
};
