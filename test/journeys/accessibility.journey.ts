import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const OUTSIDE = ['/bienvenue', '/bienvenue/organisation', '/connexion', '/invitation/unknown'];
const TEAM = ['/equipe', '/equipe/semaine', '/equipe/fonctions', '/equipe/image', '/equipe/public'];
const INSIDE = ['/guichet', ...TEAM, '/reglages/comptes', '/reglages/passe', '/reglages/moi', '/nowhere'];
/** The page and its main part, which scrolls by itself. */
const SIDEWAYS = `Math.max(...[document.documentElement, document.querySelector('main')].map((one) => (one ? one.scrollWidth - one.clientWidth : 0)))`;

const WAYS = ['fr-FR', 'en-GB'].flatMap((locale) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    [1280, 320].map((width) => ({ locale, colorScheme, viewport: { width, height: width === 320 ? 640 : 800 } })),
  ),
);

for (const way of WAYS) {
  test(`axe finds nothing on any page: ${way.locale}, ${way.colorScheme}, ${way.viewport.width} px`, async ({ organisation, newPage }) => {
    const outside = await newPage(organisation.url, way);
    for (const address of OUTSIDE) await inspect(outside, address);
    const inside = await organisation.open(way);
    await inside.request.patch('/api/v1/me', { data: { language: way.locale.slice(0, 2) } });
    for (const address of INSIDE) await inspect(inside, address);
  });
}

test('axe finds nothing in dialogs, menus and forms that were refused', async ({ organisation, newPage }) => {
  const outside = await newPage(organisation.url);
  await outside.goto('/connexion');
  await outside.getByRole('button', { name: 'Entrer' }).click();
  await expect(outside.getByRole('alert')).toBeVisible();
  await audit(outside, 'a refused form');

  const page = await organisation.open();
  await page.request.patch('/api/v1/me', { data: { language: 'fr' } });
  await page.goto('/equipe');
  await page.getByRole('button', { name: 'Inviter quelqu’un' }).click();
  await audit(page, 'invite');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Vous/u }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await audit(page, 'my menu');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeVisible();
  await audit(page, 'palette');
  await page.keyboard.press('Escape');
  await page.goto('/reglages/comptes');
  await page.getByRole('button', { name: 'Signature et délai' }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await audit(page, 'signature');
});

async function inspect(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('h1').first().waitFor();
  await expect(page.locator('[role="status"]', { hasText: /^(Chargement|Loading)/u })).toHaveCount(0);
  await audit(page, address);
  const sideways = await page.evaluate<number>(SIDEWAYS);
  expect(sideways, `${address} scrolls sideways`).toBeLessThanOrEqual(0);
}

async function audit(page: Page, what: string): Promise<void> {
  // A colour on its way to another one has no contrast of its own.
  const still = 'document.getAnimations().every(({ effect }) => effect?.getComputedTiming().iterations === Infinity)';
  await expect.poll(() => page.evaluate<boolean>(still)).toBe(true);
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect(found, what).toEqual([]);
}
