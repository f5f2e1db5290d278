import { describe, expect, test } from 'vitest';
import { KINDS, readExpectation } from '../../src/expectations/index.ts';
import type { ReadingContext } from '../../src/expectations/index.ts';

function read(words: string, context: Partial<ReadingContext> = {}) {
  return readExpectation(words, {
    locale: 'zh-CN',
    programs: ['some-tool'],
    command: 'some-tool',
    block: false,
    ...context,
  });
}

const curl = { programs: ['curl'], command: 'curl https://app.internal/' };

describe('which kind takes the words', () => {
  test.each([
    ['inactive (dead)', 'literal'],
    ['All tests passed', 'literal'],
    ['`anything, even 退出码 3`', 'literal'],
    ['「服务已停止」', 'literal'],
    ['HTTP/1.1 200 OK', 'literal'],
    ['3/3 Running', 'literal'],
    ['[OK]', 'literal'],
    ['0.2.0', 'literal'],
    ['返回 `{"ok": true}`', 'json'],
    ['`{"ok": true}`', 'literal'],
    ['返回状态码 0', 'prose'],
    ['is active', 'prose'],
    ['输出不含 error', 'negative'],
    ['不应看到 ERROR', 'negative'],
    ['没有 ERROR', 'negative'],
    ['没有错误', 'prose'],
    ['没有 root 权限', 'prose'],
    ['{ status: ok }', 'literal'],
    ['max_connections = 100', 'literal'],
    ['/opt/app/current', 'literal'],
    ['/opt/app/', 'literal'],
    ['-> 5 files', 'literal'],
    ['No such file or directory', 'literal'],
    ['Author: A <a@b.internal>', 'literal'],
    ['退出码 3', 'exit-status'],
    ['退出码：任意', 'exit-status'],
    ['返回碼 為 0', 'exit-status'],
    ['命令退出码应为 0', 'exit-status'],
    ['exit code 0', 'exit-status'],
    ['exits with 2', 'exit-status'],
    ['$? = 0', 'exit-status'],
    ['输出应为空', 'empty-output'],
    ['無輸出', 'empty-output'],
    ['（无输出）', 'empty-output'],
    ['空', 'empty-output'],
    ['no output', 'empty-output'],
    ['不包含 ERROR', 'negative'],
    ['输出中不应出现 "panic"', 'negative'],
    ['must not contain ERROR', 'negative'],
    ['不包含任何异常', 'prose'],
    ['does not contain any errors', 'prose'],
    ['{"status": "healthy"}', 'json'],
    ['[{"id": 1}]', 'json'],
    ['JSON: {"a": 1}', 'json'],
    ['"a": 1, "b": "x"', 'json'],
    ['$.status = "healthy"', 'json-path'],
    ['< 200ms 平均响应时间', 'number'],
    ['≥ 99.9%', 'number'],
    ['行数 = 3', 'number'],
    ['小于 5', 'number'],
    ['应小于 5', 'number'],
    ['5 分钟以内', 'number'],
    ['at least 3', 'number'],
    ['/3\\/3\\s+Running/', 'regex'],
    ['/Time per request:\\s+([\\d.]+)/ < 200', 'regex'],
    ['<previous-commit-hash> Previous version', 'with-placeholder'],
    ['version {{version}}', 'with-placeholder'],
    ['版本为 [版本号]', 'with-placeholder'],
    ['YYYY-MM-DD HH:MM:SS', 'shape'],
    ['Backup size: XXX MB', 'shape'],
    ['n/n Running', 'shape'],
    ['60秒内 active', 'modified'],
    ['在 2 分钟内恢复', 'modified'],
    ['持续30秒 active', 'modified'],
    ['10秒后 active', 'modified'],
    ['within 60s active', 'modified'],
    ['严格 active', 'modified'],
    ['stderr: warning', 'modified'],
    ['= <备份数量>', 'reference'],
    ['与备份时的数量一致', 'prose'],
    ['返回最新版本', 'prose'],
    ['无报错', 'prose'],
    ['状态不为 running', 'prose'],
    ['是否 active', 'prose'],
    ['active 或 running', 'prose'],
    ['200 OK，且响应时间小于 1 秒', 'prose'],
    ['active (running)，服务正常', 'prose'],
    ['OK（所有节点）', 'prose'],
    ['OK（至少 3 个）', 'prose'],
    ['✓', 'prose'],
    ['...', 'prose'],
    ['should return a list of pods', 'prose'],
    ['returns no rows', 'prose'],
  ])('%s → %s', (words, kind) => {
    expect(read(words)).toMatchObject({ kind });
  });

  test.each([
    ['503 Maintenance Mode', 'http-status'],
    ['503 维护模式', 'http-status'],
    ['200 OK（服务正常）', 'http-status'],
    ['HTTP/2 200', 'http-status'],
    ['HTTP 状态码：200', 'http-status'],
    ['status code 200', 'http-status'],
    ['接口返回 200', 'http-status'],
    ['"200 OK"', 'http-status'],
    ['200 或 302', 'http-status'],
    ['200 OK', 'http-status'],
    ['`200 OK`', 'literal'],
    ['退出码 0', 'exit-status'],
    ['返回码 0', 'exit-status'],
    ['200 with a token', 'prose'],
    ['HTTP 200, {"a": 1}', 'prose'],
    ['2xx', 'prose'],
    ['200 rows', 'number'],
    ['返回状态码 200', 'http-status'],
    ['返回码 200', 'http-status'],
    ['200，且返回 JSON', 'prose'],
    ['999 lives', 'literal'],
    ['2024 rows', 'number'],
    ['{"status": "healthy"}', 'json'],
    ['Welcome', 'literal'],
  ])('after curl: %s → %s', (words, kind) => {
    expect(read(words, curl)).toMatchObject({ kind });
  });

  test.each([
    ['active', 'block'],
    ['服务已停止', 'block'],
    ['退出码 3', 'block'],
    ['Backup size: XXX MB\nDone', 'shape'],
    ['a\n<name> b', 'with-placeholder'],
    ['{\n"a": 1\n}', 'json'],
    ['{ a }\nb', 'block'],
    ['1. 服务正常\n2. 端口监听', 'prose'],
  ])('as a block: %s → %s', (words, kind) => {
    expect(read(words, { block: true })).toMatchObject({ kind });
  });
});

