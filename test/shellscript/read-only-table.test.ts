import { describe, expect, it } from 'vitest';
import { isReadOnly, parseScript } from '../../src/shellscript/index.ts';
import { invocationOf, match } from '../../src/shellscript/options.ts';
import type { ArgumentPattern } from '../../src/shellscript/options.ts';
import {
  HARMLESS_WRAPPERS,
  READ_ONLY_RULES,
  REDIS_QUERIES,
  REDIS_SUBQUERIES,
  VERSIONED,
} from '../../src/shellscript/read-only-rules.ts';

/** The table of read-only commands row by row: each has a call that it allows, and every option that it names is refused in that call. */
function readOnly(text: string): boolean {
  const [item] = parseScript(text).groups[0]?.items ?? [];
  if (item?.kind !== 'command') throw new Error(`no command: ${text}`);
  return isReadOnly(item);
}

/** One call or more for every row, in the table's order. */
const ALLOWED: readonly string[] = [
  ...[
    'ls',
    'tail -n 5 x',
    'file x',
    'ss -ltn',
    'sort -k 2 x',
    'uniq x',
    'xxd -l 16 x',
    'printf "%s" x',
    'free -m',
    'tree x',
  ],
  ...[
    'jq .a x',
    'yq .a x',
    'xmllint --noout x',
    'dmesg',
    "find . -name '*.log' -size +1M",
    'ping -c 1 h',
    'nc -vz h 80',
  ],
  ...[
    'hostname',
    'hostnamectl',
    'timedatectl',
    'mount',
    'nvidia-smi',
    'nvidia-smi -q',
    'ifconfig eth0',
    'ip addr',
    'ip route show',
  ],
  ...[
    'iptables -t nat -L',
    'firewall-cmd --zone=public --list-all',
    'crontab -l',
    'tar -tzf x.tgz',
    'unzip -l x.zip',
    'unzip -Z -1 x.zip',
    'gzip -t x.gz',
  ],
  ...[
    'openssl version',
    'openssl x509 -noout -in x',
    'rpm -qa',
    'dpkg -l',
    'nginx -t -c x',
    'sshd -t -f x',
    'apachectl configtest',
    'haproxy -c -f x',
  ],
  ...[
    'systemctl status x',
    'journalctl -u x -n 50',
    'supervisorctl status',
    'pm2 list',
    'pm2 logs x --nostream',
    'rabbitmqctl list_queues',
    'etcdctl get x',
  ],
  ...['mysqladmin status', 'consul members', 'vault status', 'nomad status', 'tiup cluster display x'],
  ...[
    'kubectl get pods -n x',
    'kubectl logs x --tail=5',
    'kubectl describe pod x',
    'kubectl events -n x',
    'kubectl cluster-info',
    'docker ps',
    'docker logs --tail 5 x',
  ],
  ...[
    'docker stats --no-stream',
    'docker-compose ps',
    'docker-compose config',
    'crictl ps',
    'helm history x',
    'terraform output',
    'aws --region x ec2 describe-instances --instance-ids i-1',
    'aws ecs wait services-stable --cluster c --services s',
    'aws s3 ls s3://b/',
  ],
  ...[
    'git log -3',
    'git status',
    'git branch -a',
    'git tag',
    'git tag -l v1',
    'git remote -v',
    'git config --get a',
    'git grep x',
    'pip list',
    'npm ls',
  ],
  ...['apt list', 'apt-cache policy x', 'yum list'],
];

function rowsOf(text: string): readonly ArgumentPattern[] {
  const [item] = parseScript(text).groups[0]?.items ?? [];
  const call = item?.kind === 'command' ? item.calls[0] : undefined;
  if (call === undefined || call.program === null) throw new Error(`no call: ${text}`);
  const invocation = invocationOf(call.program, call.args);
  return READ_ONLY_RULES.filter((rule) => match(invocation, rule) !== null);
}

const name = ({ programs, words }: ArgumentPattern): string =>
  `${programs.slice(0, 40)} ${(words ?? '').slice(0, 40)}`.trim();
const examples = (rule: ArgumentPattern): readonly string[] =>
  ALLOWED.filter((text) => rowsOf(text).includes(rule));

