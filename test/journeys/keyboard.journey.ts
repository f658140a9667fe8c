import { expect, test } from './fixtures.ts';

test('everything is within reach of the keyboard: content, help, palette', async ({ organisation }) => {
  const page = await organisation.open();
  await page.goto('/equipe');
  await expect(page.getByRole('heading', { name: 'Équipe' })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Raccourcis du clavier' });
  await expect(help).toContainText('Inviter quelqu’un');
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();

  await page.keyboard.press('Control+k');
  const palette = page.getByRole('combobox', { name: 'Chercher ou faire quelque chose' });
  await expect(palette).toBeFocused();
  await page.keyboard.type('reglages');
  await expect(page.getByRole('option', { selected: true })).toContainText('Réglages');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Comptes', exact: true })).toBeFocused();
});

test('a letter typed in a field is only a letter', async ({ organisation }) => {
  const page = await organisation.open();
  await page.goto('/reglages/moi');
  const title = page.getByLabel(/^Fonction/u);
  await title.fill('');
  await title.pressSequentially('g i ?');
  await expect(title).toHaveValue('g i ?');
  await expect(page).toHaveURL(/\/reglages\/moi$/u);
});

test('the page says when the line is cut, and takes it back when it returns', async ({ organisation }) => {
  const page = await organisation.open();
  await page.goto('/equipe');
  await expect(page.getByRole('heading', { name: 'Équipe' })).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByText(/^Vous êtes hors ligne depuis/u)).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByText(/^Vous êtes hors ligne depuis/u)).toBeHidden();
});
