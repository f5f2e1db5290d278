import { describe, expect, it } from 'vitest';
import { compile } from '../../src/analyse/index.ts';
import { fill, unfill } from '../../src/report/index.ts';
import { answer, records, started } from './helpers.ts';
import { layerOf, shapeOf } from './shape.ts';

const DONE = '👤 **confirmed by a person** · 1.1/m1';

/** The report of a compiled document after a run in which a person has done its first step. */
function steps(body: string): string {
  const source = `# Rollback steps\n\n${body}`;
  const plan = compile(source, { path: null, locale: 'en' });
  const done = answer('1.1/m1', 'yes', { question: 'manual' });
  const report = fill({
    source,
    plan,
    records: records(started(plan), done),
    locale: 'en',
    timeZone: 'Asia/Shanghai',
  });
  expect(unfill(report)).toBe(source);
  expect(shapeOf(report, layerOf(report))).toEqual(shapeOf(source, null));
  return report;
}

describe('a step of nothing but words', () => {
  it.each([
    ['a heading', '### Step 1.1: Tell the DBA\n'],
    ['an underlined heading', 'Step 1.1: Tell the DBA\n---\n'],
    ['bold words', '**Step 1.1: Tell the DBA**\n'],
  ])('has its evidence below its heading, however its blocks nest: %s', (_, heading) => {
    for (const blank of ['', '\n']) {
      const report = steps(`${heading}${blank}- - - the primary\n- the replica\n> and whoever waits\n`);
      expect(report).toContain(`${heading}<!--mdrollback:1 back=1-->\n- ${DONE} · `);
      expect(report).toContain(`<!--/mdrollback:1-->\n${blank}- - - the primary\n`);
    }
  });

  it('that is a list item has it in the first line of the item', () => {
    const item = '1. Tell the DBA\n   - - - the primary\n   - the replica\n   > and whoever waits';
    const report = steps(`${item}\n2. Stop\n   \`\`\`bash\n   true\n   \`\`\`\n`);
    expect(report).toContain(
      '1. Tell the DBA <!--mdrollback:1 back=1-->— 👤 **confirmed by a person** · 李四 · 11:12:46<!--/mdrollback:1-->\n   - - - the primary\n',
    );
  });

  it('that is a list item whose first line leaves inline code open has it at the end of the item', () => {
    const item = '1. Tell `the\n   DBA`\n   - - - the primary\n   - the replica';
    const report = steps(`${item}\n2. Stop\n   \`\`\`bash\n   true\n   \`\`\`\n`);
    expect(report).toContain(`   - the replica\n   <!--mdrollback:1 back=4-->\n   - ${DONE}`);
  });
});
