/** A member's card and photo, and the ways out of an organisation. */
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { audit } from './audit.ts';
import { expect, INES, test, type Organisation } from './fixtures.ts';

/** A portrait as a telephone takes it: lying, with the word that turns it upright. Sky above, coat below. */
const portrait = async () =>
  await sharp({ create: { width: 900, height: 600, channels: 3, background: '#7aa6d6' } })
    .composite([{ input: { create: { width: 450, height: 600, channels: 3, background: '#703020' } }, left: 450, top: 0 }])
    .jpeg()
    .withMetadata({ orientation: 6 })
    .toBuffer();

/** A colleague of Inès, signed in at a window of his or her own. */
async function join(
  organisation: Organisation,
  newPage: (url: string) => Promise<Page>,
  person: { givenName: string; familyName: string },
) {
  const inviter = (await organisation.open()).request;
  const email = `${person.familyName.toLowerCase()}@ligne4.example`;
  const invited = await inviter.post('/api/v1/invitations', { data: { email, role: 'member' } });
  const { link } = (await invited.json()) as { link: string };
  const page = await newPage(organisation.url);
  const data = { token: link.split('/').at(-1), ...person, jobTitle: 'Agente de ligne', passphrase: INES.passphrase, language: 'fr' };
  expect((await page.request.post('/api/v1/invitations/accept', { data })).ok()).toBe(true);
  return page;
}

