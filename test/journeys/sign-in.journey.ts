import { expect, INES, test } from './fixtures.ts';

test('who signs in comes back to the page that was asked for', async ({ organisation, newPage }) => {
  const page = await newPage(organisation.url);
  await page.goto('/reglages/moi');
  await expect(page.getByRole('heading', { name: 'S’identifier' })).toBeVisible();
  await page.getByLabel('Adresse électronique').fill(INES.email);
  await page.getByLabel('Phrase de passe', { exact: true }).fill('ce n’est pas elle');
  await page.getByRole('button', { name: 'Entrer' }).click();
  await expect(page.getByRole('alert')).toContainText('ne vont pas ensemble');
  await page.getByLabel('Phrase de passe', { exact: true }).fill(INES.passphrase);
  await page.getByRole('button', { name: 'Montrer la phrase de passe' }).click();
  await expect(page.getByLabel('Phrase de passe', { exact: true })).toHaveAttribute('type', 'text');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Votre fiche' })).toBeVisible();
});

test('an address never leads out of the product after signing in', async ({ organisation, newPage }) => {
  const page = await newPage(organisation.url);
  await page.goto('/connexion?next=//elsewhere.example/');
  await page.getByLabel('Adresse électronique').fill(INES.email);
  await page.getByLabel('Phrase de passe', { exact: true }).fill(INES.passphrase);
  await page.getByRole('button', { name: 'Entrer' }).click();
  await expect(page).toHaveURL(new RegExp(`^${organisation.url}/guichet`, 'u'));
});

test('a session that ends under the reader is taken up again in place', async ({ organisation, newPage }) => {
  const page = await newPage(organisation.url);
  await page.goto('/connexion?next=/reglages/moi');
  await page.getByLabel('Adresse électronique').fill(INES.email);
  await page.getByLabel('Phrase de passe', { exact: true }).fill(INES.passphrase);
  await page.getByRole('button', { name: 'Entrer' }).click();
  await page.getByLabel(/^Fonction/u).fill('Conseillère de nuit');
  await page.context().clearCookies();
  const dialog = page.getByRole('alertdialog', { name: 'Votre connexion a pris fin' });
  // Whatever the page asks first finds it out: saving, or the page by itself before the button is reached.
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'Enregistrer' }).click({ timeout: 1_000 });
    await expect(dialog).toBeVisible();
  }).toPass();
  await dialog.getByLabel('Phrase de passe', { exact: true }).fill(INES.passphrase);
  await dialog.getByRole('button', { name: 'Entrer' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByLabel(/^Fonction/u)).toHaveValue('Conseillère de nuit');
});
