import type { APIRequestContext, Page } from '@playwright/test';
import { audit } from './audit.ts';
import { expect, INES, persist, quieten, test } from './fixtures.ts';

const PAUL = {
  givenName: 'Paul',
  familyName: 'Confidentiel',
  jobTitle: 'Ingénieur',
  passphrase: 'trois ponts sur le canal',
  language: 'fr',
} as const;
const EMAIL = 'paul@ville.example';

/** Paul, who comes in by an invitation. */
async function invitePaul(page: Page, api: APIRequestContext): Promise<void> {
  const invited = await page.request.post('/api/v1/invitations', { data: { email: EMAIL, role: 'member' } });
  const { link } = (await invited.json()) as { link: string };
  const accepted = await api.post('/api/v1/invitations/accept', { data: { token: link.split('/').at(-1), ...PAUL } });
  expect(accepted.ok(), await accepted.text()).toBe(true);
}

/** The public page, read as the public reads it, until it says so: it follows within two seconds. */
async function publicSays(page: Page, words: RegExp): Promise<void> {
  await expect(async () => {
    await page.goto('/qui-parle/ville');
    await expect(page.getByRole('main')).toContainText(words, { timeout: 1_000 });
  }).toPass();
}

test.setTimeout(480_000);

test('a city’s office changes hands, and the public page shows each step', async ({ freshProduct: { url }, newPage, playwright }) => {
  const inesApi = persist(await playwright.request.newContext({ baseURL: url }));
  const paulApi = persist(await playwright.request.newContext({ baseURL: url }));
  const created = await inesApi.post('/api/v1/organisations', {
    data: { name: 'Ville', timeZone: 'Europe/Paris', language: 'fr', ...INES },
  });
  expect(created.ok(), await created.text()).toBe(true);
  await quieten(inesApi);
  const ines = await newPage(url, { storageState: await inesApi.storageState() });
  const reader = await newPage(url);
  await invitePaul(ines, paulApi);
  const paul = await newPage(url, { storageState: await paulApi.storageState() });
  for (const page of [ines, paul]) await page.request.patch('/api/v1/me', { data: { listedPublicly: true, language: 'fr' } });
  await ines.request.post('/api/v1/accounts', { data: { network: 'practice', server: '', handle: 'ville.technique', secret: '' } });

  await test.step('the page is published by an administrator, and not before', async () => {
    expect((await reader.goto('/qui-parle/ville'))?.status()).toBe(404);
    await ines.goto('/equipe/public');
    await ines.getByLabel('Nom de la page').fill('ville');
    await ines.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(ines.getByText('Enregistré.')).toBeVisible();
    await ines.getByRole('button', { name: 'Publier la page' }).click();
    await expect(ines.getByText('Publiée', { exact: true })).toBeVisible();
    await publicSays(reader, /Les personnes qui vous répondent/);
  });

  await test.step('the office is made, vacant', async () => {
    await ines.goto('/equipe/fonctions');
    await ines.getByRole('button', { name: 'Créer une fonction' }).click();
    const dialog = ines.getByRole('dialog', { name: 'Créer une fonction' });
    await dialog.getByRole('button', { name: 'Créer la fonction' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Choisissez le compte');
    await dialog.getByLabel('Compte').selectOption({ label: '@ville.technique' });
    await dialog.getByLabel('Nom de la fonction').fill('Direction technique de la ville');
    await dialog.getByLabel('Intitulé au féminin').fill('Directrice technique de la ville');
    await dialog.getByLabel('Intitulé au masculin').fill('Directeur technique de la ville');
    await dialog.getByRole('radio', { name: /^Personne/u }).check();
    await dialog.getByRole('button', { name: 'Créer la fonction' }).click();
    await expect(ines.getByText('Fonction vacante', { exact: true })).toBeVisible();
    await publicSays(reader, /Direction technique de la ville[\s\S]*Fonction vacante/);
  });

  await test.step('Paul is named, as interim, after a look at what will happen', async () => {
    await ines.getByRole('button', { name: 'Nommer quelqu’un' }).click();
    const dialog = ines.getByRole('dialog', { name: 'Nommer quelqu’un' });
    await dialog.getByLabel('Personne').selectOption({ label: 'Paul Confidentiel' });
    await dialog.getByRole('radio', { name: 'Directeur technique de la ville' }).check();
    await dialog.getByRole('radio', { name: /^Intérim/u }).check();
    await dialog.getByRole('button', { name: 'Voir ce qui va se passer' }).click();
    await expect(dialog.getByText('Tout de suite')).toBeVisible();
    await expect(dialog).toContainText('Paul · Directeur technique de la ville par intérim');
    await dialog.getByRole('button', { name: 'Faire maintenant' }).click();
    await expect(ines.getByText('Paul occupe maintenant la fonction.')).toBeVisible();
    await publicSays(reader, /Paul[\s\S]*Directeur technique de la ville par intérim/);
    await expect(reader.locator('body')).not.toContainText('Confidentiel');
  });

  await test.step('Paul publishes his own welcome; nobody else could', async () => {
    await expect(ines.getByRole('button', { name: 'Publier en mon nom' })).toHaveCount(0);
    await paul.goto('/equipe/fonctions');
    await paul.getByRole('button', { name: 'Publier en mon nom' }).click();
    await expect(paul.getByText('Votre message part dans quelques secondes.')).toBeVisible();
    await expect(async () => {
      await ines.goto('/practice/people/ville.technique');
      await expect(ines.locator('body')).toContainText(/Bonjour, c’est Paul/, { timeout: 1_000 });
    }).toPass();
  });

  await test.step('a succession is planned, taken back, then done today', async () => {
    await ines.goto('/equipe/fonctions');
    const plan = async (day: string) => {
      await ines.getByRole('button', { name: 'Préparer une succession' }).click();
      const dialog = ines.getByRole('dialog', { name: 'Préparer la succession' });
      await dialog.getByLabel('Personne').selectOption({ label: `${INES.givenName} ${INES.familyName}` });
      await dialog.getByRole('radio', { name: 'Directrice technique de la ville' }).check();
      await dialog.getByLabel('Premier jour').fill(day);
      await dialog.getByRole('button', { name: 'Voir ce qui va se passer' }).click();
      return dialog;
    };
    const later = await plan(new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10));
    await expect(later).toContainText('Un au revoir est proposé à Paul');
    await later.getByRole('button', { name: 'Programmer' }).click();
    await expect(ines.getByText(/Inès prend la suite le/u)).toBeVisible();
    await publicSays(reader, /Une nouvelle personne prend cette fonction le/);
    await ines.getByRole('button', { name: 'Annuler cette succession' }).click();
    await expect(ines.getByText(/Inès prend la suite le/u)).toBeHidden();
    const { today } = (await (await ines.request.get('/api/v1/offices')).json()) as { today: string };
    // Paul came today: tomorrow is the first day on which somebody else can.
    const tomorrow = new Date(Date.parse(`${today}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    await (await plan(tomorrow)).getByRole('button', { name: 'Programmer' }).click();
    await expect(ines.getByText(/Inès prend la suite le/u)).toBeVisible();
    await audit(ines, 'the offices');
  });

  await test.step('the holder leaves the organisation: the office is vacant at once, and stays so to the public', async () => {
    const left = await paul.request.post('/api/v1/me/leave', { data: { passphrase: PAUL.passphrase, erase: true } });
    expect(left.ok(), await left.text()).toBe(true);
    await publicSays(reader, /Fonction vacante[\s\S]*titulaire précédent/);
    await expect(reader.locator('body')).not.toContainText(/Paul|Confidentiel|paul@/u);
  });
  await inesApi.dispose();
  await paulApi.dispose();
});
