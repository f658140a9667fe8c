/** One team answers three networks from one inbox; what they have beyond mentions arrives; every connection breaks, and is mended here. */
import type { Locator, Page } from '@playwright/test';
import { composer } from './inbox-world.ts';
import { expect, test, type Side, type ThreeNetworks } from './three-networks-world.ts';

const WORDS = 'Voyez https://exemple.org/horaires/ete/ligne-4 🚋';

test('a Bluesky, a Mastodon and an X mention are answered from one inbox; what breaks is mended in the browser', async ({ three }) => {
  test.setTimeout(300_000);
  const { sides, ines, maud } = three;
  for (const page of [ines, maud]) await page.goto('/guichet');
  const asked = new Map<Side, string>();

  await test.step('three people, each on a network of their own, wait in one list', async () => {
    for (const side of sides) asked.set(side, await side.ask('combien de temps ?'));
    for (const { person } of sides) await shown(ines, person);
  });

  await test.step('two of the team answer: counted as each network counts, signed by who wrote, in its thread, journalled', async () => {
    for (const [index, side] of sides.entries()) {
      const [page, name] = index === 1 ? ([maud, 'Maud'] as const) : ([ines, 'Inès'] as const);
      await open(page, side.person);
      await write(page);
      await expect(page.getByText(`${side.left} signes restants`)).toBeVisible();
      await composer(page).press('Control+Enter');
      await expect(page.getByRole('article', { name }).last()).toContainText(`— ${name}`);
      await expect.poll(async () => (await side.answers()).length, { timeout: 30_000 }).toBe(1);
      const [answer] = await side.answers();
      expect(answer?.text.endsWith(`${WORDS}\n— ${name}`), answer?.text).toBe(true);
      expect(answer?.to).toBe(asked.get(side));
      expect(await whoAnswered(page)).toEqual([name]);
    }
  });

  await test.step('each network takes its leave back: all three are said to be broken', async () => {
    for (const side of sides) await side.takeLeave();
    for (const { handle } of sides) await expect(ines.getByText(`Le compte @${handle} est rompu`)).toBeVisible({ timeout: 60_000 });
  });

  await test.step('meanwhile somebody quotes us, and writes to us alone; then each is connected again here', async () => {
    for (const side of sides) {
      await side.quote('Encore un dimanche à pied');
      await side.whisper('mon dossier est le 4821');
    }
    for (const side of sides) await mend(ines, side);
  });

  await test.step('nothing was lost: the quotes and the private messages are there, and told from the others', async () => {
    await ines.goto('/guichet');
    for (const { person } of sides) {
      await shown(ines, person, 'Encore un dimanche');
      await shown(ines, person, 'Message privé');
    }
  });

  await test.step('who corrects a question is seen to have done so', async () => {
    for (const side of sides) {
      const said = await side.ask('quel quai ?');
      await open(ines, side.person, 'quel quai');
      await side.edit(said, 'quel quai pour Montreval ?');
      const message = ines.getByRole('article', { name: side.person }).last();
      await expect(message).toContainText('quel quai pour Montreval ?', { timeout: 60_000 });
      await expect(message.getByText(/^modifié/u)).toBeVisible();
    }
  });
});

const row = (page: Page, person: string, words = ''): Locator =>
  page.getByRole('link', { name: new RegExp(`^${person}.*${words}`, 'su') }).first();

/** Who came since the list was read waits behind a button. */
async function shown(page: Page, person: string, words = ''): Promise<Locator> {
  const found = row(page, person, words);
  await expect(async () => {
    const fresh = page.getByRole('button', { name: /nouve(l échange|aux échanges)/u });
    if (await fresh.isVisible()) await fresh.click();
    await expect(found).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  return found;
}

async function open(page: Page, person: string, words = ''): Promise<void> {
  // A row may be drawn anew between being found and being pressed.
  await expect(async () => {
    await (await shown(page, person, words)).click({ timeout: 5_000 });
    await expect(page.getByRole('heading', { level: 2, name: person }).first()).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 60_000 });
}

async function write(page: Page): Promise<void> {
  await page.keyboard.press('t');
  await expect(page.getByRole('button', { name: 'Rendre', exact: true })).toBeVisible();
  await page.keyboard.press('r');
  await expect(composer(page)).toBeFocused();
  await composer(page).fill(WORDS);
}

/** Who, by the journal of the conversation that is open, had an answer sent. */
async function whoAnswered(page: Page): Promise<string[]> {
  const id = /[0-9a-f-]{36}/u.exec(page.url())?.[0] ?? '';
  const ask = async (path: string): Promise<unknown> => await (await page.request.get(`/api/v1${path}`)).json();
  const read = async () => (await ask(`/conversations/${id}/journal`)) as { entries: { kind: string; memberId: string | null }[] };
  // The network has the answer before we know that it has.
  await expect.poll(async () => (await read()).entries.map(({ kind }) => kind)).toContain('message.sent');
  const { entries } = await read();
  const { members } = (await ask('/members')) as { members: { memberId: string; publicName: string }[] };
  expect(entries.map(({ kind }) => kind)).toContain('conversation.taken');
  const writers = entries.flatMap(({ kind, memberId }) => (kind.startsWith('publication.') && memberId !== null ? [memberId] : []));
  return [...new Set(writers)].map((writer) => members.find(({ memberId }) => memberId === writer)?.publicName ?? '');
}

async function mend(page: Page, { name, handle, makeKey }: ThreeNetworks['sides'][number]): Promise<void> {
  await page.goto('/reglages/comptes');
  const card = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: `@${handle}` });
  await card.getByRole('button', { name: 'Reconnecter' }).click();
  const dialog = page.getByRole('dialog', { name: `Reconnecter ${handle}` });
  if (name !== 'Bluesky') await dialog.getByRole('radio', { name: /^Ici, sans quitter Visavis/u }).check();
  const secret = dialog.getByLabel(name === 'Bluesky' ? 'Mot de passe d’application' : 'Jeton d’accès');
  await secret.fill('aaaa-bbbb-cccc-dddd');
  await dialog.getByRole('button', { name: 'Reconnecter' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible({ timeout: 30_000 });
  await secret.fill(await makeKey());
  await dialog.getByRole('button', { name: 'Reconnecter' }).click();
  await expect(page.getByText(`${handle} est reconnecté.`)).toBeVisible({ timeout: 30_000 });
  await expect(card.getByText('connecté', { exact: true })).toBeVisible({ timeout: 30_000 });
}
