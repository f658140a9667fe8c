/** A morning on a real network: the account is connected from the page, three people speak to it, and what can go wrong there goes wrong. */
import type { Locator, Page } from '@playwright/test';
import type { PostedRecord } from '../networks/harness.ts';
import { PIXEL } from '../networks/pixel.ts';
import { expect, test, type AtPerson, type AtWorld } from './at-world.ts';
import { keepCircles, takeOutOfQuote } from './bluesky-own.ts';
import { composer } from './inbox-world.ts';

const ALT = 'Un panneau d’affichage éteint';

test('an account of a real PDS is connected, answers from the keyboard, and outlives what goes wrong there', async ({ at }) => {
  test.setTimeout(480_000);
  const { ines, network, ours } = at;
  await test.step('what is wrong with the address, the handle or the password is told in words, then the account is connected', async () =>
    await connect(at));

  const [lea, karim, zoe, paul] = await Promise.all([
    at.person('lea', 'Léa Brun'),
    at.person('karim', 'Karim Sy'),
    at.person('zoe', 'Zoé Petit'),
    at.person('paul', 'Paul Roy'),
  ]);
  await ines.goto('/guichet');
  const announced = await ours.post('Travaux dimanche entre Hauterive et Montreval.');
  const start = await zoe.post('Qui prend la ligne 4 demain ?');
  const photo = await lea.post(`@${ours.handle} le panneau est éteint`, { images: [{ bytes: PIXEL, alt: ALT, width: 1, height: 1 }] });
  const deep = await karim.post(`moi, si @${ours.handle} roule`, { replyTo: start });
  const quote = await zoe.post('Encore un dimanche à pied', { quote: announced });
  await network.drain();

  await test.step('three people are answered from the keyboard, each in the right place, once, signed', async () => {
    await open(ines, 'Léa Brun');
    await expect(ines.getByText(ALT)).toBeVisible();
    await answer(ines, 'Merci @' + lea.handle + ', voyez https://example.org/été #ligne4');
    await open(ines, 'Karim Sy');
    await expect(ines.getByText('Qui prend la ligne 4 demain ?')).toBeVisible();
    await answer(ines, 'Oui, elle roule toute la journée 👨‍👩‍👧‍👦');
    await open(ines, 'Zoé Petit');
    await expect(ines.getByText('Travaux dimanche', { exact: false }).first()).toBeVisible();
    await answer(ines, 'Des bus prennent le relais, promis.');
    await expectOnNetwork(at, [
      { text: 'Merci @', parent: photo, root: photo },
      { text: 'Oui, elle roule', parent: deep, root: start },
      { text: 'Des bus', parent: quote, root: quote },
    ]);
  });

  await test.step('a post that is deleted while it is answered: the person is told, and the words are kept', async () => {
    const gone = await paul.post(`@${ours.handle} et le 8 h 21 ?`);
    await network.drain();
    await open(ines, 'Paul Roy');
    await write(ines, 'Il est à l’heure.');
    await paul.delete(gone.uri);
    await network.drain();
    await composer(ines).press('Control+Enter');
    const told = ines.getByText('supprimé', { exact: false });
    await expect(told.first()).toBeVisible();
    await expect(composer(ines)).toHaveValue('Il est à l’heure.');
    expect(await network.recordsOf(ours.did)).toHaveLength(4);
  });

  await test.step('a post that is edited on the network is shown as edited', async () => {
    const asked = await karim.post(`@${ours.handle} quel quai ?`);
    await network.drain();
    await open(ines, 'Karim Sy', 'quel quai ?');
    await karim.edit(asked.uri, `@${ours.handle} quel quai pour Montreval ?`);
    await network.drain();
    // Nothing tells of an edit: it is found at the next look back, which may be a while.
    await expect(ines.getByRole('article', { name: 'Karim Sy' }).last()).toContainText('quel quai pour Montreval ?', { timeout: 90_000 });
    await expect(ines.getByText(/^modifié/u)).toBeVisible();
  });

  await test.step('our post is taken out of a quote, which the account’s list shows and takes back', async () => {
    await ines.goto('/guichet/en-attente');
    await open(ines, 'Zoé Petit');
    await takeOutOfQuote(at, zoe);
  });

  await test.step('followers, rules, lists and the domain are on the account’s own pages', async () => await keepCircles(at, karim));

  await ines.goto('/guichet');
  await open(ines, 'Karim Sy', 'quel quai');
  await test.step('a revoked app password: what was leaving waits, the account is reconnected from the page, and it leaves', async () =>
    await revokeAndReconnect(at, karim));
});

