import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './inbox-world.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WAYS = ['fr-FR', 'en-GB'].flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((colorScheme) => [1280, 320].map((width) => ({ locale, colorScheme, width }))),
);

for (const { locale, colorScheme, width } of WAYS) {
  test(`axe finds nothing in the desk: ${locale}, ${colorScheme}, ${width} px`, async ({ desk }) => {
    await desk.speak('Axelle Accès', '@ligne4 un ascenseur en panne à https://example.com ?');
    const page = await desk.again({ locale, colorScheme, viewport: { width, height: width === 320 ? 640 : 800 } });
    await page.request.patch('/api/v1/me', { data: { language: locale.slice(0, 2) } });
    await page.goto('/guichet');
    await expect(page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2));
    await expect(page.getByRole('link', { name: /^Axelle Accès/u }).first()).toBeVisible();
    await audit(page, 'list');
    await page
      .getByRole('link', { name: /^Axelle Accès/u })
      .first()
      .click();
    await expect(page.locator('[data-row]').first()).toBeVisible();
    await audit(page, 'thread');
    await page.keyboard.press('r');
    await expect(page.locator('[data-dock] textarea')).toBeEditable();
    await page.keyboard.type('Bonjour');
    await audit(page, 'composer');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await audit(page, 'note');
    await page.keyboard.press('Escape');
    await page.goto('/guichet/recherche?q=ascenseur');
    await expect(page.locator('mark').first()).toBeVisible();
    await audit(page, 'search');
    await page.goto('/guichet/pris');
    await page.locator('main h1').first().waitFor({ state: 'attached' });
    await audit(page, 'empty queue');
    await page.request.patch('/api/v1/me', { data: { language: 'fr' } });
  });
}

async function audit(page: Page, what: string): Promise<void> {
  // A colour on its way to another one has no contrast of its own.
  const still = 'document.getAnimations().every(({ effect }) => effect?.getComputedTiming().iterations === Infinity)';
  await expect.poll(() => page.evaluate(still)).toBe(true);
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${target.join(' ')} ${html.slice(0, 160)}`).join(', ')}`),
    what,
  ).toEqual([]);
  expect(
    await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    `${what} scrolls sideways`,
  ).toBeLessThanOrEqual(0);
}
