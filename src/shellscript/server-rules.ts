/**
 * Servers that stay in the foreground until they are stopped. One whose configuration may send it to the background
 * stands here only where no configuration is named; `node server.js`, `go run .` and `java -jar` cannot be known and do not.
 */

import type { ArgumentPattern, InteractionRule } from './options.ts';

export const SERVER_RULES: readonly InteractionRule[] = [
  {
    programs: 'redis-server',
    lacks: '--daemonize --sentinel --test-memory --check-system -v --version -h --help',
    valued:
      '--port --bind --dir --dbfilename --save --appendonly --requirepass --maxmemory --loglevel --logfile',
    operands: [0, 0],
    is: 'endless',
  },
  { programs: 'nginx', holds: 'daemon off', lacks: '-t -T -s -v -V -h', is: 'endless' },
  { programs: 'httpd apache2 apachectl apache2ctl', holds: 'FOREGROUND', is: 'endless' },
  { programs: 'php-fpm', has: '-F --nodaemonize', lacks: '-t', is: 'endless' },
  { programs: 'supervisord', has: '-n --nodaemon', is: 'endless' },
  {
    programs: 'gunicorn',
    lacks: '-D --daemon -c --config --check-config --print-config -v --version -h --help',
    is: 'endless',
  },
  {
    programs: 'uvicorn hypercorn daphne waitress-serve',
    lacks: '-D --daemon --version -h --help',
    is: 'endless',
  },
  { programs: 'celery', words: 'worker|beat|flower', lacks: '-D --detach -h --help', is: 'endless' },
  { programs: 'flask streamlit', words: 'run', lacks: '--help', is: 'endless' },
  { programs: 'jupyter', words: 'notebook|lab', lacks: '--version -h --help', is: 'endless' },
  { programs: 'python python2 python3', words: 'manage.py runserver', lacks: '-h --help', is: 'endless' },
  { programs: 'manage.py', words: 'runserver', lacks: '-h --help', is: 'endless' },
  {
    programs: 'php',
    words: 'artisan serve|artisan queue:listen|artisan schedule:work|artisan horizon',
    lacks: '-h --help',
    is: 'endless',
  },
  {
    programs: 'php',
    words: 'artisan queue:work',
    lacks: '--once --stop-when-empty --max-jobs --max-time -h --help',
    is: 'endless',
  },
  { programs: 'rails', words: 'server|s', lacks: '-d --daemon -h --help', is: 'endless' },
  {
    programs: 'bundle',
    words: 'exec rails server|exec rails s',
    lacks: '-d --daemon -h --help',
    is: 'endless',
  },
  // By convention `start` and `dev` keep the server in the foreground; a script that goes to the background is asked about in vain.
  {
    programs: 'npm',
    words: 'start|run start|run dev|run serve|run preview|run watch|run start:dev|run start:prod',
    is: 'endless',
  },
  {
    programs: 'yarn pnpm bun',
    words:
      'start|dev|serve|preview|watch|start:dev|start:prod|run start|run dev|run serve|run preview|run watch|run start:dev|run start:prod',
    is: 'endless',
  },
  { programs: 'nodemon', lacks: '-v --version -h --help', is: 'endless' },
  { programs: 'next', words: 'dev|start', lacks: '-h --help', is: 'endless' },
  { programs: 'ng mkdocs jekyll', words: 'serve', lacks: '--detach -B --help', is: 'endless' },
  { programs: 'hugo', words: 'server|serve', lacks: '-h --help', is: 'endless' },
  { programs: 'mysqld_safe', lacks: '--help --version', is: 'endless' },
  {
    programs: 'mongod mongos',
    lacks: '--fork --shutdown --repair -f --config --version -h --help',
    is: 'endless',
  },
  { programs: 'etcd', lacks: '--version -h --help', is: 'endless' },
  { programs: 'consul', words: 'agent', lacks: '-h -help --help', is: 'endless' },
  { programs: 'vault minio', words: 'server', lacks: '-h -help --help', is: 'endless' },
  { programs: 'caddy', words: 'run', lacks: '-h --help', is: 'endless' },
  { programs: 'catalina.sh', words: 'run', is: 'endless' },
  { programs: 'zkServer.sh', words: 'start-foreground', is: 'endless' },
  {
    programs: 'kafka-server-start.sh zookeeper-server-start.sh kafka-server-start zookeeper-server-start',
    lacks: '-daemon --version --help',
    is: 'endless',
  },
];

/** A path to `…-server`, by its base name; `./restart-server` is a script that does something and ends. */
export const SERVER_PATH =
  /\/(?!(?:.*-)?(?:start|stop|restart|reload|run|kill|deploy|build|install|uninstall|setup|init|check|test|verify|update|upgrade|backup|restore|rollback|migrate|configure|create|add|delete|remove|clean|sync|switch)-)[a-z][a-z0-9-]*-server$/;

/** What lets such a program end, or go to the background. */
export const SERVER_ENDS: Pick<ArgumentPattern, 'lacks'> = {
  lacks:
    '-d -D -t -T -v -V -h -daemon -version -help --daemon --daemonize --detach --background --fork --version --help --test --check ' +
    '--config-check --check-config --dry-run --validate --init --initialize --migrate --print-config',
};
