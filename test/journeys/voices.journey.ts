import type { APIRequestContext, Page } from '@playwright/test';
import { writeThread } from '../../src/networks/practice/write-posts.ts';
import { connectDatabase } from '../../src/platform/database/index.ts';
import { findRunningPostgres } from '../../src/platform/postgres/index.ts';
import { composer, expect, test as base } from './inbox-world.ts';

const DECLARED = 'Lisa, personnage de Ligne 4, derrière lequel des personnes vous répondent.';

/** The account, signed as a journey wants it, from which answers leave at once. */
const test = base.extend<{ voices: { accountId: string; sign: (form: string) => Promise<void> } }>({
  voices: async ({ desk }, use) => {
    const api = desk.ines.request;
    const { accounts } = (await (await api.get('/api/v1/accounts')).json()) as { accounts: { accountId: string; handle: string }[] };
    const { accountId } = accounts.find(({ handle }) => handle === 'ligne4')!;
    const path = `/api/v1/accounts/${accountId}`;
    const sign = async (signatureForm: string) =>
      expect((await api.patch(path, { data: { signatureForm, undoDelaySeconds: 0 } })).ok()).toBe(true);
    await use({ accountId, sign });
  },
});

/** Answers in the composer that is open, and waits until the public reads the answer. */
async function answer(page: Page, said: { words: string; read: string }): Promise<void> {
  await composer(page).fill(said.words);
  await composer(page).press('Control+Enter');
  await expect(page.getByRole('article').filter({ hasText: said.read }).first()).toBeVisible();
  await expect(composer(page)).toHaveCount(0);
}

/** A post of the account's own, typed in the network's application. */
async function typeElsewhere(api: APIRequestContext, home: string, post: { text: string; under: string | null }): Promise<void> {
  const { organisation } = (await (await api.get('/api/v1/me')).json()) as { organisation: { organisationId: string } };
  const database = connectDatabase({ url: findRunningPostgres(home) ?? '', maximumConnections: 1 });
  const recordKey = `elsewhere${Date.now()}`;
  const authorIdentity = 'practice:ligne4';
  const parentRef = post.under;
  const rootRef = parentRef ?? `${authorIdentity}/${recordKey}`;
  const rest = { quotedRef: null, images: [], languages: ['fr'], writtenAt: new Date() };
  const draft = { recordKey, authorIdentity, rootRef, parentRef, text: post.text, ...rest };
  await database.transact(organisation.organisationId, async (tx) => await writeThread(tx, [draft]));
  await database.close();
}

test('four speakers share an account: each is told apart by a tag, on the network and in the list', async ({ desk, voices, product }) => {
  test.slow();
  const { ines, speak, open } = desk;
  await voices.sign('speaker-tag');
  await ines.request.patch('/api/v1/me', { data: { speakerTag: 'InesN' } });
  const team: [string, Page, string][] = [['Inès', ines, 'InesN']];
  for (const [name, tag] of [
    ['Karim', 'KarimT'],
    ['Amadou', 'AmadouT'],
    ['Louise', 'LouiseT'],
  ] as const) {
    const page = await desk.colleague(name);
    if (name !== 'Louise') expect((await page.request.patch('/api/v1/me', { data: { speakerTag: tag } })).ok()).toBe(true);
    team.push([name, page, tag]);
  }
  for (const [name] of team) await speak(`Public ${name}`, `@ligne4 une question pour ${name} ?`);

  await expect
    .poll(async () => ((await (await ines.request.get('/api/v1/conversations/counts')).json()) as Record<string, number>)['to-answer'])
    .toBeGreaterThanOrEqual(4);

  // Louise has no tag yet: she cannot speak, and gets one at that very place.
  const louise = team[3]![1];
  await louise.reload();
  await open(louise, 'Public Louise');
  await louise.keyboard.press('r');
  await louise.getByLabel('Votre mot-dièse d’orateur').fill('pas un mot-dièse');
  await louise.getByRole('button', { name: 'Prendre ce mot-dièse' }).click();
  await expect(louise.getByText(/Ce n’est pas un mot-dièse/u)).toBeVisible();
  await louise.getByLabel('Votre mot-dièse d’orateur').fill('#LouiseT');
  await louise.getByRole('button', { name: 'Prendre ce mot-dièse' }).click();
  await expect(louise.getByLabel('Votre mot-dièse d’orateur')).toHaveCount(0);

  // She has taken hers already.
  await expect(composer(louise)).toBeEditable();
  for (const [name, page, tag] of team) {
    if (page !== louise) {
      await page.reload();
      await open(page, `Public ${name}`);
      await page.keyboard.press('r');
      await expect(composer(page)).toBeFocused();
    }
    await answer(page, { words: `Oui, dit ${name}.`, read: `#${tag}` });
  }
  const { posts } = await readPublic(ines, 'Oui, dit Karim. #KarimT');
  expect(posts).toBe(1);

  // Filtered by speaker, the list holds that speaker's conversations only.
  await ines.getByRole('link', { name: /En attente$/u }).click();
  await ines.getByLabel('Orateur affiché').selectOption({ label: '#KarimT · Karim' });
  await expect(ines.getByRole('link', { name: /^Public Karim/u })).toBeVisible();
  await expect(ines.getByRole('link', { name: /^Public Amadou/u })).toHaveCount(0);
  // What comes in for that speaker shows by itself; what comes in for another does not.
  await ines.getByRole('link', { name: /À répondre/u }).click();
  await expect(ines.getByLabel('Orateur affiché')).toHaveValue(/./u);
  await speak('Public Nina', '@ligne4 une question de plus, #AmadouT ?');
  await speak('Public Omar', '@ligne4 une question de plus, #KarimT ?');
  await expect(ines.getByRole('link', { name: /^Public Omar/u })).toBeVisible();
  await expect(ines.getByRole('link', { name: /^Public Nina/u })).toHaveCount(0);
  await ines.getByLabel('Orateur affiché').selectOption({ label: 'Tous les orateurs' });

  // What left without a tag from the network's own application is asked about, and a person answers.
  await typeElsewhere(ines.request, product.home, { text: 'Reprise à 10 h.', under: null });
  await ines.getByRole('button', { name: /sans auteur/u }).click();
  const asked = ines.getByRole('dialog', { name: 'À qui est ce message ?' });
  const question = asked.getByRole('listitem').filter({ hasText: 'Reprise à 10 h.' });
  await question.getByLabel('Auteur').selectOption({ label: 'Amadou (AE)' });
  await expect(question).toHaveCount(0);
});