describe('how it says what it read', () => {
  test.each([
    ['503 Maintenance Mode', curl, 'HTTP 状态 = 503'],
    ['200 OK（服务正常）', curl, 'HTTP 状态 = 200（说明「服务正常」不参与判断）'],
    ['显示 active (running)', {}, '输出的某一行含 「active (running)」'],
    ['应为 3', {}, '输出唯一的数 = 3'],
    ['role: master', {}, '输出的某一行含 「role: master」，或「role」的值是「master」'],
    ['`role: master`', {}, '输出的某一行含 「role: master」'],
    ['BUILD SUCCESS', {}, '输出的某一行含 「BUILD SUCCESS」'],
    [
      'READY 3/3',
      { command: 'kubectl get deploy', programs: ['kubectl'] },
      '输出的某一行含 「READY 3/3」，或「READY」的值是「3/3」',
    ],
    ['a=1 b=2', {}, '输出里每一处 「a」= 1，「b」= 2（JSON、键值行、表格列都可以）'],
    ['均为 active', {}, '输出的每一行都含「active」'],
    ['镜像为 app:v1', {}, '输出只有一行，含「app:v1」'],
    ['退出码 非0', {}, '退出码 ≠ 0'],
    ['退出码 0 或 3', {}, '退出码 = 0 或 3'],
    ['{"status" : "healthy"}', {}, '输出的 JSON 含 {"status":"healthy"}'],
    ['不包含 ERROR 或 FATAL', {}, '输出（含标准错误）不含 「ERROR」 或 「FATAL」'],
    ['服务正常', {}, '由人判断：服务正常。若这就是输出的原文，请写成「…」或放进反引号'],
    ['≥ 99.9%', {}, '输出中唯一单位相符的数 ≥ 99.9%'],
  ])('%s', (words, context, reading) => {
    expect(read(words, context)).toMatchObject({ reading });
  });

  test('in English too', () => {
    expect(read('503 Maintenance Mode', { ...curl, locale: 'en' })).toMatchObject({
      reading: 'HTTP status = 503',
    });
  });
});

describe('words that are meant and malformed are errors', () => {
  test.each([
    ['{"status":', '第 11 个字符'],
    ['{"status": healthy}', '第 12 个字符「h」'],
    ['{"status": "healthy"', '第 21 个字符'],
    ['{"a": 1,}', '第 9 个字符「}」'],
    ['退出码 300', '0 到 255'],
    ['   ', '没有写出预期什么'],
  ])('%s', (words, part) => {
    expect(read(words)).toMatchObject({ error: expect.stringContaining(part) as string });
  });
});

test('every kind is judged by the machine', () => {
  expect(KINDS.filter((kind) => !kind.judged)).toEqual([]);
});

test('names are unique, and prose, which takes anything, is last', () => {
  const names = KINDS.map((kind) => kind.name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.at(-1)).toBe('prose');
});