it.each(ALLOWED)('%s changes nothing', (text) => {
  expect(readOnly(text)).toBe(true);
});

describe('every row', () => {
  it.each(READ_ONLY_RULES.map((rule) => [name(rule), rule] as const))('%s has its example', (_name, rule) => {
    expect(examples(rule)).not.toEqual([]);
  });

  const dangerous = READ_ONLY_RULES.flatMap((rule) =>
    (rule.lacks ?? '').split(' ').flatMap((option) =>
      option === ''
        ? []
        : examples(rule)
            .slice(0, 1)
            .map((text) => [text, option] as const),
    ),
  );
  it.each(dangerous)('%s with %s may change something', (text, option) => {
    for (const more of [option, `${option} y`, `${option}=y`])
      expect(readOnly(`${text} ${more}`)).toBe(false);
  });

  const limited = READ_ONLY_RULES.filter(({ only }) => only !== undefined).flatMap((rule) => examples(rule));
  it.each(limited)('%s with an option that no row knows may change something', (text) => {
    expect(readOnly(`${text} --unheard-of`)).toBe(false);
    expect(readOnly(`${text} -@`)).toBe(false);
  });

  const words = READ_ONLY_RULES.flatMap(({ programs, words: all }) =>
    all === undefined ? [] : programs.split(' '),
  );
  it.each([...new Set(words)])('%s with a word that no row knows may change something', (program) => {
    for (const word of ['unheard-of', 'delete', 'apply', 'set', 'restart', 'prune', 'run'])
      expect(readOnly(`${program} ${word} x`)).toBe(false);
  });

  it.each(READ_ONLY_RULES[0]?.programs.split(' ') ?? [])(
    '%s writes nowhere, but for a redirection',
    (program) => {
      expect(readOnly(`${program} a b`)).toBe(true);
      expect(readOnly(`${program} a b > c`)).toBe(false);
      expect(readOnly(`PATH=/tmp ${program} a`)).toBe(false);
    },
  );
});

