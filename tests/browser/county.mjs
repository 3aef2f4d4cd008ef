// A small demo county served for browser tests, a browser, and people who sign in. BANGFU_BASE names a server that runs
// already; else the program that was built is started on a folder of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { Server, program, succeed } from '../faults/support/program.mjs';

const root = new URL('../..', import.meta.url).pathname;
const require = createRequire(join(root, 'web/package.json'));
const { chromium } = require('playwright-core');
const { AxeBuilder } = require('@axe-core/playwright');

export const password = 'qingyuan-demo-2026';
export { program };

/// Serves a fresh demo county, after `prepare(its directory)`; `close` ends it.
export async function openCounty({ prepare } = {}) {
  if (process.env.BANGFU_BASE) return { base: process.env.BANGFU_BASE, close() {} };
  const data = mkdtempSync(join(tmpdir(), 'bangfu-browser-'));
  succeed(['demo', '--data', data]);
  prepare?.(data);
  const server = await new Server(['--data', data], join(data, 'log')).serve();
  return {
    base: server.base,
    async close() {
      await server.stop();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/// Without a window and its frame, which cost as much as the pages.
export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.BANGFU_CHROMIUM ?? '/usr/bin/chromium-headless-shell',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
}

/// The county and the browser of a file's tests: opened before the first of them, closed after the last; `opened` does
/// what the file wants done between.
export function countyForTests({ opened, ...options } = {}) {
  const county = { enter: (username, how) => enter(county.browser, county.base, username, how) };
  before(async () => {
    Object.assign(county, await openCounty(options));
    county.browser = await openBrowser();
    await opened?.();
  });
  after(async () => {
    await county.browser?.close();
    await county.close?.();
  });
  return county;
}

/// A signed-in person's page, at a desk or on a phone (`office` for the offices' pages there too); whatever the console
/// or a page error says lands in `page.complaints`.
export async function enter(browser, base, username, options = {}) {
  const { phone = false, office = !phone, secret = password } = options;
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  page.complaints = [];
  page.underway = new Set();
  page.on('request', (request) => page.underway.add(request));
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => page.underway.delete(request));
  page.on('pageerror', (error) => page.complaints.push(error.message));
  page.on('console', (message) => {
    const network = /Failed to load resource/.test(message.text());
    if (message.type() === 'error' && !network) page.complaints.push(message.text());
  });
  await page.goto(`${base}${office ? '/sign-in' : '/m/sign-in'}`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(secret);
  await page.getByRole('button', { name: '登录' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
  return page;
}

/// Cases by their status, as this person may see them.
export async function casesByStatus(page) {
  const all = [
    'draft',
    'submitted',
    'assembly_passed',
    'on_notice',
    'notice_passed',
    'committee_recorded',
    'committee_confirmed',
    'filing_proposed',
    'on_ledger',
    'returned',
  ].join(',');
  const reply = await page.evaluate(
    (status) => fetch(`/api/ledger?size=100&status=${status}`).then((each) => each.json()),
    all,
  );
  const groups = new Map();
  for (const row of reply.rows) groups.set(row.status, [...(groups.get(row.status) ?? []), row]);
  return groups;
}

/// Waits until what was asked for is there and drawn: no request is under way after two frames in a row.
export async function settled(page) {
  await page.locator('h1').first().waitFor();
  for (let quiet = 0; quiet < 2; quiet = page.underway.size ? 0 : quiet + 1) {
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
    );
  }
}

/// Opens a page, or takes it as it stands when there is no address, and says what is wrong with it for those who cannot
/// see or point.
export async function barriers(page, address) {
  if (address) await page.goto(address);
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return violations.map((each) => `${each.id}: ${each.nodes[0].target.join(' ')}`);
}

/// A photograph of nothing: one pixel.
export const photograph = {
  name: '照片.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};
