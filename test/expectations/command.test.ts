import { describe, expect, test } from 'vitest';
import { judgeCommand, judgeExpectation } from '../../src/expectations/index.ts';
import { expectationOf, judged, observed } from './observe.ts';

describe('without an expectation', () => {
  test('status 0 says that nothing was verified', () => {
    expect(judged([], { stdout: 'anything' })).toMatchObject({ outcome: 'unverified', expectations: [] });
  });
  test('any other status is a failure, an answering query command included', () => {
    expect(judged([], { exit: 1 }).outcome).toBe('failed');
    expect(judged([], { command: 'systemctl status app', exit: 3 }).outcome).toBe('failed');
  });
});

describe('several expectations are ANDed, and failed beats needs-person beats passed', () => {
  const seen = { stdout: 'alpha\nbeta\n' };
  test.each([
    [['alpha', 'beta'], 'passed'],
    [['alpha', 'gamma'], 'failed'],
    [['alpha', '服务正常'], 'needs-person'],
    [['服务正常', 'gamma'], 'failed'],
    [['alpha', '退出码 0'], 'passed'],
    [['alpha', '退出码 3'], 'failed'],
    [['alpha', '退出码 任意'], 'passed'],
  ] as const)('%j → %s', (words, outcome) => {
    expect(judged(words, seen).outcome).toBe(outcome);
  });

  test('each verdict keeps its line and reading, in the order of the document', () => {
    expect(judged(['alpha', 'gamma'], seen).expectations).toMatchObject([
      { line: 1, verdict: 'passed', actual: 'alpha' },
      { line: 2, verdict: 'failed', reading: '输出的某一行含 「gamma」' },
    ]);
  });
});

describe('the exit status beside an expectation that holds', () => {
  const held = 'it holds';
  test.each([
    ['some-tool', 0, 'passed'],
    ['some-tool', 1, 'failed'],
    ['systemctl status app', 3, 'passed'],
    ['systemctl status app', 4, 'failed'],
    ['systemctl --no-pager status app', 3, 'passed'],
    ['systemctl restart app', 3, 'failed'],
    ['systemctl restart status', 3, 'failed'],
    ['sudo -u ops systemctl is-active app', 3, 'passed'],
    ['LANG=C timeout 5 systemctl is-active app', 3, 'passed'],
    ['/usr/bin/systemctl is-active app', 3, 'passed'],
    ['systemctl is-active --quiet app', 3, 'failed'],
    ['grep x file', 1, 'passed'],
    ['grep x file', 2, 'failed'],
    ['grep -c x file', 1, 'passed'],
    ['grep -q x file', 1, 'failed'],
    ['grep -iq x file', 1, 'failed'],
    ['grep x file > /dev/null', 1, 'failed'],
    ['grep x file 2>/dev/null', 1, 'passed'],
    ['ps aux | grep "[a]pp; x"', 1, 'passed'],
    ['grep x file | wc -l', 1, 'failed'],
    ['cd /opt/app; grep x file', 1, 'passed'],
    ['cd /opt/app && grep x file', 1, 'failed'],
    ['cd /opt/app && systemctl status app', 3, 'passed'],
    ['sudo systemctl stop app && systemctl status app | grep x', 1, 'failed'],
    ['! grep x file', 1, 'failed'],
    ['if grep x file; then false; fi', 1, 'failed'],
    ['(grep x file)', 1, 'failed'],
    ['grep "$(cat pattern)" file', 1, 'failed'],
    ['grep x file # not there', 1, 'passed'],
    ['grep x \\\n  file', 1, 'passed'],
    ['true\ngrep x file', 1, 'passed'],
    ['grep x file\n', 1, 'passed'],
    ['diff a b', 1, 'passed'],
    ['diff a b', 2, 'failed'],
    ['cmp -s a b', 1, 'failed'],
    ['git diff --exit-code', 1, 'passed'],
    ['git diff', 1, 'failed'],
    ['pgrep -f app', 1, 'passed'],
    ['pgrep -f app', 2, 'failed'],
    ['terraform plan -detailed-exitcode', 2, 'passed'],
    ['terraform plan', 2, 'failed'],
    ['test -f backup.sql', 1, 'failed'],
    ['[ -f backup.sql ]', 1, 'failed'],
    ['curl -f https://app.internal/', 22, 'failed'],
  ])('%s, status %i → %s', (command, exit, outcome) => {
    expect(judged(held, { command, exit, stdout: 'it holds\n' }).outcome).toBe(outcome);
  });

  test('a status that counts as an answer is said to', () => {
    const judgement = judged(held, { command: 'grep x file', exit: 1, stdout: held });
    expect(judgement.reason).toContain('退出码 1 是这个查询命令的回答');
  });
  test('a status that spoils a true expectation says how to allow it', () => {
    expect(judged(held, { exit: 5, stdout: held })).toMatchObject({
      outcome: 'failed',
      reason: expect.stringContaining('退出码 5') as string,
      expectations: [{ verdict: 'passed' }],
    });
  });
  test('22 of curl -f is explained only by an expected error status that came', () => {
    const command = 'curl -f https://app.internal/';
    const headers = 'HTTP/1.1 503 Service Unavailable\r\n\r\n';
    expect(judged('503', { command, headers, exit: 22 }).outcome).toBe('passed');
    expect(judged('200', { command, headers, exit: 22 }).outcome).toBe('failed');
    expect(judged('503', { command, headers, exit: 56 }).outcome).toBe('failed');
    expect(judged('200', { command, headers: 'HTTP/1.1 200 OK\r\n\r\n', exit: 22 }).outcome).toBe('failed');
  });
});

