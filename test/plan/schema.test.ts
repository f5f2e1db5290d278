import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/analyse/index.ts';
import { compileText, stepWith } from '../helpers/compact.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../src/plan/plan.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv2020({
  allErrors: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
}).compile(schema);

const examples = new URL('../../examples/', import.meta.url);
const documents = readdirSync(examples, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('回滚方案.md'),
);

describe('the plan as JSON (language.md §9)', () => {
  it.each(documents)('of examples/%s fits the published schema', (name) => {
    const plan = compile(readFileSync(new URL(name, examples), 'utf8'), { path: name, locale: 'zh-CN' });
    validate(JSON.parse(JSON.stringify(plan)));
    expect(validate.errors).toBeNull();
  });

  it('survives JSON unchanged', () => {
    const plan = compileText(stepWith('git checkout <hash>', '# 预期: {"a": 1}', 'vim x', '- [ ] x'));
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
  });

  it('is not fitted by a plan with a key renamed', () => {
    const { phases, ...rest } = compileText(stepWith('a-cmd'));
    expect(validate(JSON.parse(JSON.stringify({ ...rest, stages: phases })))).toBe(false);
  });
});
