/** A Mastodon account is connected in its server's own page, breaks, is said to be broken, and is mended. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { startFakeMastodon, type FakeMastodon } from '../networks/mastodon/server.ts';
import { expect, test, type Organisation } from './fixtures.ts';
import { invite } from './inbox-world.ts';

const OURS = 'gare';

test('an account of a server is connected in its page, breaks, is said to be broken to two people, and is mended there', async ({
  organisation,
  browser,
}) => {
  const mastodon = await startFakeMastodon();
  mastodon.page.asks = true;
  const ours = mastodon.world.addPerson({ username: OURS });
  const passerBy = mastodon.world.addPerson({ username: 'lea' });
  const page = await organisation.open();
  const lead = await inviteLead(organisation, page, browser);
  try {
    await page.goto('/reglages/comptes');
    await test.step('whoever says no there is told so here, and nothing is connected', async () => {
      await goToItsPage(page, mastodon);
      await page.getByRole('link', { name: 'Deny' }).click();
      await expect(page.getByRole('alert')).toContainText('l’autorisation a été refusée');
      await expect(card(page)).toHaveCount(0);
    });

    await test.step('whoever says yes sees it connected, and what was granted', async () => {
      await goToItsPage(page, mastodon, 'Recommencer');
      await page.getByRole('link', { name: `Authorize as @${OURS}` }).click();
      await expect(page.getByText(`Le compte @${handle(mastodon)} est connecté.`)).toBeVisible();
      await expect(card(page).getByText('connecté', { exact: true })).toBeVisible({ timeout: 15_000 });
      await card(page).getByText('Santé et droits').click();
      await expect(card(page)).toContainText('Accordé');
      await expect(card(page)).toContainText('500 signes au plus');
      // Coming back to the address again shows what became of it, and asks the server nothing more.
      const asked = mastodon.asked.filter((one) => one === 'POST /oauth/token').length;
      await page.reload();
      await expect(page.getByText(`Le compte @${handle(mastodon)} est connecté.`)).toBeVisible();
      expect(mastodon.asked.filter((one) => one === 'POST /oauth/token').length).toBe(asked);
    });

    await test.step('paused, it says so; resumed, it catches up', async () => {
      await card(page).getByRole('button', { name: 'Mettre en pause' }).click();
      await expect(card(page).getByText('en pause', { exact: true })).toBeVisible();
      mastodon.world.post(passerBy, { text: `@${OURS} et la pause ?` });
      await card(page).getByRole('button', { name: 'Reprendre' }).click();
      await expect(card(page).getByText('connecté', { exact: true })).toBeVisible({ timeout: 15_000 });
    });

    await test.step('its leave is taken away: who connected it and a lead are told, on every page', async () => {
      mastodon.access.revokeAllOf(ours);
      mastodon.streams.close();
      await lead.goto('/guichet');
      for (const told of [page, lead])
        await expect(told.getByText(`Le compte @${handle(mastodon)} est rompu`)).toBeVisible({ timeout: 25_000 });
      await lead.getByRole('button', { name: 'J’ai vu' }).click();
      await expect(lead.getByText(/est rompu/u)).toBeHidden();
      await expect(card(page)).toContainText('Personnes prévenues : Inès, Maud (vu).');
    });

    await test.step('another account’s yes is given back, its own mends it, and nothing is lost', async () => {
      mastodon.world.post(passerBy, { text: `@${OURS} pendant la panne ?` });
      await reconnect(page);
      await page.getByRole('link', { name: 'Authorize as @lea' }).click();
      await expect(page.getByRole('alert').filter({ hasText: '@lea' })).toContainText('Cette autorisation a été rendue');
      await reconnect(page);
      await page.getByRole('link', { name: `Authorize as @${OURS}` }).click();
      await expect(card(page).getByText('connecté', { exact: true })).toBeVisible({ timeout: 15_000 });
      await expect(page.getByText(/est rompu/u)).toBeHidden();
      await page.goto('/guichet');
      for (const words of ['et la pause', 'pendant la panne']) await expect(page.getByText(words).first()).toBeVisible({ timeout: 15_000 });
    });

    await test.step('an answer is for fewer people and behind words, as its author wishes; another device shows it', async () => {
      await page.getByText('et la pause').first().click();
      await expect(page.getByText('Personne ne répond')).toBeVisible();
      await page.keyboard.press('r');
      const form = page.locator('[data-dock]');
      await expect(form.getByRole('textbox', { name: 'Votre réponse' })).toBeFocused();
      await page.keyboard.type('Elle est finie.');
      await form.getByRole('button', { name: 'Avertissement' }).click();
      await expect(form.getByRole('textbox', { name: 'Avertissement' })).toBeFocused();
      const left = async () => Number(await form.locator('[data-left]').getAttribute('data-left'));
      const before = await left();
      await page.keyboard.type('Travaux');
      expect(before - (await left())).toBe('Travaux'.length);
      await form.getByRole('button', { name: /^Qui lira la réponse/u }).click();
      await expect(page.getByRole('menuitem')).toHaveCount(4);
      await page.getByRole('menuitem', { name: 'Pour les abonnés' }).click();
      await expect(form.locator('[data-draft="kept"]')).toBeVisible();
      const phone = await organisation.open({ viewport: { width: 390, height: 780 } });
      await phone.goto(new URL(page.url()).pathname);
      await expect(phone.getByRole('textbox', { name: 'Avertissement' })).toHaveValue('Travaux');
      await expect(phone.getByRole('button', { name: /^Qui lira la réponse.*Pour les abonnés/u })).toBeVisible();
      await phone.context().close();
      await form.getByRole('button', { name: 'Répondre', exact: false }).last().click();
      await expect
        .poll(() => [...mastodon.world.statuses.values()].find(({ text }) => text.includes('Elle est finie')))
        .toMatchObject({
          visibility: 'private',
          spoiler: 'Travaux',
        });
    });

    await test.step('it leaves with its history taken along, and its leave is given back', async () => {
      await page.goto('/reglages/comptes');
      await card(page).getByRole('button', { name: 'Déconnecter…' }).click();
      const downloading = page.waitForEvent('download');
      await page.getByRole('alertdialog').getByRole('link', { name: 'Emporter son histoire' }).click();
      const lines = (await readFile(await (await downloading).path(), 'utf8')).trimEnd().split('\n');
      const kinds = lines.map((line) => (JSON.parse(line) as { kind: string }).kind);
      expect(kinds.filter((kind) => kind === 'message')).toHaveLength(3);
      expect(kinds.at(-1)).toBe('end');
      await page.getByRole('button', { name: 'Déconnecter', exact: true }).click();
      await expect(page.getByRole('banner').getByText(`@${OURS}`)).toBeHidden();
      expect(mastodon.asked.filter((one) => one === 'POST /oauth/revoke').length).toBeGreaterThan(1);
    });
    expect(mastodon.violations).toEqual([]);
  } finally {
    await lead.context().close();
    await mastodon.close();
  }
});

const handle = (mastodon: FakeMastodon): string => `${OURS}@${new URL(mastodon.url).host}`;
const card = (page: Page): Locator =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: `@${OURS}` });

async function goToItsPage(page: Page, mastodon: FakeMastodon, by = 'Connecter un compte'): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: by }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Connecter un compte' });
  await dialog.getByRole('radio', { name: /^Mastodon/u }).check();
  await expect(dialog.getByRole('list')).toContainText('Sa page s’ouvre');
  await dialog.getByRole('textbox', { name: 'Serveur' }).fill(mastodon.url);
  await dialog.getByRole('button', { name: 'Aller sur la page du réseau' }).click();
  await expect(page).toHaveTitle('Authorization required');
}

async function reconnect(page: Page): Promise<void> {
  await card(page).getByRole('button', { name: 'Reconnecter' }).click();
  const dialog = page.getByRole('dialog', { name: /^Reconnecter/u });
  await dialog.getByRole('button', { name: 'Aller sur la page du réseau' }).click();
  await expect(page).toHaveTitle('Authorization required');
}

async function inviteLead(organisation: Organisation, page: Page, browser: Parameters<typeof invite>[0]): Promise<Page> {
  const lead = await invite(browser, page.request, { givenName: 'Maud', url: organisation.url });
  const { members } = (await (await page.request.get('/api/v1/members')).json()) as { members: { memberId: string; publicName: string }[] };
  const maud = members.find(({ publicName }) => publicName === 'Maud');
  const changed = await page.request.patch(`/api/v1/members/${maud?.memberId}`, { data: { role: 'lead' } });
  expect(changed.ok(), await changed.text()).toBe(true);
  return lead;
}
