/**
 * Calls that are known to change what runs, or what is stored, as data: whatever an author's comment says of them, they are no
 * verification (language.md §2.1). What stands in no rule may be either; a trial in a place of its own (`mkdir`, `cp`, `tar`) is left out.
 */

import type { ArgumentPattern } from './options.ts';

export const CHANGING_RULES: readonly ArgumentPattern[] = [
  { programs: 'rm rmdir unlink shred mv kill pkill killall reboot shutdown poweroff halt mkfs dd truncate' },
  {
    programs: 'chmod chown chgrp chattr setfacl useradd userdel usermod passwd visudo umount swapoff swapon',
  },
  { programs: 'createdb dropdb mysql_upgrade pg_upgrade logrotate keepalived supervisord' },
  {
    programs: 'systemctl',
    words:
      'start|stop|restart|reload|try-restart|reload-or-restart|enable|disable|mask|unmask|kill|daemon-reload|daemon-reexec|reset-failed|isolate|set-default|reboot|poweroff',
  },
  { programs: 'supervisorctl', words: 'start|stop|restart|reload|update|reread|add|remove|shutdown|signal' },
  { programs: 'pm2', words: 'start|stop|restart|reload|delete|del|kill|save|scale|resurrect|flush|startup' },
  {
    programs: 'kubectl',
    words:
      'apply|create|delete|replace|patch|edit|scale|autoscale|set|label|annotate|taint|cordon|uncordon|drain|expose|rollout undo|rollout restart|rollout pause|rollout resume',
    lacks: '--dry-run',
  },
  { programs: 'helm', words: 'install|upgrade|rollback|uninstall|delete', lacks: '--dry-run' },
  {
    programs: 'docker docker-compose crictl',
    words:
      'start|stop|restart|kill|rm|rmi|pause|unpause|update|rename|tag|push|load|down|up|create|swarm init|service update|service rollback|service scale|service rm|stack deploy|stack rm|volume rm|volume prune|network rm|network prune|image rm|image prune|container rm|container prune|system prune',
  },
  {
    programs: 'git',
    words:
      'reset|checkout|switch|restore|revert|merge|rebase|cherry-pick|commit|push|pull|clean|rm|mv|am|apply',
    lacks: '--dry-run -n --check --stat',
  },
  { programs: 'terraform', words: 'apply|destroy|import|taint|untaint|state rm|state mv|state push' },
  { programs: 'nginx', has: '-s' },
  { programs: 'apachectl apache2ctl', words: 'start|stop|restart|graceful|graceful-stop' },
  { programs: 'sed', has: '-i --in-place', valued: '-e -f' },
  {
    programs: 'apt apt-get yum dnf zypper apk',
    words: 'install|remove|purge|upgrade|update|downgrade|autoremove|erase|add|del',
  },
  { programs: 'npm pnpm yarn', words: 'install|i|ci|add|remove|uninstall|update|upgrade|publish' },
  { programs: 'pip pip2 pip3', words: 'install|uninstall' },
  {
    programs: 'rabbitmqctl',
    words: 'stop|stop_app|start_app|reset|force_reset|delete_queue|purge_queue|delete_user',
  },
  { programs: 'sysctl', has: '-w --write -p --load --system' },
  { programs: 'iptables ip6tables', has: '-A -D -I -R -F -X -P', valued: '-t' },
  { programs: 'ip', words: 'addr add|addr del|a add|a del|link set|route add|route del|route replace' },
  { programs: 'crontab', has: '-r -e' },
  { programs: 'ipvsadm', has: '-A -E -D -C -a -e -d' },
];
