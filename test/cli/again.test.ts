import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { begin, ledgerIn, until } from './begun.ts';
import { inDirectory, mdrollback } from './program.ts';

const DOCUMENT = `# Rehearsal
## Rollback steps
### Step 1.1: Note
\`\`\`bash
echo once >> ledger
\`\`\`
### Step 1.2: Wait
\`\`\`bash
test -e go
# Expected within 60s, every 1s: exit code 0
\`\`\`
## Troubleshooting
### Scenario 1: not there
\`\`\`bash
ls
\`\`\`
`;
const FAILING = DOCUMENT.replace(/within.*: /, '');
const CALL = ['exec', 'doc.md', '--yes', '--operator', 'li', '--lang', 'en'];

it('a document whose last run has something left says so before all of it is done once more', () =>
  inDirectory(async (cwd) => {
    writeFileSync(join(cwd, 'doc.md'), FAILING);
    const first = await mdrollback(CALL, { cwd });
    expect(first).toMatchObject({ status: 1, stderr: '' });
    const [run = ''] = readdirSync(join(cwd, '.mdrollback/runs'));
    // What starts nothing, another document and a section by itself are no second time.
    writeFileSync(join(cwd, 'other.md'), FAILING);
    for (const argv of [
      [...CALL, '--dry-run'],
      ['exec', 'other.md', ...CALL.slice(2)],
      ['run-section', 'doc.md', 't1', ...CALL.slice(2)],
    ])
      expect((await mdrollback(argv, { cwd })).stderr).toBe('');
    writeFileSync(join(cwd, 'go'), '');
    const second = await mdrollback(CALL, { cwd });
    expect(second.status).toBe(0);
    expect(second.stderr).toContain('(failed; 1 of 2 actions have an outcome)');
    expect(second.stderr).toContain(`mdrollback resume ${run};`);
    const third = await mdrollback(CALL, { cwd });
    expect(third).toMatchObject({ status: 0, stderr: '' });
  }));

it('a document that is being run is not begun a second time', () =>
  inDirectory(async (cwd) => {
    writeFileSync(join(cwd, 'doc.md'), DOCUMENT);
    const { child, ended } = begin(cwd, CALL);
    await until('the first command', () => ledgerIn(cwd).length === 1);
    const [run = ''] = readdirSync(join(cwd, '.mdrollback/runs'));
    const again = await mdrollback(CALL, { cwd });
    expect(again).toMatchObject({ status: 2, stdout: '' });
    expect(again.stderr).toContain(`${run} is running this document (process ${child.pid ?? 0})`);
    expect(readdirSync(join(cwd, '.mdrollback/runs'))).toEqual([run]);
    const taken = await mdrollback(['resume', '--lang', 'en'], { cwd });
    expect(taken.stderr).toMatch(/drives .* \(since [\d-]{10} [\d:]{8} [+-]\d\d:\d\d\)\./);
    writeFileSync(join(cwd, 'go'), '');
    expect(await ended).toBe(0);
    expect(ledgerIn(cwd)).toEqual(['once']);
  }));