async function connect({ ines, network, proxy, ours, htmlUrl }: AtWorld): Promise<void> {
  await ines.goto('/reglages/comptes');
  await ines.getByRole('main').getByRole('button', { name: 'Connecter un compte' }).first().click();
  const dialog = ines.getByRole('dialog', { name: 'Connecter un compte' });
  await dialog.getByRole('radio', { name: /^Bluesky/u }).check();
  const tries: readonly [server: string, handle: string, secret: string, told: RegExp][] = [
    ['http://127.0.0.1:9', ours.handle, ours.appPassword, /ne répond pas/u],
    [htmlUrl, ours.handle, ours.appPassword, /ce n’est pas un serveur de ce réseau/u],
    [network.pdsUrl, 'personne-ici.test', ours.appPassword, /ne connaît pas de compte à ce nom/u],
    [network.pdsUrl, ours.handle, 'aaaa-bbbb-cccc-dddd', /refuse ce mot de passe d’application/u],
  ];
  for (const [server, handle, secret, told] of tries) {
    await fill(dialog, { server, handle, secret });
    await expect(dialog.getByRole('alert')).toContainText(told);
    await expect(dialog.getByLabel('Identifiant')).toHaveValue(handle);
  }
  await fill(dialog, { server: proxy.url, handle: `@${ours.handle}`, secret: ours.appPassword });
  await expect(ines.getByText(`${ours.handle} est connecté.`)).toBeVisible();
  await expect(chip(ines, ours)).toContainText(/(?<!dé)connecté/u);
}

async function fill(dialog: Locator, { server, handle, secret }: { server: string; handle: string; secret: string }): Promise<void> {
  await dialog.getByLabel('Adresse du serveur').fill(server);
  await dialog.getByLabel('Identifiant').fill(handle);
  await dialog.getByLabel('Mot de passe d’application').fill(secret);
  await dialog.getByRole('button', { name: 'Connecter' }).click();
}

const chip = (page: Page, ours: AtPerson): Locator =>
  page.getByRole('banner').getByRole('button', { name: new RegExp(`^@${ours.handle.replaceAll('.', String.raw`\.`)}`, 'u') });

/** Waits for somebody in the open list, live, and goes there by keyboard. */
async function open(page: Page, name: string, words = ''): Promise<void> {
  const row = page.getByRole('link', { name: new RegExp(`^${name}.*${words.replace('?', String.raw`\?`)}`, 'su') }).first();
  const fresh = page.getByRole('button', { name: /nouve(l échange|aux échanges)/u });
  await expect(row.or(fresh).first()).toBeVisible();
  if (!(await row.isVisible())) await fresh.press('Enter');
  await row.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name }).first()).toBeVisible();
}

async function write(page: Page, text: string): Promise<void> {
  await page.keyboard.press('t');
  await expect(page.getByRole('button', { name: 'Rendre', exact: true })).toBeVisible();
  await page.keyboard.press('r');
  await expect(composer(page)).toBeFocused();
  await page.keyboard.type(text);
}

async function answer(page: Page, text: string): Promise<void> {
  await write(page, text);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(/^Part dans \d secondes?$/u)).toBeVisible();
  await expect(page.getByText('Répondu', { exact: true })).toBeVisible();
  await expect(page.getByRole('article', { name: 'Inès' }).last()).toContainText('— Inès');
  await page.keyboard.press('Escape');
}

interface Expected {
  readonly text: string;
  readonly parent: PostedRecord;
  readonly root: PostedRecord;
}

interface Facet {
  readonly index: { byteStart: number; byteEnd: number };
  readonly features: readonly { $type: string }[];
}