test('somebody writes his card, cuts his photo from the keyboard, and is seen so by colleagues', async ({ organisation, newPage }) => {
  const page = await join(organisation, newPage, { givenName: 'Nadir', familyName: 'Ouazzani' });
  await page.goto('/reglages/moi');
  await page.getByLabel('Prénom public').fill('Nad');
  await page.getByLabel('Pronoms (facultatif)').fill('il');
  await page.getByLabel('Mot-dièse d’orateur (facultatif)').fill('#2026');
  await page.getByRole('combobox', { name: 'Langues parlées' }).fill('arabe');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Sujets aimés' }).fill('vélo, objets trouvés');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'Initiales' }).fill('in');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('alert')).toContainText('Un mot-dièse n’a que des lettres');
  await page.getByLabel('Mot-dièse d’orateur (facultatif)').fill('#NadLigne4');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByRole('alert')).toContainText('Ces initiales sont déjà celles');
  const free = page.getByRole('group', { name: 'Initiales libres' }).getByRole('button');
  await expect(free.nth(2)).toBeVisible();
  const initials = await free.first().textContent();
  await free.first().click();
  await expect(page.getByRole('textbox', { name: 'Initiales' })).toHaveValue(initials ?? '');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(page.getByText('Enregistré.')).toBeVisible();

  await page.getByRole('button', { name: 'Ajouter une photo' }).click();
  const dialog = page.getByRole('dialog', { name: 'Votre photo' });
  const file = dialog.locator('input[type=file]');
  await file.setInputFiles({ name: 'lettre.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('Madame, Monsieur') });
  await expect(dialog.getByRole('alert')).toContainText('n’est pas une image');
  await file.setInputFiles({ name: 'moi.jpg', mimeType: 'image/jpeg', buffer: await portrait() });
  await expect(dialog.getByRole('alert')).toBeHidden();
  // Upright it is higher than wide: it moves up and down only, until it is enlarged.
  await dialog.getByLabel('Agrandir').focus();
  for (let press = 0; press < 25; press += 1) await page.keyboard.press('ArrowRight');
  await dialog.getByLabel('Haut – bas').focus();
  await page.keyboard.press('End');
  await audit(page, 'cutting a photo');
  await dialog.getByRole('button', { name: 'Garder cette photo' }).click();
  await expect(page.getByText('Votre photo est enregistrée.')).toBeVisible();

  const colleague = await organisation.open();
  await colleague.goto('/equipe');
  const card = colleague.getByRole('main').getByRole('listitem').filter({ hasText: 'Ouazzani' }).first();
  await expect(card).toContainText('#NadLigne4');
  await expect(card).toContainText('arabe');
  await expect(card).toContainText('objets trouvés');
  const address = await card.locator('img').getAttribute('src');
  const photo = await colleague.request.get(address ?? '');
  expect(photo.headers()['content-type']).toBe('image/webp');
  const { data } = await sharp(await photo.body())
    .raw()
    .toBuffer({ resolveWithObject: true });
  // The bottom of the upright picture: the coat.
  expect(data[0] ?? 0).toBeGreaterThan(data[2] ?? 0);
  await card.getByRole('link', { name: 'Nad' }).click();
  await expect(colleague.getByRole('heading', { name: 'Nad', level: 1 })).toBeVisible();
  await expect(colleague.getByText('n’y apparaît pas')).toBeVisible();
  await audit(colleague, 'a person');
});

test('who leaves and asks for it is erased, and what remains says so', async ({ organisation, newPage }) => {
  const page = await join(organisation, newPage, { givenName: 'Violaine', familyName: 'Quesnel' });
  await page.goto('/reglages/moi');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Télécharger mes données' }).click();
  expect((await download).suggestedFilename()).toBe('visavis.json');
  await page.getByRole('button', { name: 'Quitter l’organisation…' }).click();
  const dialog = page.getByRole('alertdialog', { name: 'Quitter l’organisation' });
  await dialog.getByRole('button', { name: 'Quitter', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('Dites ce que deviennent vos données');
  await dialog.getByRole('radio', { name: /^Les effacer maintenant/u }).check();
  await expect(dialog).toContainText('les publications et leur signature');
  await audit(page, 'leaving');
  await dialog.getByLabel('Phrase de passe actuelle').fill('ce n’est pas elle');
  await dialog.getByRole('button', { name: 'Quitter et effacer' }).click();
  await expect(dialog.getByRole('alert')).toContainText('pas votre phrase de passe');
  await dialog.getByLabel('Phrase de passe actuelle').fill(INES.passphrase);
  await dialog.getByRole('button', { name: 'Quitter et effacer' }).click();
  await expect(page.getByRole('heading', { name: 'S’identifier' })).toBeVisible();

  const colleague = await organisation.open();
  await colleague.goto('/equipe');
  await expect(colleague.getByText('Ancien collaborateur (VQ)')).toBeVisible();
  await expect(colleague.getByRole('main')).not.toContainText('Quesnel');
});

test('the last administrator is told to name another first', async ({ organisation }) => {
  const page = await organisation.open();
  await page.goto('/reglages/moi');
  await expect(page.getByText('Vous êtes la seule personne à administrer')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Quitter l’organisation…' })).toHaveCount(0);
});

test('two who have one first name sign apart on the account that they share', async ({ organisation, newPage }) => {
  await join(organisation, newPage, { givenName: 'Inès', familyName: 'Barreau' });
  const page = await organisation.open();
  await page.goto('/reglages/comptes');
  const card = page.getByRole('main').getByRole('listitem').filter({ hasText: '@ligne4' }).first();
  await expect(card).toContainText('Tout le monde peut y répondre');
  await card.getByRole('button', { name: 'Équipe…' }).click();
  const dialog = page.getByRole('dialog', { name: 'L’équipe de @ligne4' });
  await dialog.getByLabel('Ajouter quelqu’un').selectOption({ label: 'Inès (Inès Naït)' });
  await dialog.getByLabel('Ajouter quelqu’un').selectOption({ label: 'Inès (Inès Barreau)' });
  await expect(dialog).toContainText('« Inès B. »');
  await audit(page, 'the team of an account');
  await dialog.getByRole('button', { name: 'Descendre Inès' }).first().click();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(card).toContainText('2 personnes dans l’équipe');
  // Everybody answers again: the other journeys share this organisation.
  await card.getByRole('button', { name: 'Équipe…' }).click();
  await dialog.getByRole('button', { name: 'Retirer Inès de l’équipe' }).first().click();
  await dialog.getByRole('button', { name: 'Retirer Inès de l’équipe' }).first().click();
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(card).toContainText('Tout le monde peut y répondre');
});
