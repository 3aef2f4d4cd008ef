// On a village's network of 64 kbit/s: words stand on the screen within two seconds, a click is seen to be taken, and
// the sign-in button says that it waits until the next page is there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countyForTests, password } from './county.mjs';

const county = countyForTests();

/// A fresh browser's page, slowed from now on.
async function slowPage(viewport) {
  const page = await (await county.browser.newContext({ locale: 'zh-CN', viewport })).newPage();
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  const speed = (bytes) => ({ offline: false, latency: 300, downloadThroughput: bytes, uploadThroughput: bytes });
  await wire.send('Network.emulateNetworkConditions', speed(8000));
  return page;
}
const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };

for (const [address, viewport] of [
  ['/m', phone],
  ['/', desk],
])
  test(`${address} has words on screen within two seconds`, async () => {
    const page = await slowPage(viewport);
    await page.goto(county.base + address, { waitUntil: 'commit' });
    const painted = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const seen = (list) =>
            list.getEntriesByName('first-contentful-paint').forEach((each) => resolve(each.startTime));
          new PerformanceObserver(seen).observe({ type: 'paint', buffered: true });
        }),
    );
    const words = await page.evaluate(() => document.body.innerText);
    assert.match(words, /困难党员帮扶管理系统\s+正在打开/);
    assert.ok(painted < 2000, `painted after ${Math.round(painted)} ms`);
    await page.getByLabel('用户名').waitFor({ timeout: 60_000 });
    assert.equal(await page.getByText('正在打开').count(), 0);
    await page.context().close();
  });

test('a click is seen to be taken until the next page is there', async () => {
  const page = await slowPage(phone);
  await page.goto(`${county.base}/m/sign-in`, { timeout: 90_000 });
  await page.getByLabel('用户名').fill('branch');
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  const button = page.locator('button[type=submit]');
  await page.waitForResponse((reply) => reply.url().endsWith('/api/sign-in'), { timeout: 60_000 });
  assert.equal(await button.innerText(), '正在登录……');
  await page.locator('.route-progress i').waitFor({ state: 'attached' });
  assert.equal(await button.innerText(), '正在登录……');
  await page.getByRole('link', { name: '党员', exact: true }).first().click({ timeout: 60_000 });
  await page.locator('.route-progress i').waitFor({ state: 'attached' });
  await page.waitForURL(/members/, { timeout: 60_000 });
  assert.equal(await page.locator('.route-progress i').count(), 0);
  await page.context().close();
});
