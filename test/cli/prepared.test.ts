import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inDirectory, mdrollback, type Outcome } from './program.ts';

const DOCUMENT = `# 回滚方案

## 回滚步骤

### 步骤 1: 恢复

\`\`\`bash
# 方法1: Git
echo git <版本> >> ran
# 方法2: Kubernetes
echo kubectl >> ran
\`\`\`

### 步骤 2: 清理（可选）

\`\`\`bash
echo clean >> ran
\`\`\`

### 步骤 3: 登录

\`\`\`bash
printf %s "<数据库密码>" | wc -c >> ran
\`\`\`
`;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const DECIDED = ['--use', '1.1=Git', '--set', '版本=v1.2', '--skip', '1.2', '--lang', 'en'];

interface Room {
  readonly cwd: string;
  readonly write: (name: string, text: string) => void;
  readonly ran: () => string;
  readonly call: (...argv: readonly string[]) => Promise<Outcome>;
  readonly exec: (...more: readonly string[]) => Promise<Outcome>;
}

function inRoom(work: (room: Room) => Promise<void>): Promise<void> {
  return inDirectory(async (cwd) => {
    const write = (name: string, text: string): void => {
      writeFileSync(join(cwd, name), text);
    };
    write('doc.md', DOCUMENT);
    const env = { MDROLLBACK_数据库密码: 'hunter2-secret' };
    const call = (...argv: readonly string[]): Promise<Outcome> => mdrollback(argv, { cwd, env });
    await work({
      cwd,
      write,
      call,
      ran: () => (existsSync(join(cwd, 'ran')) ? readFileSync(join(cwd, 'ran'), 'utf8') : ''),
      exec: (...more) => call('exec', 'p.json', '--yes', '--operator', 'li', '--lang', 'en', ...more),
    });
  });
}

/** Whatever was said, nothing ran. */
function refused({ status, stderr }: Outcome, { ran, cwd }: Room, ...said: readonly string[]): void {
  expect(status).toBe(2);
  for (const words of said) expect(stderr).toContain(words);
  expect(ran()).toBe('');
  expect(existsSync(join(cwd, '.mdrollback'))).toBe(false);
}

