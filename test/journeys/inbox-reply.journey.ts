import type { Locator, Page } from '@playwright/test';
import { fromTelephone } from '../harness/pictures.ts';
import { composer, expect, test } from './inbox-world.ts';

/** What a picture shows, in words. */
const words = (page: Page) => page.getByLabel('Ce que montre l’image 1', { exact: false });

test('a mention arrives live, is taken by keyboard, answered, undone, sent again, and stands on the public page', async ({ desk }) => {
  const { ines } = desk;
  await expect(ines.getByRole('navigation', { name: 'Files' })).toBeVisible();
  await desk.speak('Karim Lenoir', '@ligne4 ma correspondance est ratée, le 8 h 21 est bien maintenu ?');
  const row = ines.getByRole('link', { name: /^Karim Lenoir/u });
  const fresh = ines.getByRole('button', { name: /nouve(l échange|aux échanges)/u });
  await expect(row.or(fresh).first()).toBeVisible();
  if (await fresh.isVisible()) await fresh.click();
  await row.focus();
  await ines.keyboard.press('Enter');
  await expect(ines.getByRole('heading', { level: 2, name: 'Karim Lenoir' }).first()).toBeVisible();

  await ines.keyboard.press('t');
  await expect(ines.getByRole('link', { name: /^Karim Lenoir.*vous l’avez pris/su })).toBeVisible();
  await ines.keyboard.press('r');
  await expect(composer(ines)).toBeFocused();
  await ines.keyboard.type('Oui, il part à l’heure.');
  await expect(ines.getByText('Gardé', { exact: false }).first()).toBeVisible();

  await test.step('a picture goes with it, once it is described; what is no picture is refused in words', async () => {
    const chooser = ines.getByTestId('media-chooser');
    await chooser.setInputFiles({ name: 'note.png', mimeType: 'image/png', buffer: Buffer.from('rien d’une image') });
    await expect(ines.getByRole('alert').filter({ hasText: 'ni une image ni une vidéo' })).toBeVisible();
    await ines.getByRole('button', { name: 'Retirer l’image 1' }).click();
    await chooser.setInputFiles({ name: 'quai.jpg', mimeType: 'image/jpeg', buffer: await fromTelephone() });
    await expect(words(ines)).toBeVisible();
    await composer(ines).press('Control+Enter');
    await expect(ines.getByText('Décrivez d’abord l’image 1', { exact: false })).toBeVisible();
    await words(ines).fill('Le quai, vide, avec un disque orange');
    await composer(ines).focus();
  });

  await desk.leaveAfter(30);
  await ines.keyboard.press('Control+Enter');
  await expect(ines.getByText(/^Part dans \d+ secondes?$/u)).toBeVisible();
  await expect(composer(ines)).toHaveValue('');
  await ines.keyboard.press('Escape');
  await ines.keyboard.press('z');
  await expect(composer(ines)).toHaveValue('Oui, il part à l’heure.');
  await expect(ines.getByText(/^Part dans/u)).toBeHidden();
  await expect(words(ines)).toHaveValue('Le quai, vide, avec un disque orange');

  await desk.leaveAfter(2);
  await composer(ines).press('Control+Enter');
  await expect(ines.getByText('Répondu', { exact: true })).toBeVisible();
  const ours = ines.getByRole('article', { name: 'Inès' });
  await expect(ours).toContainText('Oui, il part à l’heure.');
  await expect(ours).toContainText('— Inès');
  await expect(ours.getByRole('img', { name: 'Le quai, vide, avec un disque orange' })).toBeVisible();

  const network = await desk.again();
  await network.goto('/practice');
  await expect(network.getByText('Oui, il part à l’heure.')).toHaveCount(1);
  await expect(network.getByRole('img', { name: 'Le quai, vide, avec un disque orange' })).toHaveCount(1);

  const elsewhere = await desk.again();
  await elsewhere.goto(new URL(ines.url()).pathname);
  await test.step('what was wrong is corrected by an answer that is linked to it', async () => {
    await act(ours, 'Rectifier');
    await expect(ines.getByText('Vous rectifiez ce message', { exact: false })).toBeVisible();
    await composer(ines).fill('Pardon, il part à 8 h 27.');
    await composer(ines).press('Control+Enter');
    const correction = ines.getByRole('article').filter({ hasText: '8 h 27' });
    await expect(correction.getByRole('button', { name: 'Rectifie un message' })).toBeVisible();
    await expect(elsewhere.getByRole('button', { name: 'Rectifié depuis' })).toBeVisible();
  });

  await test.step('it is pinned to the profile, and taken from there', async () => {
    await act(ours.first(), 'Épingler en tête du profil');
    await expect(elsewhere.getByText('épinglé au profil')).toBeVisible();
    await act(ours.first(), 'Ne plus épingler');
    await expect(elsewhere.getByText('épinglé au profil')).toBeHidden();
  });

  await test.step('both are taken back: they are off the network, stay here with who did it, and the question waits again', async () => {
    for (const words of ['8 h 27', 'Oui, il part']) {
      const post = ines.getByRole('article').filter({ hasText: words });
      await act(post, 'Retirer du réseau…');
      const question = ines.getByRole('alertdialog', { name: /^Retirer ce message/u });
      await expect(question).toContainText(words);
      await question.getByRole('button', { name: 'Retirer du réseau' }).click();
      const said = /Retiré du réseau par Inès/u;
      await expect(post).toContainText(said);
      await expect(elsewhere.getByRole('article').filter({ hasText: words })).toContainText(said);
    }
    await expect(elsewhere.getByText('Personne ne répond')).toBeVisible();
    await network.reload();
    await expect(network.getByText('ma correspondance est ratée', { exact: false }).first()).toBeVisible();
    await expect(network.getByText('Oui, il part à l’heure.')).toHaveCount(0);
    await expect(network.getByText('Pardon, il part à 8 h 27.')).toHaveCount(0);
  });
});

