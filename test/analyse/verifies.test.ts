import { describe, expect, it } from 'vitest';
import { compileText, stepWith } from '../helpers/compact.ts';

/** Which of the commands under a comment are said to verify only (language.md §2.1). */
function verifying(comment: string, ...commands: readonly string[]): readonly string[] {
  const [phase] = compileText(stepWith(comment, ...commands)).phases;
  return (phase?.steps ?? []).flatMap(({ actions }) =>
    actions.flatMap((action) => (action.kind === 'command' && action.verifies ? [action.text] : [])),
  );
}

describe('a comment makes no verification of what changes something', () => {
  it.each([
    'systemctl stop web',
    'sudo systemctl daemon-reload',
    'service nginx reload',
    '/etc/init.d/app stop; rm -f /run/app.pid',
    'rm -rf /var/cache/app',
    'pkill -f worker',
    'kubectl -n prod scale deployment/web --replicas=0',
    'kubectl rollout undo deployment/web',
    'helm rollback web 3',
    'docker compose down',
    'docker stop web',
    'git -C /srv/app reset --hard HEAD~1',
    'git push origin main',
    "sed -i 's/a/b/' app.conf",
    'nginx -s reload',
    'nginx -t && nginx -s reload',
    'pm2 restart web',
    'curl -s http://127.0.0.1/health | grep -q ok || systemctl restart web',
    'npm ci',
    'terraform apply -auto-approve',
    'iptables -F',
  ])('%s', (command) => {
    expect(verifying('# 确认操作', command)).toEqual([]);
    expect(verifying('# 验证并处理', command, 'systemctl status web')).toEqual(['systemctl status web']);
  });

  it.each([
    'systemctl is-active web',
    './smoke-test.sh',
    'curl -X POST -d a=1 http://127.0.0.1/login',
    'npm test',
    'mkdir -p /tmp/trial && tar xzf backup.tgz -C /tmp/trial',
    'mysqlcheck app',
    'nginx -t',
    'kubectl apply --dry-run=client -f web.yaml',
    'kubectl rollout status deployment/web',
    'git apply --check fix.patch',
    'helm upgrade web ./chart --dry-run',
    'docker compose ps',
    'docker run --rm app:1 --version',
    'ps aux | grep -c worker',
    "sed -n '1,5p' app.conf",
    'service nginx status',
  ])('but of %s', (command) => {
    expect(verifying('# 确认操作', command)).toEqual([command]);
  });
});