describe('as the manuals have it', () => {
  it.each([
    ...[
      'ss -D x',
      'ss -ltn --diag=x',
      'tree -H . -R',
      'nc -z -e /bin/sh h 80',
      'nc -lz 80',
      'ncat -z --sh-exec x h 80',
    ],
    ...[
      'nvidia-smi -r',
      'nvidia-smi --gpu-reset',
      'nvidia-smi -pm 1',
      'iptables -L --zero',
      'iptables -L -Z',
      'ip6tables -S --flush',
    ],
    ...[
      'firewall-cmd --list-all --add-service=x',
      'firewall-cmd --reload',
      'unzip -o -Z x',
      'unzip x',
      'gzip -l -d x',
      'gzip -d x',
      'xz -t x -d',
    ],
    ...[
      'tar -tf x --info-script=y',
      'tar --list --get -f x',
      'tar -tvf x --index-file=y',
      'tar -tf h:x --rsh-command=y',
    ],
    ...[
      'openssl x509 -noout -in x -CA y -CAcreateserial',
      "rpm -q --eval '%(rm x)'",
      'rpm -q --restore x',
      'dpkg -l --unpack x',
      'sshd -t -E x',
    ],
    ...[
      'journalctl --vac=1',
      'journalctl --fl',
      'journalctl --rot',
      'kubectl events -w',
      'git ls-remote --upload-pack=x .',
      'git --exec-path=x status',
    ],
    ...[
      'git --config-env=core.pager=X log',
      'pip list --log x',
      'apt list -o APT::x=y',
      'mysqld -v',
      'make version',
      'yarn version',
      'bash -v',
      'redis-server version',
    ],
    ...[
      'python version',
      'node version',
      '/usr/bin/time -o x ls',
      'curl gopher://h:6379/_FLUSHALL',
      'curl dict://h:6379/flushall',
      'curl telnet://h:25',
    ],
    ...[
      'wget -O- -O x http://h',
      'wget -qO- --warc-file=x http://h',
      'wget -O- -e output_document=x http://h',
      'wget --spider -b http://h',
      'wget -O- --use-askpass=x http://h',
    ],
    ...[
      'wget -O- --save-cookies=x http://h',
      'wget --spider --rejected-log=x http://h',
      'wget -qO x http://h',
      'wget --output-document=x http://h',
      'wget -O- --config=x http://h',
    ],
    ...[
      'date -s 10:00',
      'date --set=10:00',
      'date 01020304',
      'tee x',
      'sort x -o x',
      "sed -i 's/a/b/' x",
      "sed 's/a/b/w y' x",
      'awk 1 x > y',
      'find . -delete',
      'find . -exec rm {} +',
    ],
    ...[
      'ls | xargs rm',
      'xargs -I{} mv {} y',
      'aws s3 rm x',
      'aws ec2 terminate-instances',
      'kubectl delete pod x',
      'docker rm x',
      'helm uninstall x',
      'systemctl restart x',
    ],
    ...[
      "mysql -e 'SET GLOBAL read_only=0'",
      "mysql -e 'KILL 7'",
      "psql -c 'VACUUM'",
      "psql -c 'CALL x()'",
      "psql -c 'COPY t TO PROGRAM $$rm x$$'",
      'redis-cli bgsave',
      'redis-cli debug sleep 1',
      'redis-cli client pause 1',
    ],
    ...[
      'redis-cli script flush',
      'redis-cli cluster reset',
      'redis-cli slowlog reset',
      'redis-cli sentinel failover x',
      'redis-cli memory purge',
      'aws ec2 terminate-instances --instance-ids i-1',
      'aws ecs update-service --service s',
      'aws s3 rm s3://b/x',
      'aws s3 cp s3://b/x .',
      'aws s3api get-object --bucket b --key k out',
      'aws describe-instances',
      'aws ssm send-command',
    ],
    ...[
      'set',
      'incr',
      'expire',
      'lpush',
      'flushdb',
      'rename',
      'publish',
      'restore',
      'migrate',
      'getset',
      'spop',
      'replicaof',
    ].map((word) => `redis-cli ${word} x y`),
  ])('%s may change something', (text) => {
    expect(readOnly(text)).toBe(false);
  });

  it.each([
    ...[
      'nvidia-smi -L',
      'firewall-cmd --permanent --list-ports',
      'unzip -tq x',
      'xz --list x',
      'gzip -tv x',
      'dpkg -S x',
      'rpm -q --qf "%{NAME}" x',
      'sshd -T',
    ],
    ...[
      'wget -q -O - http://h',
      'wget -S --spider http://h',
      'wget -qO- --timeout=5 http://h',
      'wget -qO /dev/null -T 5 http://h',
      'wget --output-document=- http://h',
    ],
    ...[
      'curl https://h',
      'curl ftp://h/x',
      'curl file:///x',
      'time ls',
      'sudo -u x ls',
      'kubectl get events',
      'git --no-pager log',
    ],
  ])('%s changes nothing', (text) => {
    expect(readOnly(text)).toBe(true);
  });
});

describe('the lists behind the rows', () => {
  it.each([...REDIS_QUERIES, ...REDIS_SUBQUERIES])('redis-cli %s asks', (words) => {
    expect(readOnly(`redis-cli ${words} x`)).toBe(true);
    expect(readOnly(`redis-cli -x ${words} x`)).toBe(false);
    expect(readOnly(`redis-cli --eval y ${words} x`)).toBe(false);
  });

  it.each(
    Object.entries(VERSIONED).flatMap(([word, programs]) =>
      programs.split(' ').map((program) => `${program} ${word}`),
    ),
  )('%s asks for a version, and with more words does not', (text) => {
    expect(readOnly(text)).toBe(true);
    expect(readOnly(`${text} && rm x`)).toBe(false);
  });

  it.each([...HARMLESS_WRAPPERS].filter((wrapper) => wrapper !== 'xargs'))(
    '%s makes no change of its own, and hides none',
    (wrapper) => {
      const before = wrapper === 'timeout' ? 'timeout 5' : wrapper;
      expect(readOnly(`${before} ls x`)).toBe(true);
      expect(readOnly(`${before} rm x`)).toBe(false);
    },
  );
});