describe('a plan file', () => {
  it('that was written before the deployment is told its time when it is run, once', () =>
    inRoom(async (room) => {
      const window = '## 回滚概述\n\n- **可回滚时间**: 上线后 24 小时内\n\n## 回滚步骤';
      room.write('doc.md', DOCUMENT.replace('## 回滚步骤', window));
      expect((await room.call('plan', 'doc.md', '-o', 'p.json', ...DECIDED)).status).toBe(0);
      refused(await room.exec(), room, 'counts from the deployment');
      refused(await room.exec('--set', '上线时间=2020-01-01 02:00'), room, 'outside of the rollback window');
      const long = ['--set', '上线时间=2020-01-01 02:00', '--outside-window', 'a drill'];
      expect((await room.exec(...long)).status).toBe(0);
      const told = [...DECIDED, '--set', '上线时间=2020-01-01 02:00', '--force'];
      expect((await room.call('plan', 'doc.md', '-o', 'p.json', ...told)).status).toBe(0);
      const again = await room.exec('--set', '上线时间=2026-01-01 02:00');
      expect(again).toMatchObject({ status: 2 });
      expect(again.stderr).toContain('--set 上线时间');
    }));

  it('is run as it was decided; its secret is asked for anew', () =>
    inRoom(async (room) => {
      const written = await room.call('plan', 'doc.md', '-o', 'p.json', ...DECIDED);
      expect(written).toMatchObject({ status: 0, stdout: '' });
      expect(readFileSync(join(room.cwd, 'p.json'), 'utf8')).not.toContain('hunter2');
      expect((await room.exec()).status).toBe(0);
      expect(room.ran()).toBe('git v1.2\n14\n');
    }));

  it('is not written while anything is open, and all of it is said', () =>
    inRoom(async (room) => {
      const { status, stderr } = await room.call('plan', 'doc.md', '-o', 'p.json', '--lang', 'en');
      expect(status).toBe(2);
      expect(stderr).toContain('choice 1.1 is undecided');
      expect(stderr).toContain('parameter 版本 is not given');
      expect(stderr).toContain('optional steps 1.2 are undecided');
      expect(existsSync(join(room.cwd, 'p.json'))).toBe(false);
    }));

  it('moves with its document', () =>
    inRoom(async (room) => {
      await room.call('plan', 'doc.md', '-o', 'p.json', ...DECIDED);
      mkdirSync(join(room.cwd, 'night'));
      for (const name of ['doc.md', 'p.json'])
        renameSync(join(room.cwd, name), join(room.cwd, 'night', name));
      const { status } = await room.call('exec', 'night/p.json', '--yes', '--operator', 'li');
      expect(status).toBe(0);
    }));

  it('is refused when its document has changed, with the lines', () =>
    inRoom(async (room) => {
      await room.call('plan', 'doc.md', '-o', 'p.json', ...DECIDED);
      room.write('doc.md', DOCUMENT.replace('echo git', 'echo svn'));
      refused(await room.exec(), room, 'has changed', '9 - echo git <版本>', '9 + echo svn <版本>');
    }));

  it.each([
    ['a command', '"text": "echo git <版本> >> ran"', '"text": "echo evil <版本> >> ran"', 'echo evil'],
    ['a value', '"value": "v1.2"', '"value": "v6.6"', 'was changed after it was written'],
    ['the text of the document', '### 步骤 3: 登录', '### 步骤 3: 登出', 'was changed after it was written'],
    ['a gate', '"irreversible": false', '"irreversible": true', '"irreversible": true'],
  ])('is refused when somebody has edited %s in it', (_what, from, to, said) =>
    inRoom(async (room) => {
      await room.call('plan', 'doc.md', '-o', 'p.json', ...DECIDED);
      const text = readFileSync(join(room.cwd, 'p.json'), 'utf8');
      expect(text).toContain(from);
      room.write('p.json', text.replace(from, to));
      refused(await room.exec(), room, 'was changed after it was written', said);
    }),
  );

  it('is never written over the document or a file of its values, and has the name by which exec knows it', () =>
    inRoom(async (room) => {
      room.write('values.json', '{"版本": "v1.2"}');
      symlinkSync('doc.md', join(room.cwd, 'link.json'));
      const decided = [
        '--use',
        '1.1=Git',
        '--values',
        'values.json',
        '--skip',
        '1.2',
        '--lang',
        'en',
        '--force',
      ];
      for (const [path, said] of [
        ['doc.md', 'write doc.json'],
        ['plan', 'write plan.json'],
        ['link.json', 'is the document'],
        ['values.json', 'a file of its values'],
      ] as const)
        refused(await room.call('plan', 'doc.md', '-o', path, ...decided), room, said);
      expect(readFileSync(join(room.cwd, 'doc.md'), 'utf8')).toBe(DOCUMENT);
      expect(readFileSync(join(room.cwd, 'values.json'), 'utf8')).toBe('{"版本": "v1.2"}');
    }));

  it('is refused in the same words whatever an editor has left of it', () =>
    inRoom(async (room) => {
      await room.call('plan', 'doc.md', '-o', 'p.json', ...DECIDED);
      const text = readFileSync(join(room.cwd, 'p.json'), 'utf8');
      for (const [from, to] of [
        ['"source"', '"quelle"'],
        ['"choices": [', '"choices": 3, "rest": ['],
        ['"parameters": [', '"parameters": [null, '],
        ['"sources": [', '"sources": null, "rest": ['],
      ] as const) {
        expect(text).toContain(from);
        room.write('p.json', text.replace(from, to));
        refused(await room.exec(), room, 'was changed after it was written');
      }
    }));

  it('is refused when a value that it includes has changed, with both values', () =>
    inRoom(async (room) => {
      room.write('values.yaml', '版本: v1.2\n数据库密码: from-file\n');
      const decided = ['--use', '1.1=Git', '--values', 'values.yaml', '--skip', '1.2'];
      await room.call('plan', 'doc.md', '-o', 'p.json', ...decided);
      expect(readFileSync(join(room.cwd, 'p.json'), 'utf8')).not.toContain('from-file');
      room.write('values.yaml', '版本: v1.3\n数据库密码: another\n');
      refused(await room.exec(), room, 'values.yaml', '版本: v1.2 in the plan, v1.3 now');
      room.write('values.yaml', '版本: v1.2\n数据库密码: another\n');
      expect((await room.exec()).status).toBe(0);
    }));

  it('takes no decision but a secret', () =>
    inRoom(async (room) => {
      await room.call('plan', 'doc.md', '-o', 'p.json', ...DECIDED);
      const flags = ['--use', '1.1=Kubernetes', '--with', '1.2', '--set', '版本=v9'];
      refused(await room.exec(...flags), room, '--use 1.1=Kubernetes', '--with 1.2', '--set 版本');
      room.write('values.yaml', '版本: v9\n数据库密码: another\n');
      refused(await room.exec('--values', 'values.yaml'), room, '--values values.yaml: 版本');
      room.write('values.yaml', '版本: v1.2\n数据库密码: another\n');
      expect((await room.exec('--values', 'values.yaml')).status).toBe(0);
    }));

  it.each([
    ['no JSON', '{', 'it is no JSON'],
    ['another JSON', '{"a": 1}', 'no file that plan -o has written'],
  ])('is refused when it is %s', (_what, text, said) =>
    inRoom(async (room) => {
      room.write('p.json', text);
      refused(await room.exec(), room, said);
    }),
  );
});