/** What the PDS itself holds: each answer once, in its place, signed, with what means something in it marked. */
async function expectOnNetwork({ network, ours }: AtWorld, expected: readonly Expected[]): Promise<void> {
  const records = (await network.recordsOf(ours.did)).map(({ value }) => value as { text: string; reply?: object; facets?: Facet[] });
  const replies = records.filter(({ reply }) => reply !== undefined);
  expect(replies).toHaveLength(expected.length);
  for (const { text, parent, root } of expected) {
    const found = replies.filter((one) => one.text.startsWith(text));
    expect(found).toHaveLength(1);
    expect(found[0]?.text).toMatch(/\n— Inès$/u);
    expect(found[0]?.reply).toMatchObject({ parent: { uri: parent.uri, cid: parent.cid }, root: { uri: root.uri, cid: root.cid } });
  }
  const marked = replies.find(({ facets }) => facets !== undefined);
  const bytes = Buffer.from(marked?.text ?? '');
  const marks = (marked?.facets ?? []).map(({ index, features }) => [
    features[0]?.$type.split('#')[1],
    bytes.subarray(index.byteStart, index.byteEnd).toString(),
  ]);
  expect(marks).toEqual([
    ['mention', expect.stringMatching(/^@lea-/u)],
    ['link', 'https://example.org/été'],
    ['tag', '#ligne4'],
  ]);
}

async function revokeAndReconnect({ ines, network, proxy, ours }: AtWorld, karim: AtPerson): Promise<void> {
  const { accounts } = (await (await ines.request.get('/api/v1/accounts')).json()) as { accounts: { accountId: string }[] };
  // Long enough for the password to be revoked before the reply leaves.
  const patient = await ines.request.patch(`/api/v1/accounts/${accounts[0]?.accountId}`, { data: { undoDelaySeconds: 10 } });
  expect(patient.ok()).toBe(true);
  await write(ines, 'Quai 2, côté bus.');
  await ines.keyboard.press('Control+Enter');
  await expect(ines.getByText(/^Part dans \d+ secondes?$/u)).toBeVisible();
  await ours.agent.com.atproto.server.revokeAppPassword({ name: 'visavis' });
  // The PDS lets an access token live out its hours: the proxy ends it now, and the refresh meets the revocation itself.
  const body = JSON.stringify({ error: 'ExpiredToken', message: 'Token has expired' });
  proxy.break({ kind: 'answer', path: '/xrpc/', times: 1, status: 400, body });
  await expect(chip(ines, ours)).toContainText('à reconnecter');
  await expect(ines.getByText(/Reliez-le, la réponse partira ensuite/u)).toBeVisible();

  await chip(ines, ours).click();
  await ines.getByRole('link', { name: 'Ce compte dans les réglages' }).click();
  await ines.getByRole('button', { name: 'Reconnecter', exact: true }).click();
  const dialog = ines.getByRole('dialog', { name: `Reconnecter ${ours.handle}` });
  await dialog.getByLabel('Mot de passe d’application').fill(ours.appPassword);
  await dialog.getByRole('button', { name: 'Reconnecter' }).click();
  await expect(dialog.getByRole('alert')).toContainText(/refuse ce mot de passe d’application/u);
  const { data } = await ours.agent.com.atproto.server.createAppPassword({ name: 'visavis 2' });
  await dialog.getByLabel('Mot de passe d’application').fill(data.password);
  await dialog.getByRole('button', { name: 'Reconnecter' }).click();
  await expect(ines.getByText(`${ours.handle} est reconnecté.`)).toBeVisible();
  await expect(chip(ines, ours)).not.toContainText('à reconnecter');

  await expect
    .poll(async () => (await network.recordsOf(ours.did)).filter(({ value }) => String(value['text']).startsWith('Quai 2')).length, {
      timeout: 60_000,
    })
    .toBe(1);
  await karim.post(`@${ours.handle} merci !`);
  await network.drain();
  await ines.goto('/guichet');
  await expect(ines.getByRole('link', { name: /^Karim Sy.*merci !/su })).toBeVisible();
}