test('a reply typed in the network’s own application is its author’s, by the signature', async ({ desk, voices, product }) => {
  const { ines, speak, open } = desk;
  await voices.sign('given-name');
  const ref = await speak('Olga Ailleurs', '@ligne4 c’est rétabli ?');
  await ines.reload();
  await open(ines, 'Olga Ailleurs');
  await typeElsewhere(ines.request, product.home, { text: 'Oui, depuis 9 h. ^IN', under: ref });
  const reply = ines.getByRole('article', { name: 'Inès' }).filter({ hasText: 'Oui, depuis 9 h.' });
  await expect(reply).toContainText('depuis Réseau d’entraînement');
  await expect(reply).toContainText('reconnu par sa signature');
});

test('a colleague’s signature in a draft is found, and goes by one key', async ({ desk, voices }) => {
  const { ines, speak, open } = desk;
  await voices.sign('given-name');
  await desk.colleague('Basile');
  await speak('Nour Brouillon', '@ligne4 alors ?');
  await ines.reload();
  await open(ines, 'Nour Brouillon');
  await ines.keyboard.press('r');
  await composer(ines).fill('On regarde.\n— Basile');
  await expect(ines.getByText('Ce brouillon finit par la signature de Basile')).toBeVisible();
  await ines.keyboard.press('Control+;');
  await expect(composer(ines)).toHaveValue('On regarde.');
  await expect(ines.getByText('Ce brouillon finit par')).toHaveCount(0);
});

test('a character says what it is, and hands its thread to a person who says so', async ({ desk, voices }) => {
  const { ines, speak, open } = desk;
  await voices.sign('given-name');
  await ines.goto('/reglages/comptes');
  await ines.getByRole('button', { name: 'Personnage', exact: true }).click();
  const dialog = ines.getByRole('dialog', { name: 'Le personnage de ligne4' });
  await dialog.getByRole('textbox', { name: 'Son nom' }).fill('Lisa');
  await expect(dialog.getByText(DECLARED).first()).toBeVisible();
  await dialog.getByLabel('Comment il parle').fill('Chaleureuse et brève.');
  await dialog.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(dialog.getByRole('button', { name: 'Choisir une image' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Fermer' }).first().click();

  await speak('Colette Colis', '@ligne4 où est mon colis ?');
  await ines.goto('/guichet');
  await open(ines, 'Colette Colis');
  await ines.keyboard.press('r');
  await expect(ines.getByRole('radio', { name: /^Inès/u })).toBeChecked();
  await ines.getByRole('radio', { name: /^Lisa/u }).check();
  await expect(ines.getByText(DECLARED)).toBeVisible();
  await ines.getByText('Comment parle Lisa').click();
  await expect(ines.getByText('Chaleureuse et brève.')).toBeVisible();
  await composer(ines).fill('À Lyon, il arrive demain.');
  await composer(ines).press('Control+Enter');
  await expect(ines.getByRole('article', { name: 'Lisa (Inès)' }).filter({ hasText: DECLARED })).toBeVisible();

  const karim = await desk.colleague('Karim');
  await karim.getByRole('link', { name: /En attente$/u }).click();
  await open(karim, 'Colette Colis');
  await karim.keyboard.press('r');
  await expect(karim.getByRole('radio', { name: /^Lisa/u })).toBeChecked();
  await karim.getByRole('radio', { name: /^Karim/u }).check();
  await expect(karim.getByText('Ici Karim, je reprends pour Lisa.')).toBeVisible();
  await composer(karim).fill('Je l’ai retrouvé.');
  await composer(karim).press('Control+Enter');
  const taken = karim.getByRole('article', { name: 'Karim' }).filter({ hasText: 'Ici Karim, je reprends pour Lisa.' });
  await expect(taken).toContainText('Je l’ai retrouvé.');
  await expect(ines.getByRole('article', { name: 'Karim' }).filter({ hasText: 'je reprends pour Lisa' })).toBeVisible();
});

/** How many posts of the practice network's public page read so. */
async function readPublic(page: Page, text: string): Promise<{ posts: number }> {
  const html = await (await page.request.get('/practice/people/ligne4')).text();
  const plain = html.replaceAll(/<[^>]+>/gu, '').replaceAll(/\s+/gu, ' ');
  return { posts: plain.split(text).length - 1 };
}
