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

test('what the page asks for early is what its script needs, and is asked once until the stream is open', async ({ organisation }) => {
  const page = await organisation.open();
  const asked: string[] = [];
  page.on('request', (request) => void asked.push(new URL(request.url()).pathname + new URL(request.url()).search));
  const complaints: string[] = [];
  page.on('console', (message) => void (/preload/iu.test(message.text()) && complaints.push(message.text())));
  await page.goto('/guichet');
  const early = await page
    .locator('link[rel="preload"][as="fetch"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(early.length).toBeGreaterThan(3);
  await page.getByRole('navigation').first().waitFor();
  // The browser itself complains of what was fetched early for nothing, some seconds after the page was there.
  await page.waitForTimeout(6_000);
  expect(complaints).toEqual([]);
  const opened = asked.indexOf('/api/v1/events');
  expect(opened).toBeGreaterThan(0);
  const before = asked.slice(0, opened);
  for (const address of early)
    expect(
      before.filter((one) => one === address),
      address,
    ).toHaveLength(1);
});
