/** What only Bluesky has, in the account's own pages: quotes, followers, rules, lists, the domain as a name. */
import { expect, type AtPerson, type AtWorld } from './at-world.ts';

const recordsOf = async ({ ours }: AtWorld, collection: `${string}.${string}.${string}`) =>
  (await ours.agent.com.atproto.repo.listRecords({ repo: ours.did, collection })).data.records.map(({ value }) => value);

/** From the conversation that is open to the list of what the account did, and back. */
export async function takeOutOfQuote(at: AtWorld, quoter: AtPerson): Promise<void> {
  const { ines } = at;
  const name = 'Zoé Petit';
  const message = ines.getByRole('article', { name }).first();
  await message.hover();
  await message.getByRole('button', { name: `Modérer ${name}` }).click();
  await ines.getByRole('menuitem', { name: 'Retirer notre publication de cette citation' }).click();
  await expect(ines.getByText(`Inès a masqué un message de ${name}`)).toBeVisible();
  expect(await recordsOf(at, 'app.bsky.feed.postgate')).toMatchObject([{ detachedEmbeddingUris: [expect.stringContaining(quoter.did)] }]);
  await ines.goto('/reglages/comptes');
  await ines.getByRole('link', { name: 'Modération', exact: true }).click();
  await ines.getByRole('searchbox', { name: 'Chercher un nom ou un pseudo' }).fill('zoe-');
  const row = ines.getByRole('list', { name: 'Modération' }).getByRole('listitem').filter({ hasText: name });
  await expect(row).toContainText('Encore un dimanche à pied');
  await row.getByRole('button', { name: 'Ne plus masquer' }).click();
  await expect(row).toHaveCount(0);
  await ines.getByRole('checkbox', { name: 'Montrer aussi ce qui a été repris' }).check();
  await expect(row).toContainText('Message rétabli');
  expect(await recordsOf(at, 'app.bsky.feed.postgate')).toMatchObject([{ detachedEmbeddingUris: [] }]);
}

export async function keepCircles(at: AtWorld, follower: AtPerson): Promise<void> {
  const { ines, network, ours } = at;
  await follower.agent.follow(ours.did);
  await network.drain();
  await ines.getByRole('link', { name: 'Abonnés', exact: true }).click();
  await expect(ines.getByRole('link', { name: 'Voir la fiche de Karim Sy' })).toBeVisible();

  await ines.getByRole('link', { name: 'Bluesky', exact: true }).click();
  await ines.getByRole('radio', { name: 'Certaines personnes' }).check();
  await ines.getByRole('button', { name: 'Garder cette règle' }).click();
  await expect(ines.getByText('Cochez au moins un groupe')).toBeVisible();
  await ines.getByRole('checkbox', { name: 'Les abonnés du compte' }).check();
  await ines.getByRole('button', { name: 'Garder cette règle' }).click();
  await expect(ines.getByText('Changé par Inès')).toBeVisible();

  // Nobody is on a public list who is not shown to the public.
  await expect(ines.getByText('acceptez d’abord d’apparaître au public')).toBeVisible();
  expect((await ines.request.patch('/api/v1/me', { data: { listedPublicly: true } })).ok()).toBe(true);
  await ines.reload();
  await ines.getByLabel('Votre propre compte Bluesky').fill(`@${follower.handle}`);
  await ines.getByRole('button', { name: 'J’accepte d’y figurer' }).click();
  await ines.getByRole('button', { name: 'Faire la liste' }).click();
  await ines.getByRole('dialog').getByRole('button', { name: 'Faire la liste' }).click();
  const list = ines.getByRole('listitem').filter({ has: ines.getByRole('heading', { name: /^Qui vous parle/u }) });
  await expect(list).toContainText('1 personne');
  await list.getByRole('button', { name: 'Faire un pack de démarrage' }).click();
  await ines.getByRole('dialog').getByRole('button', { name: 'Faire un pack de démarrage' }).click();
  await expect(list).toContainText('Pack de démarrage');
  expect(await recordsOf(at, 'app.bsky.graph.listitem')).toMatchObject([{ subject: follower.did }]);
  expect(await recordsOf(at, 'app.bsky.graph.starterpack')).toHaveLength(1);
  await ines.getByRole('button', { name: 'Me retirer de la liste' }).click();
  await expect.poll(async () => await recordsOf(at, 'app.bsky.graph.listitem')).toEqual([]);

  await ines.getByRole('textbox', { name: 'Domaine' }).fill('ligne4.invalid');
  await ines.getByRole('button', { name: 'Vérifier' }).click();
  await expect(ines.getByRole('textbox', { name: 'Valeur' })).toHaveValue(`did=${ours.did}`);
  await expect(ines.getByRole('textbox', { name: 'Adresse', exact: true })).toHaveValue('https://ligne4.invalid/.well-known/atproto-did');
}
