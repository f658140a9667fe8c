/** The picture of a team: chosen, published, read by a passer-by, followed when somebody withdraws, and taken away again. */
import type { Page } from '@playwright/test';
import { audit } from './audit.ts';
import { expect, test } from './fixtures.ts';
import { startProduct } from './product.ts';

test('a team shows its faces on the profile, follows a withdrawal, and gives the original back', async ({ newPage }) => {
  const product = await startProduct(['--demo']);
  try {
    const page = await newPage(product.url);
    await page.goto('/');
    await page.getByRole('button', { name: 'Explorer la démonstration' }).click();
    await expect(page).toHaveURL(/\/guichet/u);
    const passerBy = await page.context().newPage();
    await passerBy.goto('/practice/people/ligne4');
    await expect(passerBy.locator('img.banner')).toHaveCount(0);

    await page.goto('/equipe/image');
    await page.getByLabel('Compte', { exact: true }).selectOption({ label: 'Ligne 4 (@ligne4)' });
    await expect(page.getByRole('img', { name: /^Aperçu de la bannière : .*Inès/u })).toBeVisible();
    await expect(page.getByText(/^Thomas n’a pas accepté/u)).toBeVisible();
    await page.getByRole('checkbox', { name: 'Maud' }).uncheck();
    await page.getByRole('button', { name: 'Monter Inès' }).click();
    await expect(page.getByText('L’équipe : Karim, Inès et Solène')).toBeVisible();
    await page.getByRole('button', { name: 'Publier sur le profil' }).click();
    await expect(page.getByRole('status').filter({ hasText: /^Publié/u })).toBeVisible();
    await expectBanner(passerBy, true);
    const first = await passerBy.locator('img.banner').getAttribute('src');

    await audit(page, 'the picture of a team');

    // Whoever withdraws is off the picture soon, without anybody's click.
    const me = await page.request.get('/api/v1/me');
    const { member } = (await me.json()) as { member: { memberId: string } };
    const origin = { origin: product.url };
    const withdrawn = await page.request.patch(`/api/v1/members/${member.memberId}/card`, {
      data: { listedPublicly: false },
      headers: origin,
    });
    expect(withdrawn.status()).toBeLessThan(300);
    await expect.poll(async () => await bannerOf(passerBy), { timeout: 45_000, intervals: [1_000] }).not.toBe(first);

    await page.getByRole('button', { name: 'Remettre l’image d’origine' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remettre l’image d’origine' }).click();
    await expectBanner(passerBy, false);
  } finally {
    await product.stop();
  }
});

async function bannerOf(passerBy: Page): Promise<string | null> {
  await passerBy.reload();
  const banner = passerBy.locator('img.banner');
  return (await banner.count()) === 0 ? null : await banner.getAttribute('src');
}

async function expectBanner(passerBy: Page, there: boolean): Promise<void> {
  await expect.poll(async () => (await bannerOf(passerBy)) !== null).toBe(there);
}
