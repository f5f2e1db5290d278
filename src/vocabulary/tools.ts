/** Names of tools as people write them, by program; for the labels of alternatives (language.md §4). */
const DISPLAY_NAMES: Readonly<Record<string, string>> = {
  git: 'Git',
  kubectl: 'Kubernetes',
  k: 'Kubernetes',
  helm: 'Helm',
  terraform: 'Terraform',
  docker: 'Docker',
  'docker-compose': 'Docker Compose',
  systemctl: 'systemd',
  service: 'SysV',
  ansible: 'Ansible',
  'ansible-playbook': 'Ansible',
  psql: 'PostgreSQL',
  pg_restore: 'PostgreSQL',
  pg_dump: 'PostgreSQL',
  mysql: 'MySQL',
  mysqldump: 'MySQL',
  mongorestore: 'MongoDB',
  mongo: 'MongoDB',
  mongosh: 'MongoDB',
  'redis-cli': 'Redis',
  pm2: 'PM2',
  nginx: 'Nginx',
  npm: 'npm',
  supervisorctl: 'Supervisor',
  aws: 'AWS',
  gcloud: 'Google Cloud',
  az: 'Azure',
};

/** `kubectl` → `Kubernetes`; the program itself where no name is known. */
export function displayName(program: string): string {
  const bare = program.slice(program.lastIndexOf('/') + 1);
  return DISPLAY_NAMES[bare] ?? bare;
}

const NAMES = new Set(Object.values(DISPLAY_NAMES).map((name) => name.toLowerCase()));

/** A tool's name inside a comment (`使用 Kubernetes 回滚` → `Kubernetes`), or null. */
export function toolNameIn(text: string): string | null {
  for (const match of text.matchAll(/docker compose|google cloud|[A-Za-z][\w.+-]*/gi)) {
    if (NAMES.has(match[0].toLowerCase())) return match[0];
  }
  return null;
}

/** Programs that people comment out; a comment that starts with one and goes on like a command is a command, commented out. */
const COMMON = new Set(
  (
    'ansible ansible-playbook apt apt-get awk aws az bash brew cat cd chmod chown consul cp curl dd df docker docker-compose ' +
    'du echo etcdctl export find gcloud git go grep gunzip gzip helm ip iptables java journalctl kill kubectl ln ls make mkdir mongo ' +
    'mongorestore mount mv mvn mysql mysqladmin mysqldump netstat nginx node nohup npm npx pg_dump pg_restore php pip pip3 pkill pm2 pnpm ps ' +
    'psql python python3 rake redis-cli rm rsync scp sed service sh ssh sudo supervisorctl systemctl tail tar tee terraform tiup touch ' +
    'unzip vi vim wget yarn yum zip ./'
  ).split(' '),
);

/** The first word is a program that everybody knows. */
export const isCommonProgram = (word: string): boolean => COMMON.has(word) || word.startsWith('./');

/** English words that are programs too: a comment must go on like a command before it is taken for one. */
export function looksCommentedOut(comment: string): boolean {
  const words = comment.trim().split(/\s+/);
  const [first = '', second = ''] = words;
  if (/^[A-Z][A-Z0-9_]*=\S+$/.test(first) && words.length > 1)
    return looksCommentedOut(words.slice(1).join(' '));
  if (!isCommonProgram(first)) return false;
  if (words.length === 1) return first.startsWith('./');
  return !/[\u3400-\u9fff]/.test(second) || /^[-./~$"'<]/.test(second);
}