/** Chooses an act from the menu of a post of ours. */
async function act(post: Locator, name: string): Promise<void> {
  const page = post.page();
  await post.getByRole('button', { name: /^Que faire du message/u }).click();
  await page.getByRole('menuitem', { name }).click();
}

test('a reply that is one grapheme too long is refused in words, and its text stays', async ({ desk }) => {
  const { ines } = desk;
  await desk.speak('Louise Trop', '@ligne4 racontez-moi tout');
  await ines.reload();
  await desk.open(ines, 'Louise Trop');
  await ines.keyboard.press('r');
  // A family is one; how much the signature takes depends on whether another Inès came before.
  const family = '👨‍👩‍👧‍👦';
  await composer(ines).fill(family + 'é'.repeat(400));
  const over = Number.parseInt(await ines.getByText(/^\d+ signes de trop$/u).innerText(), 10);
  expect(over).toBeGreaterThan(100);
  const text = family + 'é'.repeat(400 - over + 1);
  await composer(ines).fill(text);
  await expect(ines.getByText('1 signe de trop')).toBeVisible();
  await composer(ines).press('Control+Enter');
  await expect(ines.getByText(/n’accepte pas plus de 300 signes, signature comprise\. Retirez-en 1/u)).toBeVisible();
  await expect(composer(ines)).toHaveValue(text);
  await composer(ines).fill(text.slice(0, -1));
  await expect(ines.getByText('0 signe restant', { exact: false })).toBeVisible();
  await composer(ines).press('Control+Enter');
  await expect(ines.getByText('Répondu', { exact: true })).toBeVisible();
});

test('a draft follows its author to another device', async ({ desk }) => {
  const { ines } = desk;
  await desk.speak('Paul Suivi', '@ligne4 et mon train ?');
  await ines.reload();
  await desk.open(ines, 'Paul Suivi');
  await ines.keyboard.press('r');
  await expect(composer(ines)).toBeFocused();
  await ines.keyboard.type('Je regarde');
  await expect(ines.locator('[data-draft="kept"]')).toBeVisible();
  const phone = await desk.again({ viewport: { width: 390, height: 780 } });
  await phone.goto(new URL(ines.url()).pathname);
  await expect(composer(phone)).toHaveValue('Je regarde');
  await composer(ines).pressSequentially(' tout de suite');
  await expect(composer(phone)).toHaveValue('Je regarde tout de suite');
});

test('offline, what is written is kept here and saved when the line is back', async ({ desk }) => {
  const { ines } = desk;
  await desk.speak('Zoé Tunnel', '@ligne4 un mot ?');
  await ines.reload();
  await desk.open(ines, 'Zoé Tunnel');
  await ines.keyboard.press('r');
  await expect(composer(ines)).toBeFocused();
  await ines.context().setOffline(true);
  await ines.keyboard.type('Depuis le tunnel');
  await expect(ines.locator('[data-draft="kept-here"]')).toBeVisible();
  await composer(ines).press('Control+Enter');
  await expect(ines.getByText(/rien n’est parti/u)).toBeVisible();
  await ines.context().setOffline(false);
  await expect(ines.locator('[data-draft="kept"]')).toBeVisible();
  await ines.reload();
  await expect(composer(ines)).toHaveValue('Depuis le tunnel');
});

test('after an answer or a closing, the next conversation is one key away, and the list has not moved', async ({ desk }) => {
  const { ines } = desk;
  await desk.speak('Ana Premier', '@ligne4 une');
  await desk.speak('Bea Seconde', '@ligne4 deux');
  await ines.reload();
  await desk.open(ines, 'Ana Premier');
  const place = async () => (await ines.getByRole('link', { name: /^Bea Seconde/u }).boundingBox())?.y;
  const before = await place();
  await ines.keyboard.press('e');
  await expect(ines.getByText('Clos', { exact: true }).last()).toBeVisible();
  expect(await place()).toBe(before);
  await ines.keyboard.press('j');
  await expect(ines.getByRole('heading', { level: 2, name: 'Bea Seconde' }).first()).toBeVisible();
  await ines.keyboard.press('u');
  await expect(ines.getByText('Qui attend une réponse', { exact: false })).toBeVisible();
});

test('who speaks while the page is opening, after its list was read and before it hears, is shown all the same', async ({ desk }) => {
  const page = await desk.again();
  await expect(page.getByRole('navigation', { name: 'Files' })).toBeVisible();
  await page.route('**/api/v1/events', async (route) => {
    await desk.speak('Ida Entretemps', '@ligne4 juste maintenant');
    const heard = async () => await (await page.request.get('/api/v1/conversations?queue=to-answer&limit=100')).text();
    await expect.poll(heard).toContain('Ida Entretemps');
    await route.continue();
  });
  await page.reload();
  await desk.open(page, 'Ida Entretemps');
});
