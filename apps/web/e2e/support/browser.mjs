// A real Chromium, and people in front of it: each in a context of their own.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { after, afterEach, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FAILURES = fileURLToPath(new URL('../../../../target/browser-failures/', import.meta.url));
const WAIT_MS_MAX = 15_000;

export function launchBrowser() {
  if (!process.env.PARLEY_CHROMIUM) {
    throw new Error('PARLEY_CHROMIUM names no browser: ./parley finds or fetches one, and runs what needs it');
  }
  return chromium.launch({
    executablePath: process.env.PARLEY_CHROMIUM,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}

/** A page of its own context: own cookies, own storage. Its errors are kept for whoever asks. */
export async function openPage(real, url, { width = 1440, height = 900, colorScheme = 'light', ...rest } = {}) {
  const context = await real.newContext({
    baseURL: url,
    viewport: { width, height },
    colorScheme,
    locale: 'en-GB',
    timezoneId: 'Europe/Copenhagen',
    ...rest,
  });
  context.setDefaultTimeout(WAIT_MS_MAX);
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url });
  const page = await context.newPage();
  page.errors = [];
  page.on('pageerror', (error) => page.errors.push(String(error)));
  page.on('console', (line) => {
    if (line.type() === 'error' && /Content Security Policy|Trusted/i.test(line.text())) {
      page.errors.push(line.text());
    }
  });
  return page;
}

export function useBrowser() {
  const browser = {
    pages: [],
    async page(url, look) {
      const page = await openPage(browser.real, url, look);
      browser.pages.push(page);
      return page;
    },
  };
  before(async () => {
    browser.real = await launchBrowser();
  });
  // What the people saw when a test failed: target/browser-failures/<test>-<person>.png
  afterEach(async (test) => {
    if (test.passed !== false) return;
    const name = test.name.replace(/\W+/g, '-').slice(0, 60);
    const open = browser.pages.filter((page) => !page.isClosed());
    await Promise.all(open.map((page, at) => page.screenshot({ path: join(FAILURES, `${name}-${at + 1}.png`) }).catch(() => undefined)));
  });
  after(() => browser.real?.close());
  return browser;
}

/**
 * What axe finds wrong with a page, a line each. The page's policy refuses foreign scripts, and rightly so:
 * axe comes in through the debugger, not through the page.
 */
export async function findings(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Runtime.evaluate', { expression: AXE });
  const { result } = await session.send('Runtime.evaluate', {
    expression: `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => JSON.stringify(
      violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.target.join(' ') + ' · ' + node.failureSummary))))`,
    awaitPromise: true,
    returnByValue: true,
  });
  await session.detach();
  return JSON.parse(result.value);
}
