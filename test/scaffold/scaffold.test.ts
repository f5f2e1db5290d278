import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import type { Locale } from '../../src/catalogue/index.ts';
import { templatesDirectory } from '../../src/scaffold/directory.ts';
import { listTemplates, scaffold } from '../../src/scaffold/index.ts';
import { plainValues } from './values.ts';

const LOCALES: readonly Locale[] = ['zh-CN', 'en'];
const TEMPLATES = listTemplates('en').map(({ name }) => name);
const CASES = LOCALES.flatMap((locale) => TEMPLATES.map((template) => ({ locale, template })));

async function render(template: string, locale: Locale, values: Record<string, string>): Promise<string> {
  const result = await scaffold({ template, locale, values });
  if (!result.ok) throw new Error(result.problems.map(({ reason }) => reason).join('\n'));
  return result.markdown;
}

/** The document's skeleton: the kind of every block, with the text of nothing. */
function skeleton(markdown: string): string {
  const body = markdown.replace(/^---\n[\s\S]*?\n---\n/, '');
  const kinds: string[] = [];
  const walk = (node: { type: string; children?: unknown[]; lang?: string | null; depth?: number }): void => {
    if (!['text', 'link'].includes(node.type))
      kinds.push(`${node.type} ${node.lang ?? node.depth ?? ''}`.trim());
    for (const child of node.children ?? []) walk(child as typeof node);
  };
  walk(unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).parse(body));
  return kinds.join('\n');
}

