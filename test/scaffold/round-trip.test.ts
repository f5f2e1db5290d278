import { describe, expect, it } from 'vitest';
import type { Locale } from '../../src/catalogue/index.ts';
import { compile, type Plan } from '../../src/index.ts';
import { listTemplates, scaffold } from '../../src/scaffold/index.ts';
import { plainValues } from './values.ts';

const LOCALES: readonly Locale[] = ['zh-CN', 'en'];
const CASES = LOCALES.flatMap((locale) =>
  listTemplates(locale).map(({ name }) => ({ locale, template: name })),
);

async function planOf(
  template: string,
  locale: Locale,
  more: Readonly<Record<string, string>> = {},
): Promise<Plan> {
  const values = { ...plainValues(template), owner: 'Lin Xiao', phone: '+86 10 8001', ...more };
  const made = await scaffold({ template, locale, values });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  return compile(made.markdown, { path: null, locale });
}

/** What matters of a plan whatever the language it is written in. */
function shape(plan: Plan): unknown {
  return {
    sections: plan.sections.map(({ role }) => role),
    parameters: plan.parameters.map(({ name, pattern }) => [name, pattern]),
    choices: plan.choices.map(({ id, options }) => [id, options.length]),
    phases: plan.phases.map((phase) => [
      phase.id,
      phase.role,
      phase.estimateSeconds,
      phase.steps.map((step) => [
        step.id,
        step.optional,
        step.irreversible,
        step.actions.map((action) => {
          const judged =
            action.kind === 'command'
              ? action.expectations
              : action.kind === 'checkpoint'
                ? (action.check?.expectations ?? null)
                : null;
          return [action.kind, action.id, judged?.map(({ kind }) => kind) ?? null];
        }),
      ]),
    ]),
    onDemand: plan.onDemand.map(({ section, actions }) => [section, actions.length]),
  };
}

describe('a new document, checked', () => {
  it.each(CASES)('$template in $locale has neither errors nor warnings', async ({ template, locale }) => {
    const { messages } = await planOf(template, locale);
    expect(messages.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it.each(CASES)(
    '$template in $locale: names and numbers left to fill in are warned about',
    async ({ template, locale }) => {
      const made = await scaffold({ template, locale, values: plainValues(template) });
      const { messages } = compile(made.ok ? made.markdown : '', { path: null, locale });
      expect(messages.filter(({ severity }) => severity !== 'info').map(({ ruleId }) => ruleId)).toEqual([
        'placeholder-in-prose',
        'placeholder-in-prose',
      ]);
    },
  );

  it.each(listTemplates('en').map(({ name }) => name))(
    '%s means the same in both languages',
    async (template) => {
      const [zh, en] = await Promise.all(LOCALES.map((locale) => planOf(template, locale)));
      expect(shape(zh as Plan)).toEqual(shape(en as Plan));
    },
  );

  it.each(CASES)(
    '$template in $locale asks for nothing twice and leaves no work to prose',
    async ({ template, locale }) => {
      const plan = await planOf(template, locale);
      expect(plan.sections.filter(({ role }) => role === 'prose')).toEqual([]);
      expect(new Set(plan.notRun.map(({ reason }) => reason))).toEqual(new Set(['example']));
      expect(plan.phases[0]?.role).toBe('prechecks');
      expect(plan.phases.at(-1)?.role).toBe('postchecks');
    },
  );

  it.each(['通知中心', '值班系统', 'Contacts Service', '应急处理 API'])(
    'keeps its meaning when the service is called %s',
    async (service) => {
      for (const locale of LOCALES) {
        const plain = await planOf('systemd', locale);
        expect(shape(await planOf('systemd', locale, { service })), locale).toEqual(shape(plain));
      }
    },
  );
});
