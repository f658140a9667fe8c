import { inspect } from './audit.ts';
import { expect, test } from './inbox-world.ts';

const WAYS = ['fr-FR', 'en-GB'].flatMap((locale) => [1280, 320].map((width) => ({ locale, width })));

for (const { locale, width } of WAYS) {
  test(`axe finds nothing in the desk, light or dark: ${locale}, ${width} px`, async ({ desk }) => {
    await desk.speak('Axelle Accès', '@ligne4 un ascenseur en panne à https://example.com ?');
    const page = await desk.again({ locale, viewport: { width, height: width === 320 ? 640 : 800 } });
    await page.request.patch('/api/v1/me', { data: { language: locale.slice(0, 2) } });
    await page.goto('/guichet');
    await expect(page.locator('html')).toHaveAttribute('lang', locale.slice(0, 2));
    await expect(page.getByRole('link', { name: /^Axelle Accès/u }).first()).toBeVisible();
    await inspect(page, 'list');
    await page
      .getByRole('link', { name: /^Axelle Accès/u })
      .first()
      .click();
    await expect(page.locator('[data-row]').first()).toBeVisible();
    await inspect(page, 'thread');
    await page.keyboard.press('r');
    await expect(page.locator('[data-dock] textarea')).toBeEditable();
    await page.keyboard.type('Bonjour');
    await inspect(page, 'composer');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await inspect(page, 'note');
    await page.keyboard.press('Escape');
    await page.goto('/guichet/recherche?q=ascenseur');
    await expect(page.locator('mark').first()).toBeVisible();
    await inspect(page, 'search');
    await page.goto('/guichet/pris');
    await page.locator('main h1').first().waitFor({ state: 'attached' });
    await expect(page.locator('[role="status"]', { hasText: /^(Chargement|Loading)/u })).toHaveCount(0);
    await inspect(page, 'empty queue');
  });
}
