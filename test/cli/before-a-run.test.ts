import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { windowAt } from '../../src/cli/exec/window.ts';
import { readWindow } from '../../src/vocabulary/window.ts';
import { anHourAgo } from '../helpers/moments.ts';
import { planOf } from './plans.ts';
import { inDirectory, mdrollback, type Outcome } from './program.ts';

const documentWith = (commands: string, window = ''): string =>
  `# 回滚方案\n\n${window === '' ? '' : `## 回滚概述\n\n- **可回滚时间**: ${window}\n\n`}## 回滚步骤\n\n` +
  `### 步骤 1: 恢复\n\n\`\`\`bash\n${commands}\n\`\`\`\n`;

function exec(cwd: string, document: string, ...more: readonly string[]): Promise<Outcome> {
  writeFileSync(join(cwd, 'doc.md'), document);
  const argv = ['exec', 'doc.md', '--yes', '--operator', 'li', '--lang', 'en', ...more];
  return mdrollback(argv, { cwd });
}

describe('a file that a command reads', () => {
  it.each([
    ['that is nowhere', 'cat < none.sql', 'reads the file none.sql, which is not there'],
    ['that a loop reads', 'while read -r a; do :; done < none.sql', 'reads the file none.sql'],
    ['whose name is a parameter', 'cat < "<备份文件>"', 'reads the file none.sql'],
    ['that is written later', 'cat < late\necho x > late', 'reads the file late'],
  ])('%s refuses the run', (_what, commands, said) =>
    inDirectory(async (cwd) => {
      const set = commands.includes('备份文件') ? ['--set', '备份文件=none.sql'] : [];
      const { status, stderr } = await exec(cwd, documentWith(commands), ...set);
      expect(stderr).toContain(said);
      expect(status).toBe(2);
      expect(existsSync(join(cwd, '.mdrollback'))).toBe(false);
    }),
  );

  it.each([
    ['is written before', 'echo x > made\ncat < made', ''],
    ['is named before', 'touch made\ncat < made', 'made, which is not there yet'],
    ['only bash can name', 'F=doc.md\ncat < "$F"', ''],
    ['is a heredoc', 'cat <<E\nx\nE', ''],
  ])('that %s lets it begin', (_what, commands, warned) =>
    inDirectory(async (cwd) => {
      const { status, stderr } = await exec(cwd, documentWith(commands));
      expect(status).toBe(0);
      expect(stderr).toContain(warned);
      if (warned === '') expect(stderr).toBe('');
    }),
  );
});

