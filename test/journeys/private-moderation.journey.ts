import type { Page } from '@playwright/test';
import { sql } from 'kysely';
import { connectDatabase } from '../../src/platform/database/index.ts';
import { findRunningPostgres } from '../../src/platform/postgres/index.ts';
import { inspect } from './audit.ts';
import { composer, expect, test } from './inbox-world.ts';

/** A passer-by writes to the account alone. */
async function whisper(page: Page, name: string, text: string): Promise<void> {
  const answer = await page.request.post('/practice/speak', { form: { name, text, private: 'yes' }, maxRedirects: 0 });
  expect(answer.status(), await answer.text()).toBe(303);
}

test('a private message is told from a public one at every step, and answered in private', async ({ desk }) => {
  const { ines } = desk;
  await desk.speak('Paul Ouvert', '@ligne4 le guichet de la gare est-il ouvert ?');
  await ines.reload();
  await ines.getByRole('checkbox', { name: 'Messages privés' }).check();
  await expect(ines.getByRole('heading', { name: 'Aucun message privé dans cette liste' })).toBeVisible();
  await ines.getByRole('button', { name: 'Montrer toute la liste' }).click();
  await expect(ines.getByRole('link', { name: /^Paul Ouvert/u })).toBeVisible();
  await whisper(ines, 'Noor Discret', '@ligne4 mon numéro de dossier est le 4821, où est mon remboursement ?');
  await ines.reload();
  await expect(ines.getByRole('link', { name: /^Noor Discret.*Message privé/su })).toBeVisible();
  await ines.getByRole('checkbox', { name: 'Messages privés' }).check();
  await desk.open(ines, 'Noor Discret');
  await expect(ines.getByText('Personne d’autre ne lit cet échange que Noor Discret et votre équipe.')).toBeVisible();
  await ines.keyboard.press('r');
  await expect(ines.getByText('Il n’y a que Noor Discret qui lira votre réponse.')).toBeVisible();
  await inspect(ines, 'a private thread');
  await desk.leaveAfter(0);
  await composer(ines).fill('Il part demain.');
  await ines.getByRole('button', { name: /^Répondre en privé/u }).click();
  await expect(ines.getByRole('article', { name: 'Inès' }).getByText('Message privé')).toBeVisible();

  const passerBy = await desk.again();
  await passerBy.goto('/practice');
  await expect(passerBy.getByText('Il part demain.')).toHaveCount(0);
});

test('somebody is muted from the thread, which says so, and heard again from the card', async ({ desk }) => {
  const { ines } = desk;
  await desk.speak('Rémi Criard', '@ligne4 vous êtes tous nuls');
  await ines.reload();
  await desk.open(ines, 'Rémi Criard');
  const message = ines.getByRole('article', { name: 'Rémi Criard' });
  await message.hover();
  await message.getByRole('button', { name: 'Modérer Rémi Criard' }).click();
  await ines.getByRole('menuitem', { name: 'Mettre Rémi Criard en sourdine' }).click();
  await expect(ines.getByText('Inès a mis Rémi Criard en sourdine')).toBeVisible();
  const card = ines.getByRole('complementary', { name: 'Interlocuteur' });
  await expect(card.getByText('En sourdine pour')).toBeVisible();
  await inspect(ines, 'a card of somebody muted');
  await card.getByRole('button', { name: 'Signaler…' }).click();
  await expect(ines.getByRole('dialog', { name: /Rémi Criard/u })).toBeVisible();
  await inspect(ines, 'a report');
  await ines.keyboard.press('Escape');
  await card.getByRole('button', { name: 'Rétablir le son' }).click();
  await expect(ines.getByText('Inès a rétabli le son de Rémi Criard')).toBeVisible();
  await expect(card.getByRole('button', { name: 'Mettre en sourdine' })).toBeVisible();
});

test('who looks alike on another network is joined by a person, with one card, and parted again', async ({ desk, product }) => {
  const { ines } = desk;
  await desk.speak('Aïcha Double', '@ligne4 bonjour');
  await ines.reload();
  // She is known once her words have arrived.
  await desk.open(ines, 'Aïcha Double');
  const me = (await (await ines.request.get('/api/v1/me')).json()) as { organisation: { organisationId: string } };
  const database = connectDatabase({ url: findRunningPostgres(product.home) ?? '', maximumConnections: 1 });
  await database.transact(me.organisation.organisationId, async (tx) => {
    await sql`
      insert into correspondent (organisation_id, correspondent_id, network, identity, handle, display_name)
      select ${tx.organisationId}, gen_random_uuid(), 'mastodon', 'https://exemple.org/u/aicha', visavis.handle_stem(handle) || '@exemple.org', 'Aicha DOUBLE'
      from correspondent where display_name = 'Aïcha Double'`.execute(tx.db);
  });
  await database.close();
  await ines.reload();
  const card = ines.getByRole('complementary', { name: 'Interlocuteur' });
  await expect(card.getByText('Même nom et même pseudo')).toBeVisible();
  await inspect(ines, 'a card of somebody alike');
  await card.getByRole('button', { name: 'Même personne' }).click();
  await expect(card.getByRole('heading', { name: 'Aussi connu comme' })).toBeVisible();
  await expect(card.getByText('Rapproché par Inès')).toBeVisible();
  await inspect(ines, 'a card of one person on two networks');
  await card.getByRole('button', { name: 'Séparer' }).click();
  await expect(card.getByRole('heading', { name: 'Peut-être la même personne' })).toBeVisible();
});
