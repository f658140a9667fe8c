import { expect, test } from './fixtures.ts';

/** Bytes of compressed script, all that the first page of a member fetches. */
const SCRIPT_BUDGET = 250 * 1024;

test('the inbox is there with at most 250 kB of compressed script', async ({ organisation }) => {
  const page = await organisation.open();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const scripts = new Map<string, number>();
  const isScript = new Set<string>();
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script' || response.mimeType.includes('javascript')) isScript.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (isScript.has(requestId)) scripts.set(requestId, encodedDataLength);
  });
  await page.goto('/guichet');
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('load');
  const total = [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0);
  console.log(`first load: ${Math.round(total / 1024)} kB of compressed script in ${scripts.size} files`);
  expect(scripts.size).toBeGreaterThan(2);
  expect(total).toBeLessThanOrEqual(SCRIPT_BUDGET);
});