describe('the rollback window', () => {
  it('refuses a run outside of it, and takes a reason, which is in the report', () =>
    inDirectory(async (cwd) => {
      const document = documentWith('true', '2020-01-01 02:00 前');
      const refused = await exec(cwd, document);
      expect(refused.status).toBe(2);
      expect(refused.stderr).toContain('outside of the rollback window "2020-01-01 02:00 前"');
      expect(existsSync(join(cwd, '.mdrollback'))).toBe(false);
      const blank = await exec(cwd, document, '--outside-window', ' ');
      expect(blank.status).toBe(2);
      const run = await exec(cwd, document, '--outside-window', 'data is being lost');
      expect(run.status).toBe(0);
      expect(readFileSync(join(cwd, 'doc.report.md'), 'utf8')).toContain('data is being lost');
      const { stdout } = await mdrollback(['report', '--format', 'json'], { cwd });
      expect(JSON.parse(stdout)).toMatchObject({
        deviations: [{ kind: 'overridden', id: 'window', by: 'li', reason: 'data is being lost' }],
      });
    }));

  it('that counts from the deployment refuses a run whose deployment time nobody gives, and says how', () =>
    inDirectory(async (cwd) => {
      const document = documentWith('echo gone > gone', '上线后 24 小时内');
      const unknown = await exec(cwd, document);
      expect(unknown.status).toBe(2);
      expect(unknown.stderr).toContain('give it: --set deployed-at="YYYY-MM-DD HH:MM"');
      expect(unknown.stderr).toContain('--outside-window "reason"');
      const wrong = await exec(cwd, document, '--set', '上线时间=yesterday');
      expect(wrong.status).toBe(2);
      expect(wrong.stderr).toContain('the value "yesterday" of 上线时间 is no time');
      const rehearsed = await exec(cwd, document, '--dry-run');
      expect(rehearsed.status).toBe(2);
      const late = await exec(cwd, document, '--set', '上线时间=2020-01-01 02:00');
      expect(late.status).toBe(2);
      expect(late.stderr).toContain('outside of the rollback window');
      expect(readdirSync(cwd)).toEqual(['doc.md']);
    }));

  it.each([
    ['--set', ['--set', `deployed-at=${anHourAgo()}`], {}],
    ['the environment', [], { MDROLLBACK_DEPLOYED_AT: anHourAgo() }],
  ])('is open when the deployment time is given by %s', (_how, flags, env) =>
    inDirectory(async (cwd) => {
      writeFileSync(join(cwd, 'doc.md'), documentWith('true', '上线后 24 小时内'));
      const argv = ['exec', 'doc.md', '--yes', '--operator', 'li', '--lang', 'en', ...flags];
      const { status, stderr } = await mdrollback(argv, { cwd, env });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    }),
  );

  it.each([
    ['whose deployment time nobody knows', '上线后 24 小时内'],
    ['that only a person can read', '业务低峰期'],
  ])('%s lets a run begin for a reason, which the report calls what it is', (_what, window) =>
    inDirectory(async (cwd) => {
      const document = documentWith('true', window);
      expect((await exec(cwd, document)).status).toBe(2);
      const { status, stdout } = await exec(cwd, document, '--outside-window', 'orders are lost');
      expect(status).toBe(0);
      expect(stdout).toContain('is not known; li decided to run all the same: orders are lost');
      const report = await mdrollback(['report', '--format', 'json'], { cwd });
      expect(JSON.parse(report.stdout)).toMatchObject({
        deviations: [{ kind: 'unchecked', id: 'window', by: 'li', reason: 'orders are lost' }],
      });
    }),
  );

  const at = (window: string, now: string, deployed: string | null = null): string => {
    const open = readWindow(window);
    if (open === null) throw new Error(`not read: ${window}`);
    const fields = { secret: false, default: null, description: null, pattern: null, places: [] };
    const plan = planOf({
      overview: { window, open, estimateSeconds: null, dataImpact: null },
      parameters: deployed === null ? [] : [{ name: 'deployed-at', value: deployed, ...fields }],
    });
    return windowAt(plan, new Date(now), 'en').kind;
  };

  it.each([
    ['2026-11-26 02:00 前', '2026-11-26T01:59:59', 'open'],
    ['2026-11-26 02:00 前', '2026-11-26T02:01:00', 'outside'],
    ['2026-11-26 02:00 至 06:00', '2026-11-26T01:59:00', 'outside'],
    ['2026-11-26 02:00 至 06:00', '2026-11-26T06:00:00', 'open'],
    ['22:00-06:00', '2026-11-26T23:00:00', 'open'],
    ['22:00-06:00', '2026-11-26T05:00:00', 'open'],
    ['22:00-06:00', '2026-11-26T12:00:00', 'outside'],
  ])('%s, at %s: %s', (window, now, state) => {
    expect(at(window, now)).toBe(state);
  });

  it.each([
    ['2026-11-25 22:00', '2026-11-26T21:59:00', 'open'],
    ['2026-11-25 22:00', '2026-11-26T22:01:00', 'outside'],
    // Before it was deployed there is nothing to roll back.
    ['2026-11-27 22:00', '2026-11-26T22:00:00', 'outside'],
    ['yesterday', '2026-11-26T22:00:00', 'unknown'],
  ])('24 hours after %s, at %s: %s', (deployed, now, state) => {
    expect(at('上线后 24 小时内', now, deployed)).toBe(state);
  });
});

it('refuses a run whose record would have no room', () =>
  inDirectory(async (cwd) => {
    writeFileSync(join(cwd, 'doc.md'), documentWith('true'));
    // A file system that holds nothing.
    const env = { MDROLLBACK_HOME: '/proc/mdrollback' };
    const { status, stderr } = await mdrollback(['exec', 'doc.md', '--yes', '--lang', 'en'], { cwd, env });
    expect(status).toBe(2);
    expect(stderr).toMatch(/has 0 MiB left; the record of a run needs 64 MiB|\/proc is not writable/);
  }));
