import { expect, test } from './fixtures.ts';

test('the page speaks the language of the browser from its first byte', async ({ product, request, newPage }) => {
  for (const [accepted, language] of [
    ['fr-FR,fr;q=0.9', 'fr'],
    ['en-GB,en;q=0.9,fr;q=0.5', 'en'],
    ['de-DE', 'fr'],
  ] as const) {
    const html = await (await request.get(product.url, { headers: { 'accept-language': accepted } })).text();
    expect(html).toContain(`<html lang="${language}"`);
  }
  const page = await newPage(product.url, { locale: 'en-GB' });
  await page.goto('/bienvenue');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Talk with your public, face to face');
});

test('a visitor changes the language, and finds it again', async ({ product, newPage }) => {
  const page = await newPage(product.url);
  await page.goto('/bienvenue');
  await page.getByRole('button', { name: 'Langue' }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Talk with your public, face to face');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Talk with your public, face to face');
});

test('a member’s language and theme follow from page to page', async ({ organisation }) => {
  const page = await organisation.open();
  await page.goto('/equipe');
  await page.getByRole('button', { name: /^Vous/u }).click();
  await page.getByRole('menuitem', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Team' })).toBeVisible();
  await expect(page).toHaveTitle('Team · Visavis');
  await page.getByRole('button', { name: /^You/u }).click();
  await page.getByRole('menuitem', { name: 'Dark' }).click();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Team' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: /^You/u }).click();
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/api/v1/me') && answer.request().method() === 'PATCH');
  await page.getByRole('menuitem', { name: 'Français' }).click();
  await saved;
  await expect(page.getByRole('heading', { name: 'Équipe' })).toBeVisible();
});
