import type { Page } from '@playwright/test';
import { audit, expectNoSidewaysScroll } from './audit.ts';
import { expect, test } from './fixtures.ts';

const OUTSIDE = ['/bienvenue', '/bienvenue/organisation', '/connexion', '/invitation/unknown'];
const TEAM = ['/equipe', '/equipe/semaine', '/equipe/fonctions', '/equipe/image', '/equipe/public', '/equipe/entre-nous'];
const INSIDE = ['/guichet', ...TEAM, '/reglages/comptes', '/reglages/garde-fous', '/reglages/passe', '/reglages/moi', '/nowhere'];

const WAYS = ['fr-FR', 'en-GB'].flatMap((locale) =>
  [1280, 320].map((width) => ({ locale, viewport: { width, height: width === 320 ? 640 : 800 } })),
);

for (const way of WAYS) {
  test(`axe finds nothing on any page, light or dark: ${way.locale}, ${way.viewport.width} px`, async ({ organisation, newPage }) => {
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
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await audit(page, `${address}, ${colorScheme}`);
    await expectNoSidewaysScroll(page, address);
  }
}
