/** Commands that hand the terminal to a person, here or on another machine. The first rule that fits decides. */

import type { InteractionRule } from './options.ts';

const SHELLS = 'bash sh zsh dash ksh ash fish';
export const SSH_VALUED = '-b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w -B';

export const INTERACTIVE_RULES: readonly InteractionRule[] = [
  {
    programs: 'vim vi nvim nano emacs pico joe mcedit view vimdiff',
    lacks: '--version -es --batch',
    is: 'interactive',
  },
  { programs: 'less more most man', lacks: '--version', is: 'interactive' },
  {
    programs: 'htop btop nmon glances tig lazygit k9s ncdu mc tmux ranger lnav multitail nload iftop bmon',
    lacks: '--version -V',
    is: 'interactive',
  },
  { programs: 'atop', operands: [0, 0], lacks: '-w -r -P', is: 'interactive' },
  { programs: 'mtr', lacks: '-r -c --report -w --version', is: 'interactive' },
  { programs: 'top iotop', lacks: '-b -v -h', is: 'interactive' },
  { programs: 'screen', lacks: '-d -dm -dmS -ls -list -X -v', is: 'interactive' },
  { programs: 'visudo vipw vigr cfdisk menuconfig', lacks: '-c --check', is: 'interactive' },
  { programs: 'fdisk gdisk parted', lacks: '-l -s --script --list', typed: true, is: 'interactive' },
  {
    programs: 'su',
    lacks: '-c --command',
    valued: '-s --shell -g -G',
    operands: [0, 2],
    typed: true,
    is: 'interactive',
  },
  { programs: 'sudo', has: '-i -s -e --login --shell --edit', typed: true, is: 'interactive' },
  { programs: 'sudoedit', is: 'interactive' },
  { programs: 'crontab', has: '-e', is: 'interactive' },
  { programs: 'kubectl', words: 'edit', is: 'interactive' },
  { programs: 'kubectl', words: 'attach|debug', has: '-i -t -it --stdin --tty', is: 'remote' },
  { programs: 'systemctl virsh', words: 'edit', is: 'interactive' },
  { programs: 'tiup', words: 'cluster edit-config', is: 'interactive' },
  { programs: 'docker', words: 'attach', is: 'interactive' },
  { programs: 'git', words: 'rebase', has: '-i --interactive', is: 'interactive' },
  {
    programs: 'git',
    words: 'add|checkout|reset|restore|stash|clean',
    has: '-p --patch -i --interactive',
    is: 'interactive',
  },
  { programs: 'git', words: 'mergetool|difftool|gui|citool', is: 'interactive' },
  {
    programs: 'git',
    words: 'commit',
    lacks: '-m --message -F --file -C --reuse-message --no-edit --dry-run --fixup -h',
    valued: '-m -F -C --author --date',
    is: 'interactive',
  },
  {
    programs: 'ipython irb pry ghci jshell scala bpython rails-console',
    operands: [0, 0],
    lacks: '-c -e --version',
    typed: true,
    is: 'interactive',
  },
  {
    programs: 'python python2 python3 node nodejs deno php perl ruby lua R Rscript julia',
    lacks: '-c -m -e -p -r -v -V -h --version --help --eval --print -S -i -m',
    operands: [0, 0],
    typed: true,
    is: 'interactive',
  },
  { programs: 'php', has: '-a', typed: true, is: 'interactive' },
  { programs: 'rails', words: 'console|c|dbconsole|db', is: 'interactive' },
  { programs: SHELLS, lacks: '-c --version', operands: [0, 0], typed: true, is: 'interactive' },
  { programs: 'cat tee', operands: [0, 0], lacks: '--version --help', typed: true, is: 'interactive' },
];

export const REMOTE_RULES: readonly InteractionRule[] = [
  { programs: 'ssh slogin', has: '-N', lacks: '-f', valued: SSH_VALUED, ordered: true, is: 'endless' },
  {
    programs: 'ssh slogin mosh',
    lacks: '-V -N -f -O -G -Q',
    valued: SSH_VALUED,
    ordered: true,
    operands: [1, 1],
    typed: true,
    is: 'remote',
  },
  { programs: 'telnet ftp rlogin minicom picocom cu tn3270', typed: true, is: 'remote' },
  { programs: 'sftp', lacks: '-b', typed: true, is: 'remote' },
  { programs: 'lftp', lacks: '-c -e -f', typed: true, is: 'remote' },
  { programs: 'chroot', operands: [1, 1], typed: true, is: 'remote' },
  { programs: 'vagrant', words: 'ssh', lacks: '-c --command', is: 'remote' },
  { programs: 'gcloud', words: 'compute ssh', lacks: '--command', is: 'remote' },
  { programs: 'aws', words: 'ssm start-session', is: 'remote' },
  { programs: 'virsh', words: 'console', is: 'remote' },
  { programs: 'wsl machinectl', operands: [0, 0], is: 'remote' },
];
