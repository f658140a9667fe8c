import { composer, expect, test } from './inbox-world.ts';

test('a dialogue of forty levels is readable at 320 px', async ({ desk }) => {
  const { ines } = desk;
  const root = await desk.speak('Théo Profond', '@ligne4 niveau 0');
  const answer = await desk.speak('Lia Profonde', '@ligne4 niveau 1', root);
  await desk.dialogue(root, answer, 40);
  await ines.setViewportSize({ width: 320, height: 640 });
  await ines.reload();
  await desk.open(ines, 'Théo Profond');
  await expect(ines.getByText('niveau 39', { exact: false }).first()).toBeVisible();
  const widths = await ines
    .locator('[data-row] article')
    .evaluateAll((articles) =>
      articles.map((one) => (one as { getBoundingClientRect(): { width: number } }).getBoundingClientRect().width),
    );
  expect(widths.length).toBeGreaterThanOrEqual(40);
  expect(Math.min(...widths)).toBeGreaterThan(180);
  expect(await ines.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
});

test('a thread of 2,000 answers opens at its end and gives its earlier messages on demand', async ({ desk }) => {
  const { ines } = desk;
  const root = await desk.speak('Foule Debout', '@ligne4 que se passe-t-il ?');
  await desk.crowd(root, 2_000);
  await expect(async () => {
    const answer = (await (await ines.request.get('/api/v1/search?q=foule')).json()) as {
      results: { conversation: { messageCount: number } }[];
    };
    expect(Math.max(0, ...answer.results.map((one) => one.conversation.messageCount))).toBeGreaterThan(2_000);
  }).toPass();
  await ines.reload();
  await desk.open(ines, 'Foule Debout');
  const messages = ines.locator('[data-row]');
  await expect(messages.getByText('toujours rien (1999)')).toBeInViewport();
  const drawn = await messages.count();
  expect(drawn).toBeLessThan(400);
  const reading = messages.getByText('toujours rien (1900)');
  await reading.scrollIntoViewIfNeeded();
  await ines.locator('[data-thread]').evaluate((box) => box.scrollTo(0, 0));
  await ines.getByRole('button', { name: /messages? plus haut/u }).click();
  await expect(messages.getByText('toujours rien (1700)')).toBeAttached();
  await ines.keyboard.press('r');
  await expect(composer(ines)).toBeFocused();
});

test('words from right to left keep their own direction and never turn the page', async ({ desk }) => {
  const { ines } = desk;
  const text = '@ligne4 هل القطار متأخر؟ ‮abc‬ 👨‍👩‍👧‍👦';
  await desk.speak('Rtl Amina', text);
  await ines.reload();
  await desk.open(ines, 'Rtl Amina');
  const words = ines.locator('[data-row] article p[dir="auto"]').first();
  await expect(words).toContainText('هل القطار متأخر؟');
  await expect(ines.locator('html')).not.toHaveAttribute('dir', 'rtl');
  await expect(ines.getByRole('heading', { level: 2 }).first()).toHaveCSS('direction', 'ltr');
});

test('markup in a message is only letters', async ({ desk }) => {
  const { ines } = desk;
  await desk.speak('Mallory Balise', '@ligne4 <img src=x onerror=alert(1)> javascript:alert(2)');
  await ines.reload();
  await desk.open(ines, 'Mallory Balise');
  await expect(ines.locator('[data-row]').getByText('<img src=x onerror=alert(1)>', { exact: false })).toBeVisible();
  await expect(ines.locator('[data-row] a[href^="javascript"]')).toHaveCount(0);
});