describe('an answers file', () => {
  const answers = (more = ''): string =>
    `document: ${sha256(DOCUMENT)}\nuse: {"1.1": Git}\nskip: ["1.2"]\nset: {版本: v1.2}\n${more}`;
  const run = (room: Room, ...more: readonly string[]): Promise<Outcome> =>
    room.call('exec', 'doc.md', '--answers', 'a.yaml', '--yes', '--operator', 'li', '--lang', 'en', ...more);

  it('decides everything', () =>
    inRoom(async (room) => {
      room.write('a.yaml', answers());
      expect((await run(room)).status).toBe(0);
      expect(room.ran()).toBe('git v1.2\n14\n');
    }));

  it.each([
    ['for another document', answers().replace(/document: ./, 'document: '), 'document: '],
    ['for no document', answers().replace(/document.*\n/, ''), 'no document: nothing says'],
    ['with a key that nobody knows', answers('confirm: all\n'), 'the key confirm'],
    ['with a value that is none', answers('values: [a]\n'), 'values has another form'],
    ['that is no YAML', 'use: {', 'cannot read a.yaml'],
    ['that is a list', '- a\n', 'no list of "key: value"'],
  ])('is refused %s', (_what, text, said) =>
    inRoom(async (room) => {
      room.write('a.yaml', text);
      refused(await run(room), room, said);
    }),
  );

  it('contradicts no flag in silence', () =>
    inRoom(async (room) => {
      room.write('a.yaml', answers());
      const outcome = await run(room, '--use', '1.1=Kubernetes', '--with', '1.2');
      refused(outcome, room, 'was already given as Kubernetes', '1.2 is both to be done and to be skipped');
    }));
});

describe('names that nobody knows', () => {
  it('are all said at once, each with what may have been meant', () =>
    inRoom(async (room) => {
      const wrong = [
        '--use',
        'Gitt',
        '--use',
        '9=Git',
        '--use',
        'Kub',
        '--skip',
        '2',
        '--with',
        '9.9',
        '--set',
        '版木=v1',
      ];
      const outcome = await room.call(
        'exec',
        'doc.md',
        '--yes',
        '--operator',
        'li',
        '--lang',
        'en',
        ...wrong,
      );
      refused(
        outcome,
        room,
        'did you mean Git?',
        'did you mean 1.1=Git?',
        'did you mean Kubernetes?',
        'did you mean 1.2?',
        'no step or phase 9.9',
        'did you mean 版本?',
      );
    }));

  it('do not show what could be a secret', () =>
    inRoom(async (room) => {
      const { stderr, status } = await room.call('exec', 'doc.md', '--set', '数据库密码:hunter2', '--yes');
      expect(status).toBe(2);
      expect(stderr).not.toContain('hunter2');
    }));
});
