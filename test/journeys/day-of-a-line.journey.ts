/** A day at a line's account of a real PDS: one takes the helm, answers, hands two threads over; profile and public page follow. */
import type { Page } from '@playwright/test';
import { expect, test, type AtWorld } from './at-world.ts';
import { invite } from './inbox-world.ts';

const strip = (page: Page) => page.getByRole('banner', { name: 'Comptes et présents' });

test('a day of a line on a real PDS: helm, greeting, answers, hand-over, picture, goodbye, each step on the public page', async ({
  at,
  browser,
}) => {
  test.setTimeout(480_000);
  const { ines, network, ours } = at;
  const origin = new URL(ines.url() === 'about:blank' ? await originOf(ines) : ines.url()).origin;
  await prepare(at, origin);
  const karim = await invite(browser, ines.request, { givenName: 'Karim', url: origin });
  await agree(karim, origin);
  const passerBy = await karim.context().newPage();
  const reads = async (words: RegExp) => {
    await expect
      .poll(async () => {
        await passerBy.goto(`${origin}/qui-parle/ligne-4`);
        return await passerBy.getByRole('main').innerText();
      })
      .toMatch(words);
  };

  await test.step('Inès takes the helm and greets; the profile and the public page say it', async () => {
    await ines.goto('/guichet');
    await karim.goto('/guichet');
    await strip(ines)
      .getByRole('button', { name: /^Prendre/u })
      .first()
      .click();
    const taking = ines.getByRole('dialog', { name: /^Prendre les commandes/u });
    await taking.getByRole('textbox', { name: /Jusqu’à quelle heure/u }).fill('23h55');
    await taking.getByRole('radio', { name: /Bonjour, c’est Inès/u }).check();
    await taking.getByRole('button', { name: 'Saluer et prendre les commandes' }).click();
    await expect.poll(async () => await said(at, 'Bonjour, c’est Inès')).toBe(1);
    await expect.poll(async () => (await profileOf(at)).description).toMatch(/Aux commandes\s: Inès/u);
    await reads(/Inès[\s\S]*23\s?h\s?55/u);
  });

  await test.step('she takes two threads, and hands them over with the helm', async () => {
    for (const [handle, name] of [
      ['lea', 'Léa Brun'],
      ['zoe', 'Zoé Petit'],
    ] as const) {
      const person = await network.createPerson({ handle, displayName: name });
      await person.post(`@${ours.handle} le 8 h 21 est maintenu ?`);
      await network.drain();
      const row = ines.getByRole('link', { name: new RegExp(`^${name}`, 'u') }).first();
      const fresh = ines.getByRole('button', { name: /nouve(l échange|aux échanges)/u });
      await expect(row.or(fresh).first()).toBeVisible();
      if (!(await row.isVisible())) await fresh.click();
      await row.click();
      await expect(ines.getByRole('heading', { level: 2, name }).first()).toBeVisible();
      await ines.keyboard.press('t');
      await expect(ines.getByRole('button', { name: 'Rendre', exact: true })).toBeVisible();
    }
    await strip(ines).getByRole('button', { name: 'Passer la main' }).first().click();
    const offering = ines.getByRole('dialog', { name: /^Passer la main/u });
    await offering.getByRole('combobox', { name: 'À qui ?' }).selectOption({ label: 'Karim' });
    await offering.getByRole('button', { name: 'Passer la main' }).click();
    await karim.getByRole('button', { name: 'Voir et confirmer' }).click();
    const confirming = karim.getByRole('dialog', { name: /vous passe la main/u });
    await confirming.getByRole('radio', { name: /Bonjour, c’est Karim/u }).check();
    await confirming.getByRole('button', { name: 'Confirmer et prendre les commandes' }).click();
    await expect(karim.getByText(/avec 2 échanges\.$/u)).toBeVisible();
    await expect.poll(async () => await said(at, 'Bonjour, c’est Karim')).toBe(1);
    await expect.poll(async () => (await profileOf(at)).description).toMatch(/Aux commandes\s: Karim/u);
    await reads(/Karim/u);
  });

  await test.step('the picture of the team stands on the profile', async () => {
    await ines.goto('/equipe/image');
    await expect(ines.getByRole('img', { name: /^Aperçu de la bannière/u })).toBeVisible();
    await ines.getByRole('button', { name: 'Publier sur le profil' }).click();
    await expect.poll(async () => (await profileOf(at)).banner !== undefined).toBe(true);
  });

  await test.step('Karim answers under his own name, says goodbye, and the profile is put back', async () => {
    await karim.getByRole('textbox', { name: 'Votre réponse' }).fill('Oui, il est maintenu.');
    await karim.getByRole('textbox', { name: 'Votre réponse' }).press('Control+Enter');
    await expect.poll(async () => await said(at, 'Oui, il est maintenu.\n— Karim')).toBe(1);
    await strip(karim)
      .getByRole('button', { name: /^@ligne4/u })
      .first()
      .click();
    await karim
      .getByRole('dialog', { name: /^Les commandes de/u })
      .getByRole('button', { name: 'Terminer' })
      .click();
    const ending = karim.getByRole('dialog', { name: /^Terminer sur/u });
    await ending.getByRole('radio', { name: /Karim vous dit au revoir/u }).check();
    await ending.getByRole('button', { name: 'Dire au revoir et terminer' }).click();
    await expect.poll(async () => await said(at, 'Karim vous dit au revoir')).toBe(1);
    await expect.poll(async () => (await profileOf(at)).description ?? '').not.toContain('Aux commandes');
    await reads(/Personne aux commandes|n’est (?:là|aux commandes)|personne/iu);
  });
});

async function originOf(page: Page): Promise<string> {
  await page.goto('/');
  return page.url();
}

/** The account connected, Inès in agreement, the public page on. */
async function prepare({ ines, network, ours }: AtWorld, origin: string): Promise<void> {
  const headers = { origin };
  const data = { network: 'bluesky', server: network.pdsUrl, handle: ours.handle, secret: ours.appPassword };
  const connected = await ines.request.post('/api/v1/accounts', { data, headers, timeout: 30_000 });
  expect(connected.status(), await connected.text()).toBeLessThan(300);
  await agree(ines, origin);
  const page = (await (await ines.request.get('/api/v1/public-page')).json()) as { settings: object };
  const published = await ines.request.put('/api/v1/public-page', {
    data: { ...page.settings, slug: 'ligne-4', published: true },
    headers,
  });
  expect(published.status(), await published.text()).toBeLessThan(300);
}

async function agree(page: Page, origin: string): Promise<void> {
  const { member } = (await (await page.request.get('/api/v1/me')).json()) as { member: { memberId: string } };
  const agreed = await page.request.patch(`/api/v1/members/${member.memberId}/card`, {
    data: { listedPublicly: true },
    headers: { origin },
  });
  expect(agreed.status(), await agreed.text()).toBeLessThan(300);
}

/** How many posts of ours on the PDS begin with these words. */
async function said({ network, ours }: AtWorld, words: string): Promise<number> {
  const records = await network.recordsOf(ours.did);
  return records.filter(({ value }) => String((value as { text?: unknown }).text).startsWith(words)).length;
}

async function profileOf({ ours }: AtWorld): Promise<{ description?: string; banner?: unknown }> {
  const where = { repo: ours.did, collection: 'app.bsky.actor.profile', rkey: 'self' };
  const { data } = await ours.agent.com.atproto.repo.getRecord(where);
  return data.value as { description?: string; banner?: unknown };
}
