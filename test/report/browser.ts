/** Headless Chromium that tells everything it is unhappy with. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export function launch(executablePath: string): Promise<Browser> {
  const quiet = ['background-networking', 'component-update', 'sync', 'quic', 'gpu'].map(
    (name) => `--disable-${name}`,
  );
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--no-first-run', ...quiet] });
}

export interface Opened {
  readonly page: Page;
  /** Requests but for the page itself, console messages, errors, violations of its policy. */
  readonly complaints: readonly string[];
}

/** Opens the text as a file, and closes the page when `look` is through. */
export async function withPage<T>(
  browser: Browser,
  text: string,
  options: BrowserContextOptions,
  look: (opened: Opened) => Promise<T>,
): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'mdrollback-page-'));
  const context = await browser.newContext(options);
  try {
    const file = join(directory, 'report.html');
    writeFileSync(file, text);
    const page = await context.newPage();
    const complaints: string[] = [];
    const { href } = pathToFileURL(file);
    page.on('request', (request) => {
      if (request.url() !== href) complaints.push(`request ${request.url()}`);
    });
    page.on('console', (message) => complaints.push(`${message.type()} ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`error ${error.message}`));
    await page.addInitScript(
      `addEventListener('securitypolicyviolation', (event) => console.log('violation ' + event.violatedDirective))`,
    );
    await page.goto(href);
    return await look({ page, complaints });
  } finally {
    await context.close();
    rmSync(directory, { recursive: true, force: true });
  }
}
