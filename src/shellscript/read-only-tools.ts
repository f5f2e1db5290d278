/** Calls of services', containers' and developers' tools that change nothing, as data: rows for read-only-rules.ts (language.md §3). */
import type { ArgumentPattern } from './options.ts';

export const SERVICES: readonly ArgumentPattern[] = [
  {
    programs: 'systemctl',
    words:
      'status|is-active|is-enabled|is-failed|is-system-running|list-units|list-unit-files|list-timers|list-sockets|list-dependencies|show|cat|get-default',
  },
  {
    programs: 'journalctl',
    lacks:
      '-f --follow --vacuum-size --vacuum-time --vacuum-files --rotate --flush --sync --relinquish-var --smart-relinquish-var --setup-keys --update-catalog --cursor-file',
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

export const CONTAINERS: readonly ArgumentPattern[] = [
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
      'describe|version|top|explain|api-resources|api-versions|rollout status|rollout history|config view|config get-contexts|config current-context|auth can-i|auth whoami|wait',
    lacks: '--raw',
  },
  { programs: 'kubectl', words: 'events', lacks: '-w --watch' },
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
  // By their names: `get-…` may write a file (`s3api get-object`) or make a token.
  {
    programs: 'aws',
    words: [
      'sts get-caller-identity|s3 ls|s3api head-object|s3api list-objects-v2|s3api list-object-versions|s3api get-bucket-versioning',
      'ec2 describe-instances|ec2 describe-instance-status|ec2 describe-volumes|ec2 describe-snapshots|ec2 describe-images',
      'ec2 describe-security-groups|ec2 describe-subnets|ec2 describe-vpcs|ec2 describe-addresses|ec2 describe-launch-template-versions',
      'ecs describe-services|ecs describe-clusters|ecs describe-tasks|ecs describe-task-definition|ecs list-services|ecs list-tasks',
      'ecs list-task-definitions|ecs wait services-stable|eks describe-cluster|eks describe-nodegroup|eks list-nodegroups',
      'rds describe-db-instances|rds describe-db-clusters|rds describe-db-snapshots|rds describe-db-cluster-snapshots|rds describe-events',
      'rds wait db-instance-available|rds wait db-snapshot-available|elasticache describe-cache-clusters',
      'elasticache describe-replication-groups|elbv2 describe-load-balancers|elbv2 describe-target-groups|elbv2 describe-target-health',
      'elbv2 describe-listeners|elbv2 describe-rules|autoscaling describe-auto-scaling-groups|autoscaling describe-scaling-activities',
      'cloudformation describe-stacks|cloudformation describe-stack-events|cloudfront list-distributions|route53 list-hosted-zones',
      'route53 list-resource-record-sets|lambda get-alias|lambda list-aliases|lambda list-versions-by-function',
      'lambda get-function-configuration|cloudwatch describe-alarms|cloudwatch get-metric-statistics|dynamodb describe-table',
      'dynamodb list-tables|sqs list-queues|sqs get-queue-attributes|ecr describe-images|ecr list-images|codedeploy get-deployment',
    ].join('|'),
    lacks: '--cli-auto-prompt',
  },
];

/** Options by which any of git's words runs a program that they name. */
const GIT_RUNS = '-c --config-env --exec-path';

export const DEVELOPMENT: readonly ArgumentPattern[] = [
  { programs: 'git', words: 'log|show|diff|whatchanged|shortlog', lacks: `${GIT_RUNS} --output --ext-diff` },
  {
    programs: 'git',
    words:
      'status|rev-parse|rev-list|describe|ls-files|ls-tree|ls-remote|cat-file|blame|for-each-ref|name-rev|merge-base|count-objects|version|verify-commit|verify-tag|stash list|stash show|reflog show|worktree list|submodule status|remote show|remote get-url|cherry',
    lacks: `${GIT_RUNS} --upload-pack --exec`,
  },
  {
    programs: 'git',
    words: 'branch',
    operands: [0, 0],
    lacks:
      GIT_RUNS +
      ' -d -D -m -M -C -f -u -t --delete --move --copy --set-upstream-to --unset-upstream --edit-description --track',
  },
  { programs: 'git', words: 'tag', operands: [0, 0], lacks: `${GIT_RUNS} -d -a -s -m -f -F -u --delete` },
  { programs: 'git', words: 'tag', has: '-l --list', lacks: `${GIT_RUNS} -d -a -s -m -f -F -u --delete` },
  { programs: 'git', words: 'remote|reflog', operands: [0, 0], lacks: GIT_RUNS },
  {
    programs: 'git',
    words: 'config',
    has: '--get --get-all --list -l',
    lacks: `${GIT_RUNS} --unset --unset-all --add --replace-all --rename-section --remove-section -e --edit`,
  },
  { programs: 'git', words: 'grep', lacks: `${GIT_RUNS} -O --open-files-in-pager` },
  { programs: 'pip pip2 pip3', words: 'list|show|freeze|check', lacks: '--log' },
  { programs: 'npm pnpm yarn', words: 'ls|list|view|why' },
  { programs: 'apt', words: 'list|show|policy|search', lacks: '-o -c --option --config-file' },
  { programs: 'apt-cache', words: 'show|policy|search|madison', lacks: '-o -c --option --config-file' },
  { programs: 'yum dnf', words: 'list|info|repolist|history list|provides' },
];
