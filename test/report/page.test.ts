import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { htmlReport } from '../../src/report/index.ts';
import { builtProgram, mdrollback } from '../cli/program.ts';
import { describeWith } from '../helpers/tools.ts';
import { launch, withPage } from './browser.ts';
import { HOSTILE, hostileRun } from './hostile.ts';
import { LOW_CONTRAST, STRUCTURE, TOO_WIDE, UNFOLD } from './in-page.ts';

const PHONE = { viewport: { width: 360, height: 740 } };
const DESK = { viewport: { width: 1400, height: 900 } };
const PRINTED = /\S/;

interface Structure {
  readonly headings: readonly number[];
  readonly title: string;
}

/** A run that fails, of a real document by the real program. */
async function realPage(): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'mdrollback page '));
  try {
    const run = fileURLToPath(new URL('../../examples/failing/run', import.meta.url));
    const env = { ...process.env, EXAMPLE_DIR: home, MDROLLBACK_BIN: builtProgram() };
    await promisify(execFile)(run, [], { env }).catch(() => undefined);
    await mdrollback(['report', 'latest', '-o', 'report.html', '--lang', 'zh'], { cwd: home });
    return readFileSync(join(home, 'report.html'), 'utf8');
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

describeWith('chromium', 'the page in Chromium', (path) => {
  let browser: Browser;
  const pages = new Map<string, string>();
  beforeAll(async () => {
    browser = await launch(path);
    for (const locale of ['zh-CN', 'en'] as const)
      pages.set(`hostile ${locale}`, htmlReport({ ...hostileRun(), locale, directory: '/runs/x' }));
    pages.set('real', await realPage());
  }, 60_000);
  afterAll(async () => {
    await browser.close();
  });

  describe.each(['hostile zh-CN', 'hostile en', 'real'])('%s', (name) => {
    const text = (): string => pages.get(name) ?? '';

    it.each([
      ['a phone, dark', { ...PHONE, colorScheme: 'dark' as const }],
      ['a phone, light', { ...PHONE, colorScheme: 'light' as const }],
      ['a desk, dark', { ...DESK, colorScheme: 'dark' as const }],
      ['a desk, light', { ...DESK, colorScheme: 'light' as const }],
    ])('on %s asks for nothing, breaks no rule, fits and can be read', async (_, options) => {
      await withPage(browser, text(), options, async ({ page, complaints }) => {
        await page.evaluate(UNFOLD);
        expect(await page.evaluate(TOO_WIDE)).toEqual([]);
        expect(await page.evaluate(LOW_CONTRAST)).toEqual([]);
        expect(complaints).toEqual([]);
      });
    });

    it('has a sane outline, landmarks, captions, one of each id, and only links that lead somewhere', async () => {
      await withPage(browser, text(), DESK, async ({ page }) => {
        const found = await page.evaluate<Structure>(STRUCTURE);
        expect(found).toMatchObject({
          landmarks: [1, 1, 1, 1],
          doubleIds: [],
          deadLinks: [],
          uncaptioned: 0,
          scopeless: 0,
          lang: name.endsWith('en') ? 'en' : 'zh-CN',
          foreign: [],
          handlers: [],
          styles: 1,
        });
        expect(found.headings.filter((level) => level === 1)).toHaveLength(1);
        for (const [index, level] of found.headings.entries())
          expect(level).toBeLessThanOrEqual((found.headings[index - 1] ?? 0) + 1);
      });
    });

    it('shows what is folded when it is printed', async () => {
      await withPage(browser, text(), DESK, async ({ page }) => {
        await page.emulateMedia({ media: 'print' });
        const logs = page.locator('details pre');
        expect(await logs.count()).toBeGreaterThan(0);
        for (const log of await logs.all()) expect(await log.innerText()).toMatch(PRINTED);
      });
    });
  });

  it('shows hostile text as text', async () => {
    await withPage(browser, pages.get('hostile en') ?? '', DESK, async ({ page }) => {
      const shown = await page.locator('details[open] pre').first().textContent();
      expect(shown?.split('\n')).toEqual([
        ...HOSTILE.slice(0, 5),
        'red link',
        'nul , bell , back, escape , del , C1 ',
        '\\u{202e}right to left\\u{202c} \\u{2066}isolate\\u{2069} \\u{feff}mark \\u{200b}zero',
        '\ufffd lone, \ufffd no character, \ufffd nor this, \\u{2028} line \\u{2029} paragraph',
        HOSTILE[9],
      ]);
      const { title } = await page.evaluate<Structure>(STRUCTURE);
      expect(title).toContain('<script>document.title="pwned"</script>');
    });
  });

  it('names each cell of a table on a phone, where a row stands one cell under the other', async () => {
    await withPage(browser, pages.get('hostile zh-CN') ?? '', PHONE, async ({ page }) => {
      const label = `getComputedStyle(document.querySelector('#followups td:nth-child(4)'), '::before').content`;
      expect(await page.evaluate(label)).toBe('"截止 "');
      const heads = page.locator('#followups thead');
      expect(await heads.isVisible()).toBe(false);
      await page.setViewportSize(DESK.viewport);
      expect(await heads.isVisible()).toBe(true);
    });
  });

  it('has a policy that would stop a script, a picture or a style of somebody else', async () => {
    const foreign =
      '<script>document.title="pwned"</script><img src="https://example.invalid/x"><p style="color:red">x</p>';
    const text = (pages.get('real') ?? '').replace('</main>', `${foreign}</main>`);
    await withPage(browser, text, DESK, async ({ page, complaints }) => {
      expect(await page.title()).not.toBe('pwned');
      const stopped = complaints.filter((each) => each.startsWith('log violation'));
      expect(stopped.sort()).toEqual([
        'log violation img-src',
        'log violation script-src-elem',
        'log violation style-src-attr',
      ]);
    });
  });
});
