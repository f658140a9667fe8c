/** A week of a line's account: prepared by the apprentie, read by the référente where it must be, said on its day. */
import type { Page } from '@playwright/test';
import { expect, test } from './inbox-world.ts';
import { trust } from './trust.ts';

const WEEK = [
  { words: 'Bonjour à toutes et à tous ! Le trafic est normal ce matin, bonne journée sur la ligne.', time: '07:30', state: 'Programmée' },
  {
    words: 'La station Clairbois ferme à 22 h ce soir pour travaux. Un bus de remplacement vous attend.',
    time: '16:00',
    state: 'Programmée',
  },
  { words: 'Malaise d’un voyageur à Nation : il a choisi son moment pour faire la sieste 😂', time: '12:00', state: 'En relecture' },
  { words: 'L’ascenseur de la mairie est réparé. Merci de votre patience.', time: '09:15', state: 'Programmée' },
  { words: 'Pour nos dons, un virement : FR76 3000 6000 0112 3456 7890 189.', time: '18:00', state: 'En relecture' },
] as const;

/** Writes a post for the account, for a day some days ahead, and asks for its time. */
async function prepare(page: Page, { words, time }: { readonly words: string; readonly time: string }, day: string): Promise<void> {
  await page.goto('/micro');
  await page.getByRole('button', { name: 'Écrire' }).click();
  await page.getByRole('checkbox', { name: /@ligne4/u }).check();
  await page.getByRole('textbox', { name: 'Texte', exact: true }).fill(words);
  await expect(page.getByText(/· enregistré/u)).toBeVisible();
  await page.getByLabel('Jour', { exact: true }).fill(day);
  await page.getByLabel('Heure', { exact: true }).fill(time);
  await page.getByRole('button', { name: 'Programmer', exact: true }).click();
}

test('a week is prepared by an apprentie: what is ordinary has its time, the joke and the IBAN wait for the référente', async ({
  desk,
  product,
}) => {
  test.setTimeout(180_000);
  const { ines } = desk;
  const [lea, karim] = [await desk.colleague('Léa'), await desk.colleague('Karim')];
  await trust(ines.request, lea, 'apprentice');
  await trust(ines.request, karim, 'referent');

  const addresses = new Map<string, string>();
  for (const [place, post] of WEEK.entries()) {
    const day = new Date(Date.now() + (place + 2) * 86_400_000).toISOString().slice(0, 10);
    await prepare(lea, post, day);
    await expect(lea.locator('main header').getByText(post.state, { exact: true })).toBeVisible();
    addresses.set(post.words, new URL(lea.url()).pathname);
  }

  await karim.goto('/relectures');
  const waiting = karim.getByRole('article', { name: 'Les mots de Léa' });
  await expect(waiting).toHaveCount(2);
  const joke = waiting.filter({ hasText: 'sieste' });
  await joke.getByRole('button', { name: /^Corriger/u }).click();
  const amended = karim.getByRole('textbox', { name: 'Les mots de Léa, à corriger' });
  await amended.fill('Malaise d’un voyageur à Nation : les secours sont sur place, le trafic est ralenti.');
  await amended.press('Control+Enter');
  await expect(waiting).toHaveCount(1);
  await waiting.getByRole('button', { name: /^Rendre/u }).click();
  const word = karim.getByRole('textbox', { name: 'Un mot pour Léa' });
  await word.fill('Donnons plutôt la page des dons.');
  await word.press('Control+Enter');
  await expect(karim.getByText('Rien à relire')).toBeVisible();

  // Her words came back, with his.
  await lea.reload();
  await expect(lea.locator('main header').getByText('Brouillon', { exact: true })).toBeVisible();
  await expect(lea.getByText('« Donnons plutôt la page des dons. »')).toBeVisible();

  // What was read and amended is said under her name, when its time is now.
  await lea.goto(addresses.get(WEEK[2].words)!);
  await expect(lea.getByRole('textbox', { name: 'Texte', exact: true })).toHaveValue(/les secours sont sur place/u);
  await lea.getByRole('button', { name: 'Ne plus programmer' }).click();
  await lea.getByRole('radio', { name: 'Maintenant' }).check();
  await lea.getByRole('button', { name: 'Publier maintenant' }).click();
  await expect(lea.getByText('@ligne4\u00a0: publiée')).toBeVisible({ timeout: 30_000 });
  const passerBy = await ines.context().newPage();
  await expect(async () => {
    await passerBy.goto(`${product.url}/practice`);
    await expect(passerBy.getByText(/les secours sont sur place/u)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(passerBy.getByText('— Léa').first()).toBeVisible();
});
