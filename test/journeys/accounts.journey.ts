import { expect, test } from './fixtures.ts';

test('connecting an account says what is wrong with what was given, and keeps what was typed', async ({ organisation }) => {
  const page = await organisation.open();
  await page.goto('/reglages/comptes');
  await page.getByRole('main').getByRole('button', { name: 'Connecter un compte' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connecter un compte' });
  await dialog.getByRole('button', { name: 'Connecter' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Choisissez un réseau');
  await dialog.getByRole('radio', { name: /^Bluesky/u }).check();
  await expect(dialog.getByLabel('Adresse du serveur')).toHaveValue('https://bsky.social');
  // Nothing listens there.
  await dialog.getByLabel('Adresse du serveur').fill('http://127.0.0.1:9');
  await dialog.getByLabel('Identifiant').fill('@ligne4.example');
  await dialog.getByLabel('Mot de passe d’application').fill('abcd-efgh-ijkl-mnop');
  await dialog.getByRole('button', { name: 'Connecter' }).click();
  await expect(dialog.getByRole('alert')).toContainText(/ne répond pas|ne convient pas/u, { timeout: 40_000 });
  await expect(dialog.getByLabel('Identifiant')).toHaveValue('@ligne4.example');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('an account shows its state in words everywhere, signs as chosen, and leaves after a question', async ({ organisation }) => {
  const page = await organisation.open();
  await page.goto('/reglages/comptes');
  await page.getByRole('main').getByRole('button', { name: 'Connecter un compte' }).click();
  const dialog = page.getByRole('dialog', { name: 'Connecter un compte' });
  await dialog.getByRole('radio', { name: /^Réseau d’entraînement/u }).check();
  await dialog.getByLabel('Identifiant').fill('bus12');
  await dialog.getByRole('button', { name: 'Connecter' }).click();
  await expect(page.getByText('bus12 est connecté.')).toBeVisible();
  await expect(page.getByRole('banner').getByText('@bus12')).toBeVisible();
  const card = page.getByRole('main').getByRole('listitem').filter({ hasText: '@bus12' });
  await expect(card.getByText('connecté', { exact: true })).toBeVisible();

  await card.getByRole('button', { name: 'Signature et délai' }).click();
  const signature = page.getByRole('dialog', { name: 'Signature de bus12' });
  await signature.getByRole('radio', { name: /^Par les initiales/u }).check();
  await signature.getByRole('radio', { name: '^IN' }).check();
  await expect(signature.getByRole('figure')).toContainText('à l’heure. ^IN');
  await signature.getByLabel('Délai d’annulation').selectOption('30');
  await signature.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(card).toContainText('^IN');
  await expect(card).toContainText('30 secondes');

  await card.getByRole('button', { name: 'Déconnecter…' }).click();
  await page.getByRole('button', { name: 'Déconnecter', exact: true }).click();
  await expect(page.getByRole('banner').getByText('@bus12')).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Comptes déconnectés' })).toBeVisible();
});
