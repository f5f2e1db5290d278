import remarkParse from 'remark-parse';
import remarkGfm from 'remark-gfm';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import * as api from '../src/index.ts';
import { stepWith } from './helpers/compact.ts';

describe('the public API', () => {
  it('is exactly this', () => {
    expect(Object.keys(api).sort()).toEqual(['compile', 'execute', 'fill', 'remarkRollback']);
  });
});

describe('remarkRollback', () => {
  const pipeline = unified().use(remarkParse).use(remarkGfm, { singleTilde: false });
  const source = `# x\n\n${stepWith('git checkout v1', '# 预期: ok', '')}\n- [ ] 已确认\n`;

  it('leaves the tree alone and sets the plan that compile gives', async () => {
    const tree = pipeline.parse(source);
    const before = JSON.stringify(tree);
    const file = new VFile({ path: 'plan.md', value: source });
    await unified().use(api.remarkRollback).run(tree, file);
    expect(JSON.stringify(tree)).toBe(before);
    expect(file.data.rollback).toEqual(api.compile(source, { path: 'plan.md', locale: 'zh-CN' }));
  });

  it('reports with ruleId, source and place', async () => {
    const file = new VFile(stepWith('# 预期: ok'));
    await unified().use(api.remarkRollback).run(pipeline.parse(file), file);
    expect(file.messages).toMatchObject([
      { ruleId: 'expectation-without-command', source: 'mdrollback', line: 4, column: 1, fatal: true },
    ]);
  });

  it('throws nothing for a document that is no rollback', async () => {
    const file = new VFile('hello');
    await unified().use(api.remarkRollback).run(pipeline.parse(file), file);
    expect(file.messages.map(({ ruleId }) => ruleId)).toEqual(['no-steps']);
  });
});
