/** What guard-rails do to somebody who writes: a joke and an IBAN wait for a second pair of eyes, and words that deserve it are read again. */
import { audit } from './audit.ts';
import { composer, expect, test } from './inbox-world.ts';
import type { Desk } from './inbox-world.ts';
import type { Page } from '@playwright/test';
import { trust } from './trust.ts';

const IBAN = 'FR76 3000 6000 0112 3456 7890 189';

async function write(desk: Desk, page: Page, { to, words }: { to: string; words: string }): Promise<void> {
  await desk.open(page, to);
  await page.keyboard.press('t');
  await composer(page).fill(words);
}

test('a joke in a grave thread is found while it is typed, held, and leaves as the référente wrote it, signed by the apprentie', async ({
  desk,
}) => {
  const { ines } = desk;
  const lea = await desk.colleague('Léa');
  const karim = await desk.colleague('Karim');
  await trust(ines.request, lea, 'apprentice');
  await trust(ines.request, karim, 'referent');
  await desk.speak('Nadia', 'Bonsoir @ligne4, mon père vient de mourir dans la rame, personne ne nous dit rien.');

  await write(desk, lea, { to: 'Nadia', words: 'Ah ah, terminus pour tout le monde 😂' });
  await lea.getByRole('button', { name: /constats? · à faire relire/u }).click();
  await expect(lea.getByRole('region', { name: 'Constats sur ce texte' })).toContainText('Un rire, là où quelqu’un souffre peut-être.');
  await audit(lea, 'findings beside the words');
  await composer(lea).press('Control+Enter');
  await expect(lea.getByText('En relecture', { exact: true })).toBeVisible();
  await expect(lea.getByText(/Karim.*peuvent la lire/u)).toBeVisible();

  // Told at once, wherever he is; by keys from there on.
  await karim.getByRole('button', { name: 'Relire' }).click();
  await expect(karim.getByRole('article', { name: 'Les mots de Léa' })).toContainText('mon père vient de mourir');
  await audit(karim, 'the reviews');
  await karim.keyboard.press('c');
  const amended = karim.getByRole('textbox', { name: 'Les mots de Léa, à corriger' });
  await amended.fill('Toutes nos condoléances. Un agent vient vers vous.');
  await expect(karim.getByRole('region', { name: 'Ce qui change' })).toContainText('condoléances');
  await amended.press('Control+Enter');
  await expect(karim.getByText('Rien à relire')).toBeVisible();
  await expect(karim.getByText(/Corrigé et approuvé par Karim/u)).toBeVisible();

  // Its author is told, with what was changed; the public reads her signature.
  await expect(lea.getByText(/Karim a corrigé votre texte/u).first()).toBeVisible();
  await expect(lea.getByRole('article', { name: 'Léa' }).filter({ hasText: 'Un agent vient vers vous.' })).toContainText('— Léa');
  await lea.getByRole('button', { name: 'C’est lu' }).click();
  await expect(lea.getByRole('button', { name: 'C’est lu' })).toBeHidden();
});

test('an IBAN is held whoever wrote it, and a refusal brings the words back with its word', async ({ desk }) => {
  const { ines } = desk;
  const paul = await desk.colleague('Paul');
  await desk.speak('Ada', '@ligne4 comment vous faire le virement ?');
  await write(desk, paul, { to: 'Ada', words: `Sur ${IBAN}, merci.` });
  await composer(paul).press('Control+Enter');
  await expect(paul.getByText('En relecture', { exact: true })).toBeVisible();
  await expect(composer(paul)).toHaveValue('');

  await ines.goto('/relectures');
  await expect(ines.getByRole('article', { name: 'Les mots de Paul' }).locator('mark')).toHaveText(IBAN);
  await ines.keyboard.press('r');
  const word = ines.getByRole('textbox', { name: 'Un mot pour Paul' });
  await ines.getByRole('button', { name: 'Rendre ses mots à Paul' }).click();
  await expect(ines.getByText('Quelques mots suffisent.')).toBeVisible();
  await word.fill('Passe plutôt par un message privé.');
  await audit(ines, 'a refusal');
  await word.press('Control+Enter');

  await expect(paul.getByText('Inès vous rend vos mots')).toBeVisible();
  await expect(paul.getByText('« Passe plutôt par un message privé. »', { exact: true })).toBeVisible();
  await expect(composer(paul)).toHaveValue(`Sur ${IBAN}, merci.`);
});

test('words that deserve it are read again for twenty seconds, by the server’s clock, before they leave', async ({ desk }) => {
  const noa = await desk.colleague('Noa');
  const words = 'Le trafic reprend à 25h70, et votez pour le maire, lui au moins agit.';
  await desk.speak('Ugo', '@ligne4 ça reprend quand ?');
  await write(desk, noa, { to: 'Ugo', words });
  const pressed = Date.now();
  await composer(noa).press('Control+Enter');
  const pause = noa.getByRole('dialog', { name: 'Relisons une fois' });
  await expect(pause).toContainText(words);
  await expect(pause).toContainText('— Noa');
  await expect(pause.getByRole('button', { name: 'Envoyer' })).toBeVisible();
  await audit(noa, 'the pause');
  await noa.keyboard.press('Escape');
  await expect(pause).toBeHidden();
  await expect(composer(noa)).toHaveValue(words);

  // The same words from another window: the clock went on.
  await expect(noa.getByText(/Gardé/u)).toBeVisible();
  const again = await noa.context().newPage();
  await again.goto(new URL(noa.url()).pathname);
  await expect(composer(again)).toHaveValue(words);
  await composer(again).press('Control+Enter');
  const goesOn = again.getByRole('dialog', { name: 'Relisons une fois' });
  await goesOn.getByRole('button', { name: 'Envoyer', disabled: false }).click({ timeout: 60_000 });
  expect(Date.now() - pressed).toBeGreaterThanOrEqual(20_000);
  await expect(goesOn).toBeHidden();
  await expect(again.getByRole('article', { name: 'Noa' }).filter({ hasText: words })).toContainText('— Noa');
});