describe('a new document', () => {
  it.each(CASES)(
    '$template in $locale has no template marks left and every section it should have',
    async ({ locale, template }) => {
      const markdown = await render(template, locale, plainValues(template));
      expect(markdown).not.toMatch(/\{\{|\}\}/);
      expect(markdown).not.toMatch(/\n{3}/);
      expect(markdown).toMatch(/^---\nparameters:\n/);
      expect(markdown).toContain('Order Service');
      const headings = [...markdown.matchAll(/^## (.+)$/gm)].map(([, text]) => text);
      expect(headings.length).toBeGreaterThanOrEqual(template === 'full' ? 10 : 9);
      expect(new Set(headings).size).toBe(headings.length);
    },
  );

  it('of the full template has the ten sections and the reminders', async () => {
    const markdown = await render('full', 'zh-CN', plainValues('full'));
    expect([...markdown.matchAll(/^## (.+)$/gm)].map(([, text]) => text)).toEqual([
      '回滚概述',
      '回滚触发条件',
      '回滚前检查',
      '回滚步骤',
      '回滚后验证',
      '数据处理',
      '通知',
      '故障排查',
      '回滚后操作',
      '应急联系',
      '重要提醒',
    ]);
  });

  it.each(TEMPLATES)('%s has the same skeleton in both languages', async (template) => {
    const [zh, en] = await Promise.all(
      LOCALES.map((locale) => render(template, locale, plainValues(template))),
    );
    expect(skeleton(zh ?? '')).toBe(skeleton(en ?? ''));
  });

  it.each(CASES)(
    '$template in $locale declares exactly the parameters that it uses',
    async ({ locale, template }) => {
      const markdown = await render(template, locale, plainValues(template));
      const front = /^---\n([\s\S]*?)\n---\n/.exec(markdown)?.[1] ?? '';
      const declared = [...front.matchAll(/^ {2}([a-z-]+):$/gm)].map(([, name]) => name).sort();
      const used = [...new Set([...markdown.matchAll(/<([a-z][a-z-]+)>/g)].map(([, name]) => name))].sort();
      expect(declared).toEqual(used);
    },
  );
});

describe('what is wrong with the values', () => {
  it('is said all at once', async () => {
    const result = await scaffold({
      template: 'systemd',
      locale: 'en',
      values: {
        app: 'x; rm -rf /',
        'health-url': 'http://localhost/health',
        directory: '/opt/../etc',
        colour: 'red',
      },
    });
    expect(result.ok ? [] : result.problems.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'missing service',
      'invalid app',
      'invalid directory',
      'unknown-value colour',
    ]);
  });

  it('is said in the reader’s language, with what cannot be seen made visible', async () => {
    const result = await scaffold({
      template: 'systemd',
      locale: 'zh-CN',
      values: { ...plainValues('systemd'), app: 'a\n# b' },
    });
    expect(result.ok ? [] : result.problems.map(({ reason }) => reason)).toEqual([
      'app 的值 "a\\n# b" 不合要求：字母、数字和 . _ -，以字母或数字开头和结尾，_ 不与别的符号相邻，最多 63 个字',
    ]);
  });

  it('names the templates there are when there is no such one', async () => {
    const result = await scaffold({ template: '../systemd', locale: 'en', values: {} });
    expect(result).toMatchObject({ ok: false, problems: [{ kind: 'unknown-template', name: '../systemd' }] });
    expect(result.ok ? '' : result.problems[0]?.reason).toContain(
      'full, systemd, kubernetes, docker-compose, database',
    );
  });

  it('includes names that every object has', async () => {
    for (const name of ['constructor', 'toString', '__proto__']) {
      const values = Object.fromEntries([...Object.entries(plainValues('systemd')), [name, 'x']]);
      expect(await scaffold({ template: 'systemd', locale: 'en', values })).toMatchObject({
        ok: false,
        problems: [{ kind: 'unknown-value', name }],
      });
      expect(await scaffold({ template: name, locale: 'en', values: {} })).toMatchObject({ ok: false });
    }
  });
});

describe('values are data', () => {
  const pieces = fc.constantFrom(
    '\n',
    '\r',
    '\u2028',
    '`',
    '```',
    '~~~',
    '{{',
    '}}',
    '{{{app}}}',
    '# ',
    '\n## x',
    '---',
    '|',
    '<b>',
    '<!--',
    '- [ ] ',
    '> ',
    '$(id)',
    ';',
    '"',
    "'",
    '\\',
    '*',
    '_',
    '[x](y)',
    '&',
    ' ',
    '\t',
    '\0',
    '\u202e',
    'ａ',
    '中',
    'a',
    '1',
    '1. ',
    '.',
    '-',
    '/',
    ':',
    'http://h',
    '＃',
  );
  const hostile = fc.oneof(
    fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
    fc.string({ unit: 'grapheme' }),
  );

  it.each(CASES)(
    '$template in $locale: whatever a value holds, it is refused or changes nothing but text',
    async ({ locale, template }) => {
      const names = Object.keys(plainValues(template));
      const plain = skeleton(await render(template, locale, plainValues(template)));
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...names), hostile, async (name, value) => {
          const result = await scaffold({
            template,
            locale,
            values: { ...plainValues(template), [name]: value },
          });
          if (result.ok) {
            expect(value).not.toMatch(/[\n\r`{}<>|$;"'\\\p{Cc}\p{Cf}]|^\s|\s$/u);
            expect(skeleton(result.markdown)).toBe(plain);
          } else {
            expect(result.problems).toMatchObject([{ kind: 'invalid', name }]);
          }
        }),
        { numRuns: 60 },
      );
    },
  );

  it.each(CASES)(
    '$template in $locale: every value that its pattern admits keeps the skeleton',
    async ({ locale, template }) => {
      const plain = skeleton(await render(template, locale, plainValues(template)));
      const info = listTemplates(locale).find(({ name }) => name === template);
      // fast-check draws from the pattern's body; the look-aheads before it only limit length and `..`.
      const drawn = info?.values.map(({ name, pattern }) => {
        const matching = new RegExp(pattern, 'u');
        const body = new RegExp(pattern.replaceAll(/\(\?[=!][^)]*\)/g, ''), 'u');
        return [
          name,
          fc.stringMatching(body, { size: 'small' }).filter((value) => matching.test(value)),
        ] as const;
      });
      await fc.assert(
        fc.asyncProperty(fc.record(Object.fromEntries(drawn ?? [])), async (values) => {
          expect(skeleton(await render(template, locale, values))).toBe(plain);
        }),
        { numRuns: 8 },
      );
    },
  );

  it('no line of a template begins with a value, where “1.” or “+” would be a list', () => {
    for (const file of readdirSync(templatesDirectory(), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.hbs')) continue;
      const text = readFileSync(join(templatesDirectory(), file), 'utf8');
      expect(text, file).not.toMatch(/^\s*(?:[-*+>]\s+)*\{\{[^>]/m);
    }
  });
});
