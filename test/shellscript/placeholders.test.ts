import { describe, expect, it } from 'vitest';
import { findPlaceholders, parseScript } from '../../src/shellscript/index.ts';

const found = (text: string): string[] =>
  findPlaceholders(parseScript(text)).map(({ name, form, context }) => `${form} ${context} ${name}`);

describe('what is a placeholder', () => {
  it.each<[string, string[]]>([
    ['git checkout <hash>', ['angle bare hash']],
    ['git checkout <tag_or_commit> && x', ['angle bare tag_or_commit']],
    ['rm -f <tape_dir>/index.db', ['angle bare tape_dir']],
    ['x --to-revision=<revision-number>', ['angle bare revision-number']],
    ['ssh root@<服务器IP>', ['angle bare 服务器IP']],
    ['ssh <你的 IP>', ['angle bare 你的 IP']],
    ['cp <old file> /b', ['angle bare old file']],
    ['a=<e.g. local-links>', ['angle bare e.g. local-links']],
    ['export A=<用户> B=redis://<host>:<port>/0', ['angle bare 用户', 'angle bare host', 'angle bare port']],
    ['docker run <...>', ['angle bare ...']],
    ['pm2 <start|stop> app', ['angle bare start|stop']],
    ['sort <in>out', ['angle bare in']],
    ['<cmd> x', ['angle bare cmd']],
    ['echo "<commit-hash>"', ['angle double-quoted commit-hash']],
    ["echo '<版本号>'", ['angle single-quoted 版本号']],
    ['psql -c "drop database <dbname>"', ['angle double-quoted dbname']],
    ['cat <<E\n<host>\nE', ['angle heredoc host']],
    ["cat <<'E'\n<host>\nE", ['angle quoted-heredoc host']],
    ['echo "$(git show <hash>)"', ['angle bare hash']],
    ['echo `git show <hash>`', ['angle bare hash']],
    ["bash -c 'cat <title>'", ['angle single-quoted title']],
    ['for i in <a> <b>; do ls <c>; done', ['angle bare a', 'angle bare b', 'angle bare c']],
    ['if [ -f <file> ]; then ls; fi', ['angle bare file']],
    ['ls > <file>', ['angle bare file']],
    [
      'x {{name}} {{/path/to}}/pd.log {{ 服务名 }}',
      ['braces bare name', 'braces bare /path/to', 'braces bare 服务名'],
    ],
    ['kubectl rollout undo deployment/{service-name}', ['curly bare service-name']],
    ['rm -rf /data/{服务名}/cache', ['curly bare 服务名']],
    ['tar xzf b_YYYYMMDD_HHMMSS.tgz', ['date bare YYYYMMDD_HHMMSS']],
    ['x --since "YYYY-MM-DD HH:MM"', ['date double-quoted YYYY-MM-DD', 'date double-quoted HH:MM']],
    ['mysql db < backup_YYYYMMDD.sql', ['date bare YYYYMMDD']],
    ['kill XXX; ls v1.XX', ['xx bare XXX', 'xx bare XX']],
    ['ssh 192.168.x.x', ['xx bare 192.168.x.x']],
    ['git checkout -b feature-xxx', ['xx bare xxx']],
    ['ssh root@your-server', ['your bare your-server']],
    ['curl http://yourdomain.com', ['your bare yourdomain']],
    ['x YOUR_SERVER_IP your_server_ip', ['your bare YOUR_SERVER_IP', 'your bare your_server_ip']],
    ['x --id ${your-snapshot-name}', ['your unsupported your-snapshot-name']],
    ['ssh root@你的服务器IP', ['your bare 你的服务器IP']],
    ['kill -9 进程ID', ['your bare 进程ID']],
    ['git checkout [commit]', ['square bare commit']],
    ['psql app < backup_[timestamp].sql', ['square bare timestamp']],
    ['cp -r /srv/app_[date] /srv/app', ['square bare date']],
    ['docker pull app:[tag]', ['square bare tag']],
    ['rm -rf /data/[backup-date]-full', ['square bare backup-date']],
    ['git checkout previous-tag', ['your bare previous-tag']],
    [
      `kubectl patch app b -p '{"revision": "previous-commit-sha"}'`,
      ['your single-quoted previous-commit-sha'],
    ],
    ['x set A="postgresql://..." C="..."', ['your double-quoted ...', 'your double-quoted ...']],
    ['ls\nTOKEN=... deploy', ['your bare ...']],
    ['ssh root@NEW_HOST', ['your bare NEW_HOST']],
    ['psql -U app -h REPLICA_IP -c "select 1"', ['your bare REPLICA_IP']],
    ['A=postgresql://u:p@NEW_PRIMARY:5432/db', ['your bare NEW_PRIMARY']],
    ['scp -r a.tgz root@OLD_WEB_1:/srv', ['your bare OLD_WEB_1']],
    ['curl -H "Authorization: Bearer ..." $U', ['your double-quoted ...']],
    [`curl -d '{"token": "…"}' $U`, ['your single-quoted …']],
    ['git reset --hard last-good-commit && x', ['your bare last-good-commit']],
    ['git -C /srv revert commit-hash', ['your bare commit-hash']],
    ['kubectl rollout undo deployment/app-name -n x', ['your bare app-name']],
    [
      'python manage.py migrate app_name previous_migration',
      ['your bare app_name', 'your bare previous_migration'],
    ],
    ['helm rollback web previous-revision', ['your bare previous-revision']],
    ['x --v=[值]', ['square bare 值']],
    ['cat <<E\n原因: [填写具体原因]\nE', ['square heredoc 填写具体原因']],
    ['curl https://api.example.com/v1', ['example-host bare api.example.com']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
    expect(parseScript(text).errors).toEqual([]);
  });

  it('stands where its offsets say', () => {
    const text = '# x\nssh <你的 IP> ls {{dir}}';
    expect(findPlaceholders(parseScript(text)).map(({ start, end }) => text.slice(start, end))).toEqual([
      '<你的 IP>',
      '{{dir}}',
    ]);
  });
});

describe('what is none', () => {
  it.each([
    '[ -f x ] && [[ $a < b ]]',
    'echo ${arr[0]} arr[0]=1 file[12].txt [a-z]* [[:space:]]',
    'x 2>file >out <in',
    'ssh $NEW_HOST && psql -h "$DB_HOST" -U "${DB_USER}" && docker run -e DB_HOST -e API_KEY x',
    'env | grep DB_HOST; kubectl set env deploy/x DB_HOST-; mysql -e "select MAX_ID from t"; curl -o OUT_FILE $U; ssh -i KEY_FILE web1; curl -d @DATA_FILE $U; df -h MY_DIR',
    'go test ./... && go list ... && git diff main...HEAD',
    'echo "停止中..." && echo "a=..." && printf "b=...\\n" && log_info "c=..."',
    `sed 's/key=.../x/' f; grep 'id="..."' f; git commit -m "fix a=..."`,
    'cat <<E\n---\n...\nE',
    'kubectl get cm "previous-version" && git tag "stable-commit"',
    'diff <(a) <(b)',
    'sort <in.txt >out.txt',
    'a <b >c; a < b > c',
    'cat <<EOF>f\nx\nEOF',
    'cat <<<word>f',
    'echo $((a<b)) && ((a<b))',
    "awk '$1 <5 && $2> 3' f",
    "awk '$1<5' f",
    "sed 's/<a>/<b>/' f",
    "grep '<title>' f; grep -c '<version>' pom.xml",
    'echo "<h1>x</h1><my-tag>y</my-tag>"',
    'sed "s|<version>1</version>|<version>2</version>|" pom.xml',
    'git commit -m "x <me@x.com>"',
    "docker images | grep '<none>'",
    "grep '\\<word\\>' f",
    "docker ps --format '{{.Names}}' -f x={{.ID}}",
    "docker inspect -f '{{range .Mounts}}{{json .}}{{end}}' x",
    'echo "${{ secrets.TOKEN }}"',
    "grep -P '(?<year>x)' f",
    'mktemp /tmp/a.XXX; mktemp -d /tmp/x.XXXXXX',
    `psql -c "select to_char(now(), 'YYYY-MM-DD')"`,
    'date +%Y%m%d',
    'echo "[步骤 1] 停止服务" "[警告] x"',
    'echo "你的服务已停止"',
    'pip install uvicorn[standard]',
    'ls x_[abc].log log_[0-9][0-9].txt a-[a-z]* [id]x',
    'docker tag app:1 app:previous-version && ./deploy.sh previous-release',
    'git checkout release/previous-version && git log --previous-tag',
    'git checkout main # previous-tag',
    'echo previous-version; ls commit-hash.txt',
    'kubectl get po -l app-name=web --server-name x; docker run --name image-name-1 a',
    'echo app-name',
    'tr [a-z] [A-Z]',
    '# git checkout <hash>\nls # <x>',
    'curl -XPOST http://h/x',
    'echo "Usage: $0 <file>"',
    'cat <<E\n#include <stdio.h>\nE',
    'echo {a,b} {1..3}',
    'git reset --hard HEAD@{upstream} && git stash drop stash@{one}',
    'exec {fd}>log; { echo x; }; f() { echo y; }',
    'ls | xargs -I {file} cp {file} /b; find . -exec rm {} \\;',
    'echo "{name}"; jq {name} f.json 2>/dev/null || true',
    "curl -w '%{http_code}' h; kubectl get po -o jsonpath={.status}",
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('where no variable can stand', () => {
  it.each([
    'echo $((<n>+1))',
    '(( <n> > 5 ))',
    'echo ${a:-<b>} ',
    'echo ${a[<i>]}',
    'a[<i>]=1',
    'a=([<i>]=1)',
    '[[ <n> -gt 5 ]]',
    '[[ -v <n> ]]',
    'declare -i a=<n>',
    'declare <name>',
    'unset <name>',
    'read <name>',
    'printf -v <name> x',
    'test -v <name>',
    "alias a='ls <the-dir>'",
    'echo <x> | bash',
    'for <i> in 1; do :; done',
    "echo $'<the-name>'",
    'echo ~<user>',
    'echo {1..<n>}',
    'echo $<x>',
    'echo "$<the-x>"',
    'echo \\<x> y',
    'bash -c \'echo "<the-x>"\'',
    'ssh h "bash -c \'ls <dir>\'"',
    'echo `ls \\`ls <dir>\\``',
    'while read l; do :; done <list>out',
  ])('%s', (text) => {
    const contexts = findPlaceholders(parseScript(text)).map(({ context }) => context);
    expect(contexts).toEqual(['unsupported']);
  });
});
