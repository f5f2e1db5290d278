import { describe, expect, it } from 'vitest';
import { compile } from '../../src/analyse/index.ts';
import { editedReader } from '../../src/cli/exec/edited.ts';
import { valueGuard } from '../../src/cli/exec/value-flow.ts';
import type { Plan } from '../../src/plan/types.ts';

/** A run's plan: the value is given, and the first command has put it into a variable. */
const planWith = (value: string): Plan => {
  const text = '## 回滚步骤\n### 步骤 1: 一\n```bash\nNAME="<名称>"\necho "$NAME"\n```\n';
  const plan = compile(text, { path: 'plan.md', locale: 'en' });
  return { ...plan, parameters: plan.parameters.map((each) => ({ ...each, value })) };
};

describe('texts that are none of the program', () => {
  const judge = (value: string, text: string): string | null =>
    valueGuard('en')(planWith(value), 't1/1', text, []);

  it.each([
    ['v1', 'eval "$NAME"', 'would run the value of <名称> as commands'],
    ['a b', 'ls $NAME', 'is not quoted'],
    [`a'b`, `mysql -e "SELECT '$NAME'"`, 'program (SQL)'],
  ])('%s in %s is refused', (value, text, said) => {
    expect(judge(value, text)).toContain(said);
    expect(judge(value, text)).not.toContain(value === 'v1' ? '\0' : value);
  });

  it.each([
    [`a'; rm -rf /`, 'ls "$NAME"'],
    ['v1', 'ls $NAME'],
    ['v1', `mysql -e "SELECT '$NAME'"`],
  ])('%s in %s runs', (value, text) => {
    expect(judge(value, text)).toBeNull();
  });
});

it('judges an edited command by the values of the run', async () => {
  const read = editedReader({ locale: 'en', cwd: '/', terminal: false });
  expect(await read('eval "$NAME"', planWith('v1'))).toMatchObject({ ok: false });
  expect(await read(`awk "/$NAME/" /etc/hosts`, planWith('a/b'))).toMatchObject({
    ok: false,
    problem: expect.stringContaining('program (awk)') as string,
  });
  expect(await read('awk "/$NAME/" /etc/hosts', planWith('a'))).toMatchObject({ ok: true });
});