describe('what a report shows', () => {
  test('the line that held', () => {
    expect(
      judged('active (running)', { stdout: 'a\n   Active: active (running) since\n' }).expectations[0],
    ).toMatchObject({
      actual: 'Active: active (running) since',
      nearest: null,
    });
  });
  test('the line that came nearest', () => {
    const stdout = 'starting\nAll tests failed\nbye\n';
    expect(judged('All tests passed', { stdout }).expectations[0]).toMatchObject({
      nearest: 'All tests failed',
    });
  });
  test('nothing, where there is nothing', () => {
    expect(judged('active', {}).expectations[0]).toMatchObject({ actual: '（无输出）', nearest: null });
  });
  test('words of an HTTP expectation that are missing are a note', () => {
    const headers = 'HTTP/1.1 503 Service Unavailable\r\n\r\n';
    const seen = { command: 'curl https://app.internal/', headers, stdout: '<h1>Back soon</h1>' };
    expect(judged('503 Maintenance Mode', seen).expectations[0]).toMatchObject({
      actual: 'HTTP 503 Service Unavailable（状态行和正文中没有「Maintenance Mode」）',
    });
  });
  test('a refused connection in clear words', () => {
    const seen = { command: 'curl https://app.internal/', exit: 7 };
    expect(judged('200 OK', seen).expectations[0]?.actual).toContain('连接不上');
  });
  test('where JSON differs', () => {
    expect(judged('{"db":{"up":true}}', { stdout: '{"db":{"up":"yes"}}' }).expectations[0]).toMatchObject({
      actual: '$.db.up 应为 true，实际 "yes"',
    });
  });
});

test('a kind or a spec that this version does not know goes to a person', () => {
  const unknown = { ...expectationOf('x'), kind: 'of-a-newer-version' };
  expect(judgeExpectation(unknown, observed({}), 'en').verdict).toBe('needs-person');
  expect(judgeCommand([unknown], observed({}), 'en').outcome).toBe('needs-person');
  expect(judgeExpectation({ kind: 'literal', spec: { newer: true } }, observed({}), 'en').verdict).toBe(
    'needs-person',
  );
});
